using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace PricingApi.Http;

/// <summary>How JSON is read and written on the wire: strictly, so that nothing a caller sends is silently dropped or changed.</summary>
internal static class Json
{
    /// <summary>The most levels a body may be nested.</summary>
    public const int MaxDepth = 32;

    public static readonly JsonSerializerOptions Wire = MakeWire();

    /// <summary>The same for what is written member by member.</summary>
    public static readonly JsonWriterOptions ForWriter = new() { Encoder = Wire.Encoder, SkipValidation = true };

    /// <summary>The JSON of a value, however long.</summary>
    public static byte[] Bytes<T>(T value)
    {
        using var pieces = new Pieces();
        using (var json = new Utf8JsonWriter(pieces, ForWriter))
        {
            JsonSerializer.Serialize(json, value, Wire);
        }

        return pieces.ToArray();
    }

    /// <summary>Gives the OpenAPI document its shapes. It cannot see into converters, so ours are left out: bodies are read and written by <see cref="Wire"/> alone.</summary>
    public static void Describe(JsonSerializerOptions options)
    {
        BeStrict(options);
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
    }

    private static JsonSerializerOptions MakeWire()
    {
        var options = new JsonSerializerOptions { TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { TextConverter.ApplyLimits } } };
        BeStrict(options);
        options.Converters.Add(new TextConverter());
        options.Converters.Add(new QuantityConverter());
        options.Converters.Add(new InstantConverter());
        options.Converters.Add(new DateConverter());
        options.Converters.Add(new TimeOfDayConverter());
        options.Converters.Add(new IdConverter());
        options.Converters.Add(new EnumNameConverters());
        options.MakeReadOnly();
        return options;
    }

    private static void BeStrict(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        options.PropertyNameCaseInsensitive = false;
        options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        options.AllowDuplicateProperties = false;
        options.RespectNullableAnnotations = true;
        options.RespectRequiredConstructorParameters = true;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.AllowOutOfOrderMetadataProperties = true;
        options.MaxDepth = MaxDepth;
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
    }
}

/// <summary>A value that is JSON but not one we read: a stable code and words for people.</summary>
internal sealed class JsonFault(string code, string detail) : JsonException(detail)
{
    public string Code { get; } = code;
}
