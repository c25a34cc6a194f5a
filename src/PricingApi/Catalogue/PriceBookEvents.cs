using PricingApi.Http;
using PricingApi.Storage;
using PricingApi.Storage.Rows;
using PricingApi.Webhooks;

namespace PricingApi.Catalogue;

/// <summary>Tells receivers what happened to a price book, in the transaction in which it happens.</summary>
internal static class PriceBookEvents
{
    /// <param name="type">Which decides what the version is called: scheduled, active or withdrawn.</param>
    /// <param name="occurredAt">When it happened, which may be before it is told.</param>
    public static void PublishPriceBook(this PricingDbContext db, PriceBookVersionRow version, WebhookEventType type, DateTimeOffset occurredAt)
    {
        var (from, published) = (version.EffectiveFrom!.Value, version.PublishedAt!.Value);
        var status = type == WebhookEvents.PriceBookScheduled ? VersionStatus.Scheduled
            : type == WebhookEvents.PriceBookWithdrawn ? VersionStatus.Withdrawn
            : VersionStatus.Active;

        db.Events.Add(new EventRow
        {
            Id = Ids.New(occurredAt),
            Type = type.Name,
            PriceBookCode = version.BookCode,
            Mode = "live",
            OccurredAt = occurredAt,
            Body = WebhookEvents.Envelope(type, occurredAt, new PriceBookEventData(
                new(version.BookCode, version.Number),
                status,
                from,
                published,
                version.WithdrawnAt,
                Convert.ToHexStringLower(version.Hash),
                new($"/v1/catalogue?at={InstantConverter.Format(from)}", "/v1/catalogue/changes"))),
        });
    }
}
