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
        .. Selling,
        Menu.Service("TWICE", Menu.Flat("2.00")),
    ];

    /// <summary>What services and tariffs may say besides a price, sensible or not.</summary>
    private static JsonObject[] Selling =>
    [
        With("ALL", """
            { "recommends": ["FLAT", "=x", ""], "quantity": { "minimum": 10, "maximum": 500.5, "step": 0.25 }, "leadTime": { "value": 3, "unit": "workingDays", "calendar": "NL" },
              "lastSaleDate": "2027-06-30", "sla": { "reference": "SLA-1", "version": "=2", "link": "https://example.com/?a=1&b=2" },
              "surcharge": { "for": { "services": ["FLAT"], "categories": ["extras"] }, "when": {
                "ordered": { "from": "15:00" }, "performed": { "days": ["saturday", "holiday"], "from": "22:00", "until": "06:00" }, "rush": true, "calendar": "BE" } } }
            """),
        With("SURCHARGE-OF-NOTHING", """{ "surcharge": { "for": {}, "when": {} } }"""),
        With("RUSH", """{ "surcharge": { "for": { "services": [""] }, "when": { "rush": true, "ordered": {}, "calendar": "" } } }"""),
        With("HOURS", """{ "leadTime": { "value": 0, "unit": "hours" }, "quantity": {}, "sop": { "reference": "'=1", "version": " 1 " } }"""),
        Priced("INDEXED", """{ "index": { "code": "CPI-NL", "reference": "120.5" }, "floor": { "price": "0.5", "minimumMargin": "12.5", "cost": "0.123456" } }"""),
        Priced("WRONG-INDEX", """{ "index": { "code": "", "reference": "-1", "share": "33.3333" }, "floor": {} }"""),
        Priced("FIRST-FLAT", """{ "introductory": { "until": "2027-01-31", "charge": { "model": "flat", "amount": "0.00" }, "minimum": "1.00", "maximum": "2.00" } }"""),
        Priced("FIRST-TIERS", """{ "introductory": { "until": "1900-01-01", "charge": { "model": "volume", "tiers": [{ "upTo": 2.5, "unitPrice": "1.5" }, { "upTo": null, "unitPrice": "1.00", "flatFee": "3.00" }] } } }"""),
        Priced("FIRST-NO-TIERS", """{ "introductory": { "until": "2027-01-31", "charge": { "model": "graduated", "tiers": [] } } }"""),
        Priced("FIRST-PERCENTAGE", """{ "introductory": { "until": "2027-01-31", "charge": { "model": "percentage", "rate": "2", "of": { "kinds": ["base"] } } } }"""),
    ];

    private static JsonObject With(string code, string members) => Merge(Menu.Service(code, Menu.PerUnit("1.00")), members);

    private static JsonObject Priced(string code, string members)
    {
        var service = Menu.Service(code, Menu.PerUnit("1.00"));
        Merge(service["tariff"]!.AsObject(), members);
        return service;
    }

    private static JsonObject Merge(JsonObject into, string members)
    {
        foreach (var (name, value) in JsonNode.Parse(members)!.AsObject())
        {
            into[name] = value?.DeepClone();
        }

        return into;
    }

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
