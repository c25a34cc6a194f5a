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
    IReadOnlyList<IndexValue>? Indexes = null)
{
    internal PricingTerms PricingTerms => new(VatRates.Netherlands(PricedOn), Seller.VatRounding, TermMonths, OccurrencesPerYear, PricedOn);

    internal IReadOnlyList<Selection> Selections => [.. Lines.Select(line => new Selection(line.Service, line.Quantity) { RequestedFor = line.RequestedFor })];
}

/// <summary>A price book version by its name.</summary>
/// <param name="Code">Code of the price book.</param>
/// <param name="Version">Number of the version, from 1.</param>
public sealed record PriceBookReference(string Code, int Version);

/// <summary>A service with the quantity that was asked for.</summary>
/// <param name="RequestedFor">When it is to be performed, in the seller's zone; absent when nobody says.</param>
public sealed record SelectedService(string Service, decimal Quantity, DateTimeOffset? RequestedFor = null);
