using System.Text.Json;
using PricingApi.Http;

namespace PricingApi.Catalogue;

/// <summary>What a caller sees changed between two versions.</summary>
/// <param name="Changed">Services that are new or differ, as they are now.</param>
/// <param name="Withdrawn">Codes of services that are gone.</param>
internal sealed record ViewChanges(IReadOnlyList<CatalogueService> Changed, IReadOnlyList<string> Withdrawn)
{
    public static readonly ViewChanges None = new([], []);

    public static ViewChanges Of(CatalogueView before, CatalogueView after)
    {
        var were = before.Services.ToDictionary(service => service.Code, Text, StringComparer.Ordinal);
        var changed = after.Services.Where(service => !were.TryGetValue(service.Code, out var was) || was != Text(service)).ToList();

        return new(changed, [.. were.Keys.Where(code => after.Prices.Find(code) is null)]);
    }

    private static string Text(CatalogueService service) => JsonSerializer.Serialize(service, Json.Wire);
}
