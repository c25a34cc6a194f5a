using System.Text.Json;
using PricingApi.Http;

namespace PricingApi.Webhooks;

/// <summary>A kind of fact that receivers can subscribe to.</summary>
internal sealed record WebhookEventType(string Name, string Description);

/// <summary>The one list of event types.</summary>
internal static class WebhookEvents
{
    public static readonly WebhookEventType QuoteCreated = new("quote.created", "A quote was made.");
    public static readonly WebhookEventType QuoteIssued = new("quote.issued", "A quote was issued.");
    public static readonly WebhookEventType PriceBookPublished = new("price_book.published", "A price book version was published.");

    public static byte[] Envelope<T>(WebhookEventType type, DateTimeOffset occurredAt, T data) =>
        JsonSerializer.SerializeToUtf8Bytes(new { type = type.Name, timestamp = occurredAt, data }, Json.Wire);
}
