using PricingApi.Domain.Adjustments;
using PricingApi.Domain.Catalogue;

namespace PricingApi.Domain.Quotes;

/// <summary>Everything a quote's numbers and texts depend on. The same inputs always give the same document.</summary>
/// <param name="PriceBook">The version that prices the quote; it stays pinned.</param>
/// <param name="PricedOn">The day in the seller's zone whose VAT rates apply.</param>
/// <param name="Lines">Service and quantity, in the order of the quote's lines.</param>
/// <param name="Assortment">What of the version the buyer may see; all of it when absent. It stays pinned, too.</param>
/// <param name="OrderedAt">When it was priced, in the seller's zone; absent unless a line says when it is to be performed.</param>
/// <param name="AddSurcharges">Whether surcharges that are due are added; absent when they are not.</param>
/// <param name="Indexes">The values in force of the indexes that prices follow; absent when they follow none.</param>
/// <param name="Discounts">On the whole quote, applied in order; absent when there are none.</param>
/// <param name="Bundles">Groups of lines that cost less together; absent when there are none.</param>
/// <param name="VatCheck">The latest recorded check of the customer's VAT identification number; absent when there is none.</param>
/// <param name="Binding">Non-binding when absent.</param>
/// <param name="Taken">Numbers of the optional lines and alternatives that are taken; absent until the quote is accepted.</param>
public sealed record QuoteInputs(
    PriceBookReference PriceBook,
    DateOnly PricedOn,
    Seller Seller,
    Customer Customer,
    Language Language,
    DateOnly ValidUntil,
    int? TermMonths,
    int? OccurrencesPerYear,
    string? Title,
    string? Terms,
    string? PurchaseOrderNumber,
    string? ExternalReference,
    Contact? SalesContact,
    IReadOnlyDictionary<string, string> Metadata,
    IReadOnlyList<SelectedService> Lines,
    Assortment? Assortment = null,
    DateTimeOffset? OrderedAt = null,
    bool? AddSurcharges = null,
    IReadOnlyList<IndexValue>? Indexes = null,
    IReadOnlyList<QuoteDiscount>? Discounts = null,
    IReadOnlyList<Bundle>? Bundles = null,
    VatCheck? VatCheck = null,
    Binding? Binding = null,
    IReadOnlyList<int>? Taken = null)
{
    internal PricingTerms PricingTerms => new(VatRates.Netherlands(PricedOn) with { Regime = VatRegimes.Of(Seller, Customer, VatCheck) }, Seller.VatRounding, TermMonths, OccurrencesPerYear, PricedOn)
    {
        Discounts = Discounts ?? [],
        Bundles = Bundles ?? [],
    };

    internal IReadOnlyList<Selection> Selections => [.. Lines.Select(line => line.ToSelection())];
}

/// <summary>Whether the seller can take an issued quote back before its last day is over (Dutch Civil Code 6:219).</summary>
public enum Binding
{
    /// <summary>It can be taken back as long as it is not accepted.</summary>
    NonBinding,

    /// <summary>It stands until its last day is over.</summary>
    Irrevocable,
}

/// <summary>A price book version by its name.</summary>
/// <param name="Code">Code of the price book.</param>
/// <param name="Version">Number of the version, from 1.</param>
public sealed record PriceBookReference(string Code, int Version);

/// <summary>A service with the quantity that was asked for.</summary>
/// <param name="RequestedFor">When it is to be performed, in the seller's zone; absent when nobody says.</param>
/// <param name="Disposition">Priced when absent.</param>
/// <param name="AlternativeTo">For an alternative: code of the service whose place it can take.</param>
/// <param name="Section">Title of the section that the line stands in.</param>
/// <param name="Note">What the reader should know about the line.</param>
/// <param name="StartsOn">First day of the service.</param>
/// <param name="EndsOn">Last day of the service.</param>
public sealed record SelectedService(
    string Service,
    decimal Quantity,
    DateTimeOffset? RequestedFor = null,
    Disposition? Disposition = null,
    string? AlternativeTo = null,
    IReadOnlyList<Discount>? Discounts = null,
    ManualPrice? ManualPrice = null,
    Courtesy? Courtesy = null,
    string? Section = null,
    string? Note = null,
    DateOnly? StartsOn = null,
    DateOnly? EndsOn = null)
{
    internal Selection ToSelection() => new(Service, Quantity)
    {
        RequestedFor = RequestedFor,
        Disposition = Disposition ?? Quotes.Disposition.Priced,
        AlternativeTo = AlternativeTo,
        Discounts = Discounts ?? [],
        ManualPrice = ManualPrice,
        Courtesy = Courtesy,
        Section = Section,
    };
}
