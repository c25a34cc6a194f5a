using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;

namespace PricingApi.Domain;

/// <summary>Writes members in the forms that every JSON of ours has.</summary>
public static class JsonMembers
{
    private const int DayLength = 10;

    /// <summary>A text; nothing at all when it is null.</summary>
    public static void WriteOptional(this Utf8JsonWriter json, ReadOnlySpan<byte> name, string? text)
    {
        if (text is not null)
        {
            json.WriteString(name, text);
        }
    }

    /// <summary>A whole number; nothing at all when it is null.</summary>
    public static void WriteOptional(this Utf8JsonWriter json, ReadOnlySpan<byte> name, int? number)
    {
        if (number is { } known)
        {
            json.WriteNumber(name, known);
        }
    }

    /// <summary>A number without trailing zeros; nothing at all when it is null.</summary>
    public static void WriteOptional(this Utf8JsonWriter json, ReadOnlySpan<byte> name, decimal? number)
    {
        if (number is { } known)
        {
            json.WriteTrimmed(name, known);
        }
    }

    /// <summary>A number without trailing zeros, whatever scale it was computed with.</summary>
    public static void WriteTrimmed(this Utf8JsonWriter json, ReadOnlySpan<byte> name, decimal number) =>
        json.WriteNumber(name, Decimals.Trim(number));

    /// <summary>A calendar day as <c>yyyy-MM-dd</c>.</summary>
    public static void WriteDay(this Utf8JsonWriter json, ReadOnlySpan<byte> name, DateOnly day)
    {
        Span<byte> text = stackalloc byte[DayLength];
        day.TryFormat(text, out _, "O", CultureInfo.InvariantCulture);
        json.WriteString(name, text);
    }

    /// <summary>An enum member by its camel-case name.</summary>
    public static void WriteName<T>(this Utf8JsonWriter json, ReadOnlySpan<byte> name, T value)
        where T : struct, Enum => json.WriteString(name, Names<T>.All[value]);

    private static class Names<T>
        where T : struct, Enum
    {
        public static readonly FrozenDictionary<T, JsonEncodedText> All =
            Enum.GetValues<T>().ToFrozenDictionary(value => value, value => JsonEncodedText.Encode(JsonNamingPolicy.CamelCase.ConvertName($"{value}")));
    }
}
