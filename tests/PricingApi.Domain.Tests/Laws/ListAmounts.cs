using PricingApi.Domain.Catalogue;
using PricingApi.Domain.Charging;

namespace PricingApi.Domain.Tests.Laws;

/// <summary>What services cost by their tariffs, in coins, from the rules as written: in fractions of whole numbers.</summary>
internal sealed class ListAmounts(QuoteCase quote)
{
    private readonly Dictionary<(string, decimal, bool), long> _known = [];

    public int Scale { get; } = quote.Version.Currency.Code switch { "JPY" => 1, "KWD" => 1000, _ => 100 };

    /// <param name="day">Whose prices hold.</param>
    /// <param name="of">What a percentage is taken of, in coins.</param>
    public long Of(Service service, decimal quantity, DateOnly day, long of)
    {
        var first = service.Tariff.Introductory is { } introductory && day <= introductory.Until ? introductory : null;
        if (service.Tariff.Charge is Percentage)
        {
            return List(service, first, quantity, of);
        }

        var key = (service.Code, quantity, first is null);

        return _known.TryGetValue(key, out var list) ? list : _known[key] = List(service, first, quantity, 0);
    }

    /// <summary>One unit, or the least that can be asked.</summary>
    public static decimal Least(Service service) => service.Quantity switch
    {
        { Minimum: { } minimum } => minimum,
        { Step: { } step } when 1 / step != decimal.Truncate(1 / step) => step,
        _ => 1,
    };

    public static bool Names(Service by, Service service) =>
        by.Tariff.Charge is Percentage { Of: var of }
        && service.Tariff.Charge is not Percentage
        && service.Tariff.ChargePeriod == by.Tariff.ChargePeriod
        && (of.Services.Any(code => code == service.Code) || of.Categories.Any(category => category == service.Category) || of.Kinds.Any(kind => kind == service.Kind));

    private long List(Service service, Introductory? first, decimal quantity, long of)
    {
        var (tariff, asked) = (service.Tariff, (Fraction)quantity);
        var units = asked < tariff.IncludedQuantity ? 0 : asked - tariff.IncludedQuantity;
        var exact = Exact(first?.Charge ?? tariff.Charge, units, of);
        if (first is null && tariff.Index is { } index)
        {
            var value = (Fraction)quote.Inputs.Indexes!.Single(each => each.Code == index.Code).Value;
            exact += exact * ((value / index.Reference) - 1) * index.Share / 100;
        }

        var (minimum, maximum) = first is null ? (tariff.Minimum, tariff.Maximum) : (first.Minimum, first.Maximum);
        var coins = (exact * Scale).Rounded();
        coins = minimum is { } least ? Math.Max(coins, ((Fraction)least * Scale).Rounded()) : coins;
        coins = maximum is { } most ? Math.Min(coins, ((Fraction)most * Scale).Rounded()) : coins;

        return service.Kind == ServiceKind.OptOut ? -coins : coins;
    }

    private Fraction Exact(ChargeModel charge, Fraction units, long of) => charge switch
    {
        Flat flat => flat.Amount,
        PerUnit each => units * each.UnitPrice / each.Per,
        Package package => (units / package.PackageSize).RoundedUp() * (Fraction)package.PackagePrice,
        Graduated { Tiers: var tiers } => Bands(tiers).Select(band => Band(units, band)).Aggregate(Fraction.Zero, (sum, part) => sum + part),
        Volume { Tiers: var tiers } => units > 0 ? Reached(tiers, units) : 0,
        Percentage percentage => ((Fraction)of / Scale * percentage.Rate / 100) + percentage.FixedFee,
        var model => throw new NotSupportedException($"A charge model that is not reckoned: {model}."),
    };

    private static IEnumerable<(Fraction From, Tier Tier)> Bands(IReadOnlyList<Tier> tiers) =>
        tiers.Select((tier, index) => (index == 0 ? Fraction.Zero : (Fraction)(tiers[index - 1].UpTo ?? 0), tier));

    private static Fraction Band(Fraction units, (Fraction From, Tier Tier) band)
    {
        var top = band.Tier.UpTo is { } upTo ? Fraction.Least(units, upTo) : units;

        return top > band.From ? ((top - band.From) * band.Tier.UnitPrice) + band.Tier.FlatFee : 0;
    }

    private static Fraction Reached(IReadOnlyList<Tier> tiers, Fraction units)
    {
        var tier = tiers.First(tier => tier.UpTo is not { } upTo || !(units > upTo));

        return (units * tier.UnitPrice) + tier.FlatFee;
    }
}
