namespace PricingApi.Quotes.Links;

/// <summary>Tells forms of our own pages from those of others.</summary>
internal static class SameOrigin
{
    /// <summary>Whether a browser says that a page of another origin sent it. Programs say nothing, and are believed: the address is the secret.</summary>
    public static bool IsForeign(HttpRequest request)
    {
        if (request.Headers["Sec-Fetch-Site"] is [_, ..] site)
        {
            return site is not ["same-origin"];
        }

        // Browsers too old to say more, to which our own policy (no-referrer) makes every form one of nowhere. That is let through: there is no cookie
        // that another website could use, and who knows the address needs no form. Only the host counts: behind a proxy this service does not see the scheme.
        return request.Headers.Origin is [_, ..] origin && origin is not ["null"] && !(origin is [{ } from] && Uri.TryCreate(from, UriKind.Absolute, out var uri) && uri.Authority == request.Host.Value);
    }
}
