using System.Collections.Frozen;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Primitives;

namespace PricingApi.Benchmarks;

/// <summary>What Kestrel can do at most: the same bytes with the same headers as the service's catalogues, ready in memory, with nothing around them.</summary>
internal static class Bare
{
    private static readonly string[] Codings = ["identity", "br"];

    /// <param name="service">Address of the running service.</param>
    /// <param name="address">Where to listen. Catalogue <c>/0</c> is that of the first key, and so on.</param>
    public static async Task RunAsync(string service, string address, IReadOnlyList<string> keys)
    {
        var ready = new Dictionary<(string Path, string Coding), Kept>();
        foreach (var (index, key) in keys.Index())
        {
            foreach (var coding in Codings)
            {
                ready[($"/{index.ToString(CultureInfo.InvariantCulture)}", coding)] = await Kept.ReadAsync(service, key, coding);
            }
        }

        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(address).ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        await using var app = builder.Build();
        var all = ready.ToFrozenDictionary();

        app.Run(http => all[(http.Request.Path.Value!, http.Request.Headers.AcceptEncoding.ToString() is "br" ? "br" : "identity")].SendAsync(http));
        await app.RunAsync();
    }

    private sealed record Kept(byte[] Body, KeyValuePair<string, StringValues>[] Headers, string ETag)
    {
        public static async Task<Kept> ReadAsync(string service, string key, string coding)
        {
            using var client = new HttpClient();
            using var request = new HttpRequestMessage(HttpMethod.Get, $"{service}/v1/catalogue") { Headers = { { "X-Api-Key", key }, { "Accept-Encoding", coding } } };
            using var response = (await client.SendAsync(request)).EnsureSuccessStatusCode();
            var headers = response.Headers.Concat(response.Content.Headers).Where(header => header.Key is not ("Date" or "Transfer-Encoding" or "Connection"));

            return new(
                await response.Content.ReadAsByteArrayAsync(),
                [.. headers.Select(header => KeyValuePair.Create(header.Key, new StringValues([.. header.Value])))],
                response.Headers.ETag!.ToString());
        }

        public Task SendAsync(HttpContext http)
        {
            var same = http.Request.Headers.IfNoneMatch == ETag;
            foreach (var (name, value) in Headers)
            {
                if (!same || name is "ETag" or "Cache-Control" or "Vary")
                {
                    http.Response.Headers[name] = value;
                }
            }

            http.Response.StatusCode = same ? 304 : 200;

            return same ? Task.CompletedTask : http.Response.Body.WriteAsync(Body).AsTask();
        }
    }
}
