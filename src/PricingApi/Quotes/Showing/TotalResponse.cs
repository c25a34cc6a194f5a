using System.Text.Json.Serialization;
using PricingApi.Domain.Adjustments;
using PricingApi.Domain.Catalogue;

namespace PricingApi.Quotes.Showing;

/// <summary>What falls due in one charge period; perOccurrence is for one occurrence.</summary>
public sealed record TotalResponse(ChargePeriod ChargePeriod, string Net, string Vat, string Gross, IReadOnlyList<VatGroupResponse> VatBreakdown);

/// <summary>VAT of the lines of one category and rate.</summary>
/// <param name="Rate">Per cent; absent outside the scope of VAT.</param>
/// <param name="Reason">Why no VAT is charged; absent where some is.</param>
/// <param name="ReasonCode">The same in the VATEX code list of EN 16931, where it has a code.</param>
public sealed record VatGroupResponse(string Category, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Rate, string Base, string Amount, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Reason, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? ReasonCode);

/// <summary>Worth over time, without VAT.</summary>
/// <param name="FirstYear">One-off charges and the first twelve months, or the term when shorter.</param>
/// <param name="Contract">One-off charges and the whole term; yearly charges count for each started year.</param>
public sealed record ValueResponse(string FirstYear, string Contract);

/// <summary>How amounts were rounded.</summary>
/// <param name="Mode">Always halfAwayFromZero.</param>
/// <param name="VatRounding">perRate: VAT on the sum of the lines of one rate; perLine: on each line. One method per seller.</param>
/// <param name="DifferenceToOtherMethod">What VAT would be more or less under the other method.</param>
/// <param name="OtherMethod">The totals under the other method, beside those of the quote.</param>
public sealed record RoundingResponse(string Mode, VatRounding VatRounding, string DifferenceToOtherMethod, IReadOnlyList<OtherTotal> OtherMethod);

/// <summary>What would fall due in a charge period under the other rounding method.</summary>
/// <param name="Difference">What VAT would be more or less.</param>
public sealed record OtherTotal(ChargePeriod ChargePeriod, string Vat, string Gross, string Difference);
