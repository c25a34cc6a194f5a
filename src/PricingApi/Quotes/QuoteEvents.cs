using System.Text.Json;
using PricingApi.Quotes.Showing;
using PricingApi.Storage;
using PricingApi.Storage.Rows;
using PricingApi.Webhooks;

namespace PricingApi.Quotes;

/// <summary>Tells receivers what happened to a quote, in the transaction in which it happens.</summary>
internal static class QuoteEvents
{
    /// <summary>Adds the event with the next sequence of its quote.</summary>
    /// <remarks>The list of excluded services can be long: it goes by count and link.</remarks>
    public static void PublishQuote(this PricingDbContext db, QuoteRow row, QuoteJson quote, WebhookEventType type, DateTimeOffset now)
    {
        row.EventSequence++;
        db.Events.Add(new EventRow
        {
            Id = Ids.New(now),
            AccountId = row.AccountId,
            Type = type.Name,
            QuoteId = row.Id,
            Sequence = row.EventSequence,
            Mode = row.Mode,
            OccurredAt = now,
            Body = WebhookEvents.Envelope(type, now, json => WriteData(json, row, quote)),
        });
    }

    /// <summary>Tells that it needs approval, if it does.</summary>
    public static void PublishRequest(this PricingDbContext db, QuoteRow row, QuoteJson quote, DateTimeOffset now)
    {
        if (row.Approval is not null)
        {
            db.PublishQuote(row, quote, WebhookEvents.QuoteApprovalRequested, now);
        }
    }

    /// <summary>Its place among the quote's events (1, 2, 3 … without gaps), the quote as it is now, and where to read more, relative to the API's address.</summary>
    private static void WriteData(Utf8JsonWriter json, QuoteRow row, QuoteJson quote)
    {
        var self = $"/v1/quotes/{Ids.Format(row.Id)}";

        json.WriteStartObject();
        json.WriteNumber("sequence"u8, row.EventSequence);
        json.WritePropertyName("quote"u8);
        quote.WriteBriefly(json);
        json.WriteStartObject("links"u8);
        json.WriteString("quote"u8, self);
        json.WriteString("scope"u8, $"{self}/scope");
        json.WriteString("explain"u8, $"{self}/explain");
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
