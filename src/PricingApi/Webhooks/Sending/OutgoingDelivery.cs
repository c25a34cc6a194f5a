using PricingApi.Storage;
using PricingApi.Storage.Rows;
using PricingApi.Webhooks.Secrets;

namespace PricingApi.Webhooks.Sending;

/// <summary>A delivery in the hands of a worker, with all that sending takes.</summary>
/// <param name="WebhookId">The id of the event, the same over all attempts and replays.</param>
/// <param name="Target">The URL of the receiver, as it is stored.</param>
/// <param name="Secrets">The current secret first; none when they cannot be read.</param>
/// <param name="Body">The exact bytes to sign and send.</param>
/// <param name="Headers">What the owner wants sent along.</param>
/// <param name="RatePerSecond">How many a second the owner wants at most.</param>
internal sealed record OutgoingDelivery(
    Lease Lease,
    string WebhookId,
    bool Replay,
    string Target,
    IReadOnlyList<byte[]> Secrets,
    byte[] Body,
    IReadOnlyList<KeyValuePair<string, string>>? Headers = null,
    int? RatePerSecond = null)
{
    /// <exception cref="UriFormatException">What is stored is no URL.</exception>
    public Uri Url => new(Target);

    public static OutgoingDelivery Of(Leased leased, EndpointRow endpoint, Trusted trusted) => new(
        Lease.Of(leased), Ids.Format(leased.EventId), leased.ReplayNo > 0, endpoint.Url, trusted.Secrets, leased.Body, trusted.Headers, endpoint.RatePerSecond);
}
