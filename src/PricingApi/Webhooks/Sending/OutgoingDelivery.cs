namespace PricingApi.Webhooks.Sending;

/// <summary>A delivery in the hands of a worker, with all that sending takes.</summary>
/// <param name="WebhookId">The id of the event, the same over all attempts and replays.</param>
/// <param name="Secrets">The current secret first.</param>
/// <param name="Body">The exact bytes to sign and send.</param>
internal sealed record OutgoingDelivery(Lease Lease, string WebhookId, bool Replay, Uri Url, IReadOnlyList<byte[]> Secrets, byte[] Body);
