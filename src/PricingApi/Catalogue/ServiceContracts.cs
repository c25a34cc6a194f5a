using System.ComponentModel.DataAnnotations;
using PricingApi.Domain;
using PricingApi.Domain.Catalogue;

namespace PricingApi.Catalogue;

/// <summary>What a price book version holds: the body of a draft.</summary>
/// <param name="Services">In the order in which they are shown; 1 to 20,000.</param>
public sealed record PriceBookContent(IReadOnlyList<ServiceContract> Services)
{
    internal List<Service> ToServices() => [.. Services.Select(service => service.ToService())];

    /// <summary>The one written form: what is stored, hashed and given back.</summary>
    internal PriceBookContent Normalised(Currency currency) => new([.. ToServices().Select(service => ServiceContract.From(service, currency))]);
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
    ReferenceContract? Sop = null)
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
        ReferenceContract.From(service.Sop));

    /// <summary>Without names of services that the version does not show.</summary>
    internal static ServiceContract From(Service service, PriceBookVersion version)
    {
        var whole = From(service, version.Currency);

        return whole with { Requires = version.Seen(service.Requires), Excludes = version.Seen(service.Excludes), Tariff = whole.Tariff.Within(version) };
    }

    internal Service ToService() =>
        new(Code, Kind, Category, Name.ToText(), Unit.ToUnit(), Requires ?? [], Excludes ?? [], Sla?.Reference, Sop?.Reference, Tariff.ToTariff());
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
public sealed record ReferenceContract([property: MinLength(1), MaxLength(100)] string Reference)
{
    internal static ReferenceContract? From(string? reference) => reference is null ? null : new(reference);
}
