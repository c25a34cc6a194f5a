using System.Security.Cryptography;
using System.Text;
using PricingApi.Webhooks;
using PricingApi.Webhooks.Sending;

namespace PricingApi.Tests.Webhooks;

public class WebhookSignatureTests
{
    private const string Id = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    private const long Timestamp = 1614265330;

    private static readonly byte[] Secret = WebhookSecret.Read("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
    private static readonly byte[] Body = """{"test": 2432232314}"""u8.ToArray();

    [Fact]
    public void Agrees_with_the_published_example() =>
        WebhookSignature.Sign([Secret], Id, Timestamp, Body).ShouldBe("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");

    [Fact]
    public void Every_secret_gets_an_entry_the_current_one_first()
    {
        var current = WebhookSecret.New();

        var entries = WebhookSignature.Sign([current, Secret], Id, Timestamp, Body).Split(' ');

        entries.Length.ShouldBe(2);
        entries[0].ShouldBe(Expected(current, Body));
        entries[1].ShouldBe("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    public static TheoryData<string, byte[]> Bodies => new()
    {
        { "empty", [] },
        { "non-ASCII", "{\"naam\":\"Café 😀 €\"}"u8.ToArray() },
        { "line ends", "{\r\n\"a\": 1\n}\r\n"u8.ToArray() },
        { "not even text", [0, 255, 10, 13, 46] },
        { "one mebibyte", new byte[1024 * 1024] },
    };

    [Theory]
    [MemberData(nameof(Bodies))]
    public void Covers_the_exact_bytes_of_any_body(string what, byte[] body)
    {
        what.ShouldNotBeEmpty();
        WebhookSignature.Sign([Secret], Id, Timestamp, body).ShouldBe(Expected(Secret, body));
    }

    [Fact]
    public void Covers_the_id_and_the_time()
    {
        var signature = WebhookSignature.Sign([Secret], Id, Timestamp, Body);

        WebhookSignature.Sign([Secret], Id + "x", Timestamp, Body).ShouldNotBe(signature);
        WebhookSignature.Sign([Secret], Id, Timestamp + 1, Body).ShouldNotBe(signature);
    }

    private static string Expected(byte[] secret, byte[] body) =>
        "v1," + Convert.ToBase64String(HMACSHA256.HashData(secret, (byte[])[.. Encoding.UTF8.GetBytes($"{Id}.{Timestamp}."), .. body]));
}
