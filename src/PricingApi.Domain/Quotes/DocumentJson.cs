using System.Text.Json;
using System.Text.Json.Serialization;
using PricingApi.Domain.Adjustments;
using PricingApi.Domain.Catalogue;
using PricingApi.Domain.Charging;

namespace PricingApi.Domain.Quotes;

/// <summary>How a quote is read from its bytes.</summary>
/// <remarks>It could write them too, and must agree with <see cref="Writing.DocumentWriter"/>, which is faster.</remarks>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters =
    [
        typeof(TrimmedDecimal),
        typeof(CamelCase<Language>), typeof(CamelCase<VatRounding>), typeof(CamelCase<Disposition>),
        typeof(CamelCase<ChargePeriod>), typeof(CamelCase<StepKind>), typeof(CamelCase<DiscountKind>),
        typeof(CamelCase<ReductionKind>), typeof(CamelCase<VatRegime>), typeof(CamelCase<VatCheckOutcome>), typeof(CamelCase<CustomerKind>), typeof(CamelCase<Binding>),
    ])]
[JsonSerializable(typeof(QuoteDocument))]
internal sealed partial class DocumentJson : JsonSerializerContext;

/// <summary>A number without trailing zeros, whatever scale it was computed with.</summary>
internal sealed class TrimmedDecimal : JsonConverter<decimal>
{
    public override decimal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDecimal();

    public override void Write(Utf8JsonWriter writer, decimal value, JsonSerializerOptions options) => writer.WriteNumberValue(Decimals.Trim(value));
}

/// <summary>Enum members by their camel-case names.</summary>
internal sealed class CamelCase<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.CamelCase, allowIntegerValues: false)
    where T : struct, Enum;
