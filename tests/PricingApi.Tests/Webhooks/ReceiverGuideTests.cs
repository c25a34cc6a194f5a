using System.Text.Json;
using PricingApi.Tests.Harness;
using PricingApi.Webhooks;
using PricingApi.Webhooks.Sending;
using WebhookReceivers;

namespace PricingApi.Tests.Webhooks;

/// <summary>The functions we hand out for receivers accept what we sign, and nothing else.</summary>
public sealed class ReceiverGuideTests
{
    /// <summary>Of the library of Standard Webhooks.</summary>
    private const string KnownSecret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private const long Now = 1614265330;

    private static readonly byte[] Key = WebhookSecret.New();
    private static readonly string Secret = WebhookSecret.Show(Key);
    private static readonly byte[] Body = """{"type":"quote.created","data":{"name":"Jägerstraße 😀"}}"""u8.ToArray();
    private static readonly string Right = Sign(Body);

    private sealed record Case(string Name, bool Genuine, string Secret, string? Id, string? Timestamp, string? Signatures, byte[] Body);

    private static string Sign(byte[] body, long timestamp = Now, string id = "evt1", params byte[][] keys) => WebhookSignature.Sign(keys is [] ? [Key] : keys, id, timestamp, body);

    private static Case Of(string name, bool genuine, string? id = "evt1", string? timestamp = "1614265330", string? signatures = "", byte[]? body = null, string? secret = null) =>
        new(name, genuine, secret ?? Secret, id, timestamp, signatures is "" ? Right : signatures, body ?? Body);

    private static IReadOnlyList<Case> Cases() =>
    [
        Of("what we signed", true),
        Of("the known answer", true, "msg_p5jXN8AQM9LWM0D4loKWxJek", signatures: "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=", body: """{"test": 2432232314}"""u8.ToArray(), secret: KnownSecret),
        Of("a secret without its prefix", true, secret: Secret["whsec_".Length..]),
        Of("an empty body", true, signatures: Sign([]), body: []),
        Of("a body that is no text", true, signatures: Sign([0, 255, 13, 10]), body: [0, 255, 13, 10]),
        Of("a large body", true, signatures: Sign(new byte[1024 * 1024]), body: new byte[1024 * 1024]),
        Of("two signatures, ours first", true, signatures: Sign(Body, Now, "evt1", Key, WebhookSecret.New())),
        Of("two signatures, ours last", true, signatures: Sign(Body, Now, "evt1", WebhookSecret.New(), Key)),
        Of("a scheme of tomorrow beside ours", true, signatures: "v1a,AAAA " + Right),
        Of("an entry without a comma beside ours", true, signatures: "v1 " + Right),
        Of("five minutes old", true, timestamp: $"{Now - 300}", signatures: Sign(Body, Now - 300)),
        Of("five minutes ahead", true, timestamp: $"{Now + 300}", signatures: Sign(Body, Now + 300)),
        Of("older than five minutes", false, timestamp: $"{Now - 301}", signatures: Sign(Body, Now - 301)),
        Of("more than five minutes ahead", false, timestamp: $"{Now + 301}", signatures: Sign(Body, Now + 301)),
        Of("another secret", false, secret: WebhookSecret.Show(WebhookSecret.New())),
        Of("two signatures of strangers", false, signatures: Sign(Body, Now, "evt1", WebhookSecret.New(), WebhookSecret.New())),
        Of("one byte more", false, body: [.. Body, (byte)' ']),
        Of("one byte changed", false, body: [.. Body[..^1], (byte)']']),
        Of("JSON written again", false, body: JsonSerializer.SerializeToUtf8Bytes(JsonSerializer.Deserialize<JsonElement>(Body))),
        Of("another id", false, "evt2"),
        Of("another time", false, timestamp: $"{Now + 1}"),
        Of("no id", false, id: null),
        Of("an empty id", false, id: ""),
        Of("no time", false, timestamp: null),
        Of("a time that is none", false, timestamp: "now"),
        Of("a signed time", false, timestamp: "+1614265330"),
        Of("a time with an exponent", false, timestamp: "1614265330e0"),
        Of("a time with a line break", false, timestamp: "1614265330\n"),
        Of("a very long time", false, timestamp: new string('9', 400)),
        Of("no signature", false, signatures: null),
        Of("another scheme", false, signatures: "v0" + Right[2..]),
        Of("no base64", false, signatures: "v1,!"),
        Of("nothing after the comma", false, signatures: "v1,"),
        Of("a shortened signature", false, signatures: Right[..^8]),
        Of("a prolonged signature", false, signatures: Right + "AAAA"),
        Of("a signature in other letters", false, signatures: "V1" + Right[2..]),
        Of("no text at all", false, signatures: "é😀"),
        Of("fifty signatures", false, signatures: string.Join(' ', Enumerable.Repeat("v1,AAAA", 49).Append(Right))),
    ];

    private static async Task JudgesRightAsync(ReceiverScript script)
    {
        var cases = Cases();

        var answers = await script.RunAsync(cases.Select(each => JsonSerializer.Serialize(new object?[] { each.Secret, each.Id, each.Timestamp, each.Signatures, Convert.ToBase64String(each.Body), Now })));

        answers.ShouldBe(cases.Select(each => each.Genuine ? "true" : "false"), string.Join(", ", cases.Zip(answers).Where(pair => pair.First.Genuine != (pair.Second == "true")).Select(pair => pair.First.Name)));
    }

    [Fact]
    public void In_csharp()
    {
        foreach (var each in Cases())
        {
            WebhookVerification.IsGenuine(each.Secret, each.Id, each.Timestamp, each.Signatures, each.Body, DateTimeOffset.FromUnixTimeSeconds(Now)).ShouldBe(each.Genuine, each.Name);
        }
    }

    [Fact]
    public Task In_node() => JudgesRightAsync(ReceiverScript.Node);

    [Fact]
    public Task In_python() => JudgesRightAsync(ReceiverScript.Python);

    [Fact]
    public Task In_php() => JudgesRightAsync(ReceiverScript.Php);
}
