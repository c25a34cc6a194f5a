using PricingApi.Domain.Adjustments;
using PricingApi.Domain.Catalogue;
using PricingApi.Domain.Charging;
using PricingApi.Domain.Quotes;

namespace PricingApi.Domain.Tests.Laws;

/// <summary>Draws what a buyer may pick from a price book, with what that requires and without what it excludes.</summary>
internal sealed class RandomSelection(Random random, RandomMenu menu)
{
    public QuoteCase Of(PriceBookVersion version)
    {
        var day = menu.Today.AddDays(random.Next(60));
        var indexes = menu.Indexes.Where(index => version.Within(null, day).Indexes.Contains(index.Code)).ToList();
        var picked = version.Services.Where(service => !(service.LastSaleDate < day) && random.Next(2) == 0).Select(service => service.Code).ToHashSet();
        picked.UnionWith(version.Services.Where(service => picked.Contains(service.Code)).SelectMany(service => service.Requires).ToList());
        picked.ExceptWith(version.Services.Where(service => picked.Contains(service.Code)).SelectMany(service => service.Excludes).ToList());
        picked.RemoveWhere(code => IsAlone(version.Find(code)!, version, picked));
        if (picked.Count == 0)
        {
            picked.Add("S0");
        }

        var discounted = random.Next(3) == 0;
        var lines = picked.Select(code => Line(version.Find(code)!, discounted)).ToArray();
        random.Shuffle(lines);

        return discounted
            ? new(version, lines, Terms(AnyRates(), day), indexes)
            : new(version, lines, Terms(VatRates.Netherlands(day), day), indexes) { IsDutch = true };
    }

    /// <summary>Whether a reduction has no base in its charge period to be taken off.</summary>
    private static bool IsAlone(Service service, PriceBookVersion version, HashSet<string> picked) =>
        service.Kind == ServiceKind.OptOut
        && !picked.Any(code => version.Find(code) is { Kind: ServiceKind.Base } other && other.Tariff.ChargePeriod == service.Tariff.ChargePeriod);

    private Selection Line(Service service, bool discounted) =>
        new(service.Code, Quantity(service)) { Discounts = discounted && service.Kind != ServiceKind.OptOut ? Discounts() : [] };

    private decimal Quantity(Service service)
    {
        if (service.Tariff.Charge is Percentage)
        {
            return 1;
        }

        if (service.Quantity is { } range)
        {
            return (range.Step ?? 1) * random.Next((int)((range.Minimum ?? 1) / (range.Step ?? 1)) + 1, 200);
        }

        var whole = service.Unit.Code is "H87" or "XPX";

        return random.Next(6) switch
        {
            0 => 1,
            1 => random.Next(1, 1_000_001),
            2 when !whole => random.Next(1, 10_000) / 10_000m,
            3 when !whole => random.NextInt64(1, 10_000_000_001) / 10_000m,
            4 when !whole && Edge(service.Tariff) is > 0 and var edge => edge,
            _ => random.Next(1, 200),
        };
    }

    /// <summary>The quantity at which the first tier is full.</summary>
    private static decimal? Edge(Tariff tariff) => tariff.IncludedQuantity + tariff.Charge switch
    {
        Graduated { Tiers: [var first, ..] } => first.UpTo,
        Volume { Tiers: [var first, ..] } => first.UpTo,
        _ => null,
    };

    private List<Discount> Discounts()
    {
        var discounts = new List<Discount>();
        for (var left = 100m; left > 0 && random.Next(2) == 0;)
        {
            var value = random.Next(10) == 0 ? left : random.Next(1, (int)(left * 10_000) + 1) / 10_000m;
            discounts.Add(new(DiscountKind.Percentage, value, "drawn"));
            left -= value;
        }

        return discounts;
    }

    private VatRates AnyRates() => random.Next(4) switch { 0 => new(22, 5.5m), 1 => new(20.125m, 20.125m), 2 => new(19, 0), _ => new(21, 9) };

    private PricingTerms Terms(VatRates vat, DateOnly day) =>
        new(vat, random.Next(3) == 0 ? VatRounding.PerLine : VatRounding.PerRate, random.Next(3) == 0 ? random.Next(1, 61) : null, random.Next(3) > 0 ? random.Next(1, 400) : null, day);
}
