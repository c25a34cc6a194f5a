using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Globalization;

namespace PricingApi.Domain.Catalogue;

/// <summary>What follows from a version for a day: which services are sold, and at which prices. Made once for all days that are alike.</summary>
internal sealed class VersionParts(PriceBookVersion whole)
{
    /// <summary>Parts are kept ready up to so many services in all; a part is made again in no time.</summary>
    private const int MostServices = 200_000;
    private const int MostParts = 100;
    private const int LeastParts = 4;

    private readonly int _mostKept = Math.Clamp(MostServices / Math.Max(1, whole.Services.Count), LeastParts, MostParts);
    private readonly ConcurrentDictionary<string, PriceBookVersion> _within = new();
    private readonly ConcurrentDictionary<string, PriceBookVersion> _priced = new();
    private readonly DateOnly[] _introductions = [.. whole.Services.Select(service => service.Tariff.Introductory?.Until).OfType<DateOnly>().Distinct().Order()];

    public DateOnly[] LastSaleDates { get; } = [.. whole.Services.Select(service => service.LastSaleDate).OfType<DateOnly>().Distinct().Order()];

    public string[] Indexes { get; } = [.. whole.Services.Select(service => service.Tariff.Index?.Code).OfType<string>().Distinct().Order(StringComparer.Ordinal)];

    public PriceBookVersion Within(Assortment? assortment, DateOnly day)
    {
        var passed = Passed(LastSaleDates, day);

        return assortment is null && passed == 0
            ? whole
            : Keep(_within, string.Create(CultureInfo.InvariantCulture, $"{passed} {assortment?.ToKey()}"), () => Sold(assortment ?? Assortment.Everything, day));
    }

    public PriceBookVersion PricedOn(DateOnly day, IReadOnlyList<IndexValue> indexes)
    {
        var passed = Passed(_introductions, day);
        if (Indexes.Length == 0 && passed == _introductions.Length)
        {
            return whole;
        }

        var values = string.Join(' ', indexes.Select(index => $"{index.Code}={Decimals.Plain(index.Value)}@{index.Date:O}"));

        return Keep(_priced, string.Create(CultureInfo.InvariantCulture, $"{passed} {values}"), () => whole.With(service => service with { Tariff = service.Tariff.On(day, indexes) }));
    }

    private PriceBookVersion Sold(Assortment assortment, DateOnly day)
    {
        var visible = assortment.Of(whole.Services);
        var sold = Assortment.Everything.Of([.. visible.Where(service => !(service.LastSaleDate < day))]);

        return whole.With(sold, visible.Select(service => service.Code).Except(sold.Select(service => service.Code)).ToFrozenSet(StringComparer.Ordinal));
    }

    private static int Passed(DateOnly[] days, DateOnly day) => days.Length == 0 ? 0 : days.Count(last => last < day);

    private PriceBookVersion Keep(ConcurrentDictionary<string, PriceBookVersion> kept, string key, Func<PriceBookVersion> make)
    {
        if (kept.TryGetValue(key, out var ready))
        {
            return ready;
        }

        if (kept.Count > _mostKept)
        {
            kept.Clear();
        }

        return kept.GetOrAdd(key, _ => make());
    }
}
