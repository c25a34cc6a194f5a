using System.Text.Json.Serialization;
using PricingApi.Storage.Rows;

namespace PricingApi.Quotes.Links;

/// <summary>How long a link works.</summary>
/// <param name="ValidUntil">Its last day, to its end in the seller's zone; the quote's own when absent, at most 30 days after that.</param>
public sealed record CreateLinkRequest(DateOnly? ValidUntil = null);

/// <summary>An address at which a customer reads a quote, and says yes or no to it.</summary>
/// <param name="Revision">What it shows; when the quote is revised it says so, and takes no answer any more.</param>
/// <param name="ValidUntil">Its last day, to its end in the seller's zone.</param>
/// <param name="Path">Where the page is, relative to the API's address. Whoever has it can answer: it is shown once, and kept nowhere.</param>
public sealed record LinkResponse(
    Guid Id,
    Guid QuoteId,
    int Revision,
    DateOnly ValidUntil,
    DateTimeOffset CreatedAt,
    DateTimeOffset? RevokedAt,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Path = null)
{
    internal static LinkResponse From(QuoteLinkRow row) => new(row.Id, row.QuoteId, row.Revision, row.ValidUntil, row.CreatedAt, row.RevokedAt);
}
