using PricingApi.Domain.Catalogue;
using PricingApi.Domain.Charging;

namespace PricingApi.Domain.Tests.Laws;

/// <summary>Draws price books that may be published: every charge model, period, treatment and bound.</summary>
internal sealed class RandomMenu(Random random)
{
    private static readonly string[] Categories = ["storage", "transport", "handling", "it"];
    private static readonly string[] Units = ["KGM", "HUR", "H87", "XPX"];
    private static readonly decimal[] Edges = [0.004m, 0.005m, 0.015m, 0.125m, 0.195m, 2.345m, 0.000001m, 0m];

    /// <summary>About when the quotes of its books are priced.</summary>
    public DateOnly Today { get; } = new DateOnly(2010, 1, 1).AddDays(random.Next(7_000));

    /// <summary>The values in force of the indexes that its books follow.</summary>
    public IReadOnlyList<IndexValue> Indexes { get; } =
    [
        new("CPI", new(2010, 1, 1), random.Next(1, 3_000_000) / 10_000m, "drawn"),
        new("FUEL", new(2010, 1, 1), random.Next(1, 300), "drawn"),
    ];

    public PriceBookVersion Version()
    {
        var currency = Currency.Find(random.Next(8) switch { 0 => "JPY", 1 => "KWD", _ => "EUR" })!;
        var plain = Enumerable.Range(0, random.Next(2, 14)).Select(index => Plain(index, currency)).ToList();
        var percentages = Enumerable.Range(0, random.Next(4)).Select(index => Percentage($"P{index}", plain, currency)).ToList();

        // The first two require nothing, and only they are required: nothing goes round in a circle or shuts itself out.
        var services = plain.Concat(percentages).Select((service, index) => index < 2 || random.Next(3) > 0 ? service : service with { Requires = [$"S{random.Next(2)}"] }).ToArray();
        if (services.Length > 4 && random.Next(3) == 0)
        {
            services[^1] = services[^1] with { Excludes = [services[2].Code] };
        }

        if (random.Next(2) == 0)
        {
            services = [.. services, Surcharge(plain, currency)];
        }

        random.Shuffle(services);

        return PriceBookVersion.Create("random", 1, currency, services) is { Value: { } version } result
            ? version
            : throw new InvalidOperationException(string.Join('\n', PriceBookRules.Check(services, currency)));
    }

    private Service Plain(int index, Currency currency)
    {
        ChargeModel charge = random.Next(5) switch
        {
            0 => new Flat(Amount(currency)),
            1 => new PerUnit(Price(), random.Next(3) == 0 ? Pick(3m, 7m, 10m, 100m, 0.25m) : 1),
            2 => new Graduated(Tiers(currency)),
            3 => new Volume(Tiers(currency)),
            _ => new Package(Pick(1m, 3m, 10m, 0.25m, 12.5m), Price()),
        };
        var kind = random.Next(8) switch { 0 when index > 1 => ServiceKind.OptOut, 1 or 2 => ServiceKind.Base, _ => ServiceKind.AddOn };

        return Service($"S{index}", kind, charge, Any<ChargePeriod>(), charge is not Flat && random.Next(4) == 0 ? Pick(1m, 5m, 2.5m, 1000m) : 0, currency);
    }

    private Service Percentage(string code, List<Service> plain, Currency currency)
    {
        var named = plain[random.Next(plain.Count)];
        string[] codes = random.Next(2) == 0
            ? [.. plain.Where(service => service.Tariff.ChargePeriod == named.Tariff.ChargePeriod && random.Next(2) == 0).Select(service => service.Code)]
            : [named.Code];
        var of = new PercentageBase(
            codes,
            random.Next(3) == 0 || codes.Length == 0 ? [named.Category] : [],
            random.Next(4) == 0 ? [Any<ServiceKind>()] : []);
        var charge = new Percentage(random.Next(0, 300_000) / 10_000m, of, random.Next(3) == 0 ? Amount(currency) : 0);

        return Service(code, random.Next(12) == 0 ? ServiceKind.OptOut : ServiceKind.AddOn, charge, named.Tariff.ChargePeriod, 0, currency);
    }

    /// <summary>For weekends, or for haste.</summary>
    private Service Surcharge(List<Service> plain, Currency currency)
    {
        var named = plain[random.Next(plain.Count)];
        ChargeModel charge = random.Next(2) == 0 ? new Flat(Amount(currency)) : new PerUnit(Price(), 1);
        var when = random.Next(3) == 0 ? new Condition(null, null, true, null) : new Condition(null, new([DayKind.Saturday, DayKind.Sunday], null, null), false, null);

        return Menu.Service("X0", charge, Any<ChargePeriod>(), Any<VatTreatment>(), category: Pick(Categories), unit: named.Unit.Code) with
        {
            Surcharge = new(random.Next(3) == 0 ? new([named.Code], []) : new([named.Code], [named.Category]), when),
        };
    }

    private Service Service(string code, ServiceKind kind, ChargeModel charge, ChargePeriod period, decimal included, Currency currency)
    {
        decimal? minimum = random.Next(4) == 0 ? Amount(currency) : null;
        decimal? maximum = random.Next(4) == 0 ? (minimum ?? 0) + Amount(currency) : null;
        if (kind == ServiceKind.OptOut && random.Next(8) > 0)
        {
            // Small enough, mostly, not to take off more than there is.
            (minimum, maximum) = (minimum is null ? null : 1, random.Next(1, 1000) / (decimal)currency.Scale + 1);
        }

        var service = Menu.Service(code, charge, period, Any<VatTreatment>(), kind, Pick(Categories), Pick(Units), minimum, maximum, included);

        return service with
        {
            Quantity = charge is not Domain.Charging.Percentage && random.Next(6) == 0 ? Pick<QuantityRange>(new(5, null, null), new(null, null, 3), new(2, 1_000_000, 2), new(null, 500_000, null)) : null,
            LeadTime = random.Next(6) == 0 ? LeadTime() : null,
            LastSaleDate = code is not ("S0" or "S1") && random.Next(8) == 0 ? Today.AddDays(random.Next(-30, 30)) : null,
            Tariff = service.Tariff with
            {
                Index = random.Next(6) == 0 ? new(Pick("CPI", "FUEL"), Pick(100m, 120.3m, 0.7m), Pick(100m, 33.3333m, 50m)) : null,
                Introductory = random.Next(6) == 0 ? new(Today.AddDays(random.Next(-60, 600)), First(charge, included, currency), random.Next(3) == 0 ? Amount(currency) : null) : null,
            },
        };
    }

    private LeadTime LeadTime() => new LeadTime(random.Next(12), Any<LeadTimeUnit>()) is var plain && plain.Unit != LeadTimeUnit.Hours && random.Next(2) == 0
        ? plain with { CutOff = new(random.Next(24), random.Next(2) * 30) }
        : plain;

    /// <summary>Another price to begin with: a percentage of the same lines, or any model that has units where units are included.</summary>
    private ChargeModel First(ChargeModel charge, decimal included, Currency currency) => charge switch
    {
        Domain.Charging.Percentage percentage => percentage with { Rate = random.Next(0, 300_000) / 10_000m },
        _ when random.Next(2) == 0 && included == 0 => new Flat(Amount(currency)),
        _ => new PerUnit(Price(), 1),
    };

    private List<Tier> Tiers(Currency currency)
    {
        var tiers = new List<Tier>();
        var upTo = 0m;
        for (var count = random.Next(4); count > 0; count--)
        {
            upTo += Pick(1m, 10m, 90m, 0.5m, 12.3456m);
            tiers.Add(new(upTo, Price(), random.Next(4) == 0 ? Amount(currency) : 0));
        }

        tiers.Add(new(null, Price(), random.Next(4) == 0 ? Amount(currency) : 0));

        return tiers;
    }

    private decimal Price() => random.Next(6) switch
    {
        0 => Pick(Edges),
        1 => random.NextInt64(1_000_000_000_000) / 1_000_000m,
        _ => random.Next(100_000) / 100m,
    };

    private decimal Amount(Currency currency) => random.Next(100_000) / (decimal)currency.Scale;

    private T Pick<T>(params T[] values) => values[random.Next(values.Length)];

    private T Any<T>()
        where T : struct, Enum => Pick(Enum.GetValues<T>());
}
