using System.Security.Cryptography;

namespace PricingApi.Http;

/// <summary>A file to keep: with a name and, where it has a strong tag, the SHA-256 of its bytes (RFC 9530) by which anybody can prove that they are these.</summary>
/// <param name="name">Of the file, in plain ASCII.</param>
/// <param name="tag">The ETag, with its quotes; null for what may be another file the next moment, which has no SHA-256 either.</param>
/// <param name="write">Writes the bytes, the same ones each time where there is a tag.</param>
/// <param name="hash">SHA-256 of the bytes; worked out by writing them once to nowhere when absent, so that they are never all in memory.</param>
internal sealed class Download(string name, string mediaType, string? tag, Func<Stream, CancellationToken, Task> write, byte[]? hash = null) : IResult, IStatusCodeHttpResult
{
    public int? StatusCode => 200;

    /// <summary>JSON that is ready.</summary>
    public static Download Json(string name, string tag, byte[] bytes, byte[] hash) =>
        new(name, "application/json; charset=utf-8", tag, (to, cancellation) => to.WriteAsync(bytes, cancellation).AsTask(), hash);

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var (response, cancellation) = (httpContext.Response, httpContext.RequestAborted);
        response.Headers.CacheControl = "private, no-cache";
        response.Headers.Vary = "X-Api-Key";

        if (tag is not null)
        {
            response.Headers.ETag = tag;

            if (httpContext.Request.Headers.IfNoneMatch is [_, ..] seen && EntityTags.Matches(seen, tag))
            {
                response.StatusCode = 304;
                return;
            }

            response.Headers["Repr-Digest"] = $"sha-256=:{Convert.ToBase64String(hash ?? await HashAsync(cancellation))}:";
        }

        response.Headers.ContentDisposition = $"attachment; filename=\"{name}\"";
        response.ContentType = mediaType;
        await write(response.Body, cancellation);
    }

    private async Task<byte[]> HashAsync(CancellationToken cancellation)
    {
        using var sha = SHA256.Create();
        await using (var nowhere = new CryptoStream(Stream.Null, sha, CryptoStreamMode.Write))
        {
            await write(nowhere, cancellation);
        }

        return sha.Hash!;
    }
}
