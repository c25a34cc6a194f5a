using PricingApi.Storage.Rows;

namespace PricingApi.Webhooks.Sending;

/// <summary>One worker's hold on one delivery, for one attempt.</summary>
/// <param name="QuoteId">Whose events wait for this one.</param>
/// <param name="Attempt">Which attempt this is, from 1.</param>
/// <param name="Token">Tells this hold from a later one's.</param>
/// <param name="ExpiresAt">The end of the delivery's life.</param>
/// <param name="EventType">What it tells of; null where nobody has to know.</param>
internal sealed record Lease(Guid DeliveryId, Guid EndpointId, Guid AccountId, Guid? QuoteId, int Attempt, long Token, DateTimeOffset ExpiresAt, string? EventType = null)
{
    public static Lease Of(DeliveryRow row) => new(row.Id, row.EndpointId, row.AccountId, row.QuoteId, row.Attempt, row.LeaseToken, row.ExpiresAt);
}
