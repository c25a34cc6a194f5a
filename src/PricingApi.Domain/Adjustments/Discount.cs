namespace PricingApi.Domain.Adjustments;

/// <summary>A reduction of a line: a percentage of its list amount, or an amount.</summary>
/// <param name="Reason">Why it is given, for whoever reads the quote later.</param>
public sealed record Discount(DiscountKind Kind, decimal Value, string Reason)
{
    /// <summary>What it takes off, never more than is left of the line.</summary>
    public Money Of(Money list, Money left)
    {
        var asked = Money.Round(Kind == DiscountKind.Percentage ? list.Amount * Value / 100 : Value, list.Currency);

        return asked > left ? left : asked;
    }
}

/// <summary>How a discount is stated.</summary>
public enum DiscountKind
{
    /// <summary>Per cent of the list amount, 0 to 100.</summary>
    Percentage,

    /// <summary>An amount in the quote's currency.</summary>
    Amount,
}

/// <summary>A discount with what it took off.</summary>
public sealed record AppliedDiscount(Discount Discount, Money Amount);
