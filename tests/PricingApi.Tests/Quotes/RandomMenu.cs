using System.Globalization;
using System.Text.Json.Nodes;
using PricingApi.Tests.Harness;

namespace PricingApi.Tests.Quotes;

/// <summary>Price books and selections of every kind, the same ones for the same seed.</summary>
internal sealed class RandomMenu
{
    private static readonly string[] Periods = ["oneOff", "perOccurrence", "perMonth", "perYear"];
    private static readonly string[] Vats = ["standard", "standard", "reduced", "zero", "exempt"];
    private static readonly string[] Categories = ["storage", "transport", "handling"];
    private static readonly string[] Units = ["KGM", "HUR", "MTK", "XPX", "H87"];

    private readonly Random _random;
    private readonly int _digits;
    private readonly List<JsonObject> _services = [];

    /// <param name="digits">Of the currency.</param>
    public RandomMenu(int seed, int digits)
    {
        (_random, _digits) = (new(seed), digits);
        var count = _random.Next(3, 30);
        for (var number = 1; number <= count; number++)
        {
            _services.Add(Service($"S{number}"));
        }
    }

    public IReadOnlyList<JsonObject> Services => _services;

    /// <summary>A request that breaks no rule, except perhaps that its reductions exceed its charges.</summary>
    public JsonObject Quote()
    {
        var codes = new HashSet<string>();
        foreach (var picked in _services.Where(_ => Chance(0.4)).Append(_services[0]))
        {
            Pick(picked, codes);
        }

        var lines = codes.OrderBy(_ => _random.Next()).Select(code => (code, Quantity(Find(code)))).ToArray();
        var request = Menu.Quote(lines).With("language", Chance(0.5) ? "nl" : "en");

        if (Chance(0.5))
        {
            request["termMonths"] = _random.Next(1, 61);
        }

        if (Chance(0.5))
        {
            request["occurrencesPerYear"] = _random.Next(1, 1_000);
        }

        return request;
    }

    private JsonObject Service(string code)
    {
        var (period, category, kind) = (One(Periods), One(Categories), Chance(0.1) ? "optOut" : Chance(0.4) ? "base" : "addOn");
        var charge = Charge(period, kind);
        var counted = (string?)charge["model"] is not ("flat" or "percentage");

        return Menu.Service(
            code,
            charge,
            period,
            One(Vats),
            kind,
            category,
            One(Units),
            requires: [.. _services.Where(_ => Chance(0.05)).Select(service => (string)service["code"]!).Take(2)],
            minimum: Chance(0.2) ? Amount(20) : null,
            maximum: Chance(0.1) ? Amount(5_000, least: 20) : null,
            included: counted && Chance(0.2) ? _random.Next(1, 20) : 0);
    }

    private JsonObject Charge(string period, string kind)
    {
        var dear = kind == "optOut" ? 1 : 200;
        var bases = _services.Where(service => Tariff(service, "chargePeriod") == period && (string)service["tariff"]!["charge"]!["model"]! != "percentage").Select(service => (string)service["code"]!).ToArray();

        return _random.Next(0, kind == "optOut" ? 2 : 7) switch
        {
            0 => Menu.Flat(Amount(dear)),
            1 => Menu.PerUnit(Price(dear), _random.Next(1, 4) * (decimal)Math.Pow(10, _random.Next(-1, 3))),
            2 => Menu.Graduated(Tiers()),
            3 => Menu.Volume(Tiers()),
            4 => Menu.Package(_random.Next(1, 200) / 2m, Price(dear)),
            5 when bases is not [] => Menu.Percentage(Text(_random.Next(0, 400_000) / 10_000m, 4), [.. bases.Where(_ => Chance(0.5)).DefaultIfEmpty(bases[0])]),
            6 when _services is not [] => new JsonObject { ["model"] = "percentage", ["rate"] = "12.5", ["of"] = new JsonObject { ["categories"] = new JsonArray((string)_services[_random.Next(_services.Count)]["category"]!) }, ["fixedFee"] = Amount(5) },
            _ => Menu.PerUnit(Price(dear)),
        };
    }

    private (decimal? UpTo, string UnitPrice, string FlatFee)[] Tiers()
    {
        var bounds = Enumerable.Range(0, _random.Next(0, 4)).Select(_ => _random.Next(1, 50_000) / 100m).Distinct().Order().Select(bound => (decimal?)bound);
        return [.. bounds.Append(null).Select(bound => (bound, Price(50), Amount(10)))];
    }

    private void Pick(JsonObject service, HashSet<string> codes)
    {
        if (codes.Add((string)service["code"]!))
        {
            foreach (var needed in service["requires"]!.AsArray())
            {
                Pick(Find((string)needed!), codes);
            }
        }
    }

    private decimal Quantity(JsonObject service)
    {
        var most = (string?)service["kind"] == "optOut" ? 3 : 1_000;
        var whole = (string)service["unit"]!["code"]! is "XPX" or "H87";

        return (string)service["tariff"]!["charge"]!["model"]! == "percentage" ? 1 : whole ? _random.Next(1, most) : _random.Next(1, most * 10_000) / 10_000m;
    }

    private JsonObject Find(string code) => _services.Single(service => (string)service["code"]! == code);

    private string Amount(int most, int least = 0) => Text((decimal)_random.Next(least * 1_000, most * 1_000) / 1_000, _digits);

    private string Price(int most) => Text((decimal)_random.Next(0, most * 1_000_000) / 1_000_000, _random.Next(_digits, 7));

    private static string Text(decimal amount, int digits) => Math.Round(amount, digits).ToString(CultureInfo.InvariantCulture);

    private static string Tariff(JsonObject service, string member) => (string)service["tariff"]![member]!;

    private bool Chance(double probability) => _random.NextDouble() < probability;

    private string One(string[] all) => all[_random.Next(all.Length)];
}
