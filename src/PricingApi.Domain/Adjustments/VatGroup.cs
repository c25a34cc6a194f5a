namespace PricingApi.Domain.Adjustments;

/// <summary>The VAT of the lines of one charge period, category and rate.</summary>
/// <param name="Base">Sum of the rounded net amounts.</param>
/// <param name="OtherMethod">What the amount would be under the rounding method that the seller does not use.</param>
public sealed record VatGroup(VatRate Rate, Money Base, Money Amount, Money OtherMethod)
{
    /// <summary>Rates have at most four decimals: in ten-thousandths of a per cent they are whole.</summary>
    private const int RateScale = 10_000;

    /// <summary>The group of these net amounts, and the VAT of each line, which adds up to the group's.</summary>
    public static (VatGroup Group, Money[] PerLine) Of(VatRate rate, IReadOnlyList<Money> nets, VatRounding rounding, Currency currency)
    {
        var @base = nets.Aggregate(Money.Zero(currency), Money.Add);
        var onBase = Round(@base, rate);
        var onLines = nets.Select(net => Round(net, rate)).ToArray();
        var sumOfLines = onLines.Aggregate(Money.Zero(currency), Money.Add);

        return rounding == VatRounding.PerLine
            ? (new(rate, @base, sumOfLines, onBase), onLines)
            : (new(rate, @base, onBase, sumOfLines), Spread(onBase, rate, nets));
    }

    private static Money Round(Money net, VatRate rate) => Money.Round(net.Amount * rate.Rate / 100, net.Currency);

    private static Money[] Spread(Money amount, VatRate rate, IReadOnlyList<Money> nets)
    {
        var scaled = (long)(rate.Rate * RateScale);
        var parts = new Int128[nets.Count];
        for (var index = 0; index < parts.Length; index++)
        {
            parts[index] = (Int128)nets[index].MinorUnits * scaled;
        }

        var units = LargestRemainder.Round(parts, 100 * RateScale, amount.MinorUnits);

        return [.. units.Select(unit => Money.FromMinorUnits(unit, amount.Currency))];
    }
}
