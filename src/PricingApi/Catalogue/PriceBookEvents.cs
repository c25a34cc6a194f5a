using PricingApi.Storage;
using PricingApi.Storage.Rows;
using PricingApi.Webhooks;

namespace PricingApi.Catalogue;

/// <summary>Tells receivers what happened to a price book, in the transaction in which it happens.</summary>
internal static class PriceBookEvents
{
    public static void PublishPriceBook(this PricingDbContext db, PublishedResponse published, DateTimeOffset now) =>
        db.Events.Add(new EventRow
        {
            Id = Ids.New(now),
            Type = WebhookEvents.PriceBookPublished.Name,
            PriceBookCode = published.PriceBook.Code,
            Mode = "live",
            OccurredAt = now,
            Body = WebhookEvents.Envelope(WebhookEvents.PriceBookPublished, now, published),
        });
}
