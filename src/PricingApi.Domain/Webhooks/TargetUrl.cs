using System.Globalization;
using System.Net;

namespace PricingApi.Domain.Webhooks;

/// <summary>The address of a receiver, checked when it is registered and in one canonical form.</summary>
/// <remarks>A courtesy to whoever types it. A name can be pointed elsewhere later: the boundary is <see cref="TargetPolicy.Permits"/>.</remarks>
public sealed record TargetUrl
{
    /// <summary>What hosts files call the own machine.</summary>
    private static readonly string[] LocalNames = ["localhost", "localhost.localdomain", "localhost6", "localhost6.localdomain6", "ip6-localhost", "ip6-loopback"];

    private static readonly string[] InnerDomains = [".local", ".localdomain", ".internal", ".lan", ".home.arpa"];

    private const string Secure = "must be reached by https at port 443, 8443 or one that the service allows (Webhooks:AllowedPorts)";

    private TargetUrl(Uri value) => Value = value;

    public Uri Value { get; }

    public static Result<TargetUrl> Parse(string text, TargetPolicy policy)
    {
        if (text.Length > 2048 || text.Any(IsForeign) || !Uri.TryCreate(text, UriKind.Absolute, out var uri))
        {
            return Refused("must be an absolute https address of at most 2,048 characters without white space, backslash or fragment");
        }

        if (uri.Scheme is not ("https" or "http") || !text.StartsWith(uri.Scheme, StringComparison.OrdinalIgnoreCase))
        {
            return Refused("must start with https://");
        }

        if (Authority(text, uri).Contains('@', StringComparison.Ordinal) || uri.Port is 0)
        {
            return Refused("must not carry a user name, a password or port 0");
        }

        // IdnHost folds look-alike digits, letters and full stops, which Host leaves as they are.
        var host = uri.IdnHost.TrimEnd('.');
        return Judge(host, uri, policy) is { } complaint
            ? Refused(complaint)
            : new TargetUrl(new UriBuilder(uri) { Host = host }.Uri);
    }

    private static string? Judge(string host, Uri uri, TargetPolicy policy)
    {
        var literal = IPAddress.TryParse(host, out var address);
        var encrypted = uri.Scheme == Uri.UriSchemeHttps;

        return literal switch
        {
            true when policy.Permits(address!, uri.Port, encrypted) => null,
            true when !TargetAddress.IsPublic(address!) => "must be public, or in a network that the service allows (Webhooks:AllowedNetworks)",
            true => Secure,
            false when IsLocalName(host) => policy.AllowsLoopback ? null : "must not be this machine",

            // With allowed networks the name may stand for one of them, which is known when connecting.
            false when policy.Networks.Count == 0 && IsInnerName(host) => "must be a public name, with its domain",
            false when policy.Networks.Count > 0 || (encrypted && policy.IsUsualPort(uri.Port)) => null,
            false => Secure,
        };
    }

    private static string Authority(string text, Uri uri) => text[(uri.Scheme.Length + 3)..].Split('/', '?')[0];

    private static bool IsLocalName(string host) =>
        LocalNames.Contains(host, StringComparer.OrdinalIgnoreCase) || host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase);

    /// <summary>A name that means something inside a network only.</summary>
    private static bool IsInnerName(string host) =>
        !host.Contains('.', StringComparison.Ordinal) || InnerDomains.Any(domain => host.EndsWith(domain, StringComparison.OrdinalIgnoreCase));

    /// <summary>What has no place in an address, or can make it look like another.</summary>
    private static bool IsForeign(char letter) =>
        letter is '\\' or '#' || char.IsWhiteSpace(letter) || char.IsControl(letter) || char.GetUnicodeCategory(letter) is UnicodeCategory.Format;

    private static List<Refusal> Refused(string complaint) =>
        [new("webhook-target-forbidden", $"The address of a webhook endpoint {complaint}.", "/url")];
}
