using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Net.Http.Headers;
using PricingApi.Domain;

namespace PricingApi.Http;

/// <summary>The language a caller likes best of those there are (RFC 9110, 12.5.4); Dutch when it likes none of them or does not say.</summary>
internal sealed record AcceptLanguage(Language Language) : IEndpointParameterMetadataProvider
{
    /// <summary>For a caller who does not say.</summary>
    public static readonly AcceptLanguage Fallback = new(Language.Nl);

    public static ValueTask<AcceptLanguage> BindAsync(HttpContext http) => new(http.Request.Headers.AcceptLanguage is [_, ..] given ? Read(given!) : Fallback);

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) =>
        builder.Metadata.Add(new DocumentedHeader(HeaderNames.AcceptLanguage, Required: false, "The language of names and texts: nl or en. Dutch when neither is accepted."));

    private static AcceptLanguage Read(IList<string> given)
    {
        if (!StringWithQualityHeaderValue.TryParseList(given, out var ranges))
        {
            return Fallback;
        }

        var best = ranges.Where(range => range.Quality is not 0)
            .OrderByDescending(range => range.Quality ?? 1)
            .Select(range => range.Value.AsSpan() switch
            {
                ['n' or 'N', 'l' or 'L'] or ['n' or 'N', 'l' or 'L', '-', ..] => Language.Nl,
                ['e' or 'E', 'n' or 'N'] or ['e' or 'E', 'n' or 'N', '-', ..] => Language.En,
                ['*'] => Language.Nl,
                _ => default(Language?),
            })
            .FirstOrDefault(language => language is not null);

        return best is { } language ? new(language) : Fallback;
    }
}
