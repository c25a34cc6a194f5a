using PricingApi.Storage;
using PricingApi.Storage.Rows;
using PricingApi.Webhooks;

namespace PricingApi.Quotes;

/// <summary>Tells receivers what happened to a quote, in the transaction in which it happens.</summary>
internal static class QuoteEvents
{
    /// <summary>Adds the event with the next sequence of its quote.</summary>
    /// <remarks>The list of excluded services can be long: it goes by count and link.</remarks>
    public static void PublishQuote(this PricingDbContext db, QuoteRow row, QuoteResponse quote, WebhookEventType type, DateTimeOffset now)
    {
        row.EventSequence++;
        var data = new QuoteEventData(row.EventSequence, quote with { Excluded = null }, new($"/v1/quotes/{Ids.Format(row.Id)}", $"/v1/quotes/{Ids.Format(row.Id)}/scope", $"/v1/quotes/{Ids.Format(row.Id)}/explain"));

        db.Events.Add(new EventRow
        {
            Id = Ids.New(now),
            AccountId = row.AccountId,
            Type = type.Name,
            QuoteId = row.Id,
            Sequence = row.EventSequence,
            Mode = row.Mode,
            OccurredAt = now,
            Body = WebhookEvents.Envelope(type, now, data),
        });
    }
}

/// <summary>What an event about a quote carries.</summary>
/// <param name="Sequence">1, 2, 3 … per quote, without gaps.</param>
/// <param name="Quote">The quote as it was at that moment; the excluded services are at links.scope.</param>
public sealed record QuoteEventData(int Sequence, QuoteResponse Quote, QuoteEventLinks Links);

/// <summary>Where to read more, relative to the API's address.</summary>
public sealed record QuoteEventLinks(string Quote, string Scope, string Explain);
