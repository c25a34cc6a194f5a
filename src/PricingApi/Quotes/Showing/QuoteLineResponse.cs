using System.Text.Json.Serialization;
using PricingApi.Catalogue;
using PricingApi.Domain.Adjustments;
using PricingApi.Domain.Catalogue;
using PricingApi.Domain.Quotes;

namespace PricingApi.Quotes.Showing;

/// <summary>A service on the quote.</summary>
/// <param name="Line">Place on the quote, from 1.</param>
/// <param name="Steps">How the list amount came about; their amounts add up to it.</param>
/// <param name="ListAmount">By the tariff, before discounts. For a percentage of other lines: of what those come to after discounts of their own, before reductions of several lines.</param>
/// <param name="NetAmount">List amount, or the manual price, less discounts and shares, without VAT. Optional lines and alternatives do not count in the totals.</param>
/// <param name="Vat">Its amount is informative: VAT is settled per charge period, category and rate.</param>
/// <param name="Hints">Ways to get more, or to pay less, by the list; and what goes well with it.</param>
/// <param name="RequestedFor">When it is to be performed; absent when nobody says.</param>
/// <param name="Surcharge">Why this surcharge is on the quote; absent for other services, and where it is due to no line.</param>
/// <param name="IntroductoryUntil">The last day of this price; what is charged afterwards is in <c>later</c>.</param>
/// <param name="LeadTime">How long it takes from order to performance.</param>
/// <param name="Sla">Clause of the service level agreement that governs it.</param>
/// <param name="Sop">Standard operating procedure it is carried out by.</param>
/// <param name="Section">Title of the section that it stands in.</param>
/// <param name="Note">What the reader should know about it.</param>
/// <param name="StartsOn">First day of the service.</param>
/// <param name="EndsOn">Last day of the service.</param>
/// <param name="ManualPrice">What is charged in place of the list amount, which stays beside it.</param>
/// <param name="Courtesy">Why it is given away, by whose leave, and until when.</param>
/// <param name="Shares">Its parts of bundles and of discounts on the whole quote.</param>
/// <param name="AlternativeTo">For an alternative: the number of the line whose place it can take.</param>
/// <param name="Choice">For an optional line or an alternative: what taking it does to the totals.</param>
/// <param name="PromisedOn">The day on which it can be performed, or is asked for when that is later.</param>
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
    IReadOnlyList<HintResponse> Hints,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateTimeOffset? RequestedFor,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] SurchargeReason? Surcharge,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateOnly? IntroductoryUntil,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] LeadTimeContract? LeadTime,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ReferenceContract? Sla,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ReferenceContract? Sop,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Section,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Note,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateOnly? StartsOn,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateOnly? EndsOn,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ManualPriceResponse? ManualPrice,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] CourtesyResponse? Courtesy,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<ShareResponse>? Shares,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? AlternativeTo,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ChoiceResponse? Choice,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateOnly? PromisedOn);

/// <summary>Why a surcharge is on the quote.</summary>
/// <param name="Lines">The lines that bring it about.</param>
/// <param name="Text">When it is due, in words.</param>
public sealed record SurchargeReason(IReadOnlyList<int> Lines, string Text);

/// <summary>A unit of measure (UN/ECE Recommendation 20 or 21) in the quote's language.</summary>
/// <param name="Contains">What one unit holds; absent when that is not stated.</param>
/// <param name="Excludes">What one unit does not hold; absent when that is not stated.</param>
public sealed record UnitResponse(
    string Code,
    string Name,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Contains,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Excludes);

/// <summary>A reduction of a line.</summary>
/// <param name="Value">Per cent or an amount, by kind.</param>
/// <param name="Amount">What it took off.</param>
/// <param name="By">Who gave it; absent when that is not known.</param>
public sealed record DiscountResponse(DiscountKind Kind, string Value, string Reason, string Amount, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? By);

/// <summary>VAT of a line.</summary>
/// <param name="Category">EN 16931: S standard or reduced, Z zero rated, E exempt, AE reverse charge, O outside the scope of VAT.</param>
/// <param name="Rate">Per cent; absent outside the scope of VAT.</param>
public sealed record VatResponse(string Category, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Rate, string Amount);

/// <summary>What changes when introductory prices end.</summary>
/// <param name="From">The first day of the other prices.</param>
/// <param name="Lines">Those that cost something else than before.</param>
/// <param name="Totals">Of all lines from then on.</param>
public sealed record PhaseResponse(DateOnly From, IReadOnlyList<PhaseLine> Lines, IReadOnlyList<TotalResponse> Totals);

/// <summary>What a line costs from then on.</summary>
public sealed record PhaseLine(int Line, string Service, string ListAmount, string NetAmount);
