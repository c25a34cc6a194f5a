using System.Text.Json.Serialization;
using PricingApi.Catalogue;
using PricingApi.Domain;
using PricingApi.Domain.Adjustments;
using PricingApi.Domain.Catalogue;
using PricingApi.Domain.Quotes;
using PricingApi.Quotes.Approvals;

namespace PricingApi.Quotes.Showing;

/// <summary>A quote: every selected service on its own line, every other one in the list of what is not included.</summary>
/// <remarks>Money is a text with exactly the currency's digits. A preview has no id, number, revision, status and times: nothing was kept.</remarks>
/// <param name="Number">For people; unique, gaps are possible.</param>
/// <param name="Mode">live, or test for quotes made with a test key.</param>
/// <param name="PriceBook">The version that priced the quote; it stays pinned.</param>
/// <param name="ValidUntil">Last day, to its end in the seller's zone.</param>
/// <param name="AcceptedBy">Who said yes, as the caller named them. What they said yes to is <c>accepted</c>.</param>
/// <param name="AcceptedEmail">Where they can be reached, when they said it by a link.</param>
/// <param name="DecidedByLink">The link by which the customer said yes or no; absent when a client told it.</param>
/// <param name="DeclineReason">Why the customer said no.</param>
/// <param name="Note">What was said when it was declined or withdrawn.</param>
/// <param name="PricedOn">The day whose VAT rates apply.</param>
/// <param name="OrderedAt">When it was priced: decides which surcharges are due and what is promised. Absent unless a line says when it is to be performed or how long it takes.</param>
/// <param name="Accepted">What was said yes to; absent until then.</param>
/// <param name="Indexes">The values of the indexes that prices of this quote follow; absent when they follow none.</param>
/// <param name="Binding">irrevocable: once issued it stands until its last day is over; nonBinding: it can be withdrawn until it is accepted.</param>
/// <param name="VatRegime">domestic: the seller's VAT; reverseCharge: owed by a business customer elsewhere in the EU; outsideEu: a business customer outside the EU; smallBusiness: the seller charges none.</param>
/// <param name="VatCheck">The latest recorded check of the customer's VAT identification number when the quote was priced.</param>
/// <param name="PromisedOn">The day on which all that counts in the totals can be performed, as promised when the quote was priced; absent when no lead time is known.</param>
/// <param name="RequiresApproval">Whether it cannot be issued before somebody else approves this content.</param>
/// <param name="Approval">Whether it may be issued as it is; absent when it needs no approval.</param>
/// <param name="Discounts">On the whole quote, with what each takes off; their shares stand on the lines. Absent when there are none.</param>
/// <param name="Bundles">Groups of lines that cost less together. Absent when there are none.</param>
/// <param name="Sections">Lines that stand together, with their subtotals; absent when no line stands in one.</param>
/// <param name="Later">What changes when introductory prices and courtesies end, soonest first; absent when there are none on the quote.</param>
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
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateTimeOffset? AcceptedAt,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateTimeOffset? DeclinedAt,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateTimeOffset? WithdrawnAt,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? AcceptedBy,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? AcceptedEmail,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Guid? DecidedByLink,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DeclineReason? DeclineReason,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Note,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] AcceptedResponse? Accepted,
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
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateTimeOffset? OrderedAt,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<QuoteIndex>? Indexes,
    Binding Binding,
    VatRegime VatRegime,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] VatCheckResponse? VatCheck,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateOnly? PromisedOn,
    bool RequiresApproval,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ApprovalResponse? Approval,
    IReadOnlyList<QuoteLineResponse> Lines,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<BundleResponse>? Bundles,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<QuoteDiscountResponse>? Discounts,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<SectionResponse>? Sections,
    IReadOnlyList<TotalResponse> Totals,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<PhaseResponse>? Later,
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

/// <summary>The value of an index that prices of a quote follow.</summary>
/// <param name="Date">Since when it counts.</param>
/// <param name="Source">Who published it, and where.</param>
public sealed record QuoteIndex(string Code, string Value, DateOnly Date, string Source);

/// <summary>What changes when introductory prices end.</summary>
/// <param name="From">The first day of the other prices.</param>
/// <param name="Lines">Those that cost something else than before.</param>
/// <param name="Totals">Of all lines from then on.</param>
public sealed record PhaseResponse(DateOnly From, IReadOnlyList<PhaseLine> Lines, IReadOnlyList<TotalResponse> Totals);

/// <summary>What a line costs from then on.</summary>
public sealed record PhaseLine(int Line, string Service, string ListAmount, string NetAmount);

/// <summary>One explainable part of a charge. Members that a kind of step does not have are absent.</summary>
/// <param name="Kind">included, flat, perUnit, tier, volume, package, percentage, index, rounding, minimum or maximum.</param>
/// <param name="Text">The step in words, in the quote's language.</param>
/// <param name="Units">How many units; packages for a package step.</param>
/// <param name="UnitPrice">Price of <c>per</c> units.</param>
/// <param name="Per">Units the price is for; the size of a package.</param>
/// <param name="Fee">Fixed part of the amount.</param>
/// <param name="Tier">Number of the tier, from 1.</param>
/// <param name="UpTo">Inclusive upper bound of the tier.</param>
/// <param name="Base">Amount the percentage is taken of or the index applied to, or the minimum or maximum.</param>
/// <param name="Rate">Percentage taken of the base.</param>
/// <param name="Index">The index that the step follows.</param>
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
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] StepIndexResponse? Index,
    string Amount);

/// <summary>The index that a price follows.</summary>
/// <param name="Reference">The value that the tariff's prices belong to.</param>
/// <param name="Value">The value in force.</param>
/// <param name="Date">Since when it counts.</param>
/// <param name="Share">Per cent of the price that follows the index.</param>
public sealed record StepIndexResponse(string Code, string Reference, string Value, DateOnly Date, string Share);

/// <summary>A reduction of a line.</summary>
/// <param name="Value">Per cent or an amount, by kind.</param>
/// <param name="Amount">What it took off.</param>
/// <param name="By">Who gave it; absent when that is not known.</param>
public sealed record DiscountResponse(DiscountKind Kind, string Value, string Reason, string Amount, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? By);

/// <summary>VAT of a line.</summary>
/// <param name="Category">EN 16931: S standard or reduced, Z zero rated, E exempt, AE reverse charge, O outside the scope of VAT.</param>
/// <param name="Rate">Per cent; absent outside the scope of VAT.</param>
public sealed record VatResponse(string Category, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Rate, string Amount);

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

/// <summary>A service that is not included, with the price it would have.</summary>
/// <param name="Quantity">The quantity that the price is for.</param>
public sealed record ExcludedResponse(string Service, string Name, ServiceKind Kind, string Category, UnitResponse Unit, ChargePeriod ChargePeriod, decimal Quantity, string ListAmount);

/// <summary>Something the reader should know.</summary>
/// <param name="Code">Stable; clients may branch on it.</param>
/// <param name="Text">In the quote's language.</param>
public sealed record WarningResponse(string Code, string Text);
