namespace PricingApi.Domain.Adjustments;

/// <summary>Divides whole coins so that the parts add up exactly.</summary>
public static class LargestRemainder
{
    /// <summary>Divides an amount in proportion to weights; a coin that is left goes to the largest remainder, ties to the first.</summary>
    /// <param name="weights">None negative, not all zero.</param>
    public static Money[] Spread(Money amount, IReadOnlyList<long> weights)
    {
        var all = weights.Aggregate(Int128.Zero, (sum, weight) => sum + weight);
        var parts = new Int128[weights.Count];
        for (var index = 0; index < parts.Length; index++)
        {
            parts[index] = (Int128)Math.Abs(amount.MinorUnits) * weights[index];
        }

        var sign = Math.Sign(amount.MinorUnits);
        var spread = Round(parts, all, Math.Abs(amount.MinorUnits));

        return [.. spread.Select(units => Money.FromMinorUnits(sign * units, amount.Currency))];
    }

    /// <summary>Rounds the fractions <paramref name="parts"/> / <paramref name="denominator"/> up or down so that they add up to <paramref name="total"/>.</summary>
    /// <param name="total">The sum of the fractions, rounded to a whole number in either direction.</param>
    internal static long[] Round(Int128[] parts, Int128 denominator, long total)
    {
        var whole = new long[parts.Length];
        var left = total;
        for (var index = 0; index < parts.Length; index++)
        {
            whole[index] = (long)Floor(parts[index], denominator);
            left -= whole[index];
        }

        if (left > 0)
        {
            var order = new int[parts.Length];
            for (var index = 0; index < order.Length; index++)
            {
                order[index] = index;
            }

            Array.Sort(order, (one, other) => Compare(parts, denominator, one, other));
            for (var rank = 0; rank < left; rank++)
            {
                whole[order[rank]]++;
            }
        }

        return whole;
    }

    private static int Compare(Int128[] parts, Int128 denominator, int one, int other)
    {
        var byRemainder = Remainder(parts[other], denominator).CompareTo(Remainder(parts[one], denominator));

        return byRemainder != 0 ? byRemainder : one.CompareTo(other);
    }

    private static Int128 Floor(Int128 part, Int128 denominator) => (part - Remainder(part, denominator)) / denominator;

    private static Int128 Remainder(Int128 part, Int128 denominator)
    {
        var remainder = part % denominator;

        return remainder < 0 ? remainder + denominator : remainder;
    }
}
