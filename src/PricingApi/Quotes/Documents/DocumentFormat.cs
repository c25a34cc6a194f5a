using Microsoft.Net.Http.Headers;
using PricingApi.Http;

namespace PricingApi.Quotes.Documents;

/// <summary>The form in which a quote is put on paper.</summary>
public enum DocumentFormat
{
    Html,
    Pdf,

    /// <summary>One charge period as a Quotation of UBL 2.1.</summary>
    Ubl,
}

internal static class DocumentFormats
{
    private static readonly (DocumentFormat Form, string MediaType)[] All = [(DocumentFormat.Html, MediaTypes.Html), (DocumentFormat.Pdf, MediaTypes.Pdf), (DocumentFormat.Ubl, MediaTypes.Xml)];

    /// <summary>The form that an Accept header likes best: the first of those that it likes alike, null when it takes none.</summary>
    public static DocumentFormat? Liked(HttpRequest request)
    {
        if (request.Headers.Accept is [] || !MediaTypeHeaderValue.TryParseList(request.Headers.Accept, out var accepted))
        {
            return DocumentFormat.Html;
        }

        var (form, liking) = All.Select(each => (each.Form, Liking: Liking(accepted, each.MediaType))).MaxBy(each => each.Liking);

        return liking == 0 ? null : form;
    }

    /// <summary>The most specific range that covers the form decides (RFC 9110, 12.5.1).</summary>
    private static decimal Liking(IList<MediaTypeHeaderValue> accepted, string form)
    {
        var type = new MediaTypeHeaderValue(form);
        var range = accepted.Where(range => type.IsSubsetOf(range)).OrderBy(range => range.MatchesAllTypes).ThenBy(range => range.MatchesAllSubTypes).FirstOrDefault();

        return range is null ? 0 : (decimal)(range.Quality ?? 1);
    }
}
