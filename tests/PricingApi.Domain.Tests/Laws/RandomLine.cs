using PricingApi.Domain.Adjustments;
using PricingApi.Domain.Catalogue;
using PricingApi.Domain.Charging;
using PricingApi.Domain.Quotes;

namespace PricingApi.Domain.Tests.Laws;

/// <summary>Draws lines: their quantities, and how they stand.</summary>
internal sealed class RandomLine(Random random)
{
    /// <summary>Coins in one whole of the currency.</summary>
    public long Scale { get; set; } = 1;

    public SelectedService Counted(Service service, DateOnly day)
    {
        var line = Line(service);

        return service.Kind != ServiceKind.OptOut && random.Next(8) == 0
            ? line with { Disposition = Disposition.Courtesy, Discounts = null, Courtesy = new("drawn", "P. de Vries", day.AddDays(random.Next(700)), random.Next(2) == 0 ? "drawn" : null) }
            : line;
    }

    /// <summary>Other services that can be taken besides, or in the place of a line that nothing else needs.</summary>
    public IEnumerable<SelectedService> Choices(PriceBookVersion offered, HashSet<string> picked)
    {
        var places = picked.Where(code => !picked.Any(other => offered.Get(other).Requires.Contains(code))).Append(null).ToList();
        var open = offered.Services.Where(service => !picked.Contains(service.Code) && random.Next(3) == 0).ToList();
        foreach (var service in open.Where(service => service.Requires.All(code => picked.Contains(code) || open.Exists(other => other.Code == code))))
        {
            yield return places[random.Next(places.Count)] is { } place && random.Next(2) == 0 && service.Requires is []
                ? Line(service) with { Disposition = Disposition.Alternative, AlternativeTo = place }
                : Line(service) with { Disposition = Disposition.Optional };
        }
    }

    /// <summary>The same service once more, in another quantity.</summary>
    public IEnumerable<SelectedService> OtherQuantities(PriceBookVersion offered, List<SelectedService> lines)
    {
        while (random.Next(3) == 0)
        {
            var line = lines[random.Next(lines.Count)];
            var other = Line(offered.Get(line.Service));
            if (line.Disposition is null or Disposition.Courtesy && other.Quantity != line.Quantity)
            {
                yield return other with { Disposition = Disposition.Alternative, AlternativeTo = line.Service };
            }
        }
    }

    private SelectedService Line(Service service)
    {
        var isReduction = service.Kind == ServiceKind.OptOut;

        return new(service.Code, Quantity(service))
        {
            Discounts = !isReduction && random.Next(4) == 0 ? Discounts() : null,
            ManualPrice = !isReduction && random.Next(10) == 0 ? new(random.Next(4) == 0 ? random.Next(100_000_000) / 1_000_000m : random.Next(10_000) / 100m, "drawn") : null,
            Note = random.Next(10) == 0 ? "'s Avonds: \"laat\" & meer" : null,
            StartsOn = random.Next(10) == 0 ? new DateOnly(2030, 1, 1) : null,
        };
    }

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
            var isAmount = random.Next(4) == 0;
            discounts.Add(isAmount ? new(DiscountKind.Amount, random.Next(1_000) / (decimal)Scale, "drawn", "J. Bakker") : new(DiscountKind.Percentage, value, "drawn"));
            left -= isAmount ? 1 : value;
        }

        return discounts;
    }
}
