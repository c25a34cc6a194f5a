using System.Numerics;

namespace PricingApi.Domain.Tests.Laws;

/// <summary>An exact fraction of whole numbers, so that a check of <see cref="decimal"/> sums uses no <see cref="decimal"/>.</summary>
internal readonly record struct Fraction(BigInteger Numerator, BigInteger Denominator)
{
    public static readonly Fraction Zero = new(0, 1);

    public static implicit operator Fraction(long number) => new(number, 1);

    public static implicit operator Fraction(decimal number)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(number, bits);
        var digits = (new BigInteger((uint)bits[2]) << 64) + (new BigInteger((uint)bits[1]) << 32) + (uint)bits[0];

        return new(bits[3] < 0 ? -digits : digits, BigInteger.Pow(10, (bits[3] >> 16) & 0xFF));
    }

    public static Fraction operator +(Fraction left, Fraction right) =>
        left.Denominator == right.Denominator
            ? new(left.Numerator + right.Numerator, left.Denominator)
            : new((left.Numerator * right.Denominator) + (right.Numerator * left.Denominator), left.Denominator * right.Denominator);

    public static Fraction operator -(Fraction left, Fraction right) => left + new Fraction(-right.Numerator, right.Denominator);

    public static Fraction operator *(Fraction left, Fraction right) => new(left.Numerator * right.Numerator, left.Denominator * right.Denominator);

    public static Fraction operator /(Fraction left, Fraction right) => new(left.Numerator * right.Denominator, left.Denominator * right.Numerator);

    public static bool operator <(Fraction left, Fraction right) => (left - right).Numerator.Sign < 0;

    public static bool operator >(Fraction left, Fraction right) => right < left;

    public static Fraction Least(Fraction one, Fraction other) => one < other ? one : other;

    /// <summary>To the nearest whole number; a half goes away from zero.</summary>
    public long Rounded()
    {
        var nearest = ((BigInteger.Abs(Numerator) * 2) + Denominator) / (Denominator * 2);

        return (long)(Numerator.Sign < 0 ? -nearest : nearest);
    }

    /// <summary>To the next whole number, for fractions that are not negative.</summary>
    public long RoundedUp() => (long)((Numerator + Denominator - 1) / Denominator);
}
