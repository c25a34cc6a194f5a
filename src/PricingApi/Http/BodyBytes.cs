using System.Buffers;
using System.IO.Pipelines;
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
        var (most, reader) = (Most(http), http.Request.BodyReader);
        var read = await reader.ReadAsync(http.RequestAborted);

        if (!read.IsCompleted || !read.Buffer.IsSingleSegment || read.Buffer.Length > most)
        {
            return take(http, await GatherAsync(reader, read, most, http.RequestAborted));
        }

        try
        {
            return take(http, read.Buffer.First);
        }
        finally
        {
            reader.AdvanceTo(read.Buffer.End);
        }
    }

    /// <returns>All of them, to keep.</returns>
    public static async ValueTask<byte[]> ReadAsync(HttpContext http)
    {
        var (most, reader) = (Most(http), http.Request.BodyReader);

        return await GatherAsync(reader, await reader.ReadAsync(http.RequestAborted), most, http.RequestAborted);
    }

    private static int Most(HttpContext http)
    {
        var most = http.GetEndpoint()!.Metadata.GetMetadata<BodyLimit>()?.Bytes ?? BodyLimit.Ordinary;

        return http.Request.ContentLength > most ? throw BodyLimit.Exceeded(most) : most;
    }

    /// <summary>Takes what came and waits for the rest, so that the connection holds little of it at a time.</summary>
    private static async ValueTask<byte[]> GatherAsync(PipeReader reader, ReadResult read, int most, CancellationToken cancellation)
    {
        using var pieces = new Pieces();

        while (true)
        {
            if (pieces.Length + read.Buffer.Length > most)
            {
                reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
                throw BodyLimit.Exceeded(most);
            }

            foreach (var part in read.Buffer)
            {
                pieces.Write(part.Span);
            }

            reader.AdvanceTo(read.Buffer.End);
            if (read.IsCompleted)
            {
                return pieces.ToArray();
            }

            read = await reader.ReadAsync(cancellation);
        }
    }

    private static bool Is(string? given, string type) =>
        given == type
        || (MediaTypeHeaderValue.TryParse(given, out var media)
            && type.Equals(media.MediaType, StringComparison.OrdinalIgnoreCase)
            && (media.CharSet is null || "utf-8".Equals(media.CharSet.Trim('"'), StringComparison.OrdinalIgnoreCase)));
}
