using PricingApi.Domain.Catalogue;

namespace PricingApi.Domain.Charging;

/// <summary>The lines a percentage names, worked out once per price book version so that pricing stays linear in lines.</summary>
/// <param name="Groups">The categories and kinds that are named, as groups of services that never overlap.</param>
/// <param name="Services">Services that are named by code alone.</param>
internal sealed record NamedLines(IReadOnlyList<(string Category, ServiceKind Kind)> Groups, IReadOnlyList<int> Services)
{
    public static NamedLines Of(Percentage percentage, ChargePeriod period, IReadOnlyList<Service> services)
    {
        var of = percentage.Of;
        var groups = services
            .Where(service => service.Tariff.ChargePeriod == period && service.Tariff.Charge is not Percentage)
            .Where(service => of.Categories.Contains(service.Category) || of.Kinds.Contains(service.Kind))
            .Select(service => (service.Category, service.Kind))
            .Distinct()
            .ToList();
        var alone = services.Index()
            .Where(item => item.Item.Tariff.ChargePeriod == period && of.Services.Contains(item.Item.Code) && of.Names(item.Item))
            .Where(item => !groups.Contains((item.Item.Category, item.Item.Kind)))
            .Select(item => item.Index)
            .ToList();

        return new(groups, alone);
    }
}
