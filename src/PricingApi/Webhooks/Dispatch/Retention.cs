using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PricingApi.Domain.Webhooks;
using PricingApi.Storage;
using PricingApi.Storage.Rows;

namespace PricingApi.Webhooks.Dispatch;

/// <summary>Gives up what was held for too long, and deletes the log of what is long over, in small transactions.</summary>
internal sealed class Retention(IDispatchClock clock, IOptions<WebhookOptions> options)
{
    public const string HeldTooLong = "held-too-long";

    private const int Batch = 500;

    /// <summary>So many batches of each at most in one round, so that sending does not wait.</summary>
    private const int Batches = 20;

    public async Task RunAsync(PricingDbContext db, CancellationToken cancellation)
    {
        var now = await clock.NowAsync(db, cancellation);
        await RepeatAsync(() => GiveUpAsync(db, now, cancellation));
        await RepeatAsync(() => DeleteDeliveriesAsync(db, now - options.Value.KeepLog, cancellation));
        await RepeatAsync(() => DeleteEventsAsync(db, now - options.Value.KeepLog, cancellation));
    }

    private static async Task RepeatAsync(Func<Task<int>> delete)
    {
        for (var batch = 0; batch < Batches && await delete() == Batch; batch++)
        {
        }
    }

    /// <summary>Gives up some of what was held for too long, and tells the other endpoints.</summary>
    private async Task<int> GiveUpAsync(PricingDbContext db, DateTimeOffset now, CancellationToken cancellation)
    {
        var before = now - options.Value.KeepHeld;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var rows = await TakeHeldAsync(db, before, cancellation);

        foreach (var row in rows)
        {
            (row.State, row.Reason, row.FinishedAt) = (DeliveryState.Dead, HeldTooLong, now);
        }

        await db.PublishExhaustedAsync(rows, now, cancellation);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        db.ChangeTracker.Clear();
        return rows.Count;
    }

    /// <remarks>Locked, so that what is resumed at this moment is not given up, and each is told of once. Endpoint by endpoint, as the index has them.</remarks>
    private static Task<List<DeliveryRow>> TakeHeldAsync(PricingDbContext db, DateTimeOffset before, CancellationToken cancellation) =>
        (db.Database.IsSqlite()
            ? db.Deliveries.Where(row => row.State == DeliveryState.Held && row.CreatedAt < before).OrderBy(row => row.EndpointId).ThenBy(row => row.CreatedAt).Take(Batch)
            : db.Deliveries.FromSql($"SELECT * FROM deliveries WHERE state = 4 AND created_at < {before} ORDER BY endpoint_id, created_at LIMIT {Batch} FOR NO KEY UPDATE SKIP LOCKED"))
        .ToListAsync(cancellation);

    /// <remarks>Ids are ordered by time: the oldest are found without an index of their own.</remarks>
    private static async Task<int> DeleteDeliveriesAsync(PricingDbContext db, DateTimeOffset before, CancellationToken cancellation)
    {
        var newest = Ids.New(before);
        var ids = await db.Deliveries.Where(row => row.Id < newest && row.FinishedAt < before).OrderBy(row => row.Id).Take(Batch).Select(row => row.Id).ToListAsync(cancellation);
        if (ids is not [])
        {
            await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
            await db.Attempts.Where(row => ids.Contains(row.DeliveryId)).ExecuteDeleteAsync(cancellation);
            await db.Deliveries.Where(row => ids.Contains(row.Id)).ExecuteDeleteAsync(cancellation);
            await transaction.CommitAsync(cancellation);
        }

        return ids.Count;
    }

    /// <summary>An event goes when none of its deliveries is left.</summary>
    private static async Task<int> DeleteEventsAsync(PricingDbContext db, DateTimeOffset before, CancellationToken cancellation)
    {
        var newest = Ids.New(before);
        var ids = await db.Events.Where(row => row.Id < newest && row.Position != null && !db.Deliveries.Any(delivery => delivery.EventId == row.Id))
            .OrderBy(row => row.Id).Take(Batch).Select(row => row.Id).ToListAsync(cancellation);

        return ids is [] ? 0 : await db.Events.Where(row => ids.Contains(row.Id)).ExecuteDeleteAsync(cancellation);
    }
}
