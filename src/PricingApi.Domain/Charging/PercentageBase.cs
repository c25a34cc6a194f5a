using PricingApi.Domain.Catalogue;

namespace PricingApi.Domain.Charging;

/// <summary>The lines a percentage is taken of: those that any of the three lists names.</summary>
public sealed record PercentageBase(IReadOnlyList<string> Services, IReadOnlyList<string> Categories, IReadOnlyList<ServiceKind> Kinds)
{
    internal bool IsSameAs(PercentageBase other) =>
        Services.ToHashSet().SetEquals(other.Services) && Categories.ToHashSet().SetEquals(other.Categories) && Kinds.ToHashSet().SetEquals(other.Kinds);
}
