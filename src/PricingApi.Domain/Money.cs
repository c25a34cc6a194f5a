using System.Globalization;
using System.Numerics;

namespace PricingApi.Domain;

/// <summary>A settled amount: a whole number of a currency's smallest coins.</summary>
/// <remarks>
/// Prices and intermediate results stay <see cref="decimal"/>. An amount becomes money once, when a quote
/// line is settled, so rounding has exactly one home.
/// </remarks>
public readonly record struct Money : IComparable<Money>
{
    /// <summary>Amounts of this size or more are refused, in whole units of any currency.</summary>
    public const decimal Limit = 1_000_000_000_000_000m;

    private Money(long minorUnits, Currency currency) => (MinorUnits, Currency) = (minorUnits, currency);

    public long MinorUnits { get; }

    public Currency Currency { get; }

    /// <summary>In whole units, with exactly the currency's digits.</summary>
    public decimal Amount
    {
        get
        {
            var size = Int128.Abs(MinorUnits);
            return new((int)(uint)size, (int)(uint)(size >> 32), 0, MinorUnits < 0, (byte)Currency.Digits);
        }
    }

    public static Money Zero(Currency currency) => new(0, currency);

    /// <summary>Rounds half away from zero to the currency's digits, the way invoices are rounded by hand.</summary>
    public static Money Round(decimal amount, Currency currency) =>
        new((long)decimal.Round(amount * currency.Scale, MidpointRounding.AwayFromZero), currency);

    /// <summary>Rounds a product over a product like <see cref="Round"/>, without cutting anything off before: a third is no finite decimal.</summary>
    /// <param name="divisors">All above 0.</param>
    public static Money RoundQuotient(ReadOnlySpan<decimal> factors, ReadOnlySpan<decimal> divisors, Currency currency)
    {
        var (numerator, fallen) = Product(factors);
        var (denominator, raised) = Product(divisors);
        numerator *= BigInteger.Pow(10, raised + currency.Digits);
        denominator *= BigInteger.Pow(10, fallen);
        var coins = ((2 * BigInteger.Abs(numerator)) + denominator) / (2 * denominator);

        return new((long)(numerator.Sign * coins), currency);
    }

    /// <summary>A product as a whole number, and how many of its digits are decimals.</summary>
    private static (BigInteger Digits, int Decimals) Product(ReadOnlySpan<decimal> factors)
    {
        var (digits, decimals) = (BigInteger.One, 0);
        Span<int> bits = stackalloc int[4];
        foreach (var factor in factors)
        {
            decimal.GetBits(factor, bits);
            digits *= new BigInteger(new decimal(bits[0], bits[1], bits[2], isNegative: factor < 0, scale: 0));
            decimals += factor.Scale;
        }

        return (digits, decimals);
    }

    /// <summary>Reads what <see cref="ToString"/> writes.</summary>
    public static Money Parse(string text, Currency currency) => Round(decimal.Parse(text, CultureInfo.InvariantCulture), currency);

    public static Money FromMinorUnits(long minorUnits, Currency currency) => new(minorUnits, currency);

    /// <summary>Whether an exact amount is small enough to become money.</summary>
    public static bool Fits(decimal amount) => Math.Abs(amount) < Limit;

    public static Money operator +(Money left, Money right) => new(checked(left.MinorUnits + right.MinorUnits), Same(left, right));

    public static Money operator -(Money left, Money right) => new(checked(left.MinorUnits - right.MinorUnits), Same(left, right));

    public static Money operator -(Money money) => new(-money.MinorUnits, money.Currency);

    public static bool operator <(Money left, Money right) => left.CompareTo(right) < 0;

    public static bool operator >(Money left, Money right) => left.CompareTo(right) > 0;

    public static bool operator <=(Money left, Money right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Money left, Money right) => left.CompareTo(right) >= 0;

    public static Money Add(Money left, Money right) => left + right;

    public static Money Subtract(Money left, Money right) => left - right;

    public static Money Negate(Money money) => -money;

    public int CompareTo(Money other) => Same(this, other) is not null ? MinorUnits.CompareTo(other.MinorUnits) : 0;

    /// <summary>Exactly the currency's digits and a point, whatever the culture: <c>1234.50</c>.</summary>
    public override string ToString() => Amount.ToString(CultureInfo.InvariantCulture);

    private static Currency Same(Money left, Money right) =>
        left.Currency == right.Currency ? left.Currency : throw new InvalidOperationException($"{left.Currency} and {right.Currency} do not mix.");
}
