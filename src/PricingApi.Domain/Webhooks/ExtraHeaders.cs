namespace PricingApi.Domain.Webhooks;

/// <summary>Headers that an owner wants sent with each delivery, for instance the credentials its receiver asks for.</summary>
public static class ExtraHeaders
{
    /// <summary>What stands for a value where it is shown; never a value itself.</summary>
    public const string Masked = "***";

    private const int Most = 20;

    /// <summary>Names and values together.</summary>
    private const int MostCharacters = 4096;

    /// <summary>What says how the message travels, and what we say about it ourselves.</summary>
    private static readonly string[] Reserved =
        ["host", "connection", "transfer-encoding", "te", "upgrade", "keep-alive", "trailer", "expect", "http2-settings", "cookie", "user-agent"];

    private static readonly string[] ReservedPrefixes = ["content-", "proxy-", "webhook-", "pricing-"];

    /// <summary>Everything that is wrong with them.</summary>
    public static IEnumerable<Refusal> Check(IReadOnlyCollection<KeyValuePair<string, string>> headers)
    {
        if (headers.Count > Most)
        {
            yield return new("header-count", $"At most {Most} headers can be sent along.", "/headers");
        }

        if (headers.Sum(header => header.Key.Length + header.Value.Length) > MostCharacters)
        {
            yield return new("header-size", $"The headers have more than {MostCharacters} characters together.", "/headers");
        }

        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in headers)
        {
            if ((CheckName(name) ?? CheckValue(name, value)) is { } refusal)
            {
                yield return refusal;
            }
            else if (!seen.Add(name))
            {
                yield return new("duplicate-header", "A header can be given once; upper and lower case are the same.", Path(name));
            }
        }
    }

    /// <summary>The place of a header in a request, as a JSON Pointer.</summary>
    public static string Path(string name) =>
        name.Length > 100 ? "/headers" : "/headers/" + name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);

    private static Refusal? CheckName(string name)
    {
        if (name is [] || !name.All(IsOfToken))
        {
            return new("header-name", "The name of a header has letters, digits and !#$%&'*+-.^_`|~ alone.", Path(name));
        }

        return Reserved.Contains(name, StringComparer.OrdinalIgnoreCase) || ReservedPrefixes.Any(prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
            ? new("header-reserved", "This header is ours to set, or says how the message travels: choose another.", Path(name))
            : null;
    }

    private static Refusal? CheckValue(string name, string value) => value switch
    {
        Masked => new("header-masked", "This stands for a value that is not shown: give the value anew, or null to keep it.", Path(name)),
        [] or [' ', ..] or [.., ' '] => new("header-value", "The value of a header begins and ends with a visible character.", Path(name)),
        _ when !value.All(letter => letter is >= ' ' and <= '~') => new("header-value", "The value of a header has visible ASCII characters and spaces alone.", Path(name)),
        _ => null,
    };

    /// <summary>RFC 9110, 5.6.2.</summary>
    private static bool IsOfToken(char letter) => char.IsAsciiLetterOrDigit(letter) || "!#$%&'*+-.^_`|~".Contains(letter, StringComparison.Ordinal);
}
