using System.ComponentModel.DataAnnotations;
using PricingApi.Domain;
using PricingApi.Domain.Catalogue;
using PricingApi.Http;

namespace PricingApi.Catalogue;

/// <summary>Ties a price to an index, such as fuel or consumer prices. A quote shows what the index adds or takes off as a step of its own.</summary>
/// <param name="Code">Of the index; its values are published at <c>/v1/indexes</c>.</param>
/// <param name="Reference">The value of the index that the stated prices belong to.</param>
/// <param name="Share">Per cent of the price that follows the index; above 0, at most 100. All of it when absent.</param>
public sealed record IndexContract([property: MaxLength(64)] string Code, DecimalText Reference, DecimalText? Share = null)
{
    internal static IndexContract? Of(IndexClause? clause) => clause is null ? null : new(clause.Code, Decimals.Trim(clause.Reference), Decimals.Trim(clause.Share));

    internal IndexClause ToClause() => new(Code, Reference, Share ?? 100);
}

/// <summary>How a service is charged until a day. A quote that meets it also shows what is charged afterwards, and from when.</summary>
/// <param name="Until">The last day, in the seller's zone; at most 2999-12-31.</param>
/// <param name="Charge">How a quantity becomes an amount until then. The included quantity of the tariff holds then too; its minimum, maximum and index do not.</param>
/// <param name="Minimum">The least a line costs until then.</param>
/// <param name="Maximum">The most a line costs until then.</param>
public sealed record IntroductoryContract(DateOnly Until, ChargeContract Charge, DecimalText? Minimum = null, DecimalText? Maximum = null)
{
    internal static IntroductoryContract? Of(Introductory? first, Currency currency) => first is null
        ? null
        : new(first.Until, ChargeContract.From(first.Charge, new(currency)), Prices.Text(first.Minimum, currency), Prices.Text(first.Maximum, currency));

    internal Introductory ToIntroductory() => new(Until, Charge.ToModel(), Minimum?.Value, Maximum?.Value);
}

/// <summary>The least a unit may be sold for: a price, or what a minimum margin leaves of the cost; the higher where both are stated.</summary>
/// <param name="Price">Of one unit, at most six decimals.</param>
/// <param name="MinimumMargin">Per cent of the price that must be left above the cost; from 0, below 100.</param>
/// <param name="Cost">What one unit costs the seller.</param>
public sealed record FloorContract(DecimalText? Price = null, DecimalText? MinimumMargin = null, DecimalText? Cost = null)
{
    internal static FloorContract? Of(Floor? floor, Currency currency) => floor is null
        ? null
        : new(Prices.Text(floor.Price, currency), floor.MinimumMargin is { } margin ? Decimals.Trim(margin) : null, Prices.Text(floor.Cost, currency));

    /// <summary>None when nothing is stated.</summary>
    internal Floor? ToFloor() => this == new FloorContract() ? null : new(Price?.Value, MinimumMargin?.Value, Cost?.Value);
}
