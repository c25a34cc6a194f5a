using Microsoft.Net.Http.Headers;
using PricingApi.Http;

namespace PricingApi.Quotes.Documents;

/// <summary>The form in which a quote is put on paper.</summary>
public enum DocumentFormat
{
    Html,
    Pdf,
}

internal static class DocumentFormats
{
    /// <summary>The form that an Accept header likes best: a page when it likes both alike, null when it takes neither.</summary>
    public static DocumentFormat? Liked(HttpRequest request)
    {
        if (request.Headers.Accept is [] || !MediaTypeHeaderValue.TryParseList(request.Headers.Accept, out var accepted))
        {
            return DocumentFormat.Html;
        }

        var (html, pdf) = (Liking(accepted, MediaTypes.Html), Liking(accepted, MediaTypes.Pdf));

        return html == 0 && pdf == 0 ? null : pdf > html ? DocumentFormat.Pdf : DocumentFormat.Html;
    }

    /// <summary>The most specific range that covers the form decides (RFC 9110, 12.5.1).</summary>
    private static decimal Liking(IList<MediaTypeHeaderValue> accepted, string form)
    {
        var type = new MediaTypeHeaderValue(form);
        var range = accepted.Where(range => type.IsSubsetOf(range)).OrderBy(range => range.MatchesAllTypes).ThenBy(range => range.MatchesAllSubTypes).FirstOrDefault();

        return range is null ? 0 : (decimal)(range.Quality ?? 1);
    }
}
