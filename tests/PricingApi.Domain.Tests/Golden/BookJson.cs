using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using PricingApi.Domain.Catalogue;
using PricingApi.Domain.Charging;

namespace PricingApi.Domain.Tests.Golden;

/// <summary>A price book version on one line of a file. It reads what it once wrote: a member that gets another name here keeps its old one there.</summary>
internal sealed record BookJson(string Code, int Number, string Currency, IReadOnlyList<Service> Services)
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        IgnoreReadOnlyProperties = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { NameChargeModels } },
    };

    public static string Write(PriceBookVersion version) =>
        JsonSerializer.Serialize(new BookJson(version.BookCode, version.Number, version.Currency.Code, version.Services), Options);

    public static PriceBookVersion Read(string line) => JsonSerializer.Deserialize<BookJson>(line, Options) is var (code, number, currency, services)
        ? PriceBookVersion.Published(code, number, Domain.Currency.Find(currency)!, services)
        : throw new InvalidDataException("An empty price book.");

    private static void NameChargeModels(JsonTypeInfo type)
    {
        if (type.Type == typeof(ChargeModel))
        {
            type.PolymorphismOptions = new()
            {
                TypeDiscriminatorPropertyName = "model",
                DerivedTypes =
                {
                    new(typeof(Flat), "flat"),
                    new(typeof(PerUnit), "perUnit"),
                    new(typeof(Graduated), "graduated"),
                    new(typeof(Volume), "volume"),
                    new(typeof(Package), "package"),
                    new(typeof(Percentage), "percentage"),
                },
            };
        }
    }
}
