using Microsoft.EntityFrameworkCore;
using PricingApi.Domain.Webhooks;
using PricingApi.Storage;
using PricingApi.Storage.Rows;
using PricingApi.Webhooks.Dispatch;
using PricingApi.Webhooks.Watching;

namespace PricingApi.Webhooks.Replays;

/// <summary>Makes the deliveries of running replays, a few at a time: a restart, or another worker, goes on where it was.</summary>
internal sealed class ReplayRounds(IDispatchClock clock, WebhookMetrics metrics)
{
    /// <summary>So many deliveries of an endpoint may be under way before more are made.</summary>
    public const int Quota = 500;

    /// <summary>One step of every running replay.</summary>
    /// <returns>How many deliveries were made.</returns>
    public async Task<int> RunAsync(PricingDbContext db, CancellationToken cancellation)
    {
        var made = 0;
        foreach (var id in await db.Replays.Where(row => row.Status == ReplayStatuses.Running).OrderBy(row => row.Id).Select(row => row.Id).ToListAsync(cancellation))
        {
            try
            {
                made += await StepAsync(db, id, cancellation);
            }
            catch (DbUpdateException fault) when (fault.IsDuplicateIn("deliveries"))
            {
                // Somebody replayed one of them by hand meanwhile; the next step sees it.
            }

            db.ChangeTracker.Clear();
        }

        return made;
    }

    private async Task<int> StepAsync(PricingDbContext db, Guid id, CancellationToken cancellation)
    {
        var now = await clock.NowAsync(db, cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (await LockAsync(db, id, cancellation) is not { } replay)
        {
            return 0;
        }

        var endpoint = await db.Endpoints.AsNoTracking().SingleAsync(row => row.Id == replay.EndpointId, cancellation);

        if (endpoint.Status is EndpointStatuses.Deleted)
        {
            await db.EndAsync(id, ReplayStatuses.Cancelled, now, cancellation);
            await transaction.CommitAsync(cancellation);
            return 0;
        }

        var room = endpoint.Status is EndpointStatuses.Active ? Quota - await UnderWayAsync(db, endpoint.Id, cancellation) : 0;
        if (room <= 0)
        {
            return 0;
        }

        var batch = await Next(db, replay).Take(room).ToListAsync(cancellation);
        var made = await MakeAsync(db, endpoint, id, batch, now, cancellation);
        replay.Replayed += batch.Count;
        if (batch is [.., var last])
        {
            (replay.ReachedAt, replay.ReachedSequence, replay.ReachedId) = (last.CreatedAt, last.Sequence ?? 0, last.Id);
        }

        if (batch.Count < room)
        {
            (replay.Status, replay.FinishedAt) = (ReplayStatuses.Done, now);
        }

        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);

        metrics.CountReplayed(made.Count);

        // A predecessor may have finished while nobody could see yet that something waits for it.
        await db.PromoteAsync(made.Where(delivery => delivery.State is DeliveryState.Waiting).Select(delivery => delivery.QuoteId), now, cancellation);
        return made.Count;
    }

    private static Task<ReplayRow?> LockAsync(PricingDbContext db, Guid id, CancellationToken cancellation) =>
        (db.Database.IsSqlite()
            ? db.Replays.Where(row => row.Id == id && row.Status == ReplayStatuses.Running)
            : db.Replays.FromSql($"SELECT * FROM replays WHERE id = {id} AND status = 'running' FOR NO KEY UPDATE SKIP LOCKED"))
        .SingleOrDefaultAsync(cancellation);

    private static Task<int> UnderWayAsync(PricingDbContext db, Guid endpoint, CancellationToken cancellation) =>
        db.Deliveries.CountAsync(
            row => row.EndpointId == endpoint && (row.State == DeliveryState.Due || row.State == DeliveryState.Leased || row.State == DeliveryState.Waiting), cancellation);

    /// <summary>The last delivery of each event, where it ended in one of the states asked for and in the time asked for; in the order in which they were made.</summary>
    private static IQueryable<DeliveryRow> Next(PricingDbContext db, ReplayRow replay)
    {
        var states = ReplayResponse.StatesOf(replay);
        var rows = db.Deliveries.AsNoTracking()
            .Where(row => row.EndpointId == replay.EndpointId && row.FinishedAt >= replay.Since && row.FinishedAt < replay.Until && states.Contains(row.State))
            .Where(row => !db.Deliveries.Any(later => later.EventId == row.EventId && later.EndpointId == row.EndpointId && later.ReplayNo > row.ReplayNo));

        if (replay.EventTypes?.Split(' ') is { } types)
        {
            rows = rows.Where(row => db.Events.Any(published => published.Id == row.EventId && types.Contains(published.Type)));
        }

        if (replay is { ReachedAt: { } at, ReachedId: { } last })
        {
            var sequence = replay.ReachedSequence;
            rows = rows.Where(row => row.CreatedAt > at
                || (row.CreatedAt == at && ((row.Sequence ?? 0) > sequence || ((row.Sequence ?? 0) == sequence && row.Id > last))));
        }

        return rows.OrderBy(row => row.CreatedAt).ThenBy(row => row.Sequence ?? 0).ThenBy(row => row.Id);
    }

    private static async Task<List<DeliveryRow>> MakeAsync(PricingDbContext db, EndpointRow endpoint, Guid replay, List<DeliveryRow> batch, DateTimeOffset now, CancellationToken cancellation)
    {
        var busy = endpoint.Ordered ? await db.BusyAsync([endpoint.Id], [.. batch.Select(row => row.QuoteId).OfType<Guid>().Distinct()], cancellation) : [];
        var made = batch.OrderBy(row => row.Sequence).Select(row => Replay.Of(row, row.ReplayNo + 1, waits: endpoint.Ordered && row.QuoteId is { } quote && !busy.Add((endpoint.Id, quote)), now, dueAt: now, replay)).ToList();
        db.AddRange(made);

        return made;
    }
}

internal static class ReplayEnding
{
    /// <returns>0 when it was over before.</returns>
    public static Task<int> EndAsync(this PricingDbContext db, Guid id, string status, DateTimeOffset now, CancellationToken cancellation, bool evenIfDone = false) =>
        db.Replays.Where(row => row.Id == id && (row.Status == ReplayStatuses.Running || (evenIfDone && row.Status == ReplayStatuses.Done)))
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Status, status).SetProperty(row => row.FinishedAt, now), cancellation);
}
