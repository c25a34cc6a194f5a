using PricingApi.Domain.Catalogue;

namespace PricingApi.Domain.Charging;

/// <summary>The lines a percentage is taken of: those that any of the three lists names.</summary>
public sealed record PercentageBase(IReadOnlyList<string> Services, IReadOnlyList<string> Categories, IReadOnlyList<ServiceKind> Kinds)
{
    /// <summary>Whether a line of this service counts; another percentage never does.</summary>
    public bool Names(Service service) =>
        service.Tariff.Charge is not Percentage
        && (Services.Contains(service.Code) || Categories.Contains(service.Category) || Kinds.Contains(service.Kind));
}
