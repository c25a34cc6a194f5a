using PricingApi.Domain;
using PricingApi.Storage.Rows;

namespace PricingApi.Quotes;

/// <summary>A link by which a customer answers the revision that it shows, and no other.</summary>
/// <param name="Email">Where the customer can be reached; for a yes.</param>
internal sealed record ByLink(Guid Id, int Revision, string? Email = null)
{
    public Refusal? Refuse(QuoteRow row) => row.Revision == Revision ? null : new("state-conflict", "The quote was revised: this link shows a revision that counts no more.");
}
