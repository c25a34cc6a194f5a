using System.Text.Json.Serialization;
using PricingApi.Domain;
using PricingApi.Domain.Catalogue;
using PricingApi.Domain.Quotes;
using PricingApi.Domain.Texts;

namespace PricingApi.Catalogue;

/// <summary>What a caller can choose from.</summary>
/// <param name="PriceBook">The version it was read from.</param>
/// <param name="Currency">ISO 4217 code of every amount.</param>
/// <param name="EffectiveFrom">Since when, or from when, these prices hold.</param>
/// <param name="Language">Of names and texts; a text that exists in the other language only is given in that.</param>
/// <param name="Services">In the order of the price book.</param>
public sealed record CatalogueResponse(PriceBookReference PriceBook, string Currency, DateTimeOffset EffectiveFrom, Language Language, IReadOnlyList<CatalogueService> Services);

/// <summary>The whole catalogue in both languages.</summary>
/// <param name="PriceBook">The version it was read from.</param>
/// <param name="Currency">ISO 4217 code of every amount.</param>
/// <param name="EffectiveFrom">Since when, or from when, these prices hold.</param>
/// <param name="Services">In the order of the price book.</param>
public sealed record SnapshotResponse(PriceBookReference PriceBook, string Currency, DateTimeOffset EffectiveFrom, IReadOnlyList<ServiceContract> Services);

/// <summary>One service of the catalogue.</summary>
public sealed record CatalogueServiceResponse(PriceBookReference PriceBook, string Currency, Language Language, CatalogueService Service);

/// <summary>A service that can be quoted, with its tariff.</summary>
/// <param name="Code">Stable.</param>
/// <param name="Kind">base: what an offer is built on; addOn: an extra; optOut: leaving something out, with its own stated reduction.</param>
/// <param name="Requires">Codes of services that must be in the same quote.</param>
/// <param name="Excludes">Codes of services that cannot be in the same quote.</param>
/// <param name="Sla">Clause of the service level agreement that governs it.</param>
/// <param name="Sop">Standard operating procedure it is carried out by.</param>
/// <param name="Recommends">Codes of services that go well with it.</param>
/// <param name="Quantity">The quantities it is sold in; any when absent.</param>
/// <param name="LeadTime">How long it takes from order to performance.</param>
/// <param name="LastSaleDate">The last day on which it can be quoted, in the seller's zone.</param>
/// <param name="Surcharge">For a surcharge: what brings it onto a quote.</param>
public sealed record CatalogueService(
    string Code,
    ServiceKind Kind,
    string Category,
    string Name,
    CatalogueUnit Unit,
    TariffContract Tariff,
    IReadOnlyList<string> Requires,
    IReadOnlyList<string> Excludes,
    ReferenceContract? Sla,
    ReferenceContract? Sop,
    IReadOnlyList<string> Recommends,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] QuantityContract? Quantity,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] LeadTimeContract? LeadTime,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateOnly? LastSaleDate,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] CatalogueSurcharge? Surcharge)
{
    internal static CatalogueService From(Service service, PriceBookVersion version, Language language) => new(
        service.Code,
        service.Kind,
        service.Category,
        service.Name.In(language) ?? service.Code,
        new(service.Unit.Code, UnitNames.Of(service.Unit.Code, 1, language), service.Unit.Contains.In(language), service.Unit.Excludes.In(language)),
        TariffContract.From(service.Tariff, version.Currency).Within(version),
        version.Seen(service.Requires),
        version.Seen(service.Excludes),
        ReferenceContract.From(service.Sla),
        ReferenceContract.From(service.Sop),
        version.Seen(service.Recommends),
        QuantityContract.From(service.Quantity),
        LeadTimeContract.From(service.LeadTime),
        service.LastSaleDate,
        CatalogueSurcharge.From(service, version, language));
}

/// <summary>What brings a surcharge about.</summary>
/// <param name="For">The services that bring it about, where they are asked for at certain moments.</param>
/// <param name="When">Those moments.</param>
/// <param name="Text">The same in words.</param>
public sealed record CatalogueSurcharge(ServiceNamesContract For, ConditionContract When, string Text)
{
    internal static CatalogueSurcharge? From(Service service, PriceBookVersion version, Language language) =>
        SurchargeContract.From(service.Surcharge)?.Within(version) is { } surcharge
            ? new(surcharge.For, surcharge.When, ConditionTexts.Of(service.Surcharge!.When).In(language)!)
            : null;
}

internal static class Sight
{
    /// <summary>Those of the codes that the version shows.</summary>
    public static IReadOnlyList<string> Seen(this PriceBookVersion version, IReadOnlyList<string> codes) => [.. codes.Where(code => version.Find(code) is not null)];
}

/// <summary>What the quantity counts.</summary>
/// <param name="Code">UN/ECE Recommendation 20 code, or Recommendation 21 code with a leading X.</param>
/// <param name="Name">Of one unit.</param>
/// <param name="Contains">What one unit holds.</param>
/// <param name="Excludes">What one unit does not hold.</param>
public sealed record CatalogueUnit(string Code, string Name, string? Contains, string? Excludes);
