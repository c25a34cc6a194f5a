using System.Buffers;
using System.Net.Http.Headers;
using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;

namespace PricingApi.Http;

/// <summary>The JSON body of a request, read strictly. A body that cannot be read is answered before the handler runs. A handler that takes it as nullable does not demand it.</summary>
internal sealed record Body<T>(T Value) : IEndpointParameterMetadataProvider
{
    public static async ValueTask<Body<T>?> BindAsync(HttpContext http, ParameterInfo parameter)
    {
        if (http.Request is { ContentType: null, ContentLength: null or 0 } && parameter.IsOptionalReference())
        {
            return null;
        }

        RequireJson(http.Request);
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
                    var bytes = read.Buffer.IsSingleSegment ? read.Buffer.First : read.Buffer.ToArray();
                    RequestFingerprint.Take(http, bytes.Span);
                    return new(BodyReader.Read<T>(bytes));
                }
            }
            finally
            {
                reader.AdvanceTo(consumed, read.Buffer.End);
            }
        }
    }

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) =>
        builder.Metadata.Add(new AcceptsMetadata(["application/json"], typeof(T), parameter.IsOptionalReference()));

    private static void RequireJson(HttpRequest request)
    {
        var type = request.ContentType;
        var json = type is "application/json" or "application/json; charset=utf-8"
            || (MediaTypeHeaderValue.TryParse(type, out var media)
                && "application/json".Equals(media.MediaType, StringComparison.OrdinalIgnoreCase)
                && (media.CharSet is null || "utf-8".Equals(media.CharSet.Trim('"'), StringComparison.OrdinalIgnoreCase)));

        if (!json || request.Headers.ContentEncoding.Count > 0)
        {
            throw new RefusedException(Problems.Of(ProblemType.UnsupportedMediaType));
        }
    }
}

/// <summary>How many bytes the body of a route may have.</summary>
internal sealed record BodyLimit(int Bytes)
{
    public const int Ordinary = 256 * 1024;
    public const int Quote = 2 * 1024 * 1024;
    public const int PriceBook = 8 * 1024 * 1024;

    public static RefusedException Exceeded(int most) => new(Problems.Of(ProblemType.PayloadTooLarge, $"At most {most} bytes are read here."));
}
