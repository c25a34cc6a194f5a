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

    public static Lease Of(Leased leased) => new(leased.Id, leased.EndpointId, leased.AccountId, leased.QuoteId, leased.Attempt, leased.LeaseToken, leased.ExpiresAt, WebhookEvents.TypeOf(leased.Body));
}

/// <summary>A delivery that was just leased.</summary>
/// <param name="ReplayNo">0 for the delivery the event made itself.</param>
/// <param name="Body">The bytes of its event.</param>
internal sealed record Leased(
    Guid Id, Guid EndpointId, Guid AccountId, Guid? QuoteId, int Attempt, long LeaseToken, DateTimeOffset ExpiresAt, Guid EventId, int ReplayNo, byte[] Body)
{
    public static Leased Of(DeliveryRow row, byte[] body) =>
        new(row.Id, row.EndpointId, row.AccountId, row.QuoteId, row.Attempt, row.LeaseToken, row.ExpiresAt, row.EventId, row.ReplayNo, body);
}
