using System.Text.Json.Nodes;
using PricingApi.Tests.Harness;

namespace PricingApi.Tests.Catalogue;

/// <summary>A draft with everything that is hard to write in a cell: every charge model, every optional member, texts of every kind, broken rules too.</summary>
internal static class OddBook
{
    private static readonly string[] Texts =
    [
        "=SUM(A1:A9)", "+31 20 123", "-5 pallets", "@home", "\tindented", "\rreturned", "\nnew line", "'s-Hertogenbosch", "'=1+1", "''@x", "'", "''", "",
        " padded ", "a \"quoted\" word", "\"", "two\r\nlines", "two\nlines", "a;b", "a,b", "1,50", "null", "één ½ € 日本 🚚", "\uFEFFmark", "C:\\new", "a\u00A0b",
    ];

    public static JsonObject[] Services =>
    [
        .. Texts.Select((text, index) => WithText($"T{index}", text)),
        Menu.Service("FLAT", Menu.Flat("125.00"), minimum: "25.00", maximum: "1000.00"),
        Menu.Service("PER-UNIT", Menu.PerUnit("0.000001", 0.0001m), period: "oneOff", kind: "base", vat: "reduced"),
        Menu.Service("GRADUATED", Menu.Graduated((0.5m, "1.50", "0.00"), (1_000_000, "1.234567", "3.00"), (null, "1.20", "5.00")), included: 2.5m),
        Menu.Service("VOLUME", Menu.Volume((null, "1.00", "0.00")), period: "perYear", kind: "optOut", vat: "exempt"),
        Menu.Service("PACKAGE", Menu.Package(0.25m, "12.5"), period: "perOccurrence", vat: "zero", requires: ["FLAT", "VOLUME"], excludes: ["PACKAGE", "T1"]),
        Menu.Service("PERCENTAGE", new JsonObject
        {
            ["model"] = "percentage",
            ["rate"] = "8.5",
            ["of"] = new JsonObject { ["services"] = new JsonArray("FLAT", "PACKAGE"), ["categories"] = new JsonArray("extras"), ["kinds"] = new JsonArray("base", "optOut") },
            ["fixedFee"] = "2.50",
        }),
        Menu.Service("PERCENTAGE-OF-NOTHING", Menu.Percentage("0")),
        Menu.Service("NO-TIERS", Menu.Graduated()),
        Menu.Service("NEGATIVE", Menu.Volume((-5, "-1.00", "-2.00"), (null, "1.00", "0.00")), minimum: "-1.00"),
        Menu.Service("", Menu.Flat("1.00"), category: "", unit: "", requires: ["", "two words", "back\\slash", "\\s", "=x"]),
        Menu.Service("TWICE", Menu.Flat("1.00"), requires: ["=x"]),
        Menu.Service("TWICE", Menu.Flat("2.00")),
    ];

    private static JsonObject WithText(string code, string text)
    {
        var service = Menu.Service(code, Menu.Flat("1.00"));
        service["name"] = new JsonObject { ["nl"] = text, ["en"] = null };
        service["unit"] = new JsonObject
        {
            ["code"] = "H87",
            ["contains"] = new JsonObject { ["nl"] = text, ["en"] = text },
            ["excludes"] = new JsonObject { ["nl"] = null, ["en"] = text },
        };
        service["sla"] = text.Length > 0 ? new JsonObject { ["reference"] = text } : null;
        service["sop"] = text.Length > 1 ? new JsonObject { ["reference"] = text } : null;
        return service;
    }
}
