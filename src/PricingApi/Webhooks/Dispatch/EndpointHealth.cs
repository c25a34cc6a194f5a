using Microsoft.EntityFrameworkCore;
using PricingApi.Domain.Webhooks;
using PricingApi.Storage;
using PricingApi.Storage.Rows;
using PricingApi.Webhooks.Sending;

namespace PricingApi.Webhooks.Dispatch;

/// <summary>What a batch of reports says about one endpoint.</summary>
/// <param name="Failed">How many attempts failed, whatever the reason, save our own.</param>
/// <param name="Strained">How many of them failed because the receiver was unreachable, too slow, overloaded or broken.</param>
internal sealed record EndpointNews(Guid EndpointId, int Delivered, int Failed, int Strained, DateTimeOffset? PauseUntil, string? DisableReason)
{
    public static List<EndpointNews> Of(IEnumerable<Judged> reports) =>
    [
        .. reports.GroupBy(each => each.Report.Lease.EndpointId).OrderBy(group => group.Key).Select(group => new EndpointNews(
            group.Key,
            Count(group, outcome => outcome.Delivered),
            Count(group, outcome => outcome.Failure is not (null or AttemptFailure.Unknown or AttemptFailure.Internal)),
            Count(group, outcome => outcome.CountsAgainstReceiver),
            group.Max(each => each.Verdict.PauseUntil),
            group.Select(each => each.Verdict.DisableReason).FirstOrDefault(reason => reason is not null))),
    ];

    private static int Count(IEnumerable<Judged> reports, Func<AttemptOutcome, bool> counts) => reports.Count(each => each.Report is Attempted attempt && counts(attempt.Outcome));
}

/// <summary>What became of endpoints.</summary>
/// <param name="Statuses">The status of each.</param>
/// <param name="Disabled">Those that were disabled, and why.</param>
internal sealed record Noted(Dictionary<Guid, string> Statuses, List<(Guid Endpoint, string Reason)> Disabled);

/// <summary>Keeps on each endpoint how it is doing; does not count as a change made by its owner, save when it is disabled.</summary>
internal static class EndpointHealth
{
    /// <summary>The last success is kept to this accuracy, so that a busy endpoint isn't written for each delivery.</summary>
    private static readonly TimeSpan Accuracy = TimeSpan.FromMinutes(1);

    public static async Task<Noted> NoteAsync(this PricingDbContext db, List<EndpointNews> news, DateTimeOffset now, CancellationToken cancellation)
    {
        var ids = news.ConvertAll(each => each.EndpointId);
        var known = await db.Endpoints.Where(row => ids.Contains(row.Id)).Selected().ToDictionaryAsync(row => row.Id, cancellation);
        var changed = news.FindAll(each => SaysSomething(each, known[each.EndpointId], now));

        if (changed is not [] && !db.Database.IsSqlite())
        {
            var locked = changed.ConvertAll(each => each.EndpointId);
            foreach (var row in await db.Endpoints.FromSql($"SELECT * FROM webhook_endpoints WHERE id = ANY({locked}) ORDER BY id FOR NO KEY UPDATE").Selected().ToListAsync(cancellation))
            {
                known[row.Id] = row;
            }
        }

        var noted = new Noted(known.ToDictionary(each => each.Key, each => each.Value.Status), []);
        foreach (var each in changed)
        {
            if (await db.WriteAsync(known[each.EndpointId], each, now, cancellation) is { } reason && noted.Statuses[each.EndpointId] is EndpointStatuses.Active)
            {
                await db.DisableAsync(each.EndpointId, reason, now, cancellation);
                noted.Statuses[each.EndpointId] = EndpointStatuses.Disabled;
                noted.Disabled.Add((each.EndpointId, reason));
            }
        }

        return noted;
    }

    private static IQueryable<Health> Selected(this IQueryable<EndpointRow> rows) => rows.Select(row => new Health(
        row.Id, row.Status, row.MaxInFlight, row.Strain, row.Allowance, row.OpenUntil, row.FailStreak, row.FirstFailAt, row.LastOkAt, row.CreatedAt));

    private static bool SaysSomething(EndpointNews news, Health row, DateTimeOffset now) =>
        news is not { Failed: 0, PauseUntil: null, DisableReason: null }
        || (news.Delivered > 0 && (row is not { FailStreak: 0, Strain: 0, Allowance: null } || !(now - row.LastOkAt < Accuracy)));

    /// <returns>Why it has to be disabled, if it has.</returns>
    private static async Task<string?> WriteAsync(this PricingDbContext db, Health row, EndpointNews news, DateTimeOffset now, CancellationToken cancellation)
    {
        var breaker = new Breaker(row.Strain, row.Allowance, row.OpenUntil).After(news.Delivered, news.Strained, row.MaxInFlight, now, news.PauseUntil);
        var streak = news.Delivered > 0 ? 0 : row.FailStreak + news.Failed;
        DateTimeOffset? since = streak is 0 ? null : row.FirstFailAt ?? now;
        var lastOk = news.Delivered > 0 ? now : row.LastOkAt;

        await db.Endpoints.Where(each => each.Id == row.Id).ExecuteUpdateAsync(
            set => set.SetProperty(each => each.Strain, breaker.Strain)
                .SetProperty(each => each.Allowance, breaker.Allowance)
                .SetProperty(each => each.OpenUntil, breaker.OpenUntil)
                .SetProperty(each => each.FailStreak, streak)
                .SetProperty(each => each.FirstFailAt, since)
                .SetProperty(each => each.LastOkAt, lastOk),
            cancellation);

        return news.DisableReason ?? (since is { } failing && Failing.TooLong(streak, failing, lastOk ?? row.CreatedAt, now) ? "failing" : null);
    }

    /// <summary>Sends nothing more to an endpoint, holds what was to be sent, and tells the other endpoints by the next save.</summary>
    private static async Task DisableAsync(this PricingDbContext db, Guid id, string reason, DateTimeOffset now, CancellationToken cancellation)
    {
        var disabled = await db.Endpoints.Where(row => row.Id == id && row.Status == EndpointStatuses.Active).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.Status, EndpointStatuses.Disabled)
                .SetProperty(row => row.DisabledReason, reason)
                .SetProperty(row => row.UpdatedAt, now)
                .SetProperty(row => row.RowVersion, row => row.RowVersion + 1),
            cancellation);

        await db.HoldAsync(id, cancellation);

        if (disabled > 0)
        {
            db.PublishDisabled(await db.Endpoints.Where(row => row.Id == id).Facts().SingleAsync(cancellation), reason, now);
        }
    }

    /// <summary>An endpoint, as far as it matters for how it is doing.</summary>
    private sealed record Health(
        Guid Id, string Status, int MaxInFlight, int Strain, int? Allowance, DateTimeOffset? OpenUntil, int FailStreak, DateTimeOffset? FirstFailAt, DateTimeOffset? LastOkAt, DateTimeOffset CreatedAt);
}
