using System.Text;

namespace PricingApi.Tests.Harness;

/// <summary>What a stranger may send, and the answer it gets whatever the database.</summary>
/// <param name="Body">A text or bytes.</param>
/// <param name="Place">Of the one error that must be among those named; any when absent.</param>
internal sealed record BadInput(string Name, object Body, int Status, string Problem, string? Place = null, string? Code = null)
{
    public void Check(Reply reply)
    {
        reply.Expect(Status, Problem);

        if (Place is not null || Code is not null)
        {
            reply.Errors.ShouldContain(error => (Place == null || error.Place == Place) && (Code == null || error.Code == Code), reply.Text[..Math.Min(reply.Text.Length, 2000)]);
        }

        reply.Errors.Count.ShouldBeLessThanOrEqualTo(50);
        reply.Text.ShouldNotContain("System.");
    }

    public override string ToString() => Name;
}

/// <summary>Bodies that are not JSON, or not the JSON that is read here: the same answer on every route.</summary>
internal static class BadJson
{
    private static readonly string Deep33 = new string('[', 33) + new string(']', 33);

    /// <param name="text">A path to a text member that may be long, such as <c>name</c>; it is replaced in <paramref name="good"/>.</param>
    /// <param name="good">A body that is accepted, in which <c>"TEXT"</c> stands for the text.</param>
    public static IEnumerable<BadInput> For(string good, string text)
    {
        var rest = good.TrimStart()[1..];

        return
        [
            Malformed("1 empty", ""),
            Malformed("2 white space", " \t\r\n"),
            Malformed("3 cut off", "{"),
            Malformed("3 cut off at the end", good[..^1]),
            Malformed("4 followed by an object", good + "{}"),
            Malformed("4 followed by a letter", good + " x"),
            Invalid("5 null", "null", ""),
            Invalid("6 list", "[]", ""),
            Invalid("6 text", "\"x\"", ""),
            Invalid("6 number", "1", ""),
            Invalid("6 true", "true", ""),
            Malformed("7 trailing comma", good[..^1] + ",}"),
            Malformed("8 comment", "/* */" + good),
            Malformed("8 line comment", good + "//"),
            Malformed("9 single quotes", good.Replace('"', '\'')),
            Malformed("9 bare member", "{name:1," + rest),
            Invalid("14 unknown member", "{\"isAdmin\":true," + rest, "/isAdmin", "unknown-member"),
            Invalid("14 other letter case", good.Replace($"\"{text}\":", $"\"{char.ToUpperInvariant(text[0])}{text[1..]}\":", StringComparison.Ordinal), null, "unknown-member"),
            Invalid("14 prototype", "{\"__proto__\":{}," + rest, "/__proto__", "unknown-member"),
            Malformed("25 NaN", "{\"x\":NaN," + rest),
            Malformed("25 Infinity", "{\"x\":-Infinity," + rest),
            Malformed("28 33 deep", "{\"x\":" + Deep33 + "," + rest),
            Malformed("29 100,000 deep", "{\"x\":" + new string('[', 100_000)),
            Text("32 nul", "a\\u0000b", "nul"),
            Malformed("33 control byte", good.Replace("TEXT", "a\u0001b", StringComparison.Ordinal)),
            Text("34 lone high surrogate", "a\\ud800b", "surrogate"),
            Text("35 lone low surrogate", "a\\udc00b", "surrogate"),
            Text("35 reversed pair", "\\udc00\\ud800", "surrogate"),
            Bytes("36 FF", 0xFF),
            Bytes("36 C0 80", 0xC0, 0x80),
            Bytes("36 ED A0 80", 0xED, 0xA0, 0x80),
            Bytes("36 E2 82", 0xE2, 0x82),
            Bytes("36 F5 80 80 80", 0xF5, 0x80, 0x80, 0x80),
            Malformed("40 bad escape", good.Replace("TEXT", "\\x41", StringComparison.Ordinal)),
            Malformed("40 short escape", good.Replace("TEXT", "\\u12", StringComparison.Ordinal)),
            Invalid("44 member of 100 kB", $"{{\"{new string('k', 100_000)}\":1," + rest, null, "unknown-member"),
            Invalid("44 10,000 members", "{" + string.Join(',', Enumerable.Range(0, 10_000).Select(number => $"\"k{number}\":1")) + "," + rest, "/k0", "unknown-member"),
            Invalid("46 huge exponent", "[1E400]", ""),
            Invalid("46 very negative exponent", "[-1e-10000]", ""),
            Invalid("46 number too long", "[100000000000000000000000000000000000000000000000000]", ""),
            Malformed("46 UTF-16", Encoding.Unicode.GetBytes(good)),
        ];

        BadInput Text(string name, string value, string code) => Invalid(name, good.Replace("TEXT", value, StringComparison.Ordinal), null, code);

        BadInput Bytes(string name, params byte[] bytes)
        {
            var halves = good.Split("TEXT");
            return Malformed(name, (byte[])[.. Encoding.UTF8.GetBytes(halves[0]), .. bytes, .. Encoding.UTF8.GetBytes(halves[1])]);
        }
    }

    public static BadInput Malformed(string name, object body) => new(name, body, 400, "malformed-json", "", "malformed");

    public static BadInput Invalid(string name, object body, string? place = null, string? code = null) => new(name, body, 400, "invalid-request", place, code);
}
