using System.Buffers;
using System.Net.Http.Headers;

namespace PricingApi.Http;

/// <summary>The bytes of a body: of a type that the route reads, in UTF-8, not packed, and no more of them than its limit.</summary>
internal static class BodyBytes
{
    /// <returns>The one of <paramref name="types"/> that the body is of.</returns>
    public static string RequireType(HttpRequest request, params ReadOnlySpan<string> types)
    {
        if (request.Headers.ContentEncoding.Count == 0)
        {
            foreach (var type in types)
            {
                if (Is(request.ContentType, type))
                {
                    return type;
                }
            }
        }

        throw new RefusedException(Problems.Of(ProblemType.UnsupportedMediaType, $"Send Content-Type: {string.Join(" or ", types!)} in UTF-8, without Content-Encoding."));
    }

    /// <param name="take">Makes something of the bytes; they are gone after it.</param>
    public static async ValueTask<TResult> ReadAsync<TResult>(HttpContext http, Func<HttpContext, ReadOnlyMemory<byte>, TResult> take)
    {
        var most = http.GetEndpoint()!.Metadata.GetMetadata<BodyLimit>()?.Bytes ?? BodyLimit.Ordinary;

        if (http.Request.ContentLength > most)
        {
            throw BodyLimit.Exceeded(most);
        }

        var reader = http.Request.BodyReader;
        while (true)
        {
            var read = await reader.ReadAsync(http.RequestAborted);
            var consumed = read.IsCompleted ? read.Buffer.End : read.Buffer.Start;

            try
            {
                if (read.Buffer.Length > most)
                {
                    throw BodyLimit.Exceeded(most);
                }

                if (read.IsCompleted)
                {
                    return take(http, read.Buffer.IsSingleSegment ? read.Buffer.First : read.Buffer.ToArray());
                }
            }
            finally
            {
                reader.AdvanceTo(consumed, read.Buffer.End);
            }
        }
    }

    private static bool Is(string? given, string type) =>
        given == type
        || (MediaTypeHeaderValue.TryParse(given, out var media)
            && type.Equals(media.MediaType, StringComparison.OrdinalIgnoreCase)
            && (media.CharSet is null || "utf-8".Equals(media.CharSet.Trim('"'), StringComparison.OrdinalIgnoreCase)));
}
