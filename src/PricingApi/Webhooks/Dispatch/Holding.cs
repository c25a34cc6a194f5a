using Microsoft.EntityFrameworkCore;
using PricingApi.Domain.Webhooks;
using PricingApi.Storage;
using PricingApi.Storage.Rows;

namespace PricingApi.Webhooks.Dispatch;

/// <summary>What happens to the unfinished deliveries of an endpoint when it is paused or disabled, active again, or deleted.</summary>
internal static class Holding
{
    public const string EndpointDeleted = "endpoint-deleted";
    public const string ByOwner = "by-owner";

    /// <summary>The owner resumed the endpoint without what was held.</summary>
    public const string Skipped = "skipped";

    public static Task HoldAsync(this PricingDbContext db, Guid endpoint, CancellationToken cancellation) =>
        db.Deliveries.Where(row => row.EndpointId == endpoint && (row.State == DeliveryState.Due || row.State == DeliveryState.Waiting))
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.State, DeliveryState.Held), cancellation);

    /// <summary>Lets held deliveries go on, the first of each quote at once and the others after it.</summary>
    public static async Task ReleaseAsync(this PricingDbContext db, Guid endpoint, bool ordered, DateTimeOffset now, CancellationToken cancellation)
    {
        var expires = now + RetrySchedule.Lifetime;
        var rows = db.Deliveries.Where(row => row.EndpointId == endpoint);

        await rows.Where(row => row.State == DeliveryState.Held || row.State == DeliveryState.Due).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.State, row => ordered && row.QuoteId != null ? DeliveryState.Waiting : DeliveryState.Due)
                .SetProperty(row => row.Reason, (string?)null)
                .SetProperty(row => row.NextAttemptAt, now)
                .SetProperty(row => row.ExpiresAt, expires),
            cancellation);
        await rows.PromoteAsync(db, now, cancellation);
    }

    /// <summary>Cancels one delivery, unless a worker has it or it is finished, and lets the next of its quote go on.</summary>
    /// <returns>Whether it was cancelled.</returns>
    public static async Task<bool> CancelOneAsync(this PricingDbContext db, DeliveryRow delivery, DateTimeOffset now, CancellationToken cancellation)
    {
        var cancelled = await db.Deliveries
            .Where(row => row.Id == delivery.Id && (row.State == DeliveryState.Due || row.State == DeliveryState.Waiting || row.State == DeliveryState.Held))
            .ExecuteUpdateAsync(
                set => set.SetProperty(row => row.State, DeliveryState.Cancelled).SetProperty(row => row.Reason, ByOwner).SetProperty(row => row.FinishedAt, now), cancellation);
        if (cancelled > 0)
        {
            await db.PromoteAsync([delivery.QuoteId], now, cancellation);
        }

        return cancelled > 0;
    }

    /// <summary>Cancels what a replay has made and nobody has begun to send, and lets what waits for it go on.</summary>
    /// <returns>How many were cancelled.</returns>
    public static async Task<int> CancelReplayedAsync(this PricingDbContext db, Guid replay, DateTimeOffset now, CancellationToken cancellation)
    {
        var open = db.Deliveries.Where(row => row.ReplayId == replay && (row.State == DeliveryState.Due || row.State == DeliveryState.Waiting || row.State == DeliveryState.Held));
        var quotes = await open.Select(row => row.QuoteId).Distinct().ToListAsync(cancellation);
        var cancelled = await open.ExecuteUpdateAsync(
            set => set.SetProperty(row => row.State, DeliveryState.Cancelled).SetProperty(row => row.Reason, ByOwner).SetProperty(row => row.FinishedAt, now), cancellation);

        await db.PromoteAsync(quotes, now, cancellation);
        return cancelled;
    }

    public static Task CancelAsync(this PricingDbContext db, Guid endpoint, string reason, DateTimeOffset now, CancellationToken cancellation) =>
        db.Deliveries
            .Where(row => row.EndpointId == endpoint && (row.State == DeliveryState.Due || row.State == DeliveryState.Waiting || row.State == DeliveryState.Held))
            .ExecuteUpdateAsync(
                set => set.SetProperty(row => row.State, DeliveryState.Cancelled)
                    .SetProperty(row => row.Reason, reason)
                    .SetProperty(row => row.FinishedAt, now),
                cancellation);
}
