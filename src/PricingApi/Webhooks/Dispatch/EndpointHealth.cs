using Microsoft.EntityFrameworkCore;
using PricingApi.Storage;
using PricingApi.Webhooks.Sending;

namespace PricingApi.Webhooks.Dispatch;

/// <summary>What a batch of reports says about one endpoint.</summary>
/// <param name="Failures">How many attempts failed because of the receiver.</param>
internal sealed record EndpointNews(Guid EndpointId, bool Delivered, int Failures, DateTimeOffset? PauseUntil, string? DisableReason)
{
    public static List<EndpointNews> Of(IEnumerable<Judged> reports) =>
    [
        .. reports.GroupBy(each => each.Report.Lease.EndpointId).OrderBy(group => group.Key).Select(group => new EndpointNews(
            group.Key,
            group.Any(each => each.Report is Attempted { Outcome.Delivered: true }),
            group.Count(each => each.Report is Attempted { Outcome.CountsAgainstReceiver: true }),
            group.Max(each => each.Verdict.PauseUntil),
            group.Select(each => each.Verdict.DisableReason).FirstOrDefault(reason => reason is not null))),
    ];
}

/// <summary>Keeps on each endpoint how it is doing; does not count as a change made by its owner, save when it is disabled.</summary>
internal static class EndpointHealth
{
    /// <summary>The last success is kept to this accuracy, so that a busy endpoint isn't written for each delivery.</summary>
    private static readonly TimeSpan Accuracy = TimeSpan.FromMinutes(1);

    /// <returns>The status of each endpoint.</returns>
    public static async Task<Dictionary<Guid, string>> NoteAsync(this PricingDbContext db, List<EndpointNews> news, DateTimeOffset now, CancellationToken cancellation)
    {
        var ids = news.ConvertAll(each => each.EndpointId);
        var known = await db.Endpoints.Where(row => ids.Contains(row.Id))
            .Select(row => new { row.Id, row.Status, row.FailStreak, row.LastOkAt })
            .ToDictionaryAsync(row => row.Id, cancellation);
        var statuses = known.ToDictionary(each => each.Key, each => each.Value.Status);
        var changed = news.FindAll(each => each is not { Failures: 0, PauseUntil: null, DisableReason: null }
            || (each.Delivered && (known[each.EndpointId].FailStreak > 0 || !(now - known[each.EndpointId].LastOkAt < Accuracy))));

        foreach (var each in changed)
        {
            await db.WriteAsync(each, now, cancellation);

            if (each.DisableReason is { } reason && statuses[each.EndpointId] is EndpointStatuses.Active && await db.DisableAsync(each.EndpointId, reason, now, cancellation))
            {
                statuses[each.EndpointId] = EndpointStatuses.Disabled;
            }
        }

        return statuses;
    }

    private static Task<int> WriteAsync(this PricingDbContext db, EndpointNews news, DateTimeOffset now, CancellationToken cancellation)
    {
        var endpoint = db.Endpoints.Where(row => row.Id == news.EndpointId);

        return news.Delivered
            ? endpoint.ExecuteUpdateAsync(
                set => set.SetProperty(row => row.LastOkAt, now)
                    .SetProperty(row => row.FailStreak, 0)
                    .SetProperty(row => row.FirstFailAt, (DateTimeOffset?)null)
                    .SetProperty(row => row.OpenUntil, row => news.PauseUntil ?? row.OpenUntil),
                cancellation)
            : endpoint.ExecuteUpdateAsync(
                set => set.SetProperty(row => row.FailStreak, row => row.FailStreak + news.Failures)
                    .SetProperty(row => row.FirstFailAt, row => row.FirstFailAt ?? (news.Failures > 0 ? now : null))
                    .SetProperty(row => row.OpenUntil, row => news.PauseUntil ?? row.OpenUntil),
                cancellation);
    }

    /// <summary>Sends nothing more to an endpoint and holds what was to be sent.</summary>
    private static async Task<bool> DisableAsync(this PricingDbContext db, Guid id, string reason, DateTimeOffset now, CancellationToken cancellation)
    {
        var disabled = await db.Endpoints.Where(row => row.Id == id && row.Status == EndpointStatuses.Active).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.Status, EndpointStatuses.Disabled)
                .SetProperty(row => row.DisabledReason, reason)
                .SetProperty(row => row.UpdatedAt, now)
                .SetProperty(row => row.RowVersion, row => row.RowVersion + 1),
            cancellation);

        await db.HoldAsync(id, cancellation);
        return disabled > 0;
    }
}
