using Microsoft.EntityFrameworkCore;
using PricingApi.Domain.Webhooks;
using PricingApi.Storage;
using PricingApi.Webhooks.Sending;

namespace PricingApi.Webhooks.Dispatch;

/// <summary>What a delivery becomes that a worker held.</summary>
/// <param name="NextAttemptAt">Null to leave it.</param>
/// <param name="Untried">1 when nothing was sent, so that no attempt is counted; else 0.</param>
internal sealed record Conclusion(Lease Lease, DeliveryState State, string? Reason, DateTimeOffset? NextAttemptAt, DateTimeOffset? FinishedAt, int Untried)
{
    /// <param name="status">What its endpoint is by now.</param>
    public static Conclusion Of(Judged judged, string status, DateTimeOffset now)
    {
        var (state, reason) = (judged.Verdict.State, status) switch
        {
            (DeliveryState.Due or DeliveryState.Held, EndpointStatuses.Deleted) => (DeliveryState.Cancelled, Holding.EndpointDeleted),
            (DeliveryState.Due, EndpointStatuses.Paused or EndpointStatuses.Disabled) => (DeliveryState.Held, null),
            var (next, _) => (next, judged.Verdict.Reason),
        };

        return new(
            judged.Report.Lease, state, reason, judged.Verdict.NextAttemptAt,
            state is DeliveryState.Due or DeliveryState.Held ? null : now,
            judged.Report is Attempted ? 0 : 1);
    }
}

internal static class ConclusionStatements
{
    /// <summary>Writes them, where the lease still holds.</summary>
    /// <param name="conclusions">In the order of their ids.</param>
    /// <returns>The ids of the deliveries that were still held.</returns>
    public static async Task<HashSet<Guid>> ConcludeAsync(this PricingDbContext db, List<Conclusion> conclusions, CancellationToken cancellation) =>
        [.. await (db.Database.IsSqlite() ? OnSqliteAsync(db, conclusions, cancellation) : OnPostgresAsync(db, conclusions, cancellation))];

    /// <remarks>Plus 0, lest each row is looked for among all that are leased and not by its key.</remarks>
    private static Task<List<Guid>> OnPostgresAsync(PricingDbContext db, List<Conclusion> conclusions, CancellationToken cancellation)
    {
        var (ids, tokens) = (conclusions.ConvertAll(each => each.Lease.DeliveryId), conclusions.ConvertAll(each => each.Lease.Token));
        var (states, reasons) = (conclusions.ConvertAll(each => (short)each.State), conclusions.ConvertAll(each => each.Reason));
        var (dues, ends, untried) = (conclusions.ConvertAll(each => each.NextAttemptAt), conclusions.ConvertAll(each => each.FinishedAt), conclusions.ConvertAll(each => each.Untried));

        return db.Database.SqlQuery<Guid>($"""
            UPDATE deliveries d SET state = c.state, reason = c.reason, lease_until = NULL, attempt = d.attempt - c.untried,
                next_attempt_at = coalesce(c.due, d.next_attempt_at), finished_at = c.finished_at
            FROM unnest({ids}, {tokens}, {states}, {reasons}, {dues}, {ends}, {untried}) AS c (id, token, state, reason, due, finished_at, untried)
            WHERE d.id = c.id AND d.lease_token = c.token AND d.state + 0 = 1
            RETURNING d.id AS "Value"
            """).ToListAsync(cancellation);
    }

    private static async Task<List<Guid>> OnSqliteAsync(PricingDbContext db, List<Conclusion> conclusions, CancellationToken cancellation)
    {
        var held = new List<Guid>();
        foreach (var each in conclusions)
        {
            var changed = await db.Deliveries.Where(row => row.Id == each.Lease.DeliveryId && row.LeaseToken == each.Lease.Token && row.State == DeliveryState.Leased).ExecuteUpdateAsync(
                set => set.SetProperty(row => row.State, each.State)
                    .SetProperty(row => row.Reason, each.Reason)
                    .SetProperty(row => row.LeaseUntil, (DateTimeOffset?)null)
                    .SetProperty(row => row.Attempt, row => row.Attempt - each.Untried)
                    .SetProperty(row => row.NextAttemptAt, row => each.NextAttemptAt ?? row.NextAttemptAt)
                    .SetProperty(row => row.FinishedAt, each.FinishedAt),
                cancellation);

            if (changed > 0)
            {
                held.Add(each.Lease.DeliveryId);
            }
        }

        return held;
    }
}
