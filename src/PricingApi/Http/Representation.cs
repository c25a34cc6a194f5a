using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace PricingApi.Http;

/// <summary>Bytes that are answered often: compressed once in each coding that is asked for, each with its own strong tag.</summary>
internal sealed class Representation
{
    private readonly Coding _plain;
    private readonly Lazy<Coding> _brotli;
    private readonly Lazy<Coding> _gzip;

    public Representation(byte[] bytes)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes))[..32];
        _plain = new(null, bytes, $"\"{hash}\"");
        _brotli = new(() => new("br", Compress(bytes, to => new BrotliStream(to, CompressionLevel.Optimal)), $"\"{hash}-br\""));
        _gzip = new(() => new("gzip", Compress(bytes, to => new GZipStream(to, CompressionLevel.Optimal)), $"\"{hash}-gzip\""));
    }

    public int Length => _plain.Bytes.Length;

    /// <summary>The smallest form that an Accept-Encoding header allows.</summary>
    public Coding For(StringValues acceptEncoding)
    {
        if (acceptEncoding.Count == 0 || !StringWithQualityHeaderValue.TryParseList(acceptEncoding!, out var codings))
        {
            return _plain;
        }

        return Accepts(codings, "br") ? _brotli.Value : Accepts(codings, "gzip") ? _gzip.Value : _plain;
    }

    private static bool Accepts(IList<StringWithQualityHeaderValue> codings, string coding)
    {
        foreach (var each in codings)
        {
            if (each.Value.Equals(coding, StringComparison.OrdinalIgnoreCase))
            {
                return each.Quality is not 0;
            }
        }

        return false;
    }

    private static byte[] Compress(byte[] bytes, Func<Stream, Stream> open)
    {
        using var compressed = new MemoryStream();
        using (var stream = open(compressed))
        {
            stream.Write(bytes);
        }

        return compressed.ToArray();
    }

    /// <param name="Name">As in Content-Encoding; null for the bytes as they are.</param>
    internal sealed record Coding(string? Name, byte[] Bytes, string ETag);
}

/// <summary>Answers a representation in the coding the caller takes, or 304 when the caller has it.</summary>
/// <param name="language">The language of its texts.</param>
internal sealed class RepresentationAnswer(Representation representation, string language) : IResult, IStatusCodeHttpResult
{
    public int? StatusCode => 200;

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var (request, response) = (httpContext.Request, httpContext.Response);
        var coding = representation.For(request.Headers.AcceptEncoding);

        response.Headers.ETag = coding.ETag;
        response.Headers.CacheControl = "private, no-cache";
        response.Headers.Vary = "Accept-Encoding, Accept-Language, X-Api-Key";

        if (request.Headers.IfNoneMatch is [_, ..] seen && EntityTags.Matches(seen, coding.ETag))
        {
            response.StatusCode = 304;
            return Task.CompletedTask;
        }

        response.Headers.ContentLanguage = language;
        response.ContentType = "application/json; charset=utf-8";
        response.ContentLength = coding.Bytes.Length;

        if (coding.Name is not null)
        {
            response.Headers.ContentEncoding = coding.Name;
        }

        return response.Body.WriteAsync(coding.Bytes, httpContext.RequestAborted).AsTask();
    }
}
