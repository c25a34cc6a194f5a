namespace PricingApi.Domain.Charging;

/// <summary>What a charge step stands for.</summary>
public enum StepKind
{
    /// <summary>Units that cost nothing.</summary>
    Included,

    /// <summary>A fixed amount, whatever the quantity.</summary>
    Flat,

    /// <summary>Units at a unit price.</summary>
    PerUnit,

    /// <summary>The units that fall in one tier.</summary>
    Tier,

    /// <summary>All units at the price of the tier reached.</summary>
    Volume,

    /// <summary>Whole packages, rounded up.</summary>
    Package,

    /// <summary>A percentage of other lines.</summary>
    Percentage,

    /// <summary>What an index that has moved adds or takes off.</summary>
    Index,

    /// <summary>What the settled amount differs from the sum of the rounded steps.</summary>
    Rounding,

    /// <summary>What is added to reach the tariff's minimum.</summary>
    Minimum,

    /// <summary>What is taken off to stay at the tariff's maximum.</summary>
    Maximum,
}

/// <summary>One explainable part of a charge. The amounts of the steps of a line add up to its list amount.</summary>
/// <param name="Amount">Exact until the line is settled; then in whole smallest coins.</param>
/// <param name="Units">How many units, packages for a package charge.</param>
/// <param name="UnitPrice">Price of <paramref name="Per"/> units.</param>
/// <param name="Per">Units the price is for, the package size, or the upper bound that the step refers to.</param>
/// <param name="Fee">Fixed part of the step.</param>
/// <param name="Tier">Number of the tier, from 1.</param>
/// <param name="UpTo">Inclusive upper bound of the tier; absent for the open one.</param>
/// <param name="Base">Amount a percentage is taken of or an index applied to, or the minimum or maximum applied.</param>
/// <param name="Rate">Percentage taken of the base.</param>
public readonly record struct ChargeStep(
    StepKind Kind,
    decimal Amount,
    decimal? Units = null,
    decimal? UnitPrice = null,
    decimal? Per = null,
    decimal? Fee = null,
    int? Tier = null,
    decimal? UpTo = null,
    decimal? Base = null,
    decimal? Rate = null)
{
    /// <summary>The index that an <see cref="StepKind.Index"/> step follows.</summary>
    public StepIndex? Index { get; init; }
}

/// <summary>An index as a step states it.</summary>
/// <param name="Reference">The value that the tariff's prices belong to.</param>
/// <param name="Value">The value in force.</param>
/// <param name="Date">Since when it counts.</param>
/// <param name="Share">Per cent of the price that follows the index.</param>
public sealed record StepIndex(string Code, decimal Reference, decimal Value, DateOnly Date, decimal Share);
