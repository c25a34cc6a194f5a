using System.Net;
using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using PricingApi.Operations;
using PricingApi.Tests.Harness;

namespace PricingApi.Tests.Webhooks;

/// <summary>Receivers that speak TLS, before a service that trusts the authority behind their certificates.</summary>
public sealed class EncryptedReceiverTests(EncryptedReceiverTests.Service service) : IClassFixture<EncryptedReceiverTests.Service>
{
    private const string Ok = "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 0\r\n\r\n";

    public sealed class Service : IAsyncLifetime
    {
        private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("pricing-tls.");
        private ServiceProcess? _process;

        public CertificateAuthority Authority { get; } = new();

        internal Door Seller { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            _process = await ServiceProcess.StartTrustingAsync(_folder, Authority.WriteTo(_folder));
            var client = new HttpClient { BaseAddress = new(_process.Address) };
            client.DefaultRequestHeaders.Add("X-Api-Key", DevelopmentData.Key);
            Seller = new(client, default);
        }

        public async ValueTask DisposeAsync()
        {
            await _process!.DisposeAsync();
            Authority.Dispose();
            _folder.Delete(recursive: true);
        }
    }

    private static HostileReceiver Receiver(Func<SslServerAuthenticationOptions> offered, Func<SslStream, CancellationToken, Task>? answer = null) => HostileReceiver.Rude(async (stream, cancellation) =>
    {
        await using var tls = new SslStream(stream);
        await tls.AuthenticateAsServerAsync(offered(), cancellation);
        await (answer ?? OkAsync)(tls, cancellation);
    });

    private static async Task OkAsync(SslStream tls, CancellationToken cancellation)
    {
        await tls.ReadExactlyAsync(new byte[1], cancellation);
        await tls.WriteAsync(Encoding.Latin1.GetBytes(Ok), cancellation);
        await tls.ShutdownAsync();
        await tls.CopyToAsync(Stream.Null, cancellation); // until the other side has hung up
    }

    private async Task<string> RegisterAsync(HostileReceiver receiver) =>
        (await service.Seller.PostAsync("/v1/webhook-endpoints", new { url = new UriBuilder(receiver.Url) { Scheme = "https" }.Uri.OriginalString, eventTypes = new[] { Hooks.QuoteCreated } })).Id();

    private async Task<string> TestAsync(string endpoint)
    {
        var test = await service.Seller.PostAsync($"/v1/webhook-endpoints/{endpoint}/test");
        return test.GetProperty("delivered").GetBoolean() ? "delivered" : test.GetProperty("attempt").Text("error");
    }

    private async Task<string> TestAsync(HostileReceiver receiver) => await TestAsync(await RegisterAsync(receiver));

    private static SslServerAuthenticationOptions With(X509Certificate2 certificate, SslProtocols protocols = SslProtocols.None) => new() { ServerCertificate = certificate, EnabledSslProtocols = protocols };

    [Theory]
    [InlineData("127.0.0.1", -1, 1, "delivered")]
    [InlineData("127.0.0.1", -2, -1, "tls")] // expired
    [InlineData("127.0.0.1", 1, 2, "tls")] // not valid yet
    [InlineData("127.0.0.2", -1, 1, "tls")] // somebody else's
    public async Task A_certificate_holds_for_its_days_and_its_name(string address, int from, int until, string expected)
    {
        var certificate = service.Authority.Vouch(IPAddress.Parse(address), from, until);
        await using var receiver = Receiver(() => With(certificate));

        (await TestAsync(receiver)).ShouldBe(expected);
    }

    [Fact]
    public async Task A_certificate_that_has_changed_is_judged_anew()
    {
        var certificates = new Queue<X509Certificate2>([service.Authority.Vouch(IPAddress.Loopback), service.Authority.Vouch(IPAddress.Loopback, -2, -1)]);
        await using var receiver = Receiver(() => With(certificates.Dequeue()));

        var endpoint = await RegisterAsync(receiver);

        (await TestAsync(endpoint)).ShouldBe("delivered");
        (await TestAsync(endpoint)).ShouldBe("tls");
    }

    [Theory]
    [InlineData(768)] // TLS 1.1, which has a name no more
    [InlineData(192)] // TLS 1.0
    public async Task An_old_protocol_is_not_spoken(int protocol)
    {
        var certificate = service.Authority.Vouch(IPAddress.Loopback);
        await using var receiver = Receiver(() => With(certificate, (SslProtocols)protocol));

        (await TestAsync(receiver)).ShouldBe("tls");
    }

    [Theory]
    [InlineData(SslProtocols.Tls12)]
    [InlineData(SslProtocols.Tls13)]
    public async Task A_receiver_that_wants_a_certificate_of_ours_is_lost(SslProtocols protocol)
    {
        var certificate = service.Authority.Vouch(IPAddress.Loopback);
        await using var receiver = Receiver(() => new()
        {
            ServerCertificate = certificate,
            EnabledSslProtocols = protocol,
            ClientCertificateRequired = true,
            RemoteCertificateValidationCallback = (_, theirs, _, _) => theirs is not null,
        });

        (await TestAsync(receiver)).ShouldBe("connection-lost");
    }

    /// <summary>Speaks HTTP/2 and answers each request so.</summary>
    private HostileReceiver SecondVersion(Func<SslStream, int, CancellationToken, Task> answer)
    {
        var certificate = service.Authority.Vouch(IPAddress.Loopback);
        return Receiver(
            () => new() { ServerCertificate = certificate, ApplicationProtocols = [SslApplicationProtocol.Http2] },
            async (tls, cancellation) =>
            {
                await Http2.BeginAsync(tls, cancellation);
                while (true)
                {
                    await answer(tls, await Http2.RequestedAsync(tls, cancellation), cancellation);
                }
            });
    }

    [Fact]
    public async Task A_receiver_that_refuses_every_stream_of_http2_is_lost()
    {
        await using var receiver = SecondVersion(Http2.RefuseAsync);

        (await TestAsync(receiver)).ShouldBe("connection-lost");
    }

    [Fact]
    public async Task A_receiver_that_goes_away_by_http2_is_lost()
    {
        await using var receiver = SecondVersion((tls, _, cancellation) => Http2.GoAwayAsync(tls, cancellation));

        (await TestAsync(receiver)).ShouldBe("connection-lost");
    }
}
