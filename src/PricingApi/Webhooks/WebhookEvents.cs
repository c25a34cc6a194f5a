using System.Text;
using System.Text.Json;
using PricingApi.Catalogue;
using PricingApi.Domain;
using PricingApi.Http;
using PricingApi.Quotes;

namespace PricingApi.Webhooks;

/// <summary>The one list of event types.</summary>
internal static class WebhookEvents
{
    /// <summary>The version of the shapes of all bodies. Members may be added within it; anything else that a receiver could stumble over takes another date.</summary>
    public const string SchemaVersion = "2026-11-22";

    /// <summary>A body is no longer than this; what would be is told in short, with a link to the rest.</summary>
    public const int MostBytes = 64 * 1024;

    public static readonly WebhookEventType QuoteCreated = OfQuote("quote.created", "A quote was made, as a draft.");
    public static readonly WebhookEventType QuoteIssued = OfQuote("quote.issued", "A quote was issued: from now on it never changes.");
    public static readonly WebhookEventType QuoteAccepted = OfQuote("quote.accepted", "A quote was accepted: acceptedBy says by whom, accepted what.");
    public static readonly WebhookEventType QuoteDeclined = OfQuote("quote.declined", "A quote was declined, for the reason in declineReason.");
    public static readonly WebhookEventType QuoteExpiringSoon = OfQuote("quote.expiringSoon", "The last day of an issued quote is near, and there is no answer yet; told once for each revision.");
    public static readonly WebhookEventType QuoteExpired = OfQuote("quote.expired", "The last day of an issued quote is over, without an answer.");
    public static readonly WebhookEventType QuoteWithdrawn = OfQuote("quote.withdrawn", "A quote was taken back before there was an answer.");
    public static readonly WebhookEventType QuoteSuperseded = OfQuote("quote.superseded", "A quote was revised: this is the revision that counts no more, as it was while it counted, status included. The next one is a draft.");
    public static readonly WebhookEventType QuoteApprovalRequested = OfQuote("quote.approvalRequested", "A draft may not be issued as it is without somebody else's approval: approval says why.");
    public static readonly WebhookEventType QuoteApproved = OfQuote("quote.approved", "Somebody approved a draft: it can be issued with this content.");
    public static readonly WebhookEventType QuoteRejected = OfQuote("quote.rejected", "Somebody rejected a draft: it has to be changed, approval.note says how.");
    public static readonly WebhookEventType PriceBookScheduled = OfPriceBook("price_book.scheduled", "A version of the account's price book was published for later: it takes effect at effectiveFrom, unless it is withdrawn before.");
    public static readonly WebhookEventType PriceBookPublished = OfPriceBook("price_book.published", "A version of the account's price book is in effect from now on: published at once, or scheduled before. Told once for each version.");
    public static readonly WebhookEventType PriceBookWithdrawn = OfPriceBook("price_book.withdrawn", "A scheduled version of the account's price book was taken back: it never takes effect.");
    public static readonly WebhookEventType EndpointDisabled = new("webhook_endpoint.disabled", "An endpoint was disabled because of what its receiver answered; what is for it is held. Told to the other endpoints of the account, and to the seller's for all accounts.", typeof(EndpointDisabledData));
    public static readonly WebhookEventType DeliveryExhausted = new("delivery.exhausted", "An event could not be delivered to an endpoint and is not tried again by itself. Told to the other endpoints of the account, and to the seller's for all accounts.", typeof(DeliveryExhaustedData));
    public static readonly WebhookEventType EndpointTest = new("webhook_endpoint.test", "Somebody asked for a test of this endpoint.", typeof(EndpointTestData)) { Subscribable = false };

    public static IReadOnlyList<WebhookEventType> All { get; } =
    [
        QuoteCreated, QuoteIssued, QuoteAccepted, QuoteDeclined, QuoteExpiringSoon, QuoteExpired, QuoteWithdrawn, QuoteSuperseded, QuoteApprovalRequested, QuoteApproved, QuoteRejected,
        PriceBookScheduled, PriceBookPublished, PriceBookWithdrawn, EndpointDisabled, DeliveryExhausted, EndpointTest,
    ];

    /// <summary>The type of this name; null when there is none.</summary>
    public static WebhookEventType? Find(string name) => All.FirstOrDefault(type => type.Name == name);

    /// <summary>The type of a body, one of the names in the list; null when it is no body of ours.</summary>
    /// <remarks>It stands first in each. Read without a parser, which would throw at what was damaged.</remarks>
    public static string? TypeOf(ReadOnlySpan<byte> body)
    {
        var begin = "{\"type\":\""u8;
        var name = body.StartsWith(begin) ? body[begin.Length..] : [];
        return name.IndexOf((byte)'"') is > 0 and var length ? Find(Encoding.UTF8.GetString(name[..length]))?.Name : null;
    }

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
        room.Json.WriteString("schemaVersion"u8, SchemaVersion);
        room.Json.WritePropertyName("data"u8);
        writeData(room.Json);
        room.Json.WriteEndObject();

        return room.ToArray();
    }

    private static WebhookEventType OfQuote(string name, string description) => new(name, description, typeof(QuoteEventData), typeof(BriefQuoteEventData));

    private static WebhookEventType OfPriceBook(string name, string description) => new(name, description, typeof(PriceBookEventData));
}
