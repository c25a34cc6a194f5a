using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;

namespace PricingApi.Http;

/// <summary>Reads a text: no NUL, no half of a surrogate pair, and no longer than its member allows (500 unless it says otherwise).</summary>
internal sealed class TextConverter(int least = 0, int most = TextConverter.Most, string? pattern = null, string? form = null) : JsonConverter<string>
{
    /// <summary>The most UTF-16 characters of a text whose member states no limit of its own.</summary>
    public const int Most = 500;

    private readonly Regex? _regex = pattern is null ? null : new(pattern, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);

    /// <summary>Makes MinLength, MaxLength, StringLength and RegularExpression on a text member count while it is read.</summary>
    public static void ApplyLimits(JsonTypeInfo type)
    {
        foreach (var property in type.Properties.Where(property => property.PropertyType == typeof(string)))
        {
            var attributes = property.AttributeProvider?.GetCustomAttributes(true) ?? [];
            var length = attributes.OfType<StringLengthAttribute>().FirstOrDefault();
            var least = attributes.OfType<MinLengthAttribute>().FirstOrDefault()?.Length ?? length?.MinimumLength;
            var most = attributes.OfType<MaxLengthAttribute>().FirstOrDefault()?.Length ?? length?.MaximumLength;
            var (pattern, form) = attributes.OfType<RegularExpressionAttribute>().FirstOrDefault() is { } rule ? (rule.Pattern, rule.ErrorMessage) : default;

            if (property.CustomConverter is null && (least, most, pattern) is not (null, null, null))
            {
                property.CustomConverter = new TextConverter(least ?? 0, most ?? Most, pattern, form);
            }
        }
    }

    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.String)
        {
            throw new JsonFault("wrong-type", "A text is expected.");
        }

        if (reader.ValueSpan.Length > 6 * (long)most)
        {
            throw TooLong();
        }

        return Checked(Decode(ref reader));
    }

    public override string ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Checked(Decode(ref reader));

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);

    public override void WriteAsPropertyName(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WritePropertyName(value);

    /// <summary>The same text, or a fault that says why not.</summary>
    public string Checked(string text)
    {
        if (text.Contains('\0', StringComparison.Ordinal))
        {
            throw new JsonFault("nul", "A text cannot hold the character U+0000.");
        }

        if (text.Length > most)
        {
            throw TooLong();
        }

        if (text.Length < least)
        {
            throw new JsonFault("too-short", least == 1 ? "A text is required here." : $"At least {least} characters are expected.");
        }

        return _regex?.IsMatch(text) != false ? text : throw new JsonFault("pattern", form ?? $"The text does not have the form {_regex}.");
    }

    private JsonFault TooLong() => new("too-long", $"At most {most} characters are expected.");

    private static string Decode(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw new JsonFault("surrogate", "A text cannot hold half of a surrogate pair.");
        }
    }
}
