using System.Text.Json.Serialization;
using PricingApi.Catalogue;
using PricingApi.Domain;
using PricingApi.Domain.Adjustments;
using PricingApi.Domain.Catalogue;
using PricingApi.Domain.Quotes;

namespace PricingApi.Quotes.Showing;

/// <summary>A quote: every selected service on its own line, every other one in the list of what is not included.</summary>
/// <remarks>Money is a text with exactly the currency's digits. A preview has no id, number, revision, status and times: nothing was kept.</remarks>
/// <param name="Number">For people; unique, gaps are possible.</param>
/// <param name="Mode">live, or test for quotes made with a test key.</param>
/// <param name="PriceBook">The version that priced the quote; it stays pinned.</param>
/// <param name="ValidUntil">Last day, to its end in the seller's zone.</param>
/// <param name="PricedOn">The day whose VAT rates apply.</param>
/// <param name="Totals">One for each charge period that has lines; periods are never added up.</param>
/// <param name="Value">Worth over time without VAT; absent when the term, or the number of occurrences it needs, is not stated.</param>
/// <param name="Excluded">Not included: every other service of the catalogue with the price it would have.</param>
/// <param name="ExcludedCount">How many services are not included.</param>
/// <param name="Warnings">What the reader should know; the numbers stand.</param>
/// <param name="ContentHash">SHA-256 of the canonical document, in hexadecimal: the same content, the same hash.</param>
public sealed record QuoteResponse(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Guid? Id,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Number,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Revision,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] QuoteStatus? Status,
    string Mode,
    string Currency,
    PriceBookReference PriceBook,
    Language Language,
    DateOnly ValidUntil,
    DateOnly PricedOn,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateTimeOffset? CreatedAt,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateTimeOffset? IssuedAt,
    SellerResponse Seller,
    CustomerContract Customer,
    string? Title,
    string? Terms,
    string? PurchaseOrderNumber,
    string? ExternalReference,
    ContactContract? SalesContact,
    IReadOnlyDictionary<string, string> Metadata,
    int? TermMonths,
    int? OccurrencesPerYear,
    IReadOnlyList<QuoteLineResponse> Lines,
    IReadOnlyList<TotalResponse> Totals,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ValueResponse? Value,
    RoundingResponse Rounding,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<ExcludedResponse>? Excluded,
    int ExcludedCount,
    IReadOnlyList<WarningResponse> Warnings,
    string ContentHash);

/// <summary>The business that quotes.</summary>
public sealed record SellerResponse(string Name, string Country, string? VatId, AddressContract? Address);

/// <summary>A service on the quote.</summary>
/// <param name="Line">Place on the quote, from 1.</param>
/// <param name="Steps">How the list amount came about; their amounts add up to it.</param>
/// <param name="ListAmount">By the tariff, before discounts.</param>
/// <param name="NetAmount">List amount less discounts, without VAT.</param>
/// <param name="Vat">Its amount is informative: VAT is settled per charge period, category and rate.</param>
/// <param name="Hints">Ways to get more, or to pay less, by the list.</param>
public sealed record QuoteLineResponse(
    int Line,
    string Service,
    string Name,
    ServiceKind Kind,
    string Category,
    Disposition Disposition,
    decimal Quantity,
    UnitResponse Unit,
    ChargePeriod ChargePeriod,
    IReadOnlyList<StepResponse> Steps,
    string ListAmount,
    IReadOnlyList<DiscountResponse> Discounts,
    string NetAmount,
    VatResponse Vat,
    IReadOnlyList<HintResponse> Hints);

/// <summary>A unit of measure (UN/ECE Recommendation 20 or 21) with its name in the quote's language.</summary>
public sealed record UnitResponse(string Code, string Name);

/// <summary>One explainable part of a charge. Members that a kind of step does not have are absent.</summary>
/// <param name="Kind">included, flat, perUnit, tier, volume, package, percentage, rounding, minimum or maximum.</param>
/// <param name="Text">The step in words, in the quote's language.</param>
/// <param name="Units">How many units; packages for a package step.</param>
/// <param name="UnitPrice">Price of <c>per</c> units.</param>
/// <param name="Per">Units the price is for; the size of a package.</param>
/// <param name="Fee">Fixed part of the amount.</param>
/// <param name="Tier">Number of the tier, from 1.</param>
/// <param name="UpTo">Inclusive upper bound of the tier.</param>
/// <param name="Base">Amount the percentage is taken of, or the minimum or maximum.</param>
/// <param name="Rate">Percentage taken of the base.</param>
public sealed record StepResponse(
    Domain.Charging.StepKind Kind,
    string Text,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] decimal? Units,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? UnitPrice,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] decimal? Per,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Fee,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Tier,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] decimal? UpTo,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Base,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Rate,
    string Amount);

/// <summary>A reduction of a line.</summary>
/// <param name="Value">Per cent or an amount, by kind.</param>
/// <param name="Amount">What it took off.</param>
public sealed record DiscountResponse(DiscountKind Kind, string Value, string Reason, string Amount);

/// <summary>VAT of a line.</summary>
/// <param name="Category">EN 16931: S standard or reduced, Z zero rated, E exempt.</param>
/// <param name="Rate">Per cent.</param>
public sealed record VatResponse(string Category, string Rate, string Amount);

/// <summary>What falls due in one charge period; perOccurrence is for one occurrence.</summary>
public sealed record TotalResponse(ChargePeriod ChargePeriod, string Net, string Vat, string Gross, IReadOnlyList<VatGroupResponse> VatBreakdown);

/// <summary>VAT of the lines of one category and rate.</summary>
public sealed record VatGroupResponse(string Category, string Rate, string Base, string Amount);

/// <summary>Worth over time, without VAT.</summary>
/// <param name="FirstYear">One-off charges and the first twelve months, or the term when shorter.</param>
/// <param name="Contract">One-off charges and the whole term; yearly charges count for each started year.</param>
public sealed record ValueResponse(string FirstYear, string Contract);

/// <summary>How amounts were rounded.</summary>
/// <param name="Mode">Always halfAwayFromZero.</param>
/// <param name="VatRounding">perRate: VAT on the sum of the lines of one rate; perLine: on each line. One method per seller.</param>
/// <param name="DifferenceToOtherMethod">What VAT would be more or less under the other method.</param>
public sealed record RoundingResponse(string Mode, VatRounding VatRounding, string DifferenceToOtherMethod);

/// <summary>A service that is not included, with the price it would have.</summary>
/// <param name="Quantity">The quantity that the price is for.</param>
public sealed record ExcludedResponse(string Service, string Name, ServiceKind Kind, string Category, UnitResponse Unit, ChargePeriod ChargePeriod, decimal Quantity, string ListAmount);

/// <summary>Something the reader should know.</summary>
/// <param name="Code">Stable; clients may branch on it.</param>
/// <param name="Text">In the quote's language.</param>
public sealed record WarningResponse(string Code, string Text);
