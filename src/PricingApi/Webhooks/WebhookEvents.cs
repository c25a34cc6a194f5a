using System.Text.Json;
using PricingApi.Domain;
using PricingApi.Http;

namespace PricingApi.Webhooks;

/// <summary>A kind of fact that receivers hear of. One type has one shape of data.</summary>
/// <param name="Subscribable">Whether an endpoint can ask for it; what we send unasked cannot.</param>
internal sealed record WebhookEventType(string Name, string Description, bool Subscribable = true)
{
    /// <summary>A whole body as it is sent, made from the sample price book.</summary>
    public JsonElement Example() => _example ??= Read(Name);

    private JsonElement? _example;

    private static JsonElement Read(string name)
    {
        using var stream = typeof(WebhookEventType).Assembly.GetManifestResourceStream($"event.{name}.json")!;
        return JsonSerializer.Deserialize<JsonElement>(stream);
    }
}

/// <summary>The one list of event types.</summary>
internal static class WebhookEvents
{
    public static readonly WebhookEventType QuoteCreated = new("quote.created", "A quote was made, as a draft.");
    public static readonly WebhookEventType QuoteIssued = new("quote.issued", "A quote was issued: from now on it never changes.");
    public static readonly WebhookEventType QuoteAccepted = new("quote.accepted", "A quote was accepted: acceptedBy says by whom, contentHash what.");
    public static readonly WebhookEventType QuoteDeclined = new("quote.declined", "A quote was declined, for the reason in declineReason.");
    public static readonly WebhookEventType QuoteExpiringSoon = new("quote.expiringSoon", "The last day of an issued quote is near, and there is no answer yet; told once for each revision.");
    public static readonly WebhookEventType QuoteExpired = new("quote.expired", "The last day of an issued quote is over, without an answer.");
    public static readonly WebhookEventType QuoteWithdrawn = new("quote.withdrawn", "A quote was taken back before there was an answer.");
    public static readonly WebhookEventType QuoteSuperseded = new("quote.superseded", "A quote was revised: this is the revision that counts no more, as it was. The next one is a draft.");
    public static readonly WebhookEventType QuoteApprovalRequested = new("quote.approvalRequested", "A draft may not be issued as it is without somebody else's approval: approval says why.");
    public static readonly WebhookEventType QuoteApproved = new("quote.approved", "Somebody approved a draft: it can be issued with this content.");
    public static readonly WebhookEventType QuoteRejected = new("quote.rejected", "Somebody rejected a draft: it has to be changed, approval.note says how.");
    public static readonly WebhookEventType PriceBookPublished = new("price_book.published", "A version of the account's price book was published; it is in effect from effectiveFrom on.");
    public static readonly WebhookEventType EndpointTest = new("webhook_endpoint.test", "Somebody asked for a test of this endpoint.", Subscribable: false);

    public static IReadOnlyList<WebhookEventType> All { get; } =
    [
        QuoteCreated, QuoteIssued, QuoteAccepted, QuoteDeclined, QuoteExpiringSoon, QuoteExpired, QuoteWithdrawn, QuoteSuperseded, QuoteApprovalRequested, QuoteApproved, QuoteRejected, PriceBookPublished, EndpointTest,
    ];

    /// <summary>The bytes to sign and send, the same for every attempt.</summary>
    /// <param name="occurredAt">When it happened.</param>
    public static byte[] Envelope<T>(WebhookEventType type, DateTimeOffset occurredAt, T data) =>
        Envelope(type, occurredAt, json => JsonSerializer.Serialize(json, data, Json.Wire));

    /// <param name="writeData">Writes one value: what the event is about.</param>
    public static byte[] Envelope(WebhookEventType type, DateTimeOffset occurredAt, Action<Utf8JsonWriter> writeData)
    {
        using var room = new JsonRoom(Json.ForWriter);
        room.Json.WriteStartObject();
        room.Json.WriteString("type"u8, type.Name);
        room.Json.WriteString("timestamp"u8, InstantConverter.Format(occurredAt));
        room.Json.WritePropertyName("data"u8);
        writeData(room.Json);
        room.Json.WriteEndObject();

        return room.ToArray();
    }
}
