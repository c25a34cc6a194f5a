using System.Globalization;
using System.Text.Json.Nodes;
using PricingApi.Tests.Harness;

namespace PricingApi.Tests.Quotes;

/// <summary>What strangers send instead of a quote. The first word of each name is its number in the list of bad inputs.</summary>
internal static class BadQuotes
{
    /// <summary>STORAGE is counted in whole pallets, KILO is measured, DEAR costs 999,999,999,999.00.</summary>
    public static readonly JsonObject[] Services =
    [
        Menu.Storage,
        Menu.Service("KILO", Menu.PerUnit("1.00")),
        Menu.Service("DEAR", Menu.PerUnit("999999999999.00")),
        Menu.Service("DEAR-2", Menu.PerUnit("999999999999.00")),
        Menu.Service("COOLED", Menu.PerUnit("9.00"), requires: ["STORAGE"]),
        Menu.Service("FROZEN", Menu.PerUnit("9.00"), excludes: ["STORAGE"]),
        Menu.Service("FUEL", Menu.Percentage("8.5", "KILO")),
        Menu.Service("LEFT-OUT", Menu.PerUnit("1.00"), kind: "optOut"),
    ];

    public const string Good = """{"customer":{"reference":"C-1","name":"TEXT"},"lines":[{"service":"KILO","quantity":1}]}""";

    private static readonly string[] NoQuantities400 = ["\"1\"", "true", "null", "[]", "{}", "1e2", "1E2", "1.00001", "1e400", "1e-400", "79228162514264337593543950336", "0.00000000000000000000000000001"];

    private static readonly string[] NotJson = ["01", "+1", ".5", "1.", "0x10", "1_000", "-", "1,5", "१"];

    private static readonly string[] OutOfRange = ["0", "-0", "0.0", "-1", "-0.0001", "1000000.0001", "1000001", "2147483648", "9223372036854775808", "9999999999999999999999999999"];

    private static readonly (string Name, string Text)[] Unreadable =
    [
        ("override", "a\u202Eb"), ("isolate", "a\u2066b"), ("C1 control", "a\u0085b"), ("escape", "a\\u001bb"), ("tab", "a\\tb"), ("line separator", "a\u2028b"),
        ("blank", " \u00A0\u3000"), ("zalgo", "e" + string.Concat(Enumerable.Repeat("\u0301", 50))), ("empty", ""),
    ];

    private static readonly (string Member, string Value)[] NotSent =
    [
        ("id", "\"1\""), ("number", "\"Q-1\""), ("status", "\"issued\""), ("revision", "2"), ("total", "\"1.00\""), ("totals", "[]"), ("issuedAt", "null"), ("createdBy", "\"x\""),
        ("accountId", "\"0190a000000070008000000000000000\""), ("partnerId", "\"x\""), ("mode", "\"test\""), ("currency", "\"USD\""), ("requiresApproval", "false"), ("approval", "{}"), ("vatRegime", "\"reverseCharge\""), ("vatCheck", "{}"), ("taken", "[]"), ("seller", "{}"), ("contentHash", "\"\""),
    ];

    private static readonly (string Member, string Value)[] NotSentOnLines =
    [
        ("unitPrice", "\"1.00\""), ("basePrice", "\"1.00\""), ("included", "true"), ("discount", "\"100\""), ("netAmount", "\"0.00\""), ("shares", "[]"), ("choice", "{}"), ("vat", "{}"), ("currency", "\"EUR\""), ("line", "1"),
    ];

    public static readonly IReadOnlyDictionary<string, BadInput> All = BadJson.For(Good, "customer")
        .Concat(Shapes()).Concat(Quantities()).Concat(Lines()).Concat(Dates()).Concat(Texts()).Concat(Terms()).Concat(Agreed())
        .ToDictionary(bad => bad.Name);

    private static IEnumerable<BadInput> Shapes() =>
    [
        Invalid("10 duplicate member", With("\"title\":\"A\",\"title\":\"B\""), "/title", "duplicate-member"),
        Invalid("10 duplicate member within", Good.Replace("\"quantity\":1", "\"quantity\":1,\"quantity\":1", StringComparison.Ordinal), "/lines/0/quantity", "duplicate-member"),
        Invalid("10 duplicate fact", With("\"metadata\":{\"a\":\"1\",\"a\":\"2\"}"), "/metadata/a", "duplicate-member"),
        Invalid("17 no customer", """{"lines":[]}""", "/customer", "missing-member"),
        Invalid("17 no lines", """{"customer":{"reference":"C","name":"N"}}""", "/lines", "missing-member"),
        Invalid("17 no quantity", Line("""{"service":"KILO"}"""), "/lines/0/quantity", "missing-member"),
        Invalid("17 no service", Line("""{"quantity":1}"""), "/lines/0/service", "missing-member"),
        Invalid("17 nothing", "{}", "/customer", "missing-member"),
        Invalid("18 null customer", """{"customer":null,"lines":[]}""", "/customer", "null"),
        Invalid("18 null lines", """{"customer":{"reference":"C","name":"N"},"lines":null}""", "/lines", "null"),
        Invalid("18 null line", Line("null"), "/lines/0", "null"),
        Invalid("18 null service", Line("""{"service":null,"quantity":1}"""), "/lines/0/service", "null"),
        Invalid("18 null language", With("\"language\":null"), "/language", "null"),
        Invalid("18 null fact", With("\"metadata\":{\"a\":null}"), "/metadata/a", "null"),
        Invalid("20 lines that are an object", """{"customer":{"reference":"C","name":"N"},"lines":{}}""", "/lines", "wrong-type"),
        Invalid("20 line that is a list", Line("[]"), "/lines/0", "wrong-type"),
        Invalid("20 text that is a number", Good.Replace("\"TEXT\"", "1", StringComparison.Ordinal), "/customer/name", "wrong-type"),
        Invalid("20 fact that is a number", With("\"metadata\":{\"a\":1}"), "/metadata/a", "wrong-type"),
        Invalid("22 months with an exponent", With("\"termMonths\":1e1"), "/termMonths"),
        Invalid("22 months with a fraction", With("\"termMonths\":1.5"), "/termMonths"),
        Invalid("27 months beyond 32 bits", With("\"termMonths\":2147483648"), "/termMonths"),
        Invalid("32 nul in a name of a fact", With("\"metadata\":{\"a\\u0000\":\"1\"}"), null, "nul"),
        Invalid("34 half a pair in a name of a fact", With("\"metadata\":{\"\\ud800\":\"1\"}"), null, "surrogate"),
        Invalid("34 half a pair in a name", With("\"\\ud800\":1")),
        Invalid("41 1 MB in a name", Good.Replace("TEXT", new string('x', 1 << 20), StringComparison.Ordinal), "/customer/name", "too-long"),
        Invalid("41 201 characters", Good.Replace("TEXT", new string('x', 201), StringComparison.Ordinal), "/customer/name", "too-long"),
        Invalid("41 fact of 501 characters", With($"\"metadata\":{{\"a\":\"{new string('x', 501)}\"}}"), "/metadata/a", "too-long"),
        Invalid("48 language as a number", With("\"language\":1"), "/language", "unknown-value"),
        Invalid("49 language in capitals", With("\"language\":\"NL\""), "/language", "unknown-value"),
        Invalid("49 two languages", With("\"language\":\"nl, en\""), "/language", "unknown-value"),
        Invalid("49 number in a text", With("\"language\":\"0\""), "/language", "unknown-value"),
        new("59 more than 2 MiB", Good.Replace("TEXT", new string('x', 2 << 20), StringComparison.Ordinal), 413, "payload-too-large"),
        .. NotSent.Select(each => Invalid($"121 {each.Member}", With($"\"{each.Member}\":{each.Value}"), $"/{each.Member}", "unknown-member")),
        .. NotSentOnLines.Select(each => Invalid($"206 {each.Member}", Line($$"""{"service":"KILO","quantity":1,"{{each.Member}}":{{each.Value}}}"""), $"/lines/0/{each.Member}", "unknown-member")),
    ];

    private static IEnumerable<BadInput> Quantities() =>
    [
        .. NoQuantities400.Select(quantity => Invalid($"19-22 quantity {quantity}", Quantity(quantity), "/lines/0/quantity")),
        Invalid("22 exponent", Quantity("1e2"), "/lines/0/quantity", "exponent"),
        Invalid("22 five decimals", Quantity("1.00001"), "/lines/0/quantity", "scale"),
        .. NotJson.Select(quantity => BadJson.Malformed($"24 quantity {quantity}", Quantity(quantity))),
        .. OutOfRange.Select(quantity => Refused($"23 27 150 quantity {quantity}", Quantity(quantity), "quantity-out-of-range", "/lines/0/quantity")),
        Refused("151 half a pallet", Line("""{"service":"STORAGE","quantity":0.5}"""), "quantity-out-of-range", "/lines/0/quantity"),
        Refused("151 two percentages", Line("""{"service":"FUEL","quantity":2}"""), "quantity-out-of-range", "/lines/0/quantity"),
        Refused("157 a line beyond money", Line("""{"service":"DEAR","quantity":1000000}"""), "amount-out-of-range", "/lines/0/quantity"),
        Refused("157 a total beyond money", Line("""{"service":"DEAR","quantity":999},{"service":"DEAR-2","quantity":999}"""), "amount-out-of-range", "/lines"),
        Refused("157 a contract beyond money", Line("""{"service":"DEAR","quantity":999}""", "\"termMonths\":600"), "amount-out-of-range", "/termMonths"),
        Refused("179 reductions without charges", Line("""{"service":"LEFT-OUT","quantity":1}"""), "opt-out-exceeds-base", "/lines"),
    ];

    private static IEnumerable<BadInput> Lines() =>
    [
        Refused("163 unknown service", Line("""{"service":"KILO","quantity":1},{"service":"NOWHERE","quantity":1}"""), "unknown-service", "/lines/1/service"),
        Invalid("167 line break after a code", Line("""{"service":"KILO\n","quantity":1}"""), "/lines/0/service", "pattern"),
        Invalid("169 lower case", Line("""{"service":"kilo","quantity":1}"""), "/lines/0/service", "pattern"),
        Invalid("169 dotless i", Line("""{"service":"KıLO","quantity":1}"""), "/lines/0/service", "pattern"),
        Invalid("169 Kelvin sign", Line("{\"service\":\"\u212AILO\",\"quantity\":1}"), "/lines/0/service", "pattern"),
        Invalid("169 empty code", Line("""{"service":"","quantity":1}"""), "/lines/0/service", "pattern"),
        Invalid("169 long code", Line($$"""{"service":"{{new string('A', 65)}}","quantity":1}"""), "/lines/0/service", "pattern"),
        Refused("170 no lines", Line(""), "requirement-missing", "/lines"),
        Refused("173 twice", Line("""{"service":"KILO","quantity":1},{"service":"KILO","quantity":2}"""), "duplicate-line", "/lines/1/service"),
        Refused("182 without what it requires", Line("""{"service":"COOLED","quantity":1}"""), "requirement-missing", "/lines/0/service"),
        Refused("183 with what it excludes", Line("""{"service":"STORAGE","quantity":1},{"service":"FROZEN","quantity":1}"""), "exclusive-services", "/lines/1/service"),
        Refused("171 10,001 lines", Line(string.Join(',', Enumerable.Repeat("""{"service":"KILO","quantity":1}""", 10_001))), "too-many-lines", "/lines"),
    ];

    private static IEnumerable<BadInput> Dates() =>
    [
        Refused("196 yesterday", With("\"validUntil\":\"2026-01-04\""), "validity-invalid", "/validUntil"),
        Refused("196 367 days", With("\"validUntil\":\"2027-01-07\""), "validity-invalid", "/validUntil"),
        Refused("202 the last day there is", With("\"validUntil\":\"9999-12-31\""), "validity-invalid", "/validUntil"),
        .. ((string[])["2026-02-30", "2026-2-3", "2026-02-03T00:00:00Z", "0000-00-00", "0001-01-01", "10000-01-01", "03-02-2026", "2026-W05", "", "today", "٢٠٢٦-٠٢-٠٣"])
            .Select(date => Invalid($"197 199 date {date}", With($"\"validUntil\":\"{date}\""), "/validUntil", "date")),
        Invalid("199 date as a number", With("\"validUntil\":20260203"), "/validUntil"),
    ];

    private static IEnumerable<BadInput> Texts() =>
    [
        .. Unreadable[..^1].Select(each => Refused($"207 {each.Name}", Good.Replace("TEXT", each.Text, StringComparison.Ordinal), "text-not-allowed", "/customer/name")),
        .. ((string[])["title", "externalReference", "purchaseOrderNumber", "terms"]).SelectMany(member => Unreadable.Where(each => each.Name != "tab" || member != "terms")
            .Select(each => Refused($"207 {each.Name} in {member}", With($"\"{member}\":\"{each.Text}\""), "text-not-allowed", $"/{member}"))),
        Refused("207 override in a city", Good.Replace("\"name\":\"TEXT\"", "\"name\":\"N\",\"address\":{\"city\":\"a\u202Eb\"}", StringComparison.Ordinal), "text-not-allowed", "/customer/address/city"),
        Refused("207 override in an address of mail", With("\"salesContact\":{\"email\":\"a\u202Eb\"}"), "text-not-allowed", "/salesContact/email"),
        Refused("207 override in a name of a fact", With("\"metadata\":{\"a\u202Eb\":\"1\"}"), "text-not-allowed", "/metadata"),
        Refused("207 a fact without a name", With("\"metadata\":{\"\":\"1\"}"), "text-not-allowed", "/metadata"),
        Refused("41 a fact with a long name", With($"\"metadata\":{{\"{new string('x', 65)}\":\"1\"}}"), "text-not-allowed", "/metadata"),
        Refused("44 51 facts", With("\"metadata\":{" + string.Join(',', Enumerable.Range(0, 51).Select(number => $"\"k{number}\":\"\"")) + "}"), "rule-broken", "/metadata"),
        Invalid("207 empty name", Good.Replace("TEXT", "", StringComparison.Ordinal), "/customer/name", "too-short"),
        Invalid("160 country in small letters", Good.Replace("\"name\"", "\"country\":\"nl\",\"name\"", StringComparison.Ordinal), "/customer/country", "pattern"),
        Invalid("160 country of three letters", Good.Replace("\"name\"", "\"country\":\"NLD\",\"name\"", StringComparison.Ordinal), "/customer/country", "pattern"),
    ];

    private static IEnumerable<BadInput> Terms() =>
        ((int[])[0, -1, 601, int.MinValue, int.MaxValue]).Select(months => Refused($"150 {months} months", With($"\"termMonths\":{months.ToString(CultureInfo.InvariantCulture)}"), "quantity-out-of-range", "/termMonths"))
        .Concat(((int[])[0, -1, 1_000_001]).Select(times => Refused($"150 {times} times", With($"\"occurrencesPerYear\":{times.ToString(CultureInfo.InvariantCulture)}"), "quantity-out-of-range", "/occurrencesPerYear")));

    /// <summary>Of 1.00 for KILO.</summary>
    private static IEnumerable<BadInput> Agreed() =>
    [
        .. ((string[])["100.01", "-1", "0.00001", "-0.0001", "101", "1000000000000000"]).Select(value => Refused($"177 {value} per cent", Line(Less("percentage", value)), "discount-out-of-range", "/lines/0/discounts")),
        .. ((string[])["NaN", "1e1", "1,5", "", " 1", "0.0000001", "∞"]).Select(value => Invalid($"177 a discount of {value}", Line(Less("percentage", value)), "/lines/0/discounts/0/value")),
        .. ((string[])["1.01", "0.001", "-0.01", "1000000000000000"]).Select(value => Refused($"177 {value} off", Line(Less("amount", value)), "discount-out-of-range", "/lines/0/discounts")),
        Refused("179 stacked below zero", Line(Less("percentage", "60").Replace("[", "[ { \"kind\": \"percentage\", \"value\": \"60\", \"reason\": \"x\" }, ", StringComparison.Ordinal)), "discount-out-of-range", "/lines/0/discounts"),
        Refused("179 more off the quote than there is", With("""
            "discounts":[{"discount":{"kind":"amount","value":"1.01","reason":"x"}}]
            """), "discount-out-of-range", "/discounts/0"),
        Refused("179 nothing to take it off", With("""
            "discounts":[{"discount":{"kind":"amount","value":"1","reason":"x"},"chargePeriod":"perYear"}]
            """), "discount-out-of-range", "/discounts/0"),
        Refused("179 eleven discounts", Line(Less("percentage", "1").Replace("[", "[" + string.Concat(Enumerable.Repeat("{\"kind\":\"percentage\",\"value\":\"1\",\"reason\":\"x\"},", 10)), StringComparison.Ordinal)), "discount-out-of-range", "/lines/0/discounts"),
        Refused("179 off what is left out", Line("""{"service":"KILO","quantity":1},{"service":"LEFT-OUT","quantity":1,"discounts":[{"kind":"percentage","value":"10","reason":"x"}]}"""), "discount-out-of-range", "/lines/1/discounts"),
        Invalid("181 discount of a line that there is not", With("""
            "discounts":[{"line":7,"discount":{"kind":"percentage","value":"10","reason":"x"}}]
            """), "/discounts/0/line", "unknown-member"),
        Invalid("181 discount without a reason", Line("""{"service":"KILO","quantity":1,"discounts":[{"kind":"percentage","value":"10"}]}"""), "/lines/0/discounts/0/reason", "missing-member"),
        Invalid("181 discount of another kind", Line(Less("free", "10")), "/lines/0/discounts/0/kind", "unknown-value"),
        Rule("181 bundle of nothing on the quote", With("""
            "bundles":[{"name":"B","services":["KILO","NOWHERE"],"discount":{"kind":"percentage","value":"10","reason":"x"}}]
            """), "bundle-invalid", "/bundles/0/services/1"),
        Rule("181 bundle of one", With("""
            "bundles":[{"name":"B","services":["KILO"],"discount":{"kind":"percentage","value":"10","reason":"x"}}]
            """), "bundle-invalid", "/bundles/0/services"),
        Rule("206 excluded line", Line("""{"service":"KILO","quantity":1},{"service":"STORAGE","quantity":1,"disposition":"excluded"}"""), "disposition-invalid", "/lines/1/disposition"),
        Rule("206 courtesy without a reason", Line("""{"service":"KILO","quantity":1,"disposition":"courtesy"}"""), "courtesy-invalid", "/lines/0/courtesy"),
        Rule("206 alternative to nothing", Line("""{"service":"KILO","quantity":1},{"service":"STORAGE","quantity":1,"disposition":"alternative","alternativeTo":"NOWHERE"}"""), "alternative-invalid", "/lines/1/alternativeTo"),
        Refused("170 options alone", Line("""{"service":"KILO","quantity":1,"disposition":"optional"}"""), "requirement-missing", "/lines"),
        Refused("182 option without what it requires", Line("""{"service":"KILO","quantity":1},{"service":"COOLED","quantity":1,"disposition":"optional"}"""), "requirement-missing", "/lines/1/service"),
        .. Unreadable.Where(each => each.Name != "empty").Select(each => Refused($"207 {each.Name} in a reason", Line(Less("percentage", "1").Replace("\"x\"", $"\"{each.Text}\"", StringComparison.Ordinal)), "text-not-allowed", "/lines/0/discounts/0/reason")),
        .. Unreadable.Where(each => each.Name != "empty").Select(each => Refused($"207 {each.Name} in a section", Line($$"""{"service":"KILO","quantity":1,"section":"{{each.Text}}"}"""), "text-not-allowed", "/lines/0/section")),
    ];

    private static string Less(string kind, string value) => $$"""{"service":"KILO","quantity":1,"discounts":[{"kind":"{{kind}}","value":"{{value}}","reason":"x"}]}""";

    private static string With(string member) => $"{{{member}," + Good[1..];

    private static string Quantity(string quantity) => Line($$"""{"service":"KILO","quantity":{{quantity}}}""");

    private static string Line(string lines, string? member = null) =>
        $$"""{ {{(member is null ? "" : member + ",")}}"customer":{"reference":"C-1","name":"TEXT"},"lines":[{{lines}}]}""";

    private static BadInput Invalid(string name, object body, string? place = null, string? code = null) => BadJson.Invalid(name, body, place, code);

    private static BadInput Rule(string name, string body, string code, string place) => new(name, body, 422, "rule-broken", place, code);

    private static BadInput Refused(string name, string body, string problem, string place) => new(name, body, 422, problem, place, problem == "rule-broken" ? null : problem);
}
