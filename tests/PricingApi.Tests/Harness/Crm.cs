using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace PricingApi.Tests.Harness;

/// <summary>A receiver of webhooks: a real server on this machine that keeps what it gets and answers as it is told.</summary>
internal sealed class Crm : IAsyncDisposable
{
    private readonly ConcurrentQueue<Received> _received = new();
    private readonly SemaphoreSlim _arrivals = new(0);
    private readonly WebApplication _app;

    private Crm(WebApplication app) => _app = app;

    /// <summary>What has arrived, in the order in which it arrived.</summary>
    public IReadOnlyList<Received> Received => [.. _received];

    /// <summary>How to answer; 204 unless a test says otherwise.</summary>
    public Func<Received, HttpResponse, Task> Answer { get; set; } = (_, _) => Task.CompletedTask;

    public string Url { get; private set; } = "";

    public static async Task<Crm> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(server => server.Listen(IPAddress.Loopback, 0));
        var crm = new Crm(builder.Build());

        crm._app.MapPost("/{**path}", crm.ReceiveAsync);
        await crm._app.StartAsync();
        crm.Url = crm._app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single() + "/hooks";
        return crm;
    }

    /// <summary>Answers with these statuses in turn, the last one for ever.</summary>
    public void AnswerWith(params int[] statuses)
    {
        var turn = -1;
        Answer = (_, response) =>
        {
            response.StatusCode = statuses[Math.Min(Interlocked.Increment(ref turn), statuses.Length - 1)];
            return Task.CompletedTask;
        };
    }

    /// <summary>Waits until this many have arrived.</summary>
    public async Task HasReceivedAsync(int count)
    {
        while (_received.Count < count)
        {
            await _arrivals.WaitAsync(TestContext.Current.CancellationToken);
        }
    }

    /// <summary>Waits until one like this has arrived.</summary>
    public async Task HasReceivedAsync(Func<Received, bool> like, CancellationToken cancellation)
    {
        while (!_received.Any(like))
        {
            await _arrivals.WaitAsync(cancellation);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _arrivals.Dispose();
    }

    private async Task ReceiveAsync(HttpContext http)
    {
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body);
        var received = new Received(http.Request.Path, http.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase), body.ToArray());

        _received.Enqueue(received);
        _arrivals.Release();
        http.Response.StatusCode = 204;
        await Answer(received, http.Response);
    }
}

/// <summary>A webhook as it came in.</summary>
internal sealed record Received(string Path, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    public string Id => Headers["webhook-id"];

    public string Timestamp => Headers["webhook-timestamp"];

    public string Signature => Headers["webhook-signature"];

    public JsonElement Json => JsonSerializer.Deserialize<JsonElement>(Body);

    public string Type => Json.GetProperty("type").GetString()!;

    public string QuoteId => Json.GetProperty("data").GetProperty("quote").GetProperty("id").GetString()!;

    public bool IsSignedWith(string secret) => Signature == EntryOf(secret);

    /// <summary>The entry of a secret among the signatures, computed anew by the words of the specification, not by our code.</summary>
    public string EntryOf(string secret)
    {
        var key = Convert.FromBase64String(secret["whsec_".Length..]);
        return "v1," + Convert.ToBase64String(HMACSHA256.HashData(key, (byte[])[.. Encoding.UTF8.GetBytes($"{Id}.{Timestamp}."), .. Body]));
    }
}
