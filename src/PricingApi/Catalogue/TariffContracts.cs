using System.Text.Json.Serialization;
using PricingApi.Domain;
using PricingApi.Domain.Catalogue;
using PricingApi.Domain.Charging;
using PricingApi.Http;

namespace PricingApi.Catalogue;

/// <summary>The price of a service. Amounts are in the price book's currency, without VAT.</summary>
/// <param name="ChargePeriod">When the charge falls due; charges of different periods are never added up.</param>
/// <param name="Vat">How the service is treated for VAT; the rate follows from the date of the quote.</param>
/// <param name="Charge">How a quantity becomes an amount.</param>
/// <param name="Minimum">The least a line costs, whatever its quantity.</param>
/// <param name="Maximum">The most a line costs.</param>
/// <param name="IncludedQuantity">Units that cost nothing; the charge starts after them. 0 to 1,000,000, at most four decimals.</param>
/// <param name="Index">The index that the price follows.</param>
/// <param name="Introductory">How the service is charged at first, until a stated day; afterwards <c>charge</c> holds.</param>
/// <param name="Floor">The least a unit may be sold for. Told to those who edit price books alone: it is in no catalogue, quote or event.</param>
public sealed record TariffContract(
    ChargePeriod ChargePeriod,
    VatTreatment Vat,
    ChargeContract Charge,
    DecimalText? Minimum = null,
    DecimalText? Maximum = null,
    decimal IncludedQuantity = 0,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IndexContract? Index = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IntroductoryContract? Introductory = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] FloorContract? Floor = null)
{
    internal static TariffContract From(Tariff tariff, Currency currency) => new(
        tariff.ChargePeriod,
        tariff.Vat,
        ChargeContract.From(tariff.Charge, new(currency)),
        Prices.Text(tariff.Minimum, currency),
        Prices.Text(tariff.Maximum, currency),
        Decimals.Trim(tariff.IncludedQuantity),
        IndexContract.Of(tariff.Index),
        IntroductoryContract.Of(tariff.Introductory, currency),
        FloorContract.Of(tariff.Floor, currency));

    /// <summary>As callers may see it: without names of services that the version does not show, and without a floor.</summary>
    internal TariffContract Within(PriceBookVersion version) =>
        this with { Charge = Charge.Within(version), Introductory = Introductory is { } first ? first with { Charge = first.Charge.Within(version) } : null, Floor = null };

    internal Tariff ToTariff() => new(ChargePeriod, Vat, Minimum?.Value, Maximum?.Value, IncludedQuantity, Charge.ToModel())
    {
        Index = Index?.ToClause(),
        Introductory = Introductory?.ToIntroductory(),
        Floor = Floor?.ToFloor(),
    };
}

/// <summary>Writes amounts with at least the digits of a currency.</summary>
internal sealed record Prices(Currency Currency)
{
    private static readonly decimal[] Zeros = [0m, 0.0m, 0.00m, 0.000m];

    public static DecimalText? Text(decimal? amount, Currency currency) => amount is { } value ? new Prices(currency).Text(value) : null;

    public DecimalText Text(decimal amount) => new(Decimals.Trim(amount) + Zeros[Currency.Digits]);
}

/// <summary>How a quantity becomes an amount. The member <c>model</c> says which way.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "model")]
[JsonDerivedType(typeof(FlatContract), "flat")]
[JsonDerivedType(typeof(PerUnitContract), "perUnit")]
[JsonDerivedType(typeof(GraduatedContract), "graduated")]
[JsonDerivedType(typeof(VolumeContract), "volume")]
[JsonDerivedType(typeof(PackageContract), "package")]
[JsonDerivedType(typeof(PercentageContract), "percentage")]
public abstract record ChargeContract
{
    internal abstract ChargeModel ToModel();

    /// <summary>The same without names of services that the version does not show.</summary>
    internal virtual ChargeContract Within(PriceBookVersion version) => this;

    internal static ChargeContract From(ChargeModel model, Prices prices) => model switch
    {
        Flat flat => new FlatContract(prices.Text(flat.Amount)),
        PerUnit perUnit => new PerUnitContract(prices.Text(perUnit.UnitPrice), Decimals.Trim(perUnit.Per)),
        Graduated graduated => new GraduatedContract(TierContract.From(graduated.Tiers, prices)),
        Volume volume => new VolumeContract(TierContract.From(volume.Tiers, prices)),
        Package package => new PackageContract(Decimals.Trim(package.PackageSize), prices.Text(package.PackagePrice)),
        Percentage percentage => new PercentageContract(Decimals.Trim(percentage.Rate), BaseContract.From(percentage.Of), prices.Text(percentage.FixedFee)),
        _ => throw new ArgumentOutOfRangeException(nameof(model), model, "A charge model without a contract."),
    };
}

/// <summary>One amount, whatever the quantity.</summary>
/// <param name="Amount">With at most the currency's digits.</param>
public sealed record FlatContract(DecimalText Amount) : ChargeContract
{
    internal override ChargeModel ToModel() => new Flat(Amount);
}

/// <summary>A price for each unit, or for each <c>per</c> units, pro rata.</summary>
/// <param name="UnitPrice">At most six decimals.</param>
/// <param name="Per">How many units the price is for.</param>
public sealed record PerUnitContract(DecimalText UnitPrice, decimal Per = 1) : ChargeContract
{
    internal override ChargeModel ToModel() => new PerUnit(UnitPrice, Per);
}

/// <summary>Each tier prices only the units that fall inside it.</summary>
/// <param name="Tiers">In ascending order; the last one open.</param>
public sealed record GraduatedContract(IReadOnlyList<TierContract> Tiers) : ChargeContract
{
    internal override ChargeModel ToModel() => new Graduated(TierContract.ToTiers(Tiers));
}

/// <summary>All units at the price of the tier that the quantity reaches.</summary>
/// <param name="Tiers">In ascending order; the last one open.</param>
public sealed record VolumeContract(IReadOnlyList<TierContract> Tiers) : ChargeContract
{
    internal override ChargeModel ToModel() => new Volume(TierContract.ToTiers(Tiers));
}

/// <summary>A price band; its lower bound is the previous tier's upper bound, exclusive.</summary>
/// <param name="UpTo">Inclusive upper bound; null for the last tier.</param>
/// <param name="UnitPrice">At most six decimals.</param>
/// <param name="FlatFee">Charged once when the tier is entered.</param>
public sealed record TierContract(decimal? UpTo, DecimalText UnitPrice, DecimalText? FlatFee = null)
{
    internal static IReadOnlyList<TierContract> From(IReadOnlyList<Tier> tiers, Prices prices) =>
        [.. tiers.Select(tier => new TierContract(tier.UpTo is { } bound ? Decimals.Trim(bound) : null, prices.Text(tier.UnitPrice), prices.Text(tier.FlatFee)))];

    internal static IReadOnlyList<Tier> ToTiers(IReadOnlyList<TierContract> tiers) =>
        [.. tiers.Select(tier => new Tier(tier.UpTo, tier.UnitPrice, tier.FlatFee ?? 0))];
}

/// <summary>Whole packages, rounded up.</summary>
/// <param name="PackageSize">Units in a package.</param>
/// <param name="PackagePrice">At most six decimals.</param>
public sealed record PackageContract(decimal PackageSize, DecimalText PackagePrice) : ChargeContract
{
    internal override ChargeModel ToModel() => new Package(PackageSize, PackagePrice);
}

/// <summary>A percentage of the net of other lines of the same charge period.</summary>
/// <param name="Rate">Per cent; 0 to 1,000, at most four decimals.</param>
/// <param name="Of">The lines it is taken of.</param>
/// <param name="FixedFee">Added to the percentage.</param>
public sealed record PercentageContract(DecimalText Rate, BaseContract Of, DecimalText? FixedFee = null) : ChargeContract
{
    internal override ChargeModel ToModel() => new Percentage(Rate, Of.ToBase(), FixedFee ?? 0);

    internal override ChargeContract Within(PriceBookVersion version) => this with { Of = Of with { Services = version.Seen(Of.Services ?? []) } };
}

/// <summary>The lines a percentage is taken of: those that any of the three lists names; another percentage never counts.</summary>
/// <param name="Services">Codes of services.</param>
/// <param name="Categories">Categories of services.</param>
/// <param name="Kinds">Kinds of services.</param>
public sealed record BaseContract(IReadOnlyList<string>? Services = null, IReadOnlyList<string>? Categories = null, IReadOnlyList<ServiceKind>? Kinds = null)
{
    internal static BaseContract From(PercentageBase of) => new(of.Services, of.Categories, of.Kinds);

    internal PercentageBase ToBase() => new(Services ?? [], Categories ?? [], Kinds ?? []);
}
