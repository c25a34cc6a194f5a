using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Text;
using Microsoft.Extensions.Options;
using PricingApi.Domain.Webhooks;
using PricingApi.Tests.Harness;
using PricingApi.Webhooks;
using PricingApi.Webhooks.Sending;

namespace PricingApi.Tests.Webhooks;

/// <summary>What receivers do below HTTP, or in spite of it.</summary>
public sealed class HostileReceiverTests : IDisposable
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(20);

    private readonly FakeClock _clock = new();
    private readonly DeliverySender _sender;

    public HostileReceiverTests() => _sender = Sender(IPAddress.Loopback);

    public void Dispose() => _sender.Dispose();

    private DeliverySender Sender(params IPAddress[] addresses) =>
        new(new TargetConnection(TargetPolicy.Loopback, (_, _) => Task.FromResult(addresses)), Options.Create(new WebhookOptions()), _clock);

    private async Task<Attempted> Send(string url, DeliverySender? through = null, byte[]? body = null) => (await (through ?? _sender).SendAsync(
        new OutgoingDelivery(new Lease(Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid(), null, Attempt: 1, Token: 1, default), "0198", Replay: false, url, [new byte[32]], body ?? [.. "{}"u8]),
        TestContext.Current.CancellationToken)).ShouldBeOfType<Attempted>();

    [Fact]
    public async Task A_connection_that_is_torn_down_is_lost()
    {
        await using var receiver = HostileReceiver.Resetting();

        (await Send(receiver.Url.OriginalString)).Outcome.Failure.ShouldBe(AttemptFailure.ConnectionLost);
    }

    [Theory]
    [InlineData("http")] // takes the connection and never reads: sending itself stands still
    [InlineData("https")] // never answers the handshake
    public async Task A_receiver_that_never_reads_is_given_up_at_the_deadline(string scheme)
    {
        await using var receiver = HostileReceiver.Rude((_, cancellation) => Task.Delay(Timeout.Infinite, cancellation));

        var sending = Send(new UriBuilder(receiver.Url) { Scheme = scheme }.Uri.OriginalString, body: new byte[32 * 1024 * 1024]);
        await receiver.Requested;
        _clock.Advance(Deadline);

        (await sending).Outcome.ShouldBe(new AttemptOutcome(null, AttemptFailure.Timeout));
    }

    [Fact]
    public async Task A_body_that_would_grow_when_unpacked_is_not_unpacked()
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            gzip.Write(new byte[64 * 1024 * 1024]);
        }

        await using var receiver = HostileReceiver.Saying($"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: {packed.Length}\r\n\r\n{Encoding.Latin1.GetString(packed.ToArray())}");
        var attempt = await Send(receiver.Url.OriginalString);

        attempt.Outcome.Delivered.ShouldBeTrue();
        attempt.Response.ShouldBe(packed.ToArray()[..1024]);
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 0\r\nContent-Length: 5\r\n\r\nhello")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n")]
    [InlineData("HTTP/1.1 204 No Content\r\nContent-Length: 5\r\n\r\nhelloHTTP/1.1 500 Smuggled\r\n\r\n")]
    public async Task Contradictions_do_not_reach_the_next_delivery(string answer)
    {
        await using var receiver = HostileReceiver.Saying(answer);

        for (var time = 0; time < 3; time++)
        {
            (await Send(receiver.Url.OriginalString)).Outcome.ShouldBe(new AttemptOutcome(int.Parse(answer.Split(' ')[1], CultureInfo.InvariantCulture), null));
        }
    }

    [Fact]
    public async Task A_connection_that_was_closed_meanwhile_costs_no_delivery()
    {
        await using var receiver = HostileReceiver.Saying("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"); // hangs up without a word

        for (var time = 0; time < 20; time++)
        {
            (await Send(receiver.Url.OriginalString)).Outcome.Delivered.ShouldBeTrue();
        }
    }

    [Fact]
    public async Task Two_hundred_addresses_are_gone_through()
    {
        await using var receiver = HostileReceiver.Saying("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
        using var patient = Sender([.. Enumerable.Range(2, 199).Select(last => new IPAddress([127, 0, 1, (byte)last])), IPAddress.Loopback]);

        var attempt = await Send(new UriBuilder(receiver.Url) { Host = "many.example.com" }.Uri.OriginalString, patient);

        (attempt.Outcome.Delivered, attempt.Address).ShouldBe((true, "127.0.0.1"));
    }

    [Fact]
    public async Task An_address_that_is_none_is_our_own_trouble() =>
        (await Send("not an address")).Outcome.ShouldBe(new AttemptOutcome(null, AttemptFailure.Internal));
}
