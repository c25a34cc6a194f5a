using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using PricingApi.Operations;
using PricingApi.Tests.Harness;

namespace PricingApi.Tests.Http;

/// <summary>What only shows on the wire: requests written byte by byte to the real server.</summary>
public sealed class SocketTests(SocketTests.Server server) : IClassFixture<SocketTests.Server>
{
    private const string Key = $"X-Api-Key: {DevelopmentData.Key}\r\n";

    [Theory]
    [InlineData("GET /v1/me HTTP/1.1\r\n\r\n")] // no Host
    [InlineData("GET /v1/me HTTP/1.1\r\nHost: localhost\r\nHost: localhost\r\n\r\n")]
    [InlineData("GET /v1/me HTTP/1.1\r\nHost: a b\r\n\r\n")]
    [InlineData("GET /v1/me HTTP/1.1\r\nHost: u@h\r\n\r\n")]
    [InlineData("GET /v1/me HTTP/1.1\r\nHost: evil.example\r\n\r\n")]
    [InlineData("GET /v1/%00 HTTP/1.1\r\nHost: localhost\r\n\r\n")]
    [InlineData("GET /v1/me HTTP/1.1\r\nHost: localhost\r\nX: a\0b\r\n\r\n")]
    [InlineData("GET /v1/me HTTP/1.1\r\nHost: localhost\r\n: x\r\n\r\n")]
    [InlineData("GET /v1/me HTTP/1.1\r\nHost: localhost\r\nX : x\r\n\r\n")]
    [InlineData("POST /v1/accounts HTTP/1.1\r\nHost: localhost\r\n" + Key + "Content-Type: application/json\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\n{    }")]
    [InlineData("POST /v1/accounts HTTP/1.1\r\nHost: localhost\r\n" + Key + "Content-Type: application/json\r\nContent-Length: +5\r\n\r\n{   }")]
    [InlineData("POST /v1/accounts HTTP/1.1\r\nHost: localhost\r\n" + Key + "Content-Type: application/json\r\nContent-Length: -1\r\n\r\n")]
    [InlineData("POST /v1/accounts HTTP/1.1\r\nHost: localhost\r\n" + Key + "Content-Type: application/json\r\nTransfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n")]
    [InlineData("POST /v1/accounts HTTP/1.1\r\nHost: localhost\r\n" + Key + "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\n\r\n")]
    public async Task A_request_that_is_not_HTTP_is_a_400(string request) => (await Send(request)).ShouldStartWith("HTTP/1.1 400 ");

    [Theory]
    [InlineData("//v1/me")]
    [InlineData("/v1\\me")]
    [InlineData("/v1/me/../me/..")]
    public async Task An_odd_address_is_not_found(string path) =>
        (await Send($"GET {path} HTTP/1.1\r\nHost: localhost\r\n{Key}Connection: close\r\n\r\n")).ShouldStartWith("HTTP/1.1 404 ");

    [Fact]
    public async Task A_length_and_chunks_together_never_make_two_requests()
    {
        var replies = await Send(
            $"POST /v1/accounts HTTP/1.1\r\nHost: localhost\r\n{Key}Content-Type: application/json\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" +
            $"GET /v1/me HTTP/1.1\r\nHost: localhost\r\n{Key}\r\n");

        replies.ShouldNotContain("\"account\"");
    }

    [Theory]
    [InlineData(9_000, 0, 0, "414")]
    [InlineData(1, 1, 40_000, "431")]
    [InlineData(1, 101, 1, "431")]
    public async Task What_is_too_long_is_refused(int path, int headers, int length, string status)
    {
        var lines = string.Concat(Enumerable.Range(0, headers).Select(each => $"X-{each}: {new string('x', length)}\r\n"));

        (await Send($"GET /{new string('x', path)} HTTP/1.1\r\nHost: localhost\r\n{lines}\r\n")).ShouldStartWith($"HTTP/1.1 {status} ");
    }

    [Fact]
    public async Task A_key_of_100_kB_is_refused() =>
        (await Send($"GET /v1/me HTTP/1.1\r\nHost: localhost\r\nX-Api-Key: {new string('x', 100_000)}\r\n\r\n")).ShouldStartWith("HTTP/1.1 431 ");

    [Fact]
    public async Task A_body_declared_too_large_is_refused_before_it_is_sent() =>
        (await Send($"POST /v1/accounts HTTP/1.1\r\nHost: localhost\r\n{Key}Content-Type: application/json\r\nContent-Length: 31000000\r\n\r\n")).ShouldStartWith("HTTP/1.1 413 ");

    [Fact]
    public async Task Without_a_key_the_body_is_not_asked_for()
    {
        var reply = await Send("POST /v1/accounts HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 20\r\nExpect: 100-continue\r\n\r\n");

        reply.ShouldStartWith("HTTP/1.1 401 ");
        reply.ShouldNotContain("100 Continue");
    }

    [Fact]
    public async Task Requests_sent_together_are_judged_one_by_one()
    {
        var replies = await Send($"GET /v1/me HTTP/1.1\r\nHost: localhost\r\n{Key}\r\nGET /v1/me HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

        replies.ShouldStartWith("HTTP/1.1 200 ");
        replies.ShouldContain("HTTP/1.1 401 ");
    }

    [Fact]
    public async Task HEAD_is_GET_without_the_body()
    {
        var get = await Send($"GET /v1/me HTTP/1.1\r\nHost: localhost\r\n{Key}Connection: close\r\n\r\n");
        var head = await Send($"HEAD /v1/me HTTP/1.1\r\nHost: localhost\r\n{Key}Connection: close\r\n\r\n");

        Headers(head).ShouldBe(Headers(get));
        head.ShouldEndWith("\r\n\r\n");
    }

    [Fact]
    public async Task An_empty_idempotency_key_is_no_key() =>
        (await Send($"POST /v1/accounts HTTP/1.1\r\nHost: localhost\r\n{Key}Idempotency-Key: \r\nContent-Type: application/json\r\nContent-Length: 12\r\nConnection: close\r\n\r\n{{\"name\":\"n\"}}"))
            .ShouldContain("/problems/idempotency-key-invalid");

    [Fact]
    public async Task The_server_does_not_say_what_it_is() =>
        (await Send("GET /health/live HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")).ShouldNotContain("Server:");

    private static IEnumerable<string> Headers(string reply) =>
        reply[..reply.IndexOf("\r\n\r\n", StringComparison.Ordinal)].Split("\r\n").Where(line => !line.StartsWith("Date:", StringComparison.Ordinal));

    /// <summary>Everything that comes back until the server closes: it is asked to, unless the request says itself how it ends.</summary>
    private async Task<string> Send(string request)
    {
        var cancellation = TestContext.Current.CancellationToken;
        using var socket = new TcpClient();
        await socket.ConnectAsync("127.0.0.1", server.Port, cancellation);
        var stream = socket.GetStream();
        var asked = request.Contains("Connection: close", StringComparison.Ordinal) ? request : request.Replace(" HTTP/1.1\r\n", " HTTP/1.1\r\nConnection: close\r\n", StringComparison.Ordinal);
        await stream.WriteAsync(Encoding.Latin1.GetBytes(asked), cancellation);

        var reply = new StringBuilder();
        var buffer = new byte[8192];

        try
        {
            for (int count; (count = await stream.ReadAsync(buffer, cancellation)) > 0;)
            {
                reply.Append(Encoding.Latin1.GetString(buffer, 0, count));
            }
        }
        catch (IOException) when (reply.Length > 0)
        {
            // Closed with part of the request unread, which resets the connection.
        }

        return reply.ToString();
    }

    /// <summary>The service on a port of its own.</summary>
    public sealed class Server : IAsyncDisposable
    {
        private readonly SqliteApp _app = new();

        public Server()
        {
            _app.UseKestrel(0);
            _app.StartServer();
            Port = new Uri(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()).Port;
        }

        public int Port { get; }

        public ValueTask DisposeAsync() => _app.DisposeAsync();
    }
}
