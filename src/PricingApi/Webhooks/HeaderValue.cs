using System.Text.Json;
using System.Text.Json.Serialization;
using PricingApi.Http;

namespace PricingApi.Webhooks;

/// <summary>The value of a header. It may be a credential, so it is read and never shown.</summary>
[JsonConverter(typeof(HeaderValueConverter))]
public readonly record struct HeaderValue(string Text)
{
    public override string ToString() => Domain.Webhooks.ExtraHeaders.Masked;
}

internal sealed class HeaderValueConverter : JsonConverter<HeaderValue>
{
    private static readonly TextConverter Text = new(most: 4096);

    public override HeaderValue Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(Text.Read(ref reader, typeof(string), options)!);

    public override void Write(Utf8JsonWriter writer, HeaderValue value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
}
