using System.Globalization;
using System.Net;
using System.Net.Http.Headers;

namespace PricingApi.Webhooks.Sending;

/// <summary>What one attempt sends, signed at its own time.</summary>
/// <param name="Headers">Ours.</param>
/// <param name="Extra">The owner's; their values may be credentials.</param>
/// <param name="Signatures">One for each secret, as they stand in <c>webhook-signature</c>.</param>
internal sealed record SignedRequest(
    Uri Url, IReadOnlyList<KeyValuePair<string, string>> Headers, IReadOnlyList<KeyValuePair<string, string>> Extra, IReadOnlyList<string> Signatures, byte[] Body)
{
    private const string Json = "application/json; charset=utf-8";

    private static readonly string UserAgent = "PricingApi/" + typeof(SignedRequest).Assembly.GetName().Version!.ToString(2);

    public static SignedRequest Of(OutgoingDelivery delivery, DateTimeOffset now)
    {
        var timestamp = now.ToUnixTimeSeconds();
        var signature = WebhookSignature.Sign(delivery.Secrets, delivery.WebhookId, timestamp, delivery.Body);
        List<KeyValuePair<string, string>> headers =
        [
            new("content-type", Json),
            new("user-agent", UserAgent),
            new("webhook-id", delivery.WebhookId),
            new("webhook-timestamp", timestamp.ToString(CultureInfo.InvariantCulture)),
            new("webhook-signature", signature),
            new("pricing-attempt", delivery.Lease.Attempt.ToString(CultureInfo.InvariantCulture)),
        ];

        if (delivery.Replay)
        {
            headers.Add(new("pricing-replay", "true"));
        }

        return new(delivery.Url, headers, delivery.Headers ?? [], signature.Split(' '), delivery.Body);
    }

    public HttpRequestMessage ToMessage()
    {
        var content = new ByteArrayContent(Body) { Headers = { ContentType = MediaTypeHeaderValue.Parse(Json) } };
        var message = new HttpRequestMessage(HttpMethod.Post, Url) { Version = HttpVersion.Version20, VersionPolicy = HttpVersionPolicy.RequestVersionOrLower, Content = content };

        // The platform keeps a few headers, such as Expires, with the content.
        foreach (var (name, value) in Headers.Skip(1).Concat(Extra))
        {
            if (!message.Headers.TryAddWithoutValidation(name, value))
            {
                content.Headers.TryAddWithoutValidation(name, value);
            }
        }

        return message;
    }
}
