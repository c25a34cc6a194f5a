using Microsoft.EntityFrameworkCore;
using PricingApi.Domain.Webhooks;
using PricingApi.Storage;
using PricingApi.Storage.Rows;
using PricingApi.Webhooks.Sending;

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
    public static Task PromoteAsync(this PricingDbContext db, IReadOnlyList<Lease> over, DateTimeOffset now, CancellationToken cancellation) =>
        PromoteAsync(db, [.. over.Select(lease => lease.EndpointId).Distinct()], [.. over.Select(lease => lease.QuoteId).OfType<Guid>().Distinct()], now, cancellation);

    /// <inheritdoc cref="PromoteAsync(PricingDbContext, IReadOnlyList{Lease}, DateTimeOffset, CancellationToken)"/>
    public static Task PromoteAsync(this PricingDbContext db, IReadOnlyList<DeliveryRow> of, DateTimeOffset now, CancellationToken cancellation) =>
        PromoteAsync(db, [.. of.Select(row => row.EndpointId).Distinct()], [.. of.Select(row => row.QuoteId).OfType<Guid>().Distinct()], now, cancellation);

    /// <summary>Makes every waiting delivery due that nothing is before.</summary>
    public static Task<int> PromoteAsync(this IQueryable<DeliveryRow> rows, PricingDbContext db, DateTimeOffset now, CancellationToken cancellation)
    {
        var expires = now + RetrySchedule.Lifetime;

        return rows
            .Where(row => row.State == DeliveryState.Waiting)
            .Where(row => !db.Deliveries.Any(other => other.EndpointId == row.EndpointId && other.QuoteId == row.QuoteId
                && (other.State == DeliveryState.Due || other.State == DeliveryState.Leased)))
            .Where(row => !db.Deliveries.Any(other => other.EndpointId == row.EndpointId && other.QuoteId == row.QuoteId && other.State == DeliveryState.Waiting
                && (other.Sequence < row.Sequence || (other.Sequence == row.Sequence && other.ReplayNo < row.ReplayNo))))
            .ExecuteUpdateAsync(
                set => set.SetProperty(row => row.State, DeliveryState.Due).SetProperty(row => row.NextAttemptAt, now).SetProperty(row => row.ExpiresAt, expires),
                cancellation);
    }

    private static Task PromoteAsync(PricingDbContext db, List<Guid> endpoints, List<Guid> quotes, DateTimeOffset now, CancellationToken cancellation) =>
        quotes is []
            ? Task.CompletedTask
            : db.Deliveries.Where(row => endpoints.Contains(row.EndpointId) && quotes.Contains(row.QuoteId!.Value)).PromoteAsync(db, now, cancellation);
}
