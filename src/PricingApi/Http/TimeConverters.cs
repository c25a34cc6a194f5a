using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PricingApi.Http;

/// <summary>Reads an instant with a stated offset as UTC, to the microsecond that databases keep; writes it with a final Z and no more decimals than it has.</summary>
internal sealed class InstantConverter : JsonConverter<DateTimeOffset>
{
    private const string Expected = "An instant with an offset is expected, such as 2026-01-31T09:30:00Z; in an address the + of an offset is written %2B.";

    private static readonly string[] Forms = ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];

    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && !reader.HasValueSequence && !reader.ValueIsEscaped && TryParse(System.Text.Encoding.ASCII.GetString(reader.ValueSpan), out var instant)
            ? instant
            : throw new JsonFault("instant", Expected);

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) => writer.WriteStringValue(Format(value));

    public static string Format(DateTimeOffset value) => value.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);

    /// <summary>Reads what <see cref="Format"/> writes, and the same with another offset; nothing before 1900.</summary>
    public static bool TryParse(string text, out DateTimeOffset instant)
    {
        instant = default;
        var offset = text.Length > 19 ? text.AsSpan(19).IndexOfAny('Z', '+', '-') : -1;

        if (text.Length > 33 || offset < 0 || !DateTimeOffset.TryParseExact(text, Forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var parsed) || parsed.Year < 1900)
        {
            return false;
        }

        instant = new(parsed.UtcTicks - (parsed.UtcTicks % TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);
        return true;
    }
}

/// <summary>Reads and writes a calendar day as yyyy-MM-dd.</summary>
internal sealed class DateConverter : JsonConverter<DateOnly>
{
    public override DateOnly Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && TryParse(reader.GetString()!, out var date)
            ? date
            : throw new JsonFault("date", "A calendar day is expected, such as 2026-01-31.");

    public override void Write(Utf8JsonWriter writer, DateOnly value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    /// <summary>Reads exactly yyyy-MM-dd, from 1900 on.</summary>
    public static bool TryParse(string text, out DateOnly date) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out date) && date.Year >= 1900;
}

/// <summary>Reads and writes a time of day as HH:mm.</summary>
internal sealed class TimeOfDayConverter : JsonConverter<TimeOnly>
{
    private const string Form = "HH:mm";

    public override TimeOnly Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && TimeOnly.TryParseExact(reader.GetString()!, Form, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? time
            : throw new JsonFault("time", "A time of day is expected, such as 15:00.");

    public override void Write(Utf8JsonWriter writer, TimeOnly value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString(Form, CultureInfo.InvariantCulture));
}
