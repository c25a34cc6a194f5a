using PricingApi.Domain.Catalogue;

namespace PricingApi.Domain.Charging;

/// <summary>What holds for every price in a price book, and the words to refuse it with.</summary>
public sealed record ChargeRules(Currency Currency)
{
    /// <summary>Unit prices of this size or more are refused.</summary>
    public const decimal PriceLimit = 1_000_000_000_000m;

    public IEnumerable<Refusal> UnitPrice(decimal price, string path) => Number(price, Decimals.PriceDigits, path);

    public IEnumerable<Refusal> Amount(decimal amount, string path) => Number(amount, Currency.Digits, path);

    public static IEnumerable<Refusal> Quantity(decimal quantity, string path)
    {
        if (quantity is <= 0 or > Quantities.Most || Decimals.Digits(quantity) > Decimals.QuantityDigits)
        {
            yield return new("quantity-out-of-range", "It lies above 0 and at most at 1,000,000, with at most four decimals.", path);
        }
    }

    private IEnumerable<Refusal> Number(decimal price, int digits, string path)
    {
        if (price < 0)
        {
            yield return new("amount-out-of-range", "A price is never negative; a reduction is a service of kind optOut.", path);
        }

        if (price >= PriceLimit)
        {
            yield return new("amount-out-of-range", "A price must be below 1,000,000,000,000.", path);
        }

        if (Decimals.Digits(price) > digits)
        {
            yield return new("precision-exceeded", $"At most {digits} decimals are allowed here in {Currency.Code}.", path);
        }
    }
}
