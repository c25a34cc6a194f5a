using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;

namespace PricingApi.Http;

/// <summary>A file as the body of a request, its bytes as they came: the JSON of <typeparamref name="T"/>, or CSV.</summary>
internal sealed record Upload<T>(byte[] Bytes, bool IsCsv) : IEndpointParameterMetadataProvider
{
    public static async ValueTask<Upload<T>> BindAsync(HttpContext http)
    {
        var isCsv = BodyBytes.RequireType(http.Request, MediaTypes.Json, MediaTypes.Csv) == MediaTypes.Csv;

        return new(await BodyBytes.ReadAsync(http), isCsv);
    }

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) =>
        builder.Metadata.Add(new AcceptsMetadata([MediaTypes.Json, MediaTypes.Csv], typeof(T)));
}

/// <summary>The forms that files come in.</summary>
internal static class MediaTypes
{
    public const string Json = "application/json";
    public const string Csv = "text/csv";
    public const string Html = "text/html";
    public const string Pdf = "application/pdf";
    public const string Xml = "application/xml";
}
