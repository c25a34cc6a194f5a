using System.Text.Json.Nodes;

namespace PricingApi.Tests.Harness;

/// <summary>Makes price books and quote requests where a test only says what it is about.</summary>
internal static class Menu
{
    /// <summary>6.00 for each, a month.</summary>
    public static JsonObject Storage => Service("STORAGE", PerUnit("6.00"), category: "storage", unit: "XPX");

    /// <summary>0.35 for each, an occurrence.</summary>
    public static JsonObject Labelling => Service("LABELLING", PerUnit("0.35"), period: "perOccurrence", unit: "H87");

    public static JsonObject Flat(string amount) => new() { ["model"] = "flat", ["amount"] = amount };

    public static JsonObject PerUnit(string unitPrice, decimal per = 1) => new() { ["model"] = "perUnit", ["unitPrice"] = unitPrice, ["per"] = per };

    public static JsonObject Package(decimal size, string price) => new() { ["model"] = "package", ["packageSize"] = size, ["packagePrice"] = price };

    public static JsonObject Graduated(params (decimal? UpTo, string UnitPrice, string FlatFee)[] tiers) => Tiers("graduated", tiers);

    public static JsonObject Volume(params (decimal? UpTo, string UnitPrice, string FlatFee)[] tiers) => Tiers("volume", tiers);

    public static JsonObject Percentage(string rate, params string[] services) =>
        new() { ["model"] = "percentage", ["rate"] = rate, ["of"] = new JsonObject { ["services"] = List(services) } };

    public static JsonObject Service(
        string code,
        JsonObject charge,
        string period = "perMonth",
        string vat = "standard",
        string kind = "addOn",
        string category = "extras",
        string unit = "KGM",
        string[]? requires = null,
        string[]? excludes = null,
        string? minimum = null,
        string? maximum = null,
        decimal included = 0) => new()
        {
            ["code"] = code,
            ["kind"] = kind,
            ["category"] = category,
            ["name"] = new JsonObject { ["nl"] = $"Dienst {code}", ["en"] = $"Service {code}" },
            ["unit"] = new JsonObject { ["code"] = unit },
            ["requires"] = List(requires ?? []),
            ["excludes"] = List(excludes ?? []),
            ["tariff"] = new JsonObject
            {
                ["chargePeriod"] = period,
                ["vat"] = vat,
                ["minimum"] = minimum,
                ["maximum"] = maximum,
                ["includedQuantity"] = included,
                ["charge"] = charge,
            },
        };

    /// <summary>The body of a draft.</summary>
    public static JsonObject Content(params JsonObject[] services) => new() { ["services"] = new JsonArray([.. services.Select(service => service.DeepClone())]) };

    /// <summary>The body of a quote by the caller's own price book.</summary>
    public static JsonObject Quote(params (string Service, decimal Quantity)[] lines) => new()
    {
        ["customer"] = new JsonObject { ["reference"] = "C-1001", ["name"] = "Bakkerij Jansen BV" },
        ["lines"] = new JsonArray([.. lines.Select(line => new JsonObject { ["service"] = line.Service, ["quantity"] = line.Quantity })]),
    };

    /// <summary>The same with another value of one member.</summary>
    public static JsonObject With(this JsonObject body, string member, JsonNode? value)
    {
        var changed = body.DeepClone().AsObject();
        changed[member] = value;
        return changed;
    }

    private static JsonObject Tiers(string model, (decimal? UpTo, string UnitPrice, string FlatFee)[] tiers) => new()
    {
        ["model"] = model,
        ["tiers"] = new JsonArray([.. tiers.Select(tier => new JsonObject { ["upTo"] = tier.UpTo, ["unitPrice"] = tier.UnitPrice, ["flatFee"] = tier.FlatFee })]),
    };

    private static JsonArray List(string[] texts) => new([.. texts.Select(text => JsonValue.Create(text))]);
}
