using System.Globalization;

namespace PricingApi.Domain.Tests.Laws;

/// <summary>Places where numbers, letters or dates are written in another way.</summary>
internal static class Cultures
{
    /// <summary>No culture; decimal comma; dotless i; Umm al-Qura calendar and Arabic separators.</summary>
    private static readonly CultureInfo[] All = [CultureInfo.InvariantCulture, new("de-DE"), new("tr-TR"), new("ar-SA")];

    public static CultureInfo Number(int number) => All[number % All.Length];

    public static CultureInfo After(CultureInfo culture) => All[(Array.IndexOf(All, culture) + 1) % All.Length];
}
