using System.Globalization;
using PricingApi.Http;
using PricingApi.Storage;

namespace PricingApi.Webhooks.Ops;

/// <summary>What the operations pages are answered with. Nothing keeps them, and nothing passes their address on.</summary>
internal static class OpsAnswers
{
    public const string Home = "/ops";
    public const string SignIn = "/ops/sign-in";

    private static readonly (string Name, string Value)[] Headers =
        [("Cache-Control", "no-store"), ("Vary", "Cookie"), ("Referrer-Policy", "no-referrer"), ("X-Robots-Tag", "noindex, nofollow")];

    public static string Endpoint(Guid id) => $"{Home}/endpoints/{Ids.Format(id)}";

    public static HtmlPage Page(string title, IEnumerable<Html> pieces, int status = 200, int? retryAfter = null) => new(Domain.Language.En, title, OpsStyle.Sheet, pieces)
    {
        HasForms = true,
        Status = status,
        Headers = retryAfter is { } seconds ? [.. Headers, ("Retry-After", seconds.ToString(CultureInfo.InvariantCulture))] : Headers,
    };

    public static HtmlPage Nothing() => Said(404, "There is nothing here", "Check the address; a key sees the endpoints of its own mode, live or test.");

    public static HtmlPage Stale() => Said(400, "This form was not sent by a page of ours, or is too old", "Nothing was done. Open the page again and send the form from there.");

    public static HtmlPage TooMany(int? seconds) => Said(429, "One moment", "This key makes too many requests. Try again in a minute.", seconds);

    public static void Secure(HttpResponse response)
    {
        foreach (var (name, value) in Headers)
        {
            response.Headers[name] = value;
        }
    }

    private static HtmlPage Said(int status, string title, string advice, int? retryAfter = null) =>
        Page(title, [$"<main>\n<h1>{title}</h1>\n<p>{advice}</p>\n<p><a href=\"{Home}\">Operations</a></p>\n</main>\n"], status, retryAfter);
}

/// <summary>Sends the browser to another page of ours.</summary>
internal sealed class SeeOther(string page) : IResult, IStatusCodeHttpResult
{
    public int? StatusCode => 303;

    public Task ExecuteAsync(HttpContext httpContext)
    {
        OpsAnswers.Secure(httpContext.Response);
        httpContext.Response.StatusCode = 303;
        httpContext.Response.Headers.Location = $"{httpContext.Request.PathBase}{page}";
        return Task.CompletedTask;
    }
}
