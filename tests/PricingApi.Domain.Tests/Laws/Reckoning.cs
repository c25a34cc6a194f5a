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

    private readonly DateOnly _day;

    public Reckoning(QuoteCase quote)
        : this(quote, quote.Terms.PricedOn)
    {
    }

    /// <param name="day">Whose prices hold.</param>
    public Reckoning(QuoteCase quote, DateOnly day)
    {
        (_case, _day) = (quote, day);
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

    /// <summary>What the least of a service costs on this quote, in coins.</summary>
    public long One(Service service) => List(service, Least(service));

    /// <summary>One unit, or the least that can be asked.</summary>
    public static decimal Least(Service service) => service.Quantity switch
    {
        { Minimum: { } minimum } => minimum,
        { Step: { } step } when 1 / step != decimal.Truncate(1 / step) => step,
        _ => 1,
    };

    /// <summary>Net of a charge period, in coins.</summary>
    public long Net(ChargePeriod period) => Nets.Where((_, line) => Period(line) == period).Sum();

    /// <summary>The first days after introductory prices on the quote.</summary>
    public IEnumerable<DateOnly> Ends() => _services
        .Select(service => service.Tariff.Introductory?.Until)
        .Where(until => until >= _day)
        .Select(until => until!.Value.AddDays(1))
        .Distinct()
        .Order();

    /// <summary>
    /// Net over so many months, in coins, month by month at the prices of the day on which each starts: a year when it starts, occurrences in even parts.
    /// </summary>
    public long Value(int months)
    {
        var value = Fraction.Zero;
        var (starts, ends, then) = (_day, Ends().ToList(), this);
        for (var month = 0; month < months; month++, starts = _day.AddMonths(month))
        {
            if (ends.RemoveAll(end => end <= starts) > 0)
            {
                then = new(_case, starts);
            }

            for (var line = 0; line < Nets.Length; line++)
            {
                value += then.Nets[line] * Period(line) switch
                {
                    ChargePeriod.OneOff => month == 0 ? 1 : 0,
                    ChargePeriod.PerMonth => 1,
                    ChargePeriod.PerYear => month % 12 == 0 ? 1 : 0,
                    _ => (Fraction)(_case.Terms.OccurrencesPerYear ?? 0) / 12,
                };
            }
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
        var first = tariff.Introductory is { } introductory && _day <= introductory.Until ? introductory : null;
        var units = asked < tariff.IncludedQuantity ? 0 : asked - tariff.IncludedQuantity;
        var exact = Exact(service, first?.Charge ?? tariff.Charge, units);
        if (first is null && tariff.Index is { } index)
        {
            var value = (Fraction)_case.Indexes.Single(each => each.Code == index.Code).Value;
            exact += exact * ((value / index.Reference) - 1) * index.Share / 100;
        }

        var (minimum, maximum) = first is null ? (tariff.Minimum, tariff.Maximum) : (first.Minimum, first.Maximum);
        var coins = (exact * _scale).Rounded();
        coins = minimum is { } least ? Math.Max(coins, ((Fraction)least * _scale).Rounded()) : coins;
        coins = maximum is { } most ? Math.Min(coins, ((Fraction)most * _scale).Rounded()) : coins;

        return service.Kind == ServiceKind.OptOut ? -coins : coins;
    }

    private Fraction Exact(Service service, ChargeModel charge, Fraction units) => charge switch
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
