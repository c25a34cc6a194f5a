using System.Globalization;
using System.Text.Json.Nodes;

namespace PricingApi.Benchmarks;

/// <summary>The body of a draft of a given size that uses every charge model in turn.</summary>
internal static class BookJson
{
    private static JsonArray Tiers => [Tier(10, "2.00", "0.00"), Tier(100, "1.50", "5.00"), Tier(null, "1.20", "0.00")];

    /// <param name="changed">How many of the first services, each a price for each unit, cost more than usual.</param>
    public static string Of(int services, int changed) =>
        new JsonObject { ["services"] = new JsonArray([.. Enumerable.Range(0, services).Select(index => Service(index, index < changed ? "6.25" : "6.00"))]) }.ToJsonString();

    private static JsonObject Service(int index, string price) => new()
    {
        ["code"] = string.Create(CultureInfo.InvariantCulture, $"SERVICE-{index:00000}"),
        ["kind"] = "addOn",
        ["category"] = "storage",
        ["name"] = Text($"Dienst {index}", $"Service {index}"),
        ["unit"] = new JsonObject { ["code"] = "XPX", ["contains"] = Text("één europallet tot 180 cm en 1.000 kg", "one euro pallet up to 180 cm and 1,000 kg") },
        ["tariff"] = new JsonObject { ["chargePeriod"] = "perMonth", ["vat"] = "standard", ["charge"] = Charge(index, price) },
    };

    private static JsonObject Charge(int index, string price) => (index % 6) switch
    {
        0 => new() { ["model"] = "perUnit", ["unitPrice"] = price },
        1 => new() { ["model"] = "flat", ["amount"] = "12.50" },
        2 => new() { ["model"] = "graduated", ["tiers"] = Tiers },
        3 => new() { ["model"] = "volume", ["tiers"] = Tiers },
        4 => new() { ["model"] = "package", ["packageSize"] = 15, ["packagePrice"] = "12.50" },
        _ => new() { ["model"] = "percentage", ["rate"] = "8.5", ["of"] = new JsonObject { ["services"] = new JsonArray("SERVICE-00000", "SERVICE-00001") } },
    };

    private static JsonObject Tier(decimal? upTo, string unitPrice, string flatFee) => new() { ["upTo"] = upTo, ["unitPrice"] = unitPrice, ["flatFee"] = flatFee };

    private static JsonObject Text(string nl, string en) => new() { ["nl"] = nl, ["en"] = en };
}
