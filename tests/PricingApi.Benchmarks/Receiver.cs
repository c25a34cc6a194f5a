using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace PricingApi.Benchmarks;

/// <summary>A receiver of webhooks that only counts, so that what is measured is the sender.</summary>
internal sealed class Receiver
{
    /// <summary>Whoever sends here is never answered.</summary>
    private const string Silent = "/silent";

    private readonly ConcurrentDictionary<string, TaskCompletionSource<long>> _awaited = new();
    private long _count;
    private long _first;
    private long _last;

    /// <summary>Answers 204 to every POST; <c>GET</c> tells how many came and in how many milliseconds, and begins anew.</summary>
    public static Task RunAsync(string address) => new Receiver().Build(address).RunAsync();

    /// <summary>How long a lone event takes, from the answer that it is committed to its arrival: the median and the 99th percentile in milliseconds.</summary>
    /// <param name="service">Address of the service, which has one endpoint for <c>quote.created</c>: <paramref name="address"/>.</param>
    public static async Task IdleAsync(string service, string address, string key, string body, int times)
    {
        var receiver = new Receiver();
        await using var app = receiver.Build(address);
        await app.StartAsync();
        using var client = new HttpClient { BaseAddress = new(service), DefaultRequestHeaders = { { "X-Api-Key", key } } };
        var waits = new List<double>();

        for (var time = -5; time < times; time++)
        {
            using var content = new ByteArrayContent(await File.ReadAllBytesAsync(body)) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
            using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/quotes") { Content = content, Headers = { { "Idempotency-Key", Guid.NewGuid().ToString("N") } } };
            using var response = (await client.SendAsync(request)).EnsureSuccessStatusCode();
            var answered = Stopwatch.GetTimestamp();
            var arrived = await receiver.Awaited(response.Headers.Location!.ToString()[^32..]).Task;
            if (time >= 0)
            {
                waits.Add(Stopwatch.GetElapsedTime(answered, arrived).TotalMilliseconds);
            }

            await Task.Delay(50);
        }

        waits.Sort();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{waits[waits.Count / 2]:F1} {waits[waits.Count * 99 / 100]:F1}"));
    }

    private WebApplication Build(string address)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(address);
        var app = builder.Build();
        app.Run(http => HttpMethods.IsGet(http.Request.Method) ? TellAsync(http) : TakeAsync(http));

        return app;
    }

    private async Task TakeAsync(HttpContext http)
    {
        if (http.Request.Path == Silent)
        {
            await Task.Delay(Timeout.Infinite, http.RequestAborted);
        }

        var now = Stopwatch.GetTimestamp();
        Interlocked.CompareExchange(ref _first, now, 0);
        Interlocked.Exchange(ref _last, now);
        Interlocked.Increment(ref _count);
        http.Response.StatusCode = 204;

        using var reader = new StreamReader(http.Request.Body);
        var body = await reader.ReadToEndAsync();
        if (body.IndexOf("\"id\":\"", StringComparison.Ordinal) is var at and >= 0 && body.Contains("\"quote.created\"", StringComparison.Ordinal))
        {
            Awaited(body.Substring(at + 6, 32)).TrySetResult(now);
        }
    }

    private Task TellAsync(HttpContext http)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{Interlocked.Read(ref _count)} {Stopwatch.GetElapsedTime(_first, _last).TotalMilliseconds:F0}");
        if (http.Request.Path == "/anew")
        {
            (_count, _first, _last) = (0, 0, 0);
        }

        return http.Response.WriteAsync(text);
    }

    private TaskCompletionSource<long> Awaited(string quote) => _awaited.GetOrAdd(quote, _ => new(TaskCreationOptions.RunContinuationsAsynchronously));
}
