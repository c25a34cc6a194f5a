using System.IO.Pipelines;
using System.Security.Cryptography;
using System.Text;
using PricingApi.Domain;

namespace PricingApi.Http;

/// <summary>A page that stands alone: nothing is fetched from elsewhere, and nothing is run but a script of its own.</summary>
/// <param name="style">Its one style sheet.</param>
/// <param name="pieces">Its body, written piece by piece: however long it is, little of it is in memory at a time.</param>
internal sealed class HtmlPage(Language language, string title, string style, IEnumerable<Html> pieces) : IResult, IStatusCodeHttpResult
{
    /// <summary>So many bytes are sent at a time.</summary>
    private const int Enough = 16 * 1024;

    private static readonly Html End = $"</body>\n</html>\n";

    /// <summary>Absent where nothing is run.</summary>
    public string? Script { get; init; }

    /// <summary>Whether it has forms that are sent to where it came from.</summary>
    public bool HasForms { get; init; }

    public int Status { get; init; } = 200;

    /// <summary>More headers, or others than the usual ones.</summary>
    public IReadOnlyList<(string Name, string Value)> Headers { get; init; } = [];

    public int? StatusCode => Status;

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = Status;
        response.Headers.ContentSecurityPolicy = $"{Policy()}; frame-ancestors 'none'";
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.CacheControl = "private, no-cache";
        response.Headers.Vary = "Accept-Language, X-Api-Key";
        response.Headers.ContentLanguage = EnumNames<Language>.Of(language);
        response.ContentType = "text/html; charset=utf-8";

        foreach (var (name, value) in Headers)
        {
            response.Headers[name] = value;
        }

        return WriteAsync(response.BodyWriter, httpContext.RequestAborted);
    }

    public async Task WriteAsync(PipeWriter to, CancellationToken cancellation)
    {
        foreach (var piece in pieces.Prepend(Head()).Append(End))
        {
            Encoding.UTF8.GetBytes(piece.ToString(), to);

            if (to.UnflushedBytes >= Enough && (await to.FlushAsync(cancellation)).IsCompleted)
            {
                return;
            }
        }

        await to.FlushAsync(cancellation);
    }

    // The policy stands in the page as well, so that it still holds when the page was kept as a file.
    private Html Head() =>
        $"""
        <!doctype html>
        <html lang="{EnumNames<Language>.Of(language)}">
        <head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="{Policy()}"><meta name="viewport" content="width=device-width"><title>{title}</title><style>{Html.Own(style)}</style>{(Script is null ? null : (Html)$"<script type=\"module\">{Html.Own(Script)}</script>")}</head>
        <body>

        """;

    private string Policy() =>
        $"default-src 'none'; style-src {Hash(style)}; {(Script is null ? "" : $"script-src {Hash(Script)}; connect-src 'self'; ")}base-uri 'none'; form-action {(HasForms ? "'self'" : "'none'")}";

    private static string Hash(string text) => $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}'";
}
