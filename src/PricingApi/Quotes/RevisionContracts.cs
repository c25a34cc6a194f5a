using System.Text.Json.Serialization;
using PricingApi.Domain.Quotes;
using PricingApi.Storage.Rows;

namespace PricingApi.Quotes;

/// <summary>The revisions of a quote, oldest first; only the last one counts.</summary>
public sealed record RevisionsResponse(Guid Id, string Number, IReadOnlyList<RevisionSummary> Items);

/// <summary>A revision in short.</summary>
/// <param name="Status">Of one that was superseded: the last it had.</param>
/// <param name="SupersededAt">When the next one took its place; absent for the last.</param>
/// <param name="Totals">One for each charge period that has lines.</param>
public sealed record RevisionSummary(
    int Revision,
    QuoteStatus Status,
    PriceBookReference PriceBook,
    DateOnly ValidUntil,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateTimeOffset? IssuedAt,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateTimeOffset? SupersededAt,
    string Currency,
    IReadOnlyList<PeriodSummary> Totals,
    string ContentHash)
{
    internal static RevisionSummary From(QuoteRow row, DateTimeOffset? supersededAt)
    {
        var document = row.ReadDocument();

        return new(
            row.Revision,
            row.CurrentStatus(),
            document.Inputs.PriceBook,
            document.Inputs.ValidUntil,
            row.IssuedAt,
            supersededAt,
            row.Currency,
            PeriodSummary.Each(document),
            Convert.ToHexStringLower(row.Hash));
    }
}
