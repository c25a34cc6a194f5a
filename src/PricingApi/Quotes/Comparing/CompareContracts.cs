using System.Text.Json.Serialization;
using PricingApi.Domain.Catalogue;
using PricingApi.Domain.Quotes;
using PricingApi.Domain.Quotes.Comparing;

namespace PricingApi.Quotes.Comparing;

/// <summary>What is to be compared.</summary>
/// <param name="Sides">Two to five; the others are compared with the first.</param>
/// <param name="Language">Of names and texts.</param>
public sealed record CompareRequest(IReadOnlyList<CompareSide> Sides, Domain.Language Language = Domain.Language.Nl);

/// <summary>A quote that was kept, or one that is priced for the occasion: one of the two.</summary>
/// <param name="Quote">Id of a quote.</param>
/// <param name="Revision">Of that quote; the latest when absent.</param>
/// <param name="Request">What to price; nothing is kept.</param>
public sealed record CompareSide(Guid? Quote = null, int? Revision = null, QuoteRequest? Request = null);

/// <summary>Quotes side by side.</summary>
/// <param name="Lines">Every service that counts in the totals of any side.</param>
/// <param name="Differences">Of each side but the first with the first.</param>
public sealed record ComparisonResponse(string Currency, IReadOnlyList<ComparedSide> Sides, IReadOnlyList<ComparedLine> Lines, IReadOnlyList<DifferenceResponse> Differences);

/// <summary>One of the quotes.</summary>
/// <param name="Side">Its place, from 1.</param>
public sealed record ComparedSide(
    int Side,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Number,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Revision,
    PriceBookReference PriceBook,
    IReadOnlyList<PeriodSummary> Totals,
    string ContentHash);

/// <summary>A service on all sides.</summary>
/// <param name="Cells">One for each side; null where the service does not count.</param>
public sealed record ComparedLine(string Service, string Name, IReadOnlyList<ComparedCell?> Cells);

/// <summary>A service on one side.</summary>
public sealed record ComparedCell(int Line, Disposition Disposition, decimal Quantity, ChargePeriod ChargePeriod, string ListAmount, string NetAmount);

/// <summary>What sets two quotes apart. Amounts add up exactly.</summary>
/// <param name="From">Place of the quote that is compared with.</param>
/// <param name="To">Place of the quote that is compared.</param>
/// <param name="Lines">Those that differ.</param>
/// <param name="Periods">What the totals become more or less, by charge period.</param>
public sealed record DifferenceResponse(int From, int To, IReadOnlyList<DifferentLine> Lines, IReadOnlyList<DifferentPeriod> Periods);

/// <summary>A line that differs.</summary>
/// <param name="Before">Null for one that was added.</param>
/// <param name="After">Null for one that was removed.</param>
/// <param name="Causes">Why its net amount differs; none when it does not.</param>
public sealed record DifferentLine(string Service, string Name, ComparedCell? Before, ComparedCell? After, IReadOnlyList<CauseResponse> Causes);

/// <summary>What the totals of a charge period become more or less.</summary>
/// <param name="Causes">Why the net differs; they add up to it.</param>
/// <param name="Net">The sum of the causes.</param>
/// <param name="Vat">What VAT becomes more or less.</param>
/// <param name="Gross">Net and VAT together.</param>
public sealed record DifferentPeriod(ChargePeriod ChargePeriod, IReadOnlyList<CauseResponse> Causes, string Net, string Vat, string Gross);

/// <summary>What one cause changes.</summary>
/// <param name="Text">The cause in words.</param>
public sealed record CauseResponse(Cause Cause, string Amount, string Text);
