namespace PricingApi.Webhooks.Sending;

/// <summary>One worker's hold on one delivery, for one attempt.</summary>
/// <param name="Attempt">Which attempt this is, from 1.</param>
/// <param name="Token">Tells this hold from a later one's.</param>
/// <param name="ExpiresAt">The end of the delivery's life.</param>
internal sealed record Lease(Guid DeliveryId, Guid EndpointId, Guid AccountId, int Attempt, long Token, DateTimeOffset ExpiresAt);
