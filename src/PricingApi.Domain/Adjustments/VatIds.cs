using System.Text.RegularExpressions;

namespace PricingApi.Domain.Adjustments;

/// <summary>VAT identification numbers of the EU, by the structures that the European Commission publishes for VIES.</summary>
public static partial class VatIds
{
    private static readonly Dictionary<string, string> Structures = new(StringComparer.Ordinal)
    {
        ["AT"] = @"U\d{8}",
        ["BE"] = @"[01]\d{9}",
        ["BG"] = @"\d{9,10}",
        ["CY"] = @"\d{8}[A-Z]",
        ["CZ"] = @"\d{8,10}",
        ["DE"] = @"\d{9}",
        ["DK"] = @"\d{8}",
        ["EE"] = @"\d{9}",
        ["EL"] = @"\d{9}",
        ["ES"] = @"[A-Z0-9]\d{7}[A-Z0-9]",
        ["FI"] = @"\d{8}",
        ["FR"] = @"[A-HJ-NP-Z0-9]{2}\d{9}",
        ["HR"] = @"\d{11}",
        ["HU"] = @"\d{8}",
        ["IE"] = @"(\d{7}[A-W][A-I]?|\d[A-Z+*]\d{5}[A-W])",
        ["IT"] = @"\d{11}",
        ["LT"] = @"(\d{9}|\d{12})",
        ["LU"] = @"\d{8}",
        ["LV"] = @"\d{11}",
        ["MT"] = @"\d{8}",
        ["NL"] = @"\d{9}B\d{2}",
        ["PL"] = @"\d{10}",
        ["PT"] = @"\d{9}",
        ["RO"] = @"\d{2,10}",
        ["SE"] = @"\d{10}01",
        ["SI"] = @"\d{8}",
        ["SK"] = @"\d{10}",
    };

    /// <summary>Upper case, without the spaces, points and dashes that people put in.</summary>
    public static string Normal(string vatId) => Ornaments().Replace(vatId, "").ToUpperInvariant();

    /// <summary>Whether a number in normal form has the structure that its country gives out.</summary>
    public static bool IsWellFormed(string vatId) =>
        vatId.Length > 2 && Structures.TryGetValue(vatId[..2], out var structure) && Regex.IsMatch(vatId[2..], $@"\A{structure}\z", RegexOptions.CultureInvariant);

    /// <summary>ISO 3166-1 code of the country that gave out a number in normal form; null when it is none of the EU's.</summary>
    /// <remarks>Greece writes EL.</remarks>
    public static string? CountryOf(string vatId) => !IsWellFormed(vatId) ? null : vatId.StartsWith("EL", StringComparison.Ordinal) ? "GR" : vatId[..2];

    /// <summary>ISO 3166-1 code of the country whose prefix a number in normal form begins with, whatever follows; null when it begins with none of Europe's.</summary>
    /// <remarks>Greece writes EL, and Northern Ireland XI.</remarks>
    public static string? PrefixOf(string vatId) => (vatId.Length < 2 ? "" : vatId[..2]) switch
    {
        "EL" or "GR" => "GR",
        "XI" or "GB" => "GB",
        var prefix => Structures.ContainsKey(prefix) ? prefix : null,
    };

    [GeneratedRegex(@"[\s.\-]", RegexOptions.CultureInvariant)]
    private static partial Regex Ornaments();
}
