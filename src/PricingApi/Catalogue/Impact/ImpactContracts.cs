using System.Text.Json.Serialization;
using PricingApi.Domain;
using PricingApi.Domain.Catalogue;
using PricingApi.Domain.Quotes;

namespace PricingApi.Catalogue.Impact;

/// <summary>When the draft is going to take effect.</summary>
/// <param name="EffectiveFrom">Now or at most ten years ahead, with an offset; now when absent.</param>
public sealed record ImpactRequest(DateTimeOffset? EffectiveFrom = null);

/// <summary>What a draft would make of the open quotes of its price book. None of them changes: a quote stays priced by the version it was made with.</summary>
/// <param name="Hash">Of the content of the draft that was looked at.</param>
/// <param name="Token">To be sent as <c>impactToken</c> when publishing just this content.</param>
/// <param name="TokenExpiresAt">Until when the token is taken.</param>
/// <param name="Counts">Of all open quotes, listed or not.</param>
/// <param name="Totals">One for each charge period, over all open quotes, without VAT.</param>
/// <param name="Quotes">Those that would come out otherwise or could no longer be quoted; those whose last day comes first, at most 1,000.</param>
/// <param name="Warnings">What may surprise a customer, but is allowed.</param>
public sealed record ImpactResponse(
    PriceBookReference PriceBook,
    string Currency,
    DateTimeOffset EffectiveFrom,
    string Hash,
    string Token,
    DateTimeOffset TokenExpiresAt,
    ImpactCounts Counts,
    IReadOnlyList<ImpactTotal> Totals,
    IReadOnlyList<TouchedQuote> Quotes,
    IReadOnlyList<Finding> Warnings);

/// <summary>How many quotes there are of each kind.</summary>
/// <param name="Open">Drafts and issued quotes up to the end of their last day in the seller's zone; those of test keys are left out.</param>
/// <param name="Unchanged">Their lines would come out the same.</param>
/// <param name="Changed">A line would have another amount, charge period or VAT, now or later.</param>
/// <param name="Unquotable">They could no longer be quoted.</param>
public sealed record ImpactCounts(int Open, int Unchanged, int Changed, int Unquotable);

/// <summary>What falls due in a charge period, over all open quotes.</summary>
/// <param name="Before">Of those that could still be quoted, as they are.</param>
/// <param name="After">Of the same quotes, as they would be.</param>
/// <param name="Difference">After less before.</param>
/// <param name="Unquotable">Of those that could no longer be quoted, as they are.</param>
public sealed record ImpactTotal(ChargePeriod ChargePeriod, string Before, string After, string Difference, string Unquotable)
{
    internal static ImpactTotal From(ImpactSum sum, Currency currency) => new(
        sum.ChargePeriod,
        Decimals.Price(sum.Before, currency),
        Decimals.Price(sum.After, currency),
        Decimals.Price(sum.After - sum.Before, currency),
        Decimals.Price(sum.Unquotable, currency));
}

/// <summary>An open quote that the draft would touch.</summary>
/// <param name="PriceBookVersion">The version it is priced by, and stays priced by.</param>
/// <param name="ChangedLines">How many of its lines would come out otherwise.</param>
/// <param name="Lines">The first 100 of these.</param>
/// <param name="Refusals">Why it could no longer be quoted, at most 50 reasons; pointers lead into a request of the quote.</param>
public sealed record TouchedQuote(
    Guid Id,
    string Number,
    int Revision,
    QuoteStatus Status,
    Guid AccountId,
    string CustomerReference,
    DateOnly ValidUntil,
    int PriceBookVersion,
    int ChangedLines,
    IReadOnlyList<TouchedLine> Lines,
    IReadOnlyList<Finding> Refusals);

/// <summary>A line that would come out otherwise.</summary>
/// <param name="Line">Its number on the quote; for one that would be added, its number then.</param>
/// <param name="Before">Null for a surcharge that would be added.</param>
/// <param name="After">Null for a surcharge that would no longer be due.</param>
public sealed record TouchedLine(int Line, string Service, TouchedAmount? Before, TouchedAmount? After)
{
    internal static TouchedLine From(LineImpact line)
    {
        var shown = (line.Before ?? line.After)!.Line;

        return new(shown.Line, shown.Service, TouchedAmount.From(line.Before), TouchedAmount.From(line.After));
    }
}

/// <summary>What a line costs, and when.</summary>
/// <param name="VatCategory">By EN 16931.</param>
/// <param name="VatRate">In per cent; absent outside the scope of VAT.</param>
/// <param name="Later">What it costs when introductory prices have ended.</param>
public sealed record TouchedAmount(decimal Quantity, string NetAmount, ChargePeriod ChargePeriod, string VatCategory, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? VatRate, IReadOnlyList<LaterAmount> Later)
{
    internal static TouchedAmount? From(PricedLine? priced) => priced is { Line: var line, Later: var later }
        ? new(line.Quantity, line.NetAmount, line.ChargePeriod, line.Vat.Category, line.Vat.Rate, later)
        : null;
}
