using PricingApi.Domain.Quotes;
using PricingApi.Http;
using PricingApi.Webhooks;

namespace PricingApi.Quotes;

/// <summary>A customer's no.</summary>
internal static class QuoteDeclining
{
    /// <param name="link">The link by which the customer says so; absent when a client tells it.</param>
    public static QuoteChange Of(DeclineRequest asked, ByLink? link = null)
    {
        var (reason, note) = (EnumNames<DeclineReason>.Of(asked.Reason), asked.Note);

        return new("quote.decline", QuoteAct.Decline, QuoteStatus.Declined, WebhookEvents.QuoteDeclined)
        {
            Keep = (row, now) => (row.DecidedAt, row.DeclineReason, row.Note, row.DecidedByLink) = (now, reason, note, link?.Id),
            IsSame = row => (row.DeclineReason, row.Note, row.DecidedByLink) == (reason, note, link?.Id),
            Refuse = (row, _, _) => new(link?.Refuse(row)),
        };
    }
}
