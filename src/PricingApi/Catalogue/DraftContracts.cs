using System.ComponentModel.DataAnnotations;
using PricingApi.Domain;
using PricingApi.Domain.Catalogue;
using PricingApi.Domain.Quotes;
using PricingApi.Http;

namespace PricingApi.Catalogue;

/// <summary>Where a copy goes, and how its prices change on the way.</summary>
/// <param name="PriceBook">Code of the price book that gets the draft; the same one when absent. It has the same currency.</param>
/// <param name="Change">Absent: no price changes.</param>
public sealed record CopyVersionRequest([property: MaxLength(64)] string? PriceBook = null, PriceChangeContract? Change = null);

/// <summary>A change of prices. Minimum and maximum change along; rates of percentages and quantities stay.</summary>
/// <param name="Percentage">Above -100, at most 1,000, at most four decimals, as a text: "3" makes 6.00 into 6.18, "-2.5" into 5.85. Each price keeps its number of decimals.</param>
/// <param name="Category">Only services of this category; all when absent.</param>
public sealed record PriceChangeContract(DecimalText Percentage, [property: MaxLength(64)] string? Category = null)
{
    internal PriceChange ToChange() => new(Percentage, Category);
}

/// <summary>What differs between two versions of a price book, in a customer's words.</summary>
/// <param name="From">The earlier version.</param>
/// <param name="To">The later version.</param>
/// <param name="Quantity">At which prices are compared; a service that cannot be had in it is compared at 1, a percentage by what it takes of 100.</param>
/// <param name="Services">Only those that differ.</param>
public sealed record VersionDiffResponse(
    PriceBookReference From, PriceBookReference To, string Currency, Language Language, decimal Quantity, IReadOnlyList<ServiceDifferenceResponse> Services);

/// <summary>A service that differs.</summary>
/// <param name="Change">added, withdrawn, dearer, cheaper, or changed: as dear at that quantity, with other rules, texts or prices elsewhere.</param>
/// <param name="Unit">Code of the unit that the quantity counts.</param>
/// <param name="ChargePeriod">When it falls due.</param>
/// <param name="Quantity">At which it was compared.</param>
/// <param name="Before">What that cost; null for what was added, and where nothing can be compared.</param>
/// <param name="After">What it costs.</param>
/// <param name="Percentage">Difference in per cent, to two decimals.</param>
/// <param name="Members">What differs, by name.</param>
public sealed record ServiceDifferenceResponse(
    string Service,
    string Name,
    ServiceChange Change,
    string Unit,
    ChargePeriod ChargePeriod,
    decimal Quantity,
    string? Before,
    string? After,
    string? Difference,
    string? Percentage,
    IReadOnlyList<string> Members)
{
    internal static ServiceDifferenceResponse From(ServiceDifference difference, Language language) => new(
        difference.Service.Code,
        difference.Service.Name.In(language) ?? difference.Service.Code,
        difference.Change,
        difference.Service.Unit.Code,
        difference.Service.Tariff.ChargePeriod,
        difference.Quantity,
        difference.Before?.ToString(),
        difference.After?.ToString(),
        difference.Difference?.ToString(),
        difference.Percentage is { } percentage ? Decimals.Plain(percentage) : null,
        difference.Members);
}
