namespace PricingApi.Domain.Catalogue;

/// <summary>What became of a service from one version to another.</summary>
public enum ServiceChange
{
    Added,
    Withdrawn,
    Dearer,
    Cheaper,

    /// <summary>As dear at the stated quantity, with other rules, texts or prices elsewhere.</summary>
    Changed,
}

/// <summary>A service that differs between two versions of a price book.</summary>
/// <param name="Service">As it is now; as it was when it is withdrawn.</param>
/// <param name="Before">What the stated quantity cost; null for what was added, and where there is nothing to compare.</param>
/// <param name="After">What it costs now.</param>
/// <param name="Members">What differs, by the names of the members.</param>
public sealed record ServiceDifference(Service Service, ServiceChange Change, decimal Quantity, Money? Before, Money? After, IReadOnlyList<string> Members)
{
    /// <summary>After less before.</summary>
    public Money? Difference => After - Before;

    /// <summary>The difference in per cent of what it was, to two decimals; null when it was nothing.</summary>
    public decimal? Percentage => Before is { MinorUnits: not 0 } before && Difference is { } difference
        ? decimal.Round(difference.Amount / Math.Abs(before.Amount) * 100, 2, MidpointRounding.AwayFromZero)
        : null;
}
