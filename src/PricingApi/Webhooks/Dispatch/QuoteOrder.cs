using Microsoft.EntityFrameworkCore;
using PricingApi.Domain.Webhooks;
using PricingApi.Storage;
using PricingApi.Storage.Rows;

namespace PricingApi.Webhooks.Dispatch;

/// <summary>Keeps the events of a quote in order: at an ordered endpoint one delivery of a quote is under way, and the others wait.</summary>
internal static class QuoteOrder
{
    /// <summary>The quotes that have an unfinished delivery, by endpoint.</summary>
    public static async Task<HashSet<(Guid Endpoint, Guid Quote)>> BusyAsync(
        this PricingDbContext db, IReadOnlyList<Guid> endpoints, IReadOnlyList<Guid> quotes, CancellationToken cancellation)
    {
        var busy = quotes is [] ? [] : await db.Deliveries
            .Where(row => endpoints.Contains(row.EndpointId) && quotes.Contains(row.QuoteId!.Value))
            .Where(row => row.State == DeliveryState.Due || row.State == DeliveryState.Leased || row.State == DeliveryState.Waiting)
            .Select(row => new { row.EndpointId, row.QuoteId })
            .Distinct()
            .ToListAsync(cancellation);

        return [.. busy.Select(row => (row.EndpointId, row.QuoteId!.Value))];
    }

    /// <summary>Makes the next waiting delivery of each of these quotes due, where none is under way.</summary>
    public static Task PromoteAsync(this PricingDbContext db, IEnumerable<Guid?> quotes, DateTimeOffset now, CancellationToken cancellation)
    {
        var ids = quotes.OfType<Guid>().Distinct().ToList();
        return ids is [] ? Task.CompletedTask : db.Deliveries.Where(row => row.QuoteId != null && ids.Contains(row.QuoteId.Value)).PromoteAsync(db, now, cancellation);
    }

    /// <summary>Makes every waiting delivery due that nothing is before.</summary>
    public static Task<int> PromoteAsync(this IQueryable<DeliveryRow> rows, PricingDbContext db, DateTimeOffset now, CancellationToken cancellation)
    {
        var expires = now + RetrySchedule.Lifetime;

        // That none of them is null is said, or the comparisons allow for it and no index fits them.
        return rows
            .Where(row => row.State == DeliveryState.Waiting && row.QuoteId != null)
            .Where(row => !db.Deliveries.Any(other => other.QuoteId != null && other.QuoteId == row.QuoteId && other.EndpointId == row.EndpointId
                && (other.State == DeliveryState.Due || other.State == DeliveryState.Leased)))
            .Where(row => !db.Deliveries.Any(other => other.QuoteId != null && other.QuoteId == row.QuoteId && other.EndpointId == row.EndpointId && other.State == DeliveryState.Waiting
                && (other.Sequence < row.Sequence || (other.Sequence == row.Sequence && other.ReplayNo < row.ReplayNo))))
            .ExecuteUpdateAsync(
                set => set.SetProperty(row => row.State, DeliveryState.Due).SetProperty(row => row.NextAttemptAt, now).SetProperty(row => row.ExpiresAt, expires),
                cancellation);
    }
}
