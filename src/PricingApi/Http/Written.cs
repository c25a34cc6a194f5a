using System.Text.Json;
using System.Text.Json.Serialization;

namespace PricingApi.Http;

/// <summary>A value that is written often and never changes: it is turned into JSON once.</summary>
public abstract record Written
{
    private byte[]? _json;

    internal byte[] Json => _json ??= JsonSerializer.SerializeToUtf8Bytes(this, GetType(), Http.Json.Wire);
}

/// <summary>Copies the JSON of a <see cref="Written"/> value.</summary>
internal sealed class WrittenConverter<T> : JsonConverter<T>
    where T : Written
{
    public override T? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException("What is only written is never read.");

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteRawValue(value.Json, skipInputValidation: true);
}

internal sealed class WrittenConverters : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) => typeToConvert.IsSubclassOf(typeof(Written));

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(WrittenConverter<>).MakeGenericType(typeToConvert))!;
}
