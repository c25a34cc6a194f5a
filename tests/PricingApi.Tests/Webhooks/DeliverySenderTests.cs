using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Microsoft.Extensions.Options;
using PricingApi.Domain.Webhooks;
using PricingApi.Tests.Harness;
using PricingApi.Webhooks;
using PricingApi.Webhooks.Sending;

namespace PricingApi.Tests.Webhooks;

public sealed class DeliverySenderTests : IDisposable
{
    private const string Ok = "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 0\r\n\r\n";

    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(20);

    private readonly FakeClock clock = new();
    private readonly DeliverySender sender;

    public DeliverySenderTests() => sender = Sender(TargetPolicy.Loopback, (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Loopback]));

    public void Dispose() => sender.Dispose();

    private DeliverySender Sender(TargetPolicy policy, Resolver resolve) =>
        new(new TargetConnection(policy, resolve), Options.Create(new WebhookOptions()), clock);

    private static OutgoingDelivery To(Uri url, Guid? endpoint = null) => new(
        new Lease(Guid.NewGuid(), endpoint ?? Guid.NewGuid(), Guid.NewGuid(), QuoteId: null, Attempt: 1, Token: 1, default), "0198", Replay: false, url.OriginalString, [new byte[32]], """{"type":"quote.created"}"""u8.ToArray());

    private async Task<Attempted> Send(Uri url) =>
        (await sender.SendAsync(To(url), TestContext.Current.CancellationToken)).ShouldBeOfType<Attempted>();

    private async Task<Attempted> Send(HostileReceiver receiver)
    {
        await using (receiver)
        {
            return await Send(receiver.Url);
        }
    }

    private static Uri Encrypted(Uri url) => new UriBuilder(url) { Scheme = "https" }.Uri;

    [Theory]
    [InlineData(200, null)]
    [InlineData(204, null)]
    [InlineData(299, null)]
    [InlineData(301, AttemptFailure.Redirect)]
    [InlineData(302, AttemptFailure.Redirect)]
    [InlineData(303, AttemptFailure.Redirect)]
    [InlineData(307, AttemptFailure.Redirect)]
    [InlineData(308, AttemptFailure.Redirect)]
    [InlineData(304, AttemptFailure.Status)]
    [InlineData(400, AttemptFailure.Status)]
    [InlineData(410, AttemptFailure.Status)]
    [InlineData(500, AttemptFailure.Status)]
    [InlineData(599, AttemptFailure.Status)]
    [InlineData(600, AttemptFailure.InvalidResponse)]
    [InlineData(999, AttemptFailure.InvalidResponse)]
    [InlineData(101, AttemptFailure.Status)] // nobody asked to change protocols
    public async Task The_status_decides(int status, AttemptFailure? failure)
    {
        var attempt = await Send(HostileReceiver.Saying($"HTTP/1.1 {status} Whatever\r\nContent-Length: 0\r\n\r\n"));

        attempt.Outcome.StatusCode.ShouldBe(status);
        attempt.Outcome.Failure.ShouldBe(failure);
        attempt.Address.ShouldBe("127.0.0.1");
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\nhalf")] // hangs up in the middle of the body
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\nhalf")]
    [InlineData("HTTP/1.1 204 No Content\r\nContent-Length: 4\r\n\r\nbody")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Type: text/plain; charset=bogus\r\nContent-Length: 4\r\n\r\nbody")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 4\r\n\r\nbody")]
    [InlineData("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")]
    public async Task A_2xx_counts_whatever_follows_it(string answer) =>
        (await Send(HostileReceiver.Saying(answer))).Outcome.Delivered.ShouldBeTrue();

    [Theory]
    [InlineData("SSH-2.0-OpenSSH_9.2\r\n", AttemptFailure.InvalidResponse)]
    [InlineData("HTTP/0.9 hello\r\n\r\n", AttemptFailure.InvalidResponse)]
    [InlineData("HTTP/1.1 abc OK\r\n\r\n", AttemptFailure.InvalidResponse)]
    [InlineData("HTTP/1.1 2", AttemptFailure.ConnectionLost)] // may have been processed
    [InlineData("", AttemptFailure.ConnectionLost)]
    public async Task What_is_not_an_answer_is_a_failure(string answer, AttemptFailure failure) =>
        (await Send(HostileReceiver.Saying(answer))).Outcome.Failure.ShouldBe(failure);

    [Fact]
    public async Task An_endless_body_is_cut()
    {
        var attempt = await Send(HostileReceiver.Endless("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", "400\r\n" + new string('x', 0x400) + "\r\n"));

        attempt.Outcome.Delivered.ShouldBeTrue();
        attempt.Response.ShouldNotBeNull().Length.ShouldBe(1024);
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\n", "X-More: and more\r\n")]
    [InlineData("", "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n")]
    public async Task Endless_headers_are_cut(string first, string again) =>
        (await Send(HostileReceiver.Endless(first, again))).Outcome.Failure.ShouldBe(AttemptFailure.InvalidResponse);

    [Theory]
    [InlineData("")]
    [InlineData("HTTP/1.1 200 O")]
    [InlineData("HTTP/1.1 200 OK\r\nX-A: b\r\n")]
    public async Task A_receiver_that_stalls_is_given_up_at_the_deadline(string first)
    {
        await using var receiver = HostileReceiver.Stalling(first);

        var sending = Send(receiver.Url);
        await receiver.Requested;
        sending.IsCompleted.ShouldBeFalse();
        clock.Advance(Deadline);
        var attempt = await sending;

        attempt.Outcome.ShouldBe(new AttemptOutcome(null, AttemptFailure.Timeout));
        attempt.Latency.ShouldBe(Deadline);
    }

    [Fact]
    public async Task Nobody_listens() =>
        (await Send(new Uri("http://127.0.0.1:1/hooks"))).Outcome.Failure.ShouldBe(AttemptFailure.Connect);

    [Fact]
    public async Task A_redirect_is_recorded_and_not_followed()
    {
        await using var secret = HostileReceiver.Saying(Ok);

        var attempt = await Send(HostileReceiver.Saying($"HTTP/1.1 302 Found\r\nLocation: {secret.Url}\r\nContent-Length: 0\r\n\r\n"));

        Encoding.UTF8.GetString(attempt.Response!).ShouldBe($"Location: {secret.Url}");
        secret.Connections.ShouldBe(0);
    }

    [Fact]
    public async Task A_receiver_without_tls_is_a_tls_failure()
    {
        await using var receiver = HostileReceiver.Rude((stream, cancellation) => stream.WriteAsync("220 mail.example.com ESMTP\r\n"u8.ToArray(), cancellation).AsTask());

        (await Send(Encrypted(receiver.Url))).Outcome.Failure.ShouldBe(AttemptFailure.Tls);
    }

    [Fact]
    public async Task A_certificate_nobody_vouches_for_is_a_tls_failure()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        await using var receiver = HostileReceiver.Rude(async (stream, cancellation) =>
        {
            await using var tls = new SslStream(stream);
            await tls.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = certificate }, cancellation);
        });

        (await Send(Encrypted(receiver.Url))).Outcome.Failure.ShouldBe(AttemptFailure.Tls);
    }

    [Theory]
    [InlineData("10.0.0.1")]
    [InlineData("169.254.169.254")]
    [InlineData("1.1.1.1", "10.0.0.1")] // one bad address among good ones
    [InlineData("1.1.1.1", "127.0.0.1")]
    public async Task A_name_that_leads_inside_is_not_connected_to(params string[] addresses)
    {
        using var open = Sender(TargetPolicy.Public, (_, _) => Task.FromResult(Array.ConvertAll(addresses, IPAddress.Parse)));

        var report = await open.SendAsync(To(new("https://crm.example.com/hooks")), TestContext.Current.CancellationToken);

        var attempt = report.ShouldBeOfType<Attempted>();
        attempt.Outcome.ShouldBe(new AttemptOutcome(null, AttemptFailure.TargetForbidden));
        attempt.Address.ShouldBeNull(); // what a name stands for inside is nobody's business
    }

    [Theory]
    [InlineData("https://127.0.0.1/")]
    [InlineData("https://[::1]/")]
    [InlineData("https://[::ffff:127.0.0.1]/")]
    [InlineData("http://1.1.1.1/")]
    public async Task A_stored_address_is_judged_again_when_connecting(string url)
    {
        using var open = Sender(TargetPolicy.Public, (_, _) => throw new InvalidOperationException("A literal is not looked up."));

        var report = await open.SendAsync(To(new(url)), TestContext.Current.CancellationToken);

        report.ShouldBeOfType<Attempted>().Outcome.Failure.ShouldBe(AttemptFailure.TargetForbidden);
    }

    [Fact]
    public async Task The_address_that_was_checked_is_the_one_connected_to()
    {
        await using var receiver = HostileReceiver.Saying(Ok);
        var answers = new Queue<IPAddress>([IPAddress.Loopback, IPAddress.Parse("10.0.0.1")]);
        using var rebound = Sender(TargetPolicy.Loopback, (_, _) => Task.FromResult<IPAddress[]>([answers.Dequeue()]));

        var url = new UriBuilder(receiver.Url) { Host = "rebinding.example.com" }.Uri;
        var first = await rebound.SendAsync(To(url), TestContext.Current.CancellationToken);
        var second = await rebound.SendAsync(To(url), TestContext.Current.CancellationToken);

        first.ShouldBeOfType<Attempted>().Outcome.Delivered.ShouldBeTrue();
        second.ShouldBeOfType<Attempted>().Outcome.Failure.ShouldBe(AttemptFailure.TargetForbidden);
    }

    [Fact]
    public async Task An_unknown_name_is_told_apart()
    {
        using var lost = Sender(TargetPolicy.Public, (_, _) => throw new SocketException((int)SocketError.HostNotFound));

        var report = await lost.SendAsync(To(new("https://crm.example.com/")), TestContext.Current.CancellationToken);

        report.ShouldBeOfType<Attempted>().Outcome.Failure.ShouldBe(AttemptFailure.Dns);
    }

    [Fact]
    public async Task A_broken_address_does_not_hide_a_working_one()
    {
        await using var receiver = HostileReceiver.Saying(Ok);
        using var both = Sender(TargetPolicy.Loopback, (_, _) => Task.FromResult<IPAddress[]>([IPAddress.IPv6Loopback, IPAddress.Loopback]));

        var report = await both.SendAsync(To(new UriBuilder(receiver.Url) { Host = "both.example.com" }.Uri), TestContext.Current.CancellationToken);

        report.ShouldBeOfType<Attempted>().Outcome.Delivered.ShouldBeTrue();
    }

    [Fact]
    public async Task A_receiver_on_ipv6_alone_is_reached()
    {
        await using var receiver = HostileReceiver.Saying(Ok, IPAddress.IPv6Loopback);
        using var modern = Sender(TargetPolicy.Loopback, (_, _) => Task.FromResult<IPAddress[]>([IPAddress.IPv6Loopback]));

        var report = await modern.SendAsync(To(new UriBuilder(receiver.Url) { Host = "six.example.com" }.Uri), TestContext.Current.CancellationToken);

        var attempt = report.ShouldBeOfType<Attempted>();
        (attempt.Outcome.Delivered, attempt.Address).ShouldBe((true, "::1"));
    }

    [Theory]
    [InlineData("::ffff:10.0.0.1")]
    [InlineData("64:ff9b::a9fe:a9fe")]
    [InlineData("2002:7f00:1::1")]
    [InlineData("fd00:ec2::254")]
    [InlineData("2606:4700:4700::1111", "::1")]
    [InlineData("2606:4700:4700::1111", "169.254.169.254")]
    public async Task A_name_that_leads_inside_by_ipv6_is_not_connected_to(params string[] addresses)
    {
        using var open = Sender(TargetPolicy.Public, (_, _) => Task.FromResult(Array.ConvertAll(addresses, IPAddress.Parse)));

        var report = await open.SendAsync(To(new("https://crm.example.com/hooks")), TestContext.Current.CancellationToken);

        report.ShouldBeOfType<Attempted>().Outcome.Failure.ShouldBe(AttemptFailure.TargetForbidden);
    }

    [Fact]
    public async Task A_public_name_on_another_port_is_not_connected_to()
    {
        using var open = Sender(TargetPolicy.Public, (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Parse("1.1.1.1")]));

        var report = await open.SendAsync(To(new("https://crm.example.com:22/")), TestContext.Current.CancellationToken);

        report.ShouldBeOfType<Attempted>().Outcome.Failure.ShouldBe(AttemptFailure.TargetForbidden);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task A_name_without_an_address_is_told_apart(int faults)
    {
        using var lost = Sender(TargetPolicy.Public, (_, _) => faults > 0 ? throw new SocketException((int)SocketError.TryAgain) : Task.FromResult<IPAddress[]>([]));

        var report = await lost.SendAsync(To(new("https://crm.example.com/")), TestContext.Current.CancellationToken);

        report.ShouldBeOfType<Attempted>().Outcome.Failure.ShouldBe(AttemptFailure.Dns);
    }

    [Fact]
    public async Task A_look_up_that_never_ends_is_given_up()
    {
        using var stuck = Sender(TargetPolicy.Public, async (_, cancellation) =>
        {
            await Task.Delay(Timeout.Infinite, cancellation);
            return [];
        });

        var sending = stuck.SendAsync(To(new("https://crm.example.com/")), TestContext.Current.CancellationToken);
        clock.Advance(Deadline);

        (await sending).ShouldBeOfType<Attempted>().Outcome.Failure.ShouldBe(AttemptFailure.Timeout);
    }

    [Fact]
    public void A_connection_is_not_kept_long_enough_for_its_address_to_become_forbidden()
    {
        using var handler = ReceiverClient.Handler(new TargetConnection(TargetPolicy.Public, (_, _) => Task.FromResult<IPAddress[]>([])));

        handler.PooledConnectionLifetime.ShouldBeLessThanOrEqualTo(TimeSpan.FromSeconds(60));
        (handler.UseProxy, handler.AllowAutoRedirect, handler.UseCookies, handler.AutomaticDecompression).ShouldBe((false, false, false, DecompressionMethods.None));
    }

    [Fact]
    public async Task Nothing_is_sent_unsigned()
    {
        await using var receiver = HostileReceiver.Saying(Ok);

        (await sender.SendAsync(To(receiver.Url) with { Secrets = [] }, TestContext.Current.CancellationToken)).ShouldBeOfType<Unsigned>();

        receiver.Connections.ShouldBe(0);
    }

    [Theory]
    [InlineData("HTTP/1.1 410 Gone\r\nContent-Length: 0\r\n\r\n", ReceiverWish.Disable)]
    [InlineData("HTTP/1.1 500 No\r\nwebhook-delivery: disable\r\nContent-Length: 0\r\n\r\n", ReceiverWish.Disable)]
    [InlineData("HTTP/1.1 200 OK\r\nwebhook-delivery: disable\r\nContent-Length: 0\r\n\r\n", ReceiverWish.Disable)]
    [InlineData("HTTP/1.1 422 No\r\nwebhook-delivery: abort-message\r\nContent-Length: 0\r\n\r\n", ReceiverWish.Abort)]
    [InlineData("HTTP/1.1 422 No\r\nwebhook-delivery: whatever\r\nContent-Length: 0\r\n\r\n", ReceiverWish.None)]
    public async Task A_receiver_can_ask_for_an_end(string answer, ReceiverWish wish) =>
        (await Send(HostileReceiver.Saying(answer))).Outcome.Wish.ShouldBe(wish);

    [Theory]
    [InlineData("Retry-After: 120\r\n", 120)]
    [InlineData("Retry-After: 99999999999\r\n", 21600)]
    [InlineData("Retry-After: Mon, 05 Jan 2026 09:01:00 GMT\r\n", 60)]
    [InlineData("Retry-After: soon\r\n", null)]
    [InlineData("Retry-After: 1\r\nRetry-After: 2\r\n", null)]
    [InlineData("Retry-After:\r\n", null)]
    public async Task A_stated_wait_is_read(string header, int? seconds) =>
        (await Send(HostileReceiver.Saying($"HTTP/1.1 429 Slow Down\r\n{header}Content-Length: 0\r\n\r\n")))
            .Outcome.RetryAfter.ShouldBe(seconds is { } wait ? TimeSpan.FromSeconds(wait) : null);
}
