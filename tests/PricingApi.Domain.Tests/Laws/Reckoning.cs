using PricingApi.Domain.Adjustments;
using PricingApi.Domain.Catalogue;
using PricingApi.Domain.Charging;

namespace PricingApi.Domain.Tests.Laws;

/// <summary>
/// What a quote should come to, worked out a second time: in fractions of whole numbers, from the rules as written and with
/// nothing of the domain but the records it is asked with.
/// </summary>
internal sealed class Reckoning
{
    private readonly QuoteCase _case;
    private readonly Service[] _services;
    private readonly int _scale;

    public Reckoning(QuoteCase quote)
    {
        _case = quote;
        _scale = quote.Version.Currency.Code switch { "JPY" => 1, "KWD" => 1000, _ => 100 };
        var byCode = quote.Version.Services.ToDictionary(service => service.Code);
        _services = [.. quote.Lines.Select(line => byCode[line.Service])];
        (Lists, Nets) = (new long[_services.Length], new long[_services.Length]);
        foreach (var line in Enumerable.Range(0, _services.Length).OrderBy(line => _services[line].Tariff.Charge is Percentage))
        {
            Lists[line] = List(_services[line], quote.Lines[line].Quantity);
            Nets[line] = Net(Lists[line], quote.Lines[line].Discounts);
        }
    }

    /// <summary>List amount of each line, in coins.</summary>
    public long[] Lists { get; }

    /// <summary>Net amount of each line, in coins.</summary>
    public long[] Nets { get; }

    public string Category(int line) => _services[line].Tariff.Vat switch { VatTreatment.Zero => "Z", VatTreatment.Exempt => "E", _ => "S" };

    public decimal Rate(int line) => _services[line].Tariff.Vat switch
    {
        VatTreatment.Standard => _case.Terms.Vat.Standard,
        VatTreatment.Reduced => _case.Terms.Vat.Reduced,
        _ => 0,
    };

    public ChargePeriod Period(int line) => _services[line].Tariff.ChargePeriod;

    /// <summary>VAT of an amount in coins, exact.</summary>
    public static Fraction Vat(long coins, decimal rate) => (Fraction)coins * rate / 100;

    /// <summary>What one unit of a service costs on this quote, in coins.</summary>
    public long One(Service service) => List(service, 1);

    /// <summary>Net over so many months, in coins: yearly charges for each started year, occurrences by their yearly number.</summary>
    public long Value(int months)
    {
        var value = Fraction.Zero;
        for (var line = 0; line < Nets.Length; line++)
        {
            value += Nets[line] * Period(line) switch
            {
                ChargePeriod.OneOff => (Fraction)1,
                ChargePeriod.PerMonth => months,
                ChargePeriod.PerYear => (months + 11) / 12,
                _ => (Fraction)(_case.Terms.OccurrencesPerYear ?? 0) * months / 12,
            };
        }

        return value.Rounded();
    }

    public static bool Names(Percentage percentage, Service percentageService, Service service) =>
        service.Tariff.Charge is not Percentage
        && service.Tariff.ChargePeriod == percentageService.Tariff.ChargePeriod
        && (percentage.Of.Services.Any(code => code == service.Code)
            || percentage.Of.Categories.Any(category => category == service.Category)
            || percentage.Of.Kinds.Any(kind => kind == service.Kind));

    private long List(Service service, decimal quantity)
    {
        var (tariff, asked) = (service.Tariff, (Fraction)quantity);
        var units = asked < tariff.IncludedQuantity ? 0 : asked - tariff.IncludedQuantity;
        var coins = (Exact(service, units) * _scale).Rounded();
        coins = tariff.Minimum is { } minimum ? Math.Max(coins, ((Fraction)minimum * _scale).Rounded()) : coins;
        coins = tariff.Maximum is { } maximum ? Math.Min(coins, ((Fraction)maximum * _scale).Rounded()) : coins;

        return service.Kind == ServiceKind.OptOut ? -coins : coins;
    }

    private Fraction Exact(Service service, Fraction units) => service.Tariff.Charge switch
    {
        Flat flat => flat.Amount,
        PerUnit each => units * each.UnitPrice / each.Per,
        Package package => (units / package.PackageSize).RoundedUp() * (Fraction)package.PackagePrice,
        Graduated { Tiers: var tiers } => Bands(tiers).Select(band => Band(units, band)).Aggregate(Fraction.Zero, (sum, part) => sum + part),
        Volume { Tiers: var tiers } => units > 0 ? Reached(tiers, units) : 0,
        Percentage percentage => ((Fraction)Base(percentage, service) / _scale * percentage.Rate / 100) + percentage.FixedFee,
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

    private long Base(Percentage percentage, Service service)
    {
        var sum = 0L;
        for (var line = 0; line < _services.Length; line++)
        {
            sum += Names(percentage, service, _services[line]) ? Nets[line] : 0;
        }

        return sum;
    }

    private static long Net(long list, IReadOnlyList<Discount> discounts)
    {
        var left = list;
        foreach (var discount in discounts)
        {
            left -= Math.Min(((Fraction)list * discount.Value / 100).Rounded(), left);
        }

        return left;
    }
}
