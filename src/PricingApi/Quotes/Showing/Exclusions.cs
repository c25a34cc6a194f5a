using System.Runtime.CompilerServices;
using System.Text.Json;
using PricingApi.Domain;
using PricingApi.Domain.Catalogue;
using PricingApi.Domain.Quotes;
using PricingApi.Domain.Texts;
using PricingApi.Http;

namespace PricingApi.Quotes.Showing;

/// <summary>How services that are not included are shown. Most cost the same on every quote, so each is written once per version and language.</summary>
internal static class Exclusions
{
    private static readonly ConditionalWeakTable<PriceBookVersion, Shown[][]> Made = [];

    /// <param name="excluded">In the order of the price book.</param>
    public static void WriteExcluded(this Utf8JsonWriter json, IReadOnlyList<DocumentExclusion> excluded, PriceBookVersion version, Language language)
    {
        var made = Made.GetValue(version, NoneYet)[(int)language];
        var index = -1;

        json.WriteStartArray("excluded"u8);
        foreach (var exclusion in excluded)
        {
            do
            {
                index++;
            }
            while (version.Services[index].Code != exclusion.Service);

            if (made[index] is not { } shown || shown.Exclusion != exclusion)
            {
                made[index] = shown = new(exclusion, Write(exclusion, version.Services[index], language));
            }

            json.WriteRawValue(shown.Json, skipInputValidation: true);
        }

        json.WriteEndArray();
    }

    private static Shown[][] NoneYet(PriceBookVersion version) => [.. Enum.GetValues<Language>().Select(_ => new Shown[version.Services.Count])];

    private static byte[] Write(DocumentExclusion excluded, Service service, Language language) => JsonSerializer.SerializeToUtf8Bytes(
        new ExcludedResponse(
            excluded.Service,
            service.Name.In(language) ?? service.Code,
            service.Kind,
            service.Category,
            new(service.Unit.Code, UnitNames.Of(service.Unit.Code, excluded.Quantity, language), service.Unit.Contains.In(language), service.Unit.Excludes.In(language)),
            service.Tariff.ChargePeriod,
            excluded.Quantity,
            excluded.ListAmount),
        Json.Wire);

    private sealed record Shown(DocumentExclusion Exclusion, byte[] Json);
}
