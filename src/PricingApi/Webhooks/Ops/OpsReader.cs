using Microsoft.EntityFrameworkCore;
using PricingApi.Access;
using PricingApi.Domain.Webhooks;
using PricingApi.Operations;
using PricingApi.Storage;
using PricingApi.Storage.Rows;
using PricingApi.Webhooks.Dispatch;
using PricingApi.Webhooks.Replays;
using PricingApi.Webhooks.Watching;

namespace PricingApi.Webhooks.Ops;

/// <summary>All that the first page shows.</summary>
/// <param name="Now">By the clock of due times.</param>
/// <param name="Paused">Whether this process sends nothing (<see cref="WebhookOptions.Paused"/>).</param>
/// <param name="Skew">How far the clock is off, when that is too much.</param>
/// <param name="Troubled">Endpoints that something is wrong with, or that nothing is sent to.</param>
/// <param name="Sound">The other endpoints, the newest first.</param>
internal sealed record OpsBoard(
    Caller Caller, DateTimeOffset Now, bool Paused, TimeSpan? Skew, QueueReading Queue, IReadOnlyList<HourOfAttempts> Hours,
    IReadOnlyList<OpsEndpoint> Troubled, IReadOnlyList<OpsEndpoint> Sound, IReadOnlyList<OpsDelivery> Dead, IReadOnlyList<OpsReplay> Replays);

/// <summary>An endpoint and whose it is.</summary>
/// <param name="Now">By the clock of due times.</param>
internal sealed record OpsEndpoint(EndpointRow Row, string Account, DateTimeOffset Now)
{
    public bool IsOpen => Row.Status == EndpointStatuses.Active && Row.OpenUntil > Now;

    /// <summary>How much of the way to being disabled is behind it; null when it does not fail, or is sent nothing.</summary>
    public decimal? Way => Row is { Status: EndpointStatuses.Active, FailStreak: > 0, FirstFailAt: { } since } ? Failing.Way(Row.FailStreak, since, Row.LastOkAt ?? Row.CreatedAt, Now) : null;
}

/// <summary>The page of one endpoint.</summary>
internal sealed record OpsEndpointDetail(Caller Caller, OpsEndpoint Endpoint, IReadOnlyList<OpsDelivery> Deliveries, IReadOnlyList<OpsReplay> Replays);

/// <param name="Again">Whether it was replayed since.</param>
/// <param name="Heard">Whether its endpoint is sent to.</param>
internal sealed record OpsDelivery(DeliveryResponse Delivery, bool Again, bool Heard);

/// <summary>A replay that runs, and where.</summary>
internal sealed record OpsReplay(ReplayRow Row, string Url);

/// <summary>Reads what the operations pages show: only what the key may see by the API as well, save the figures of the whole service.</summary>
internal sealed class OpsReader(PricingDbContext db, QueueWatch watch, HourlyTally tally, Pause pause, ClockSkew skew, IDispatchClock clock)
{
    /// <summary>So many rows of each list are shown.</summary>
    public const int Most = 50;

    private const int Deliveries = 20;

    public async Task<OpsBoard> ReadAsync(Caller caller, CancellationToken cancellation)
    {
        var now = await clock.NowAsync(db, cancellation);
        var endpoints = db.Endpoints.ReachedBy(caller).Where(row => row.Status != EndpointStatuses.Deleted);

        return new(
            caller, now, pause.IsOn, skew.IsTooMuch ? skew.Ahead : null,
            await watch.ReadAsync(cancellation),
            await tally.ReadAsync(db, cancellation),
            await WithAccountsAsync(endpoints.Where(row => row.Status != EndpointStatuses.Active || row.FailStreak > 0 || row.Allowance != null || row.OpenUntil > now).OrderBy(row => row.FirstFailAt).ThenBy(row => row.Id), now, cancellation),
            await WithAccountsAsync(endpoints.Where(row => row.Status == EndpointStatuses.Active && row.FailStreak == 0 && row.Allowance == null && !(row.OpenUntil > now)).OrderByDescending(row => row.Id), now, cancellation),
            await DeliveriesAsync(db.DeliveriesFor(caller).Where(row => row.State == DeliveryState.Dead).OrderByDescending(row => row.FinishedAt).ThenByDescending(row => row.Id), cancellation),
            await ReplaysAsync(endpoints, cancellation));
    }

    public async Task<OpsEndpointDetail?> FindAsync(Guid id, Caller caller, CancellationToken cancellation)
    {
        var now = await clock.NowAsync(db, cancellation);
        var endpoints = db.Endpoints.ReachedBy(caller).Where(row => row.Id == id && row.Status != EndpointStatuses.Deleted).OrderBy(row => row.Id);

        return await WithAccountsAsync(endpoints, now, cancellation) is [var endpoint]
            ? new(
                caller, endpoint,
                await DeliveriesAsync(db.DeliveriesFor(caller).Where(row => row.EndpointId == id).OrderByDescending(row => row.CreatedAt).ThenByDescending(row => row.Id), cancellation),
                await ReplaysAsync(endpoints, cancellation))
            : null;
    }

    private async Task<List<OpsEndpoint>> WithAccountsAsync(IQueryable<EndpointRow> endpoints, DateTimeOffset now, CancellationToken cancellation)
    {
        var rows = await endpoints.AsNoTracking().Take(Most).ToListAsync(cancellation);
        var ids = rows.ConvertAll(row => row.AccountId);
        var names = await db.Accounts.Where(row => ids.Contains(row.Id)).Select(row => new { row.Id, row.Name }).ToDictionaryAsync(row => row.Id, row => row.Name, cancellation);

        return rows.ConvertAll(row => new OpsEndpoint(row, names[row.AccountId], now));
    }

    private async Task<List<OpsDelivery>> DeliveriesAsync(IQueryable<DeliveryRow> deliveries, CancellationToken cancellation)
    {
        var shown = await db.ShowAsync(deliveries.Take(Deliveries), cancellation);
        var ids = shown.ConvertAll(each => each.Id);
        var again = await db.Deliveries
            .Where(row => ids.Contains(row.Id) && db.Deliveries.Any(later => later.EventId == row.EventId && later.EndpointId == row.EndpointId && later.ReplayNo > row.ReplayNo))
            .Select(row => row.Id).ToListAsync(cancellation);
        var endpoints = shown.ConvertAll(each => each.Endpoint.Id);
        var active = await db.Endpoints.Where(row => endpoints.Contains(row.Id) && row.Status == EndpointStatuses.Active).Select(row => row.Id).ToListAsync(cancellation);

        return shown.ConvertAll(each => new OpsDelivery(each, again.Contains(each.Id), active.Contains(each.Endpoint.Id)));
    }

    private async Task<List<OpsReplay>> ReplaysAsync(IQueryable<EndpointRow> endpoints, CancellationToken cancellation) =>
        await db.Replays.AsNoTracking().Where(row => row.Status == ReplayStatuses.Running)
            .Join(endpoints, row => row.EndpointId, endpoint => endpoint.Id, (row, endpoint) => new { row, endpoint.Url })
            .OrderBy(each => each.row.CreatedAt).Take(Most).Select(each => new OpsReplay(each.row, each.Url)).ToListAsync(cancellation);
}
