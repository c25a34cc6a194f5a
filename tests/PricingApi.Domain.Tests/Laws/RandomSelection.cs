using PricingApi.Domain.Catalogue;
using PricingApi.Domain.Quotes;

namespace PricingApi.Domain.Tests.Laws;

/// <summary>Draws what a buyer may pick from a price book, with what that requires and without what it excludes.</summary>
internal sealed class RandomSelection(Random random, RandomMenu menu)
{
    private readonly RandomLine _lines = new(random);
    private readonly RandomInputs _inputs = new(random);

    public QuoteCase Of(PriceBookVersion version)
    {
        _lines.Scale = _inputs.Scale = version.Currency.Scale;
        var day = menu.Today.AddDays(random.Next(60));
        var assortment = random.Next(8) == 0 ? Without(version.Services[random.Next(version.Services.Count)]) : null;
        var offered = version.Within(assortment, day);
        var picked = Picked(offered);
        var lines = picked.Select(code => _lines.Counted(offered.Get(code), day)).ToList();
        if (random.Next(2) == 0)
        {
            lines.AddRange(_lines.Choices(offered, picked));
            lines.AddRange(_lines.OtherQuantities(offered, [.. lines]));
        }

        if (random.Next(3) == 0)
        {
            lines = [.. lines.Select(line => line with { Section = random.Next(3) switch { 0 => "Opslag", 1 => "Één dag <later>", _ => null } })];
        }

        var shuffled = lines.ToArray();
        random.Shuffle(shuffled);
        var indexes = menu.Indexes.Where(index => offered.Indexes.Contains(index.Code)).ToList();

        return _inputs.Of(version, shuffled, day) is var inputs && random.Next(12) == 0
            ? new(version, inputs with { Assortment = assortment, Indexes = indexes, OrderedAt = null, Customer = new("C-1", "Here", "NL"), Seller = inputs.Seller with { SmallBusiness = null } }) { OtherRates = _inputs.OtherRates() }
            : new(version, Taking(inputs with { Assortment = assortment, Indexes = indexes is [] ? null : indexes }));
    }

    private HashSet<string> Picked(PriceBookVersion offered)
    {
        var picked = offered.Services.Where(service => random.Next(2) == 0).Select(service => service.Code).ToHashSet();
        picked.UnionWith(offered.Services.Where(service => picked.Contains(service.Code)).SelectMany(service => service.Requires).ToList());
        picked.ExceptWith(offered.Services.Where(service => picked.Contains(service.Code)).SelectMany(service => service.Excludes).ToList());
        picked.RemoveWhere(code => IsAlone(offered.Get(code), offered, picked));
        if (picked.Count == 0)
        {
            picked.Add("S0");
        }

        return picked;
    }

    /// <summary>Whether a reduction has no base in its charge period to be taken off.</summary>
    private static bool IsAlone(Service service, PriceBookVersion version, HashSet<string> picked) =>
        service.Kind == ServiceKind.OptOut
        && !picked.Any(code => version.Find(code) is { Kind: ServiceKind.Base } other && other.Tariff.ChargePeriod == service.Tariff.ChargePeriod);

    /// <summary>The first two are required by others, and a surcharge is seen wherever what brings it about is.</summary>
    private static Assortment? Without(Service service) => service.Code is "S0" or "S1" or "X0" ? null : new(ServiceNames.None, new([service.Code], []));

    /// <summary>Some are accepted, with some of their choices taken.</summary>
    private QuoteInputs Taking(QuoteInputs inputs)
    {
        List<int> taken = [.. Enumerable.Range(1, inputs.Lines.Count).Where(number => inputs.Lines[number - 1].Disposition is Disposition.Optional or Disposition.Alternative && random.Next(2) == 0)];

        return taken is not [] && random.Next(4) == 0 ? inputs with { Taken = taken } : inputs;
    }
}
