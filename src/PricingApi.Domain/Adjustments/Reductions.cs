using PricingApi.Domain.Catalogue;

namespace PricingApi.Domain.Adjustments;

/// <summary>What takes something off several lines together.</summary>
public enum ReductionKind
{
    /// <summary>A group of lines that cost less together.</summary>
    Bundle,

    /// <summary>A discount on the whole quote.</summary>
    Quote,
}

/// <summary>A visible group of lines that cost less together; each keeps its own line and price.</summary>
/// <param name="Services">Codes of the services on those lines, two or more.</param>
public sealed record Bundle(string Name, IReadOnlyList<string> Services, Discount Discount);

/// <summary>A discount on the whole quote.</summary>
/// <param name="ChargePeriod">Whose lines it is taken of; those of every period when null, each period apart.</param>
public sealed record QuoteDiscount(Discount Discount, ChargePeriod? ChargePeriod = null);

/// <summary>A price that somebody sets in place of the tariff's.</summary>
/// <param name="UnitPrice">Of one unit, for the whole quantity; not below zero, at most six decimals.</param>
/// <param name="By">Who set it.</param>
public sealed record ManualPrice(decimal UnitPrice, string Reason, string? By = null)
{
    /// <summary>Exact, for a quantity.</summary>
    public decimal Of(decimal quantity) => UnitPrice * quantity;

    internal string? Refuse(decimal quantity) => UnitPrice < 0 || Decimals.Digits(UnitPrice) > Decimals.PriceDigits || !Money.Fits(UnitPrice) || !Money.Fits(Of(quantity))
        ? "A manual price is not below zero, has at most six decimals, and comes to less than 1,000,000,000,000,000."
        : null;
}

/// <summary>Why something is given away, by whose leave, and until when.</summary>
/// <param name="Until">The last day of it; what recurs is charged from the next day on: its list price less the reductions of the quote.</param>
/// <param name="By">Who wrote it down.</param>
public sealed record Courtesy(string Reason, string Approver, DateOnly Until, string? By = null)
{
    /// <summary>All of the list amount.</summary>
    internal Discount ToDiscount() => new(DiscountKind.Percentage, 100, Reason, Approver);
}

/// <summary>A manual price with what it comes to.</summary>
public sealed record AppliedManualPrice(ManualPrice Price, Money Amount);

/// <summary>A line's part of a reduction.</summary>
/// <param name="Number">Of the bundle, or of the discount on the whole quote, from 1.</param>
public sealed record AppliedShare(ReductionKind Kind, int Number, Money Amount);

/// <summary>A reduction with what it takes off in one charge period.</summary>
public sealed record AppliedReduction(ReductionKind Kind, int Number, ChargePeriod ChargePeriod, Money Amount);
