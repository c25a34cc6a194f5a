using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using PricingApi.Domain;
using PricingApi.Domain.Catalogue;
using PricingApi.Domain.Quotes;
using PricingApi.Domain.Texts;

namespace PricingApi.Quotes;

/// <summary>How services that are not included are shown. Most cost the same on every quote, so each is made once per version and language.</summary>
internal static class Exclusions
{
    private static readonly ConditionalWeakTable<PriceBookVersion, ConcurrentDictionary<(string Code, Language Language), ExcludedResponse>> Made = [];

    public static ExcludedResponse[] Show(IReadOnlyList<DocumentExclusion> excluded, PriceBookVersion version, Language language)
    {
        var made = Made.GetOrCreateValue(version);
        var shown = new ExcludedResponse[excluded.Count];
        for (var index = 0; index < shown.Length; index++)
        {
            var exclusion = excluded[index];
            shown[index] = made.TryGetValue((exclusion.Service, language), out var before) && before.ListAmount == exclusion.ListAmount && before.Quantity == exclusion.Quantity
                ? before
                : made[(exclusion.Service, language)] = Show(exclusion, version.Get(exclusion.Service), language);
        }

        return shown;
    }

    private static ExcludedResponse Show(DocumentExclusion excluded, Service service, Language language) => new(
        excluded.Service,
        service.Name.In(language) ?? service.Code,
        service.Kind,
        service.Category,
        new(service.Unit.Code, UnitNames.Of(service.Unit.Code, excluded.Quantity, language)),
        service.Tariff.ChargePeriod,
        excluded.Quantity,
        excluded.ListAmount);
}
