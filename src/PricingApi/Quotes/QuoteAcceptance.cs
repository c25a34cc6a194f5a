using PricingApi.Domain;
using PricingApi.Domain.Catalogue;
using PricingApi.Domain.Quotes;
using PricingApi.Storage.Rows;
using PricingApi.Webhooks;

namespace PricingApi.Quotes;

/// <summary>A customer's yes, to the quote as it was issued or with some of its choices taken.</summary>
internal static class QuoteAcceptance
{
    /// <param name="link">The link by which the customer says so; absent when a client tells it.</param>
    public static QuoteChange Of(AcceptRequest asked, ByLink? link = null)
    {
        byte[]? accepted = null;
        IReadOnlyList<int> taken = [.. (asked.Taken ?? []).Order()];

        return new("quote.accept", asked.Late ? QuoteAct.AcceptLate : QuoteAct.Accept, QuoteStatus.Accepted, WebhookEvents.QuoteAccepted)
        {
            Keep = (row, now) =>
            {
                (row.DecidedAt, row.AcceptedBy, row.AcceptedDocument) = (now, asked.AcceptedBy, accepted);
                (row.AcceptedEmail, row.DecidedByLink) = (link?.Email, link?.Id);
                row.AcceptedHash = accepted is null ? null : QuoteDocument.Hash(accepted);
            },
            IsSame = row => (row.AcceptedBy, row.AcceptedEmail, row.DecidedByLink) == (asked.AcceptedBy, link?.Email, link?.Id) && RefuseHash(asked, row) is null && TakenOf(row).SequenceEqual(taken),
            Refuse = (row, document, version) => new(link?.Refuse(row) ?? RefuseHash(asked, row) ?? Take(taken, document, version, out accepted)),
        };
    }

    private static Refusal? Take(IReadOnlyList<int> taken, QuoteDocument document, PriceBookVersion version, out byte[]? accepted)
    {
        accepted = null;
        if (taken is [])
        {
            return null;
        }

        var computed = QuoteDocument.Compute(version, document.Inputs with { Taken = taken });
        accepted = computed.Value?.ToBytes();

        return computed.Refusals is [var first, ..] ? first : null;
    }

    private static IReadOnlyList<int> TakenOf(QuoteRow row) => row.AcceptedDocument is { } document ? QuoteDocument.FromBytes(document).Inputs.Taken ?? [] : [];

    private static Refusal? RefuseHash(AcceptRequest asked, QuoteRow row) => asked.ContentHash is { } hash && hash != Convert.ToHexStringLower(row.Hash)
        ? new("state-conflict", "The quote has another content than the one that was accepted: read it again.", "/contentHash")
        : null;
}
