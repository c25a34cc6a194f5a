using PricingApi.Domain.Charging;

namespace PricingApi.Domain.Catalogue;

/// <summary>How a service relates to the base of an offer.</summary>
public enum ServiceKind
{
    /// <summary>What an offer is built on.</summary>
    Base,

    /// <summary>An extra with its own tariff.</summary>
    AddOn,

    /// <summary>Leaving something out, with its own stated reduction.</summary>
    OptOut,
}

/// <summary>When a charge falls due; charges of different periods are never added up.</summary>
public enum ChargePeriod
{
    OneOff,
    PerOccurrence,
    PerMonth,
    PerYear,
}

/// <summary>How a service is treated for VAT; the rate follows from the date.</summary>
public enum VatTreatment
{
    Standard,
    Reduced,
    Zero,
    Exempt,
}

/// <summary>Something the seller does, with the one price it has in a price book version.</summary>
/// <param name="Code">Stable: an upper-case letter or digit, then up to 63 of <c>A-Z 0-9 . _ -</c>.</param>
/// <param name="Requires">Codes of services that must be in the same quote.</param>
/// <param name="Excludes">Codes of services that cannot be in the same quote.</param>
/// <param name="Sla">Clause of the service level agreement that governs it.</param>
/// <param name="Sop">Standard operating procedure it is carried out by.</param>
public sealed record Service(
    string Code,
    ServiceKind Kind,
    string Category,
    LocalText Name,
    Unit Unit,
    IReadOnlyList<string> Requires,
    IReadOnlyList<string> Excludes,
    Reference? Sla,
    Reference? Sop,
    Tariff Tariff)
{
    /// <summary>Codes of services that go well with it.</summary>
    public IReadOnlyList<string> Recommends { get; init; } = [];

    /// <summary>The quantities it is sold in; any when null.</summary>
    public QuantityRange? Quantity { get; init; }

    /// <summary>How long it takes from order to performance, when that is promised.</summary>
    public LeadTime? LeadTime { get; init; }

    /// <summary>The last day on which it can be quoted, in the seller's zone.</summary>
    public DateOnly? LastSaleDate { get; init; }

    /// <summary>Which services, at which moments, bring it onto a quote; null for what is no surcharge.</summary>
    public Surcharge? Surcharge { get; init; }
}

/// <summary>What the quantity counts, and what one unit holds and does not hold.</summary>
/// <param name="Code">UN/ECE Recommendation 20 code, or Recommendation 21 with a leading X.</param>
public sealed record Unit(string Code, LocalText Contains, LocalText Excludes);

/// <summary>The price of a service. Amounts are in the price book's currency.</summary>
/// <param name="Minimum">The least the line costs, whatever the quantity.</param>
/// <param name="Maximum">The most the line costs.</param>
/// <param name="IncludedQuantity">Units that cost nothing; the charge starts after them.</param>
public sealed record Tariff(
    ChargePeriod ChargePeriod,
    VatTreatment Vat,
    decimal? Minimum,
    decimal? Maximum,
    decimal IncludedQuantity,
    ChargeModel Charge)
{
    /// <summary>The index that the price follows; null when it follows none.</summary>
    public IndexClause? Index { get; init; }

    /// <summary>How the service is charged at first.</summary>
    public Introductory? Introductory { get; init; }

    /// <summary>The least it may be sold for.</summary>
    public Floor? Floor { get; init; }

    /// <summary>The tariff as it is charged on a day.</summary>
    /// <param name="indexes">The values in force, one for each index.</param>
    public Tariff On(DateOnly day, IReadOnlyList<IndexValue> indexes) =>
        Introductory is { } introductory && day <= introductory.Until
            ? this with { Charge = introductory.Charge, Minimum = introductory.Minimum, Maximum = introductory.Maximum, Index = null }
            : this with { Index = Index is null ? null : Index with { Value = indexes.FirstOrDefault(value => value.Code == Index.Code) } };
}
