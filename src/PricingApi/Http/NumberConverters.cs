using System.Buffers;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PricingApi.Http;

/// <summary>Reads a quantity from the digits as they were sent: a JSON number with at most 4 decimals and no exponent.</summary>
internal sealed class QuantityConverter : JsonConverter<decimal>
{
    public const int MostDecimals = 4;

    public override decimal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.Number
            ? ExactDecimal.Parse(reader.HasValueSequence ? reader.ValueSequence.ToArray() : reader.ValueSpan, MostDecimals)
            : throw new JsonFault("wrong-type", "A number is expected.");

    /// <summary>Writes the shortest form: 150, not 150.0.</summary>
    public override void Write(Utf8JsonWriter writer, decimal value, JsonSerializerOptions options) =>
        writer.WriteNumberValue(value / 1.0000000000000000000000000000m);
}

/// <summary>An exact decimal that travels as a JSON text, such as a unit price of "6.00": up to 6 decimals, never an exponent.</summary>
/// <param name="Value">The number, with as many decimals as were written.</param>
[JsonConverter(typeof(DecimalTextConverter))]
public readonly record struct DecimalText(decimal Value)
{
    public static implicit operator decimal(DecimalText text) => text.Value;

    public static implicit operator DecimalText(decimal value) => new(value);

    public decimal ToDecimal() => Value;

    public static DecimalText FromDecimal(decimal value) => new(value);

    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
}

/// <summary>Reads a <see cref="DecimalText"/> from the characters as they were sent.</summary>
internal sealed class DecimalTextConverter : JsonConverter<DecimalText>
{
    public const int MostDecimals = 6;

    public override DecimalText Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.String)
        {
            throw new JsonFault("wrong-type", "A decimal number written as a text is expected, such as \"6.00\".");
        }

        if (reader.ValueIsEscaped || reader.HasValueSequence)
        {
            throw ExactDecimal.NotDecimal();
        }

        return ExactDecimal.Parse(reader.ValueSpan, MostDecimals);
    }

    public override void Write(Utf8JsonWriter writer, DecimalText value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
}

/// <summary>Decimals read without any silent rounding.</summary>
internal static class ExactDecimal
{
    private const int MostDigits = 28;

    private static readonly SearchValues<byte> Exponents = SearchValues.Create("eE"u8);

    /// <summary>Reads digits with an optional minus sign and at most <paramref name="most"/> decimals, or throws a <see cref="JsonFault"/>.</summary>
    public static decimal Parse(ReadOnlySpan<byte> text, int most)
    {
        var digits = text is [(byte)'-', ..] ? text[1..] : text;
        var point = digits.IndexOf((byte)'.');
        var whole = point < 0 ? digits : digits[..point];
        var decimals = point < 0 ? [] : digits[(point + 1)..];

        if (text.ContainsAny(Exponents) && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _))
        {
            throw new JsonFault("exponent", "Write the number out, without an exponent.");
        }

        if (!AllDigits(whole) || (whole.Length > 1 && whole[0] == '0') || (point >= 0 && !AllDigits(decimals)))
        {
            throw NotDecimal();
        }

        if (decimals.Length > most)
        {
            throw new JsonFault("scale", $"At most {most} decimals are expected.");
        }

        return whole.Length + decimals.Length <= MostDigits
            ? decimal.Parse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture)
            : throw new JsonFault("too-large", $"At most {MostDigits} digits are expected.");
    }

    public static JsonFault NotDecimal() => new("not-decimal", "A decimal number is expected: digits, and a full stop before decimals.");

    private static bool AllDigits(ReadOnlySpan<byte> text) => !text.IsEmpty && !text.ContainsAnyExceptInRange((byte)'0', (byte)'9');
}
