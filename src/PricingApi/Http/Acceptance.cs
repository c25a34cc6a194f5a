using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Net.Http.Headers;

namespace PricingApi.Http;

/// <summary>Refuses a request whose Accept header leaves out every form the route can give, before anything is done.</summary>
internal static class Acceptance
{
    public static ProblemResult? Refuses(HttpContext http)
    {
        var accept = http.Request.Headers.Accept;

        if (accept is [] or ["*/*"] or ["application/json"] || !MediaTypeHeaderValue.TryParseList(accept, out var accepted))
        {
            return null;
        }

        var given = http.GetEndpoint()!.Metadata.GetOrderedMetadata<IProducesResponseTypeMetadata>().Where(form => form.StatusCode is >= 200 and < 300).SelectMany(form => form.ContentTypes).ToList();

        return given is [] || given.Exists(form => Accepts(accepted, new MediaTypeHeaderValue(form)))
            ? null
            : Problems.Of(ProblemType.NotAcceptable, $"This can be given as {string.Join(", ", given.Distinct())}.");
    }

    /// <summary>The most specific range that covers the form decides (RFC 9110, 12.5.1).</summary>
    private static bool Accepts(IList<MediaTypeHeaderValue> accepted, MediaTypeHeaderValue form) =>
        accepted.Where(range => Covers(range, form)).OrderBy(range => range.MatchesAllTypes).ThenBy(range => range.MatchesAllSubTypes).FirstOrDefault() is { } range && range.Quality is not 0;

    private static bool Covers(MediaTypeHeaderValue range, MediaTypeHeaderValue form) =>
        range.MatchesAllTypes || (range.Type == form.Type && (range.MatchesAllSubTypes || range.SubType == form.SubType));
}
