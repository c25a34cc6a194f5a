using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using PricingApi.Tests.Harness;
using PricingApi.Webhooks;
using PricingApi.Webhooks.Sending;
using SampleReceiver;

namespace PricingApi.Tests.Webhooks;

/// <summary>The receiver we hand out refuses what a receiver has to refuse.</summary>
public sealed class SampleReceiverTests : IAsyncLifetime
{
    private static readonly byte[] Secret = WebhookSecret.New();
    private static readonly byte[] Body = """{"type":"quote.created"}"""u8.ToArray();

    private readonly FakeClock _clock = new();
    private readonly WebApplication _app;
    private readonly HttpClient _client = new();

    public SampleReceiverTests() => _app = Receiver.Create(["--secret", WebhookSecret.Show(Secret), "--urls", "http://127.0.0.1:0"], _clock);

    public async ValueTask InitializeAsync() => await _app.StartAsync();

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _app.DisposeAsync();
    }

    private long Now => _clock.GetUtcNow().ToUnixTimeSeconds();

    private async Task<HttpResponseMessage> SendAsync(string? id, string? timestamp, string? signature, byte[]? body = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, _app.Urls.Single() + "/hooks") { Content = new ByteArrayContent(body ?? Body) };
        foreach (var (name, value) in new[] { ("webhook-id", id), ("webhook-timestamp", timestamp), ("webhook-signature", signature) })
        {
            if (value is not null)
            {
                request.Headers.TryAddWithoutValidation(name, value);
            }
        }

        return await _client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    private Task<HttpResponseMessage> SendAsync(string id, long timestamp) =>
        SendAsync(id, $"{timestamp}", WebhookSignature.Sign([Secret], id, timestamp, Body));

    [Fact]
    public async Task Accepts_what_we_sign_and_answers_it_again_without_doing_it_again()
    {
        using var first = await SendAsync("evt1", Now);
        using var again = await SendAsync("evt1", Now + 1);

        first.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        again.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await again.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldBe("seen before");
    }

    [Fact]
    public async Task Accepts_a_signature_among_others()
    {
        using var response = await SendAsync("evt2", $"{Now}", WebhookSignature.Sign([WebhookSecret.New(), Secret], "evt2", Now, Body));

        response.StatusCode.ShouldBe(HttpStatusCode.NoContent);
    }

    [Theory]
    [InlineData(300, HttpStatusCode.NoContent)]
    [InlineData(-300, HttpStatusCode.NoContent)]
    [InlineData(301, HttpStatusCode.Unauthorized)]
    [InlineData(-301, HttpStatusCode.Unauthorized)]
    public async Task Refuses_what_is_older_or_newer_than_five_minutes(int seconds, HttpStatusCode expected)
    {
        using var response = await SendAsync("evt3", Now + seconds);

        response.StatusCode.ShouldBe(expected);
    }

    public static TheoryData<string, string?, string?, string?, byte[]> Forgeries()
    {
        var now = FakeClock.Start.ToUnixTimeSeconds();
        var right = WebhookSignature.Sign([Secret], "evt", now, Body);
        byte[] changed = [.. Body[..^1], (byte)' '];

        return new()
        {
            { "another secret", "evt", $"{now}", WebhookSignature.Sign([WebhookSecret.New()], "evt", now, Body), Body },
            { "one byte changed", "evt", $"{now}", right, changed },
            { "another id", "evx", $"{now}", right, Body },
            { "another time", "evt", $"{now + 1}", right, Body },
            { "no id", null, $"{now}", right, Body },
            { "no time", "evt", null, right, Body },
            { "no signature", "evt", $"{now}", null, Body },
            { "a time that is none", "evt", "now", right, Body },
            { "another scheme", "evt", $"{now}", "v0" + right[2..], Body },
            { "no base64", "evt", $"{now}", "v1,!", Body },
            { "no comma", "evt", $"{now}", "v1", Body },
            { "a shortened signature", "evt", $"{now}", right[..^8], Body },
            { "fifty signatures", "evt", $"{now}", string.Join(' ', Enumerable.Repeat("v1,AAAA", 49).Append(right)), Body },
        };
    }

    [Theory]
    [MemberData(nameof(Forgeries))]
    public async Task Refuses_what_we_did_not_sign(string what, string? id, string? timestamp, string? signature, byte[] body)
    {
        using var response = await SendAsync(id, timestamp, signature, body);

        response.StatusCode.ShouldBe(HttpStatusCode.Unauthorized, what);
    }
}
