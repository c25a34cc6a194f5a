using System.Collections.Concurrent;
using System.Globalization;
using PricingApi.Http;

namespace PricingApi.Access;

/// <summary>How many requests a client may make a minute: <c>Quota:RequestsPerMinute</c>, without a limit unless set.</summary>
/// <remarks>Each replica counts for itself.</remarks>
internal sealed class Quota(IConfiguration configuration)
{
    private const int Window = 60;

    private readonly int? _most = configuration.GetValue<int?>("Quota:RequestsPerMinute");
    private readonly ConcurrentDictionary<Guid, Count> _counts = new();

    /// <summary>Counts a request; the answer when it is one too many.</summary>
    public ProblemResult? Refuses(HttpContext http, Guid client, DateTimeOffset now)
    {
        if (_most is not { } most)
        {
            return null;
        }

        var seconds = now.ToUnixTimeSeconds();
        var count = _counts.AddOrUpdate(client, new Count(seconds / Window, 1), (_, before) => before.Minute == seconds / Window ? before with { Requests = before.Requests + 1 } : new(seconds / Window, 1));
        var left = (int)(Window - (seconds % Window));

        // draft-ietf-httpapi-ratelimit-headers: what is left, and the seconds until it is filled up again.
        http.Response.Headers["RateLimit-Policy"] = string.Create(CultureInfo.InvariantCulture, $"\"requests\";q={most};w={Window}");
        http.Response.Headers["RateLimit"] = string.Create(CultureInfo.InvariantCulture, $"\"requests\";r={Math.Max(0, most - count.Requests)};t={left}");

        return count.Requests <= most ? null : Problems.Of(ProblemType.QuotaExceeded, $"This client may make {most} requests a minute.", left);
    }

    private readonly record struct Count(long Minute, int Requests);
}
