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

    /// <summary>A quote of every service of a draft of that size.</summary>
    public static string QuoteOf(int services) => new JsonObject
    {
        ["customer"] = new JsonObject { ["reference"] = "C-1001", ["name"] = "Bakkerij Jansen BV" },
        ["termMonths"] = 12,
        ["lines"] = new JsonArray([.. Enumerable.Range(0, services).Select(index => new JsonObject { ["service"] = Code(index), ["quantity"] = index % 6 is 1 or 5 ? 1 : (index % 50) + 1 })]),
    }.ToJsonString();

    private static string Code(int index) => string.Create(CultureInfo.InvariantCulture, $"SERVICE-{index:00000}");

    private static JsonObject Service(int index, string price) => new()
    {
        ["code"] = Code(index),
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
