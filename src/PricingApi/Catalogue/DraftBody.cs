using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;
using PricingApi.Http;

namespace PricingApi.Catalogue;

/// <summary>The services of a draft as the body of a request. Like any <see cref="Body{T}"/>, but it may be large.</summary>
internal sealed record DraftBody(PriceBookContent Content) : IEndpointParameterMetadataProvider
{
    public static async ValueTask<DraftBody> BindAsync(HttpContext http)
    {
        BodyBytes.RequireType(http.Request, MediaTypes.Json);

        return await BodyBytes.ReadAsync(http, static (http, bytes) =>
        {
            RequestFingerprint.Take(http, bytes.Span);
            return new DraftBody(PriceBookReader.Read(bytes));
        });
    }

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) =>
        builder.Metadata.Add(new AcceptsMetadata([MediaTypes.Json], typeof(PriceBookContent)));
}
