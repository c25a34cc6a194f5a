using Microsoft.EntityFrameworkCore;
using PricingApi.Domain.Webhooks;
using PricingApi.Operations;
using PricingApi.Storage;
using PricingApi.Webhooks.Dispatch;
using PricingApi.Webhooks.Replays;

namespace PricingApi.Webhooks.Watching;

/// <summary>Reads how the queue stands. However many ask, the database is asked at most once in five seconds.</summary>
internal sealed class QueueWatch(Outbox outbox, IDispatchClock dispatchClock, TimeProvider clock) : IDisposable
{
    /// <summary>Each count goes so far and no further: then an index of a few thousand pages is read, however long the queue is.</summary>
    public const int Most = 100_000;

    private readonly Remembered<QueueReading> _reading = new(TimeSpan.FromSeconds(5), clock);

    /// <summary>The states that have an index of their own. What is delivered or cancelled is history, and not counted.</summary>
    public static IReadOnlyList<DeliveryState> States { get; } = [DeliveryState.Due, DeliveryState.Leased, DeliveryState.Waiting, DeliveryState.Held, DeliveryState.Dead];

    /// <summary>What was read last; null before that.</summary>
    public QueueReading? Last => _reading.Last;

    public Task<QueueReading> ReadAsync(CancellationToken cancellation) => _reading.GetAsync(
        async () =>
        {
            await using var db = await outbox(cancellation);
            return await AskAsync(db, cancellation);
        },
        cancellation);

    public void Dispose() => _reading.Dispose();

    private async Task<QueueReading> AskAsync(PricingDbContext db, CancellationToken cancellation)
    {
        var now = await dispatchClock.NowAsync(db, cancellation);
        var depths = new Dictionary<DeliveryState, int>
        {
            // A constant each and in its order, so that the partial index of the state is used.
            [DeliveryState.Due] = await db.Deliveries.Where(row => row.State == DeliveryState.Due).OrderBy(row => row.EndpointId).Take(Most).CountAsync(cancellation),
            [DeliveryState.Leased] = await db.Deliveries.Where(row => row.State == DeliveryState.Leased).OrderBy(row => row.EndpointId).Take(Most).CountAsync(cancellation),
            [DeliveryState.Waiting] = await db.Deliveries.Where(row => row.State == DeliveryState.Waiting).OrderBy(row => row.QuoteId).Take(Most).CountAsync(cancellation),
            [DeliveryState.Held] = await db.Deliveries.Where(row => row.State == DeliveryState.Held).OrderBy(row => row.EndpointId).Take(Most).CountAsync(cancellation),
            [DeliveryState.Dead] = await db.Deliveries.Where(row => row.State == DeliveryState.Dead).OrderBy(row => row.FinishedAt).Take(Most).CountAsync(cancellation),
        };

        var endpoints = (await db.Endpoints.Where(row => row.Status != EndpointStatuses.Deleted).GroupBy(row => 1).Select(all => new
        {
            Open = all.Count(row => row.Status == EndpointStatuses.Active && row.OpenUntil > now),
            Slow = all.Count(row => row.Status == EndpointStatuses.Active && row.Allowance != null && !(row.OpenUntil > now)),
            Paused = all.Count(row => row.Status == EndpointStatuses.Paused),
            Disabled = all.Count(row => row.Status == EndpointStatuses.Disabled),
        }).ToListAsync(cancellation)).SingleOrDefault();

        return new(
            depths,
            await db.Events.Where(row => row.Position == null).OrderBy(row => row.Id).Take(Most).CountAsync(cancellation),
            await OldestDueAsync(db, now, cancellation) is { } oldest && oldest < now ? now - oldest : TimeSpan.Zero,
            endpoints?.Open ?? 0,
            endpoints?.Slow ?? 0,
            endpoints?.Paused ?? 0,
            endpoints?.Disabled ?? 0,
            await db.Replays.CountAsync(row => row.Status == ReplayStatuses.Running, cancellation));
    }

    /// <remarks>The first of each endpoint by the index on what is due: the cost follows the number of endpoints.</remarks>
    private static Task<DateTimeOffset?> OldestDueAsync(PricingDbContext db, DateTimeOffset now, CancellationToken cancellation) =>
        db.Endpoints
            .Where(row => row.Status == EndpointStatuses.Active && (row.OpenUntil == null || row.OpenUntil <= now))
            .Select(row => db.Deliveries.Where(delivery => delivery.EndpointId == row.Id && delivery.State == DeliveryState.Due)
                .OrderBy(delivery => delivery.NextAttemptAt).Select(delivery => (DateTimeOffset?)delivery.NextAttemptAt).FirstOrDefault())
            .Where(first => first != null)
            .OrderBy(first => first)
            .FirstOrDefaultAsync(cancellation);
}
