using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;

namespace PricingApi.Http;

/// <summary>The JSON body of a request, read strictly. A body that cannot be read is answered before the handler runs. A handler that takes it as nullable does not demand it.</summary>
internal sealed record Body<T>(T Value) : IEndpointParameterMetadataProvider
{
    public static async ValueTask<Body<T>?> BindAsync(HttpContext http, ParameterInfo parameter)
    {
        var optional = parameter.IsOptionalReference();
        if (optional && http.Request is { ContentType: null, ContentLength: null or 0 })
        {
            return null;
        }

        BodyBytes.RequireType(http.Request, "application/json");

        return await BodyBytes.ReadAsync<Body<T>?>(http, optional ? ReadIfAny : Read);
    }

    /// <summary>Clients that state a type for every request have said nothing by that.</summary>
    private static Body<T>? ReadIfAny(HttpContext http, ReadOnlyMemory<byte> bytes) => bytes.IsEmpty ? null : Read(http, bytes);

    private static Body<T> Read(HttpContext http, ReadOnlyMemory<byte> bytes)
    {
        RequestFingerprint.Take(http, bytes.Span);

        return new(BodyReader.Read<T>(bytes));
    }

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) =>
        builder.Metadata.Add(new AcceptsMetadata(["application/json"], typeof(T), parameter.IsOptionalReference()));
}

/// <summary>How many bytes the body of a route may have.</summary>
internal sealed record BodyLimit(int Bytes)
{
    public const int Ordinary = 256 * 1024;
    public const int Quote = 2 * 1024 * 1024;
    public const int PriceBook = 8 * 1024 * 1024;

    /// <summary>As many services as a version may hold, with all their texts.</summary>
    public const int PriceBookFile = 32 * 1024 * 1024;

    /// <summary>No route reads more.</summary>
    public const int Largest = PriceBookFile;

    public static RefusedException Exceeded(int most) => new(Problems.Of(ProblemType.PayloadTooLarge, $"At most {most} bytes are read here."));
}
