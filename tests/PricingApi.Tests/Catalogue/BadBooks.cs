using System.Text.Json.Nodes;
using PricingApi.Tests.Harness;

namespace PricingApi.Tests.Catalogue;

/// <summary>What strangers send instead of a price book version. The first word of each name is its number in the list of bad inputs.</summary>
internal static class BadBooks
{
    public static readonly string Good = Menu.Content(Menu.Storage).ToJsonString().Replace("Dienst STORAGE", "TEXT", StringComparison.Ordinal);

    private static readonly string[] TooFine = ["0.00000000000000000000000000001", "6.0000001", "-0.0000001"];

    private static readonly string[] Exponents = ["1e-400", "1e-5", "1E2", "1e308", "1e400", "-1e1"];

    private static readonly string[] NoDecimals = ["", " ", "6.", ".5", "+6.00", "06.00", "6,00", "1_000.00", "1.000,00", "0x10", "NaN", "Infinity", "six", "６.00", "6.00 ", "6.00\\n", "--1", "\\u0036.00"];

    /// <summary>What cannot be read: it never becomes a draft.</summary>
    public static readonly IReadOnlyDictionary<string, BadInput> Unreadable = BadJson.For(Good, "services").Concat(Shapes()).Concat(Numbers()).ToDictionary(bad => bad.Name);

    /// <summary>What breaks a rule: a draft may hold it, and is never published.</summary>
    public static readonly IReadOnlyDictionary<string, BadInput> Broken = Prices().Concat(Tiers()).Concat(Together()).Concat(Texts()).ToDictionary(bad => bad.Name);

    private static IEnumerable<BadInput> Shapes() =>
    [
        Invalid("10 duplicate code", Good.Replace("\"code\":\"STORAGE\"", "\"code\":\"A\",\"code\":\"B\"", StringComparison.Ordinal), "/services/0/code", "duplicate-member"),
        Invalid("14 unknown member of a service", Service("\"price\":\"6.00\""), "/services/0/price", "unknown-member"),
        Invalid("14 unknown member of a charge", Charge("""{"model":"perUnit","unitPrice":"6.00","discount":"1"}"""), "/services/0/tariff/charge/discount", "unknown-member"),
        Invalid("14 another model's member", Charge("""{"model":"flat","amount":"6.00","unitPrice":"6.00"}"""), "/services/0/tariff/charge/unitPrice", "unknown-member"),
        Invalid("17 no tariff", """{"services":[{"code":"A","kind":"base","category":"a","name":{},"unit":{"code":"H87"}}]}""", "/services/0/tariff", "missing-member"),
        Invalid("17 no model", Charge("""{"unitPrice":"6.00"}"""), "/services/0/tariff/charge/model", "missing-member"),
        Invalid("17 no price", Charge("""{"model":"perUnit"}"""), "/services/0/tariff/charge/unitPrice", "missing-member"),
        Invalid("17 no services", "{}", "/services", "missing-member"),
        Invalid("18 null service", """{"services":[null]}""", "/services/0", "null"),
        Invalid("18 null charge", Charge("null"), "/services/0/tariff/charge", "null"),
        Invalid("18 null in requires", Service("\"requires\":[null]").Replace("\"requires\":[],", "", StringComparison.Ordinal), "/services/0/requires/0", "null"),
        Invalid("18 null in excludes", Service("\"excludes\":[null]").Replace("\"excludes\":[],", "", StringComparison.Ordinal), "/services/0/excludes/0", "null"),
        Invalid("18 null tier", Charge("""{"model":"volume","tiers":[null]}"""), "/services/0/tariff/charge/tiers/0", "null"),
        Invalid("18 null kind", Charge("""{"model":"percentage","rate":"5","of":{"kinds":[null]}}"""), "/services/0/tariff/charge/of/kinds/0", "null"),
        Invalid("48 kind as a number", Good.Replace("\"addOn\"", "1", StringComparison.Ordinal), "/services/0/kind", "unknown-value"),
        Invalid("49 kind in capitals", Good.Replace("\"addOn\"", "\"ADDON\"", StringComparison.Ordinal), "/services/0/kind", "unknown-value"),
        Invalid("49 period in small letters", Good.Replace("\"perMonth\"", "\"permonth\"", StringComparison.Ordinal), "/services/0/tariff/chargePeriod", "unknown-value"),
        Invalid("49 two periods", Good.Replace("\"perMonth\"", "\"oneOff, perMonth\"", StringComparison.Ordinal), "/services/0/tariff/chargePeriod", "unknown-value"),
        Invalid("49 model in capitals", Charge("""{"model":"FLAT","amount":"6.00"}"""), "/services/0/tariff/charge/model", "unknown-value"),
        Invalid("49 model as a number", Charge("""{"model":1,"amount":"6.00"}"""), "/services/0/tariff/charge/model"),
        Invalid("49 the name of a class", Charge("""{"model":"PricingApi.Catalogue.FlatContract","amount":"6.00"}"""), "/services/0/tariff/charge/model", "unknown-value"),
        Invalid("203 VAT of 101 per cent", Good.Replace("\"standard\"", "101", StringComparison.Ordinal), "/services/0/tariff/vat", "unknown-value"),
        Invalid("203 another regime", Good.Replace("\"standard\"", "\"reverseCharge\"", StringComparison.Ordinal), "/services/0/tariff/vat", "unknown-value"),
        Invalid("203 a rate for a treatment", Good.Replace("\"standard\"", "\"21\"", StringComparison.Ordinal), "/services/0/tariff/vat", "unknown-value"),
        Invalid("203 VAT of -1 per cent", Good.Replace("\"standard\"", "-1", StringComparison.Ordinal), "/services/0/tariff/vat", "unknown-value"),
        Invalid("189 a lower bound", Charge("""{"model":"volume","tiers":[{"from":1,"upTo":10,"unitPrice":"1.00"},{"from":12,"upTo":null,"unitPrice":"0.90"}]}"""), "/services/0/tariff/charge/tiers/1/from", "unknown-member"),
        Invalid("193 an end", Service("\"effectiveTo\":\"2026-01-01T00:00:00Z\""), "/services/0/effectiveTo", "unknown-member"),
        Invalid("41 long code", Good.Replace("\"STORAGE\"", $"\"{new string('A', 65)}\"", StringComparison.Ordinal), "/services/0/code", "too-long"),
        Invalid("41 1 MB in a name", Good.Replace("TEXT", new string('x', 1 << 20), StringComparison.Ordinal), "/services/0/name/nl", "too-long"),
        new("59 more than 8 MiB", Good.Replace("TEXT", new string('x', 8 << 20), StringComparison.Ordinal), 413, "payload-too-large"),
    ];

    private static IEnumerable<BadInput> Numbers() =>
    [
        Invalid("152 a price as a number", Price("6.00"), "/services/0/tariff/charge/unitPrice", "wrong-type"),
        .. TooFine.Select(price => Invalid($"152 price {price}", Price($"\"{price}\""), "/services/0/tariff/charge/unitPrice", "scale")),
        .. Exponents.Select(price => Invalid($"154 155 price {price}", Price($"\"{price}\""), "/services/0/tariff/charge/unitPrice", "exponent")),
        .. NoDecimals.Select(price => Invalid($"155 price '{price}'", Price($"\"{price}\""), "/services/0/tariff/charge/unitPrice", "not-decimal")),
        Invalid("155 price beyond decimals", Price("\"79228162514264337593543950336\""), "/services/0/tariff/charge/unitPrice", "too-large"),
        Invalid("19 per as a text", Charge("""{"model":"perUnit","unitPrice":"6.00","per":"1"}"""), "/services/0/tariff/charge/per", "wrong-type"),
        Invalid("22 bound with five decimals", Charge("""{"model":"volume","tiers":[{"upTo":1.00001,"unitPrice":"1.00"}]}"""), "/services/0/tariff/charge/tiers/0/upTo", "scale"),
        BadJson.Malformed("24 bound with a plus", Charge("""{"model":"volume","tiers":[{"upTo":+1,"unitPrice":"1.00"}]}""")),
    ];

    private static IEnumerable<BadInput> Prices() =>
    [
        Rule("156 10^12", Menu.PerUnit("1000000000000.00"), "amount-out-of-range", "/services/0/tariff/charge/unitPrice"),
        Rule("156 28 digits", Menu.Flat("9999999999999999999999999999"), "amount-out-of-range", "/services/0/tariff/charge/amount"),
        Rule("157 one unit beyond money", Menu.PerUnit("999999999999.00", 0.0001m), "amount-out-of-range", "/services/0/tariff/charge"),
        Rule("157 one package beyond money", Menu.Package(0.0001m, "999999999999.00"), "amount-out-of-range", "/services/0/tariff/charge"),
        Rule("158 negative", Menu.PerUnit("-0.01"), "amount-out-of-range", "/services/0/tariff/charge/unitPrice"),
        Rule("158 negative flat fee", Menu.Graduated((null, "1.00", "-1.00")), "amount-out-of-range", "/services/0/tariff/charge/tiers/0/flatFee"),
        Rule("160 an amount finer than a cent", Menu.Flat("1.001"), "precision-exceeded", "/services/0/tariff/charge/amount"),
        Rule("150 per nothing", Menu.PerUnit("1.00", 0), "quantity-out-of-range", "/services/0/tariff/charge/per"),
        Rule("150 per less than nothing", Menu.PerUnit("1.00", -1), "quantity-out-of-range", "/services/0/tariff/charge/per"),
        Rule("150 package of nothing", Menu.Package(0, "1.00"), "quantity-out-of-range", "/services/0/tariff/charge/packageSize"),
        Rule("150 package of too much", Menu.Package(9_999_999_999_999_999_999_999_999_999m, "1.00"), "quantity-out-of-range", "/services/0/tariff/charge/packageSize"),
        Rule("203 1,000.0001 per cent", Menu.Percentage("1000.0001", "B"), "amount-out-of-range", "/services/0/tariff/charge/rate"),
        Rule("203 -1 per cent", Menu.Percentage("-1", "B"), "amount-out-of-range", "/services/0/tariff/charge/rate"),
        Rule("203 five decimals per cent", Menu.Percentage("0.00001", "B"), "precision-exceeded", "/services/0/tariff/charge/rate"),
        Rule("158 a negative fee with a percentage", Menu.Percentage("5", "B").With("fixedFee", "-1.00"), "amount-out-of-range", "/services/0/tariff/charge/fixedFee"),
        Rule("203 a percentage of nothing", Menu.Percentage("5"), "percentage-of-nothing", "/services/0/tariff/charge/of"),
        Broke("150 included beyond bounds", Menu.Service("A", Menu.PerUnit("1.00"), included: 1_000_001), "quantity-out-of-range", "/services/0/tariff/includedQuantity"),
        Broke("150 included below nothing", Menu.Service("A", Menu.PerUnit("1.00"), included: -1), "quantity-out-of-range", "/services/0/tariff/includedQuantity"),
        Broke("150 included without units", Menu.Service("A", Menu.Flat("1.00"), included: 1), "included-without-units", "/services/0/tariff/includedQuantity"),
        Broke("158 negative minimum", Menu.Service("A", Menu.Flat("1.00"), minimum: "-1.00"), "amount-out-of-range", "/services/0/tariff/minimum"),
        Broke("158 minimum above maximum", Menu.Service("A", Menu.Flat("1.00"), minimum: "2.00", maximum: "1.00"), "minimum-above-maximum", "/services/0/tariff/minimum"),
    ];

    private static IEnumerable<BadInput> Tiers() =>
    [
        Rule("188 overlap", Menu.Volume((10, "1.00", "0.00"), (10, "0.90", "0.00"), (null, "0.80", "0.00")), "tier-overlap", "/services/0/tariff/charge/tiers/1/upTo"),
        Rule("188 backwards", Menu.Graduated((20, "1.00", "0.00"), (10, "0.90", "0.00"), (null, "0.80", "0.00")), "tier-overlap", "/services/0/tariff/charge/tiers/1/upTo"),
        Rule("188 open in the middle", Menu.Graduated((null, "1.00", "0.00"), (null, "0.80", "0.00")), "tier-overlap", "/services/0/tariff/charge/tiers/0/upTo"),
        Rule("188 to nothing", Menu.Volume((0, "1.00", "0.00"), (null, "0.80", "0.00")), "quantity-out-of-range", "/services/0/tariff/charge/tiers/0/upTo"),
        Rule("188 below nothing", Menu.Graduated((-1, "1.00", "0.00"), (null, "0.80", "0.00")), "quantity-out-of-range", "/services/0/tariff/charge/tiers/0/upTo"),
        Rule("188 beyond what can be bought", Menu.Graduated((1_000_001, "1.00", "0.00"), (null, "0.80", "0.00")), "quantity-out-of-range", "/services/0/tariff/charge/tiers/0/upTo"),
        Rule("188 overlap by the smallest part", Menu.Graduated((10.0001m, "1.00", "0.00"), (10, "0.90", "0.00"), (null, "0.80", "0.00")), "tier-overlap", "/services/0/tariff/charge/tiers/1/upTo"),
        Rule("189 not open at the end of many", Menu.Graduated((10, "1.00", "0.00"), (20, "0.90", "0.00")), "tier-gap", "/services/0/tariff/charge/tiers/1/upTo"),
        Rule("189 not open at the end", Menu.Volume((10, "1.00", "0.00")), "tier-gap", "/services/0/tariff/charge/tiers/0/upTo"),
        Rule("189 no tiers", Menu.Volume(), "tier-gap", "/services/0/tariff/charge/tiers"),
        Rule("188 101 tiers", Menu.Volume([.. Enumerable.Range(1, 100).Select(bound => ((decimal?)bound, "1.00", "0.00")), (null, "1.00", "0.00")]), "too-many-tiers", "/services/0/tariff/charge/tiers"),
        Rule("155 a bound of 28 digits", Menu.Volume((9_999_999_999_999_999_999_999_999_999m, "999999999999.00", "0.00"), (null, "0.80", "0.00")), "quantity-out-of-range", "/services/0/tariff/charge/tiers/0/upTo"),
    ];

    private static IEnumerable<BadInput> Together() =>
    [
        Broke("170 nothing at all", Menu.Content(), "no-services", "/services"),
        Broke("173 the same code twice", Menu.Content(Menu.Storage, Menu.Storage), "duplicate-service", "/services/1/code"),
        Broke("184 requires itself", Menu.Service("A", Menu.Flat("1.00"), requires: ["A"]), "requires-cycle", "/services/0/requires"),
        Broke("184 requires each other", Menu.Content(Menu.Service("A", Menu.Flat("1.00"), requires: ["B"]), Menu.Service("B", Menu.Flat("1.00"), requires: ["A"])), "requires-cycle", "/services/1/requires"),
        Broke("184 a ring of three", Menu.Content(Menu.Service("A", Menu.Flat("1.00"), requires: ["B"]), Menu.Service("B", Menu.Flat("1.00"), requires: ["C"]), Menu.Service("C", Menu.Flat("1.00"), requires: ["A"])), "requires-cycle", "/services/2/requires"),
        Broke("185 requires two that exclude each other", Menu.Content(Menu.Service("A", Menu.Flat("1.00"), requires: ["B", "C"]), Menu.Service("B", Menu.Flat("1.00"), excludes: ["C"]), Menu.Service("C", Menu.Flat("1.00"))), "contradiction", "/services/0/requires"),
        Broke("185 excludes itself", Menu.Service("A", Menu.Flat("1.00"), excludes: ["A"]), "contradiction", "/services/0/excludes"),
        Broke("187 requires 33 at once", Menu.Content([Menu.Service("A", Menu.Flat("1.00"), requires: [.. Enumerable.Range(1, 33).Select(number => $"S{number}")]), .. Enumerable.Range(1, 33).Select(number => Menu.Service($"S{number}", Menu.Flat("1.00")))]), "requires-depth", "/services/0/requires"),
        Broke("185 requires what it excludes", Menu.Content(Menu.Service("A", Menu.Flat("1.00"), requires: ["B"], excludes: ["B"]), Menu.Service("B", Menu.Flat("1.00"))), "contradiction", "/services/0/excludes"),
        Broke("185 through a chain", Menu.Content(Menu.Service("A", Menu.Flat("1.00"), requires: ["B"]), Menu.Service("B", Menu.Flat("1.00"), requires: ["C"]), Menu.Service("C", Menu.Flat("1.00"), excludes: ["A"])), "contradiction", "/services/0/requires"),
        Broke("187 a chain of 10,000", Chain((code, next) => Menu.Service(code, Menu.Flat("1.00"), requires: [next])), "requires-depth", "/services/0/requires"),
        Broke("187 a chain of 10,000 percentages", Chain((code, next) => Menu.Service(code, Menu.Percentage("5", next))), "percentage-of-percentage", "/services/0/tariff/charge/of/services/0"),
        Broke("187 a ring of percentages", Menu.Content(Menu.Service("A", Menu.Percentage("5", "B")), Menu.Service("B", Menu.Percentage("5", "A"))), "percentage-cycle", "/services/0/tariff/charge/of/services/0"),
        Broke("163 requires what is not there", Menu.Service("A", Menu.Flat("1.00"), requires: ["B"]), "unknown-service", "/services/0/requires/0"),
        Broke("163 excludes what is not there", Menu.Service("A", Menu.Flat("1.00"), excludes: ["B"]), "unknown-service", "/services/0/excludes/0"),
        Broke("163 a percentage of what is not there", Menu.Service("A", Menu.Percentage("5", "B")), "unknown-service", "/services/0/tariff/charge/of/services/0"),
        Broke("163 a percentage of another period", Menu.Content(Menu.Service("A", Menu.Percentage("5", "B")), Menu.Service("B", Menu.Flat("1.00"), period: "oneOff")), "percentage-period", "/services/0/tariff/charge/of/services/0"),
    ];

    private static IEnumerable<BadInput> Texts() =>
    [
        Broke("167 code and a line break", Menu.Service("A\n", Menu.Flat("1.00")), "code-invalid", "/services/0/code"),
        Broke("169 code in small letters", Menu.Service("a", Menu.Flat("1.00")), "code-invalid", "/services/0/code"),
        Broke("169 no code", Menu.Service("", Menu.Flat("1.00")), "code-invalid", "/services/0/code"),
        Broke("167 category and a line break", Menu.Service("A", Menu.Flat("1.00"), category: "a\n"), "category-invalid", "/services/0/category"),
        Broke("167 unit and a line break", Menu.Service("A", Menu.Flat("1.00"), unit: "H87\n"), "unit-invalid", "/services/0/unit/code"),
        Broke("207 override in a name", Named("a\u202Eb", "A"), "text-not-allowed", "/services/0/name/nl"),
        Broke("207 control in a name", Named("A", "a\u001bb"), "text-not-allowed", "/services/0/name/en"),
        Broke("207 blank name", Named("A", "  "), "name-missing", "/services/0/name"),
        Broke("207 one language", Named("A", null), "name-missing", "/services/0/name"),
    ];

    private static JsonObject Chain(Func<string, string, JsonObject> service) =>
        Menu.Content([.. Enumerable.Range(1, 10_000).Select(number => service($"S{number}", $"S{number + 1}")), Menu.Service("S10001", Menu.Flat("1.00"))]);

    private static JsonObject Named(string dutch, string? english)
    {
        var service = Menu.Service("A", Menu.Flat("1.00"));
        service["name"] = new JsonObject { ["nl"] = dutch, ["en"] = english };
        return service;
    }

    private static string Service(string member) => Good.Replace("\"code\":\"STORAGE\"", $"{member},\"code\":\"STORAGE\"", StringComparison.Ordinal);

    private static string Charge(string charge) => Good.Replace("""{"model":"perUnit","unitPrice":"6.00","per":1}""", charge, StringComparison.Ordinal);

    private static string Price(string price) => Charge($$"""{"model":"perUnit","unitPrice":{{price}},"per":1}""");

    private static BadInput Invalid(string name, object body, string? place = null, string? code = null) => BadJson.Invalid(name, body, place, code);

    private static BadInput Rule(string name, JsonObject charge, string code, string place) =>
        Broke(name, Menu.Content(Menu.Service("A", charge), Menu.Service("B", Menu.Flat("1.00"))), code, place);

    private static BadInput Broke(string name, JsonObject body, string code, string place) =>
        new(name, body.ContainsKey("services") ? body : Menu.Content(body), 422, "price-book-invalid", place, code);
}
