using PricingApi.Http;
using PricingApi.Quotes.Documents;

namespace PricingApi.Quotes.Links;

/// <summary>What customers are answered with apart from quotes. The address is a secret: nothing keeps it, nothing passes it on.</summary>
internal static class CustomerAnswers
{
    public static readonly IReadOnlyList<(string Name, string Value)> Headers =
        [("Cache-Control", "no-store"), ("Referrer-Policy", "no-referrer"), ("X-Robots-Tag", "noindex, nofollow")];

    /// <summary>The same whether there never was such a link, it was ended, or its last day is over.</summary>
    public static HtmlPage NoLink() => Said(404, "Deze link werkt niet (meer)", "Vraag uw contactpersoon om een nieuwe.", "This link does not work (any more)", "Ask your contact for a new one.");

    public static HtmlPage Foreign() => Said(403, "Dit formulier kwam van een andere website", "Open uw link zelf en antwoord daar.", "This form came from another website", "Open your link yourself and answer there.");

    public static HtmlPage TooMany(int seconds) =>
        Said(429, "Even geduld", "Er komen te veel verzoeken van uw adres. Probeer het over een minuut opnieuw.", "One moment", "Too many requests come from your address. Try again in a minute.", ("Retry-After", seconds.ToString(System.Globalization.CultureInfo.InvariantCulture)));

    /// <summary>Nobody's language is known here: both.</summary>
    private static HtmlPage Said(int status, string titel, string raad, string title, string advice, params (string Name, string Value)[] more) =>
        new(Domain.Language.Nl, titel, PaperStyle.For(""), [$"<main>\n<h1>{titel}</h1>\n<p>{raad}</p>\n<div lang=\"en\">\n<h2>{title}</h2>\n<p>{advice}</p>\n</div>\n</main>\n"]) { Status = status, Headers = [.. Headers, .. more] };
}

/// <summary>Shows the page again after something was done, so that a reload does not do it again.</summary>
internal sealed class CustomerRedirect : IResult, IStatusCodeHttpResult
{
    public int? StatusCode => 303;

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var (request, response) = (httpContext.Request, httpContext.Response);

        foreach (var (name, value) in CustomerAnswers.Headers)
        {
            response.Headers[name] = value;
        }

        response.StatusCode = 303;
        response.Headers.Location = $"{request.PathBase}{request.Path}";

        return Task.CompletedTask;
    }
}
