using PricingApi.Http;

namespace PricingApi.Webhooks.Ops;

/// <summary>Where one signs in by a key.</summary>
internal static class OpsSignInPage
{
    /// <param name="said">Why one is here, or was not let in.</param>
    public static HtmlPage Of(string token, string? said, int status = 200, int? retryAfter = null) => OpsAnswers.Page("Operations: sign in", [Body(token, said)], status, retryAfter);

    private static Html Body(string token, string? said) =>
        $"""
        <main>
        <h1>Operations</h1>
        {(said is null ? null : (Html)$"<p class=\"notice\" role=\"alert\">{said}</p>")}
        <form method="post" action="{OpsAnswers.SignIn}">{OpsParts.Token(token)}
        <p><label>API key of an administrator of the seller <input type="password" name="key" required maxlength="100" autocomplete="off" spellcheck="false"></label></p>
        <p><button>Sign in</button></p>
        <p><small>For half an hour, in this browser.</small></p>
        </form>
        </main>

        """;
}
