using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PricingApi.Domain.Webhooks;
using PricingApi.Storage;
using PricingApi.Webhooks.Sending;
using PricingApi.Webhooks.Watching;

namespace PricingApi.Webhooks.Dispatch;

/// <summary>Puts right what a worker that was killed has left behind.</summary>
internal sealed class Sweep(IDispatchClock clock, Ledger ledger, WebhookMetrics metrics, IOptions<WebhookOptions> options)
{
    private const int Batch = 200;

    /// <summary>Takes back deliveries whose worker has gone silent. Whether they were sent is unknown, so they are sent again.</summary>
    public async Task ReclaimAsync(PricingDbContext db, CancellationToken cancellation)
    {
        var now = await clock.NowAsync(db, cancellation);
        var silent = await db.Deliveries.AsNoTracking()
            .Where(row => row.State == DeliveryState.Leased && row.LeaseUntil < now)
            .OrderBy(row => row.LeaseUntil)
            .Take(Batch)
            .ToListAsync(cancellation);

        if (silent is not [])
        {
            await ledger.RecordAsync(
                db,
                silent.ConvertAll(row => new Attempted(
                    Lease.Of(row),
                    new AttemptOutcome(null, AttemptFailure.Unknown),
                    row.LeaseUntil!.Value - options.Value.Lease,
                    row.LeaseUntil.Value,
                    options.Value.Lease)),
                cancellation);
            metrics.CountExpired(silent.Count);
        }
    }

    /// <summary>Finds deliveries that wait for nothing, those of endpoints that were deleted or resumed while they were made or under way, and secrets that sign no more.</summary>
    public async Task TidyAsync(PricingDbContext db, CancellationToken cancellation)
    {
        var now = await clock.NowAsync(db, cancellation);
        await db.Deliveries.PromoteAsync(db, now, cancellation);

        var deleted = await db.Endpoints
            .Where(row => row.Status == EndpointStatuses.Deleted
                && db.Deliveries.Any(delivery => delivery.EndpointId == row.Id && delivery.State == DeliveryState.Due))
            .Select(row => row.Id)
            .ToListAsync(cancellation);

        foreach (var endpoint in deleted)
        {
            await db.CancelAsync(endpoint, Holding.EndpointDeleted, now, cancellation);
        }

        // Made for an endpoint that was paused, just when it was resumed.
        var resumed = await db.Endpoints
            .Where(row => row.Status == EndpointStatuses.Active
                && db.Deliveries.Any(delivery => delivery.EndpointId == row.Id && delivery.State == DeliveryState.Held))
            .Select(row => new { row.Id, row.Ordered })
            .ToListAsync(cancellation);

        foreach (var endpoint in resumed)
        {
            await db.ReleaseAsync(endpoint.Id, endpoint.Ordered, now, cancellation);
        }

        await db.Endpoints.Where(row => row.PreviousSecretExpiresAt <= now).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.PreviousSecret, (byte[]?)null).SetProperty(row => row.PreviousSecretExpiresAt, (DateTimeOffset?)null),
            cancellation);
    }
}
