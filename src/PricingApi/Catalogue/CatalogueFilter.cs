using PricingApi.Domain.Catalogue;

namespace PricingApi.Catalogue;

/// <summary>Which services of a catalogue are asked for; what is null asks nothing.</summary>
internal sealed record CatalogueFilter(string? Category, ServiceKind? Kind, ChargePeriod? ChargePeriod, string? Search)
{
    private static readonly CatalogueFilter All = new(null, null, null, null);

    public bool IsEmpty => this == All;

    public bool Matches(CatalogueService service) =>
        (Category is null || service.Category == Category)
        && (Kind is null || service.Kind == Kind)
        && (ChargePeriod is null || service.Tariff.ChargePeriod == ChargePeriod)
        && (Search is null || Texts(service).Any(text => text?.Contains(Search, StringComparison.InvariantCultureIgnoreCase) is true));

    private static string?[] Texts(CatalogueService service) => [service.Code, service.Name, service.Category, service.Unit.Contains];
}
