using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Serialization;
using PricingApi.Domain;
using PricingApi.Domain.Catalogue;
using PricingApi.Http;

namespace PricingApi.Catalogue;

/// <summary>What a price book version holds: the body of a draft.</summary>
/// <param name="Services">In the order in which they are shown; 1 to 20,000.</param>
public sealed record PriceBookContent(IReadOnlyList<ServiceContract> Services)
{
    internal List<Service> ToServices() => [.. Services.Select(service => service.ToService())];

    /// <summary>The one written form: what is stored, hashed and given back.</summary>
    internal byte[] ToBytes(Currency currency)
    {
        using var pieces = new Pieces();
        using (var json = new Utf8JsonWriter(pieces, Json.ForWriter))
        {
            json.WriteStartObject();
            json.WriteStartArray("services");

            foreach (var service in Services)
            {
                JsonSerializer.Serialize(json, ServiceContract.From(service.ToService(), currency), Json.Wire);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return pieces.ToArray();
    }
}

/// <summary>Something the seller does, with its tariff.</summary>
/// <param name="Code">Stable; an upper-case letter or digit, then up to 63 of A-Z 0-9 . _ -</param>
/// <param name="Kind">base: what an offer is built on; addOn: an extra; optOut: leaving something out, with its own stated reduction.</param>
/// <param name="Category">Lower-case words joined by hyphens.</param>
/// <param name="Name">Dutch and English.</param>
/// <param name="Requires">Codes of services that must be in the same quote.</param>
/// <param name="Excludes">Codes of services that cannot be in the same quote; saying it on one side is enough.</param>
/// <param name="Sla">Clause of the service level agreement that governs it.</param>
/// <param name="Sop">Standard operating procedure it is carried out by.</param>
/// <param name="Recommends">Codes of services that go well with it: hinted at on quotes that lack them.</param>
/// <param name="Quantity">The quantities it is sold in; any when absent.</param>
/// <param name="LeadTime">How long it takes from order to performance.</param>
/// <param name="LastSaleDate">The last day on which it can be quoted, in the seller's zone; at most 2999-12-31.</param>
/// <param name="Surcharge">Makes it a surcharge: which services, asked for at which moments, bring it onto a quote, on a line of its own.</param>
public sealed record ServiceContract(
    [property: MaxLength(64)] string Code,
    ServiceKind Kind,
    [property: MaxLength(64)] string Category,
    TextContract Name,
    UnitContract Unit,
    TariffContract Tariff,
    IReadOnlyList<string>? Requires = null,
    IReadOnlyList<string>? Excludes = null,
    ReferenceContract? Sla = null,
    ReferenceContract? Sop = null,
    IReadOnlyList<string>? Recommends = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] QuantityContract? Quantity = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] LeadTimeContract? LeadTime = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateOnly? LastSaleDate = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] SurchargeContract? Surcharge = null)
{
    internal static ServiceContract From(Service service, Currency currency) => new(
        service.Code,
        service.Kind,
        service.Category,
        TextContract.From(service.Name),
        UnitContract.From(service.Unit),
        TariffContract.From(service.Tariff, currency),
        service.Requires,
        service.Excludes,
        ReferenceContract.From(service.Sla),
        ReferenceContract.From(service.Sop),
        service.Recommends,
        QuantityContract.From(service.Quantity),
        LeadTimeContract.From(service.LeadTime),
        service.LastSaleDate,
        SurchargeContract.From(service.Surcharge));

    /// <summary>As callers may see it: without names of services that the version does not show, and without floors.</summary>
    internal static ServiceContract From(Service service, PriceBookVersion version)
    {
        var whole = From(service, version.Currency);

        return whole with
        {
            Requires = version.Seen(service.Requires),
            Excludes = version.Seen(service.Excludes),
            Recommends = version.Seen(service.Recommends),
            Surcharge = whole.Surcharge?.Within(version),
            Tariff = whole.Tariff.Within(version),
        };
    }

    internal Service ToService() =>
        new(Code, Kind, Category, Name.ToText(), Unit.ToUnit(), Requires ?? [], Excludes ?? [], Sla?.ToReference(), Sop?.ToReference(), Tariff.ToTariff())
        {
            Recommends = Recommends ?? [],
            Quantity = Quantity?.ToRange(),
            LeadTime = LeadTime?.ToLeadTime(),
            LastSaleDate = LastSaleDate,
            Surcharge = Surcharge?.ToSurcharge(),
        };
}

/// <summary>A text in Dutch, English or both.</summary>
public sealed record TextContract(string? Nl = null, string? En = null)
{
    internal static TextContract From(LocalText text) => new(text.Nl, text.En);

    internal LocalText ToText() => new(Nl, En);
}

/// <summary>What the quantity counts.</summary>
/// <param name="Code">UN/ECE Recommendation 20 code (H87 piece, HUR hour, KGM kilogram), or Recommendation 21 code with a leading X (XPX pallet).</param>
/// <param name="Contains">What one unit holds.</param>
/// <param name="Excludes">What one unit does not hold.</param>
public sealed record UnitContract([property: MaxLength(4)] string Code, TextContract? Contains = null, TextContract? Excludes = null)
{
    internal static UnitContract From(Unit unit) => new(unit.Code, TextContract.From(unit.Contains), TextContract.From(unit.Excludes));

    internal Unit ToUnit() => new(Code, Contains?.ToText() ?? LocalText.Empty, Excludes?.ToText() ?? LocalText.Empty);
}

/// <summary>A reference to a document that governs a service.</summary>
/// <param name="Reference">The clause or procedure, such as SLA-4.2.</param>
/// <param name="Version">Which edition of the document.</param>
/// <param name="Link">Where to read it: an absolute https address.</param>
public sealed record ReferenceContract(
    [property: MinLength(1), MaxLength(100)] string Reference,
    [property: MinLength(1), MaxLength(50), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Version = null,
    [property: MinLength(1), MaxLength(500), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Link = null)
{
    internal static ReferenceContract? From(Reference? reference) => reference is null ? null : new(reference.Name, reference.Version, reference.Link);

    internal Reference ToReference() => new(Reference, Version, Link);
}
