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
            Body = Render(row, quote, type, now),
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

    /// <summary>The whole quote, unless that would be too long: then what it takes to know which one it is, what it comes to, and where the rest is.</summary>
    private static byte[] Render(QuoteRow row, QuoteJson quote, WebhookEventType type, DateTimeOffset now)
    {
        var whole = quote.BriefLength > WebhookEvents.MostBytes ? null : WebhookEvents.Envelope(type, now, json => WriteData(json, row, quote, truncated: false));

        return whole?.Length <= WebhookEvents.MostBytes ? whole : WebhookEvents.Envelope(type, now, json => WriteData(json, row, quote, truncated: true));
    }

    /// <summary>Writes a <see cref="QuoteEventData"/> or a <see cref="BriefQuoteEventData"/>.</summary>
    /// <remarks>The list of excluded services can be long: it goes by count and link.</remarks>
    private static void WriteData(Utf8JsonWriter json, QuoteRow row, QuoteJson quote, bool truncated)
    {
        json.WriteStartObject();
        json.WriteNumber("sequence"u8, row.EventSequence);
        json.WriteNumber("revision"u8, row.Revision);
        json.WriteString("contentHash"u8, Convert.ToHexStringLower(row.Hash));
        json.WriteBoolean("truncated"u8, truncated);
        json.WritePropertyName("quote"u8);

        if (truncated)
        {
            quote.WriteMembers(json, BriefQuote.Members);
        }
        else
        {
            quote.WriteBriefly(json);
        }

        json.WritePropertyName("links"u8);
        JsonSerializer.Serialize(json, QuoteLinks.To(row.Id, row.Revision, quote.Periods), Http.Json.Wire);
        json.WriteEndObject();
    }
}
