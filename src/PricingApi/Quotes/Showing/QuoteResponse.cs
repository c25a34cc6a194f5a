using System.Text.Json.Serialization;
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

/// <summary>A service that is not included, with the price it would have.</summary>
/// <param name="Quantity">The quantity that the price is for.</param>
public sealed record ExcludedResponse(string Service, string Name, ServiceKind Kind, string Category, UnitResponse Unit, ChargePeriod ChargePeriod, decimal Quantity, string ListAmount);

/// <summary>Something the reader should know.</summary>
/// <param name="Code">Stable; clients may branch on it.</param>
/// <param name="Text">In the quote's language.</param>
public sealed record WarningResponse(string Code, string Text);
