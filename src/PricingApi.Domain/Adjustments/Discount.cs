namespace PricingApi.Domain.Adjustments;

/// <summary>A reduction: a percentage of what it is taken of, or an amount.</summary>
/// <param name="Reason">Why it is given, for whoever reads the quote later.</param>
/// <param name="By">Who gave it: the person, or else the API client.</param>
public sealed record Discount(DiscountKind Kind, decimal Value, string Reason, string? By = null)
{
    /// <summary>The most decimals a percentage may have.</summary>
    private const int RateDigits = 4;

    /// <summary>Why these cannot be given together on a line with this list amount, or null when they can.</summary>
    public static string? Refuse(IReadOnlyList<Discount> discounts, Money list)
    {
        if (discounts.Select(discount => discount.Refuse(list.Currency)).FirstOrDefault(reason => reason is not null) is { } outOfRange)
        {
            return outOfRange;
        }

        return discounts.Count > 0 && (list.MinorUnits < 0 || discounts.Sum(discount => discount.Exact(list)) > list.Amount)
            ? "Discounts never come to more than what they are taken off costs, and a reduction has none."
            : null;
    }

    /// <summary>What it takes off, never more than is left of the line: discounts are rounded one by one.</summary>
    public Money Of(Money list, Money left)
    {
        var asked = Money.Round(Exact(list), list.Currency);

        return asked > left ? left : asked;
    }

    /// <summary>Why nothing can be discounted by this, or null when something can.</summary>
    public string? Refuse(Currency currency) => IsInRange(currency)
        ? null
        : "A discount is a percentage from 0 to 100 with at most four decimals, or an amount in the currency's digits that is not below zero.";

    private bool IsInRange(Currency currency) => Kind == DiscountKind.Percentage
        ? Value is >= 0 and <= 100 && Decimals.Digits(Value) <= RateDigits
        : Value >= 0 && Money.Fits(Value) && Decimals.Digits(Value) <= currency.Digits;

    private decimal Exact(Money list) => Kind == DiscountKind.Percentage ? list.Amount * Value / 100 : Value;
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
