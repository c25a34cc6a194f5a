using System.Security.Cryptography;
using System.Text;
using PricingApi.Domain;

namespace PricingApi.Http;

/// <summary>A page that stands alone: nothing in it is run, and nothing is fetched from elsewhere.</summary>
/// <param name="style">Its one style sheet, the same each time.</param>
internal sealed class HtmlPage(Language language, string title, string style, Html body) : IResult, IStatusCodeHttpResult
{
    public int? StatusCode => 200;

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var policy = $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(style)))}'; base-uri 'none'; form-action 'none'";

        // The policy stands in the page as well, so that it still holds when the page was kept as a file.
        Html page =
            $"""
            <!doctype html>
            <html lang="{EnumNames<Language>.Of(language)}">
            <head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="{policy}"><meta name="viewport" content="width=device-width"><title>{title}</title><style>{Sheet(style)}</style></head>
            <body>
            {body}
            </body>
            </html>

            """;
        var (response, bytes) = (httpContext.Response, Encoding.UTF8.GetBytes(page.ToString()));

        response.Headers.ContentSecurityPolicy = $"{policy}; frame-ancestors 'none'";
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.CacheControl = "private, no-cache";
        response.Headers.Vary = "Accept-Language, X-Api-Key";
        response.Headers.ContentLanguage = EnumNames<Language>.Of(language);
        response.ContentType = "text/html; charset=utf-8";
        response.ContentLength = bytes.Length;
        return response.Body.WriteAsync(bytes, httpContext.RequestAborted).AsTask();
    }

    /// <summary>A style sheet is ours, and its hash is that of its bytes: it is not escaped.</summary>
    private static Html Sheet(string style)
    {
        var html = new Html(style.Length, 0);
        html.AppendLiteral(style);
        return html;
    }
}
