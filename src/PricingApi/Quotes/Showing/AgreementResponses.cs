using System.Text.Json.Serialization;
using PricingApi.Domain.Adjustments;
using PricingApi.Domain.Catalogue;

namespace PricingApi.Quotes.Showing;

/// <summary>A price in place of the price book's.</summary>
/// <param name="UnitPrice">Of one unit.</param>
/// <param name="Amount">For the whole quantity, before discounts.</param>
/// <param name="By">Who set it.</param>
public sealed record ManualPriceResponse(string UnitPrice, string Amount, string Reason, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? By);

/// <summary>Why something is given away.</summary>
/// <param name="Approver">By whose leave.</param>
/// <param name="Until">The last day of it.</param>
/// <param name="By">Who wrote it down.</param>
public sealed record CourtesyResponse(string Reason, string Approver, DateOnly Until, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? By);

/// <summary>A line's part of a reduction of several lines.</summary>
/// <param name="Number">Of the bundle, or of the discount on the whole quote, from 1.</param>
/// <param name="Text">Which one, in words.</param>
public sealed record ShareResponse(ReductionKind Kind, int Number, string Text, string Amount);

/// <summary>What taking a line does to the totals: exactly, percentages, discounts and VAT included.</summary>
/// <param name="Changes">Of the charge periods whose totals change.</param>
/// <param name="With">Numbers of the optional lines that it cannot do without; absent when there are none.</param>
public sealed record ChoiceResponse(IReadOnlyList<ChoiceChange> Changes, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<int>? With);

/// <summary>How the totals of a charge period change.</summary>
public sealed record ChoiceChange(ChargePeriod ChargePeriod, string Net, string Vat, string Gross);

/// <summary>Lines that cost less together.</summary>
/// <param name="Lines">Their numbers.</param>
/// <param name="Amounts">What it takes off; none when a line of it was exchanged for another.</param>
public sealed record BundleResponse(string Name, IReadOnlyList<int> Lines, DiscountKind Kind, string Value, string Reason, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? By, IReadOnlyList<ReductionAmount> Amounts);

/// <summary>A discount on the whole quote.</summary>
/// <param name="ChargePeriod">Whose lines it is taken of; absent for all.</param>
/// <param name="Amounts">What it takes off.</param>
public sealed record QuoteDiscountResponse(
    DiscountKind Kind, string Value, string Reason, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? By, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ChargePeriod? ChargePeriod, IReadOnlyList<ReductionAmount> Amounts);

/// <summary>What a reduction takes off in one charge period: the sum of the shares on the lines.</summary>
public sealed record ReductionAmount(ChargePeriod ChargePeriod, string Amount);

/// <summary>Lines that stand together.</summary>
/// <param name="Subtotals">What those of them come to that count in the totals.</param>
public sealed record SectionResponse(string Title, IReadOnlyList<SectionSubtotal> Subtotals);

/// <summary>What the lines of a section come to in one charge period.</summary>
public sealed record SectionSubtotal(ChargePeriod ChargePeriod, string Net);

/// <summary>A recorded check of a VAT identification number.</summary>
/// <param name="Source">Who or what answered.</param>
/// <param name="Reference">The number of the consultation, where the source gives one.</param>
public sealed record VatCheckResponse(string VatId, VatCheckOutcome Outcome, DateOnly CheckedOn, string Source, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Reference);

/// <summary>What was said yes to.</summary>
/// <param name="Taken">Numbers of the optional lines and alternatives that were taken.</param>
/// <param name="Totals">Of the lines as they were taken.</param>
/// <param name="ContentHash">SHA-256 of the canonical document with what was taken.</param>
public sealed record AcceptedResponse(IReadOnlyList<int> Taken, IReadOnlyList<TotalResponse> Totals, string ContentHash);
