using PricingApi.Domain.Catalogue;

namespace PricingApi.Domain.Quotes;

/// <summary>How the totals of a charge period change.</summary>
public sealed record PeriodChange(ChargePeriod ChargePeriod, Money Net, Money Vat, Money Gross)
{
    /// <summary>Of the charge periods whose totals differ between two quotes in one currency.</summary>
    public static IEnumerable<PeriodChange> Between(QuoteNumbers before, QuoteNumbers after)
    {
        var currency = Currency.Find(after.Currency) ?? throw new InvalidDataException($"A quote in {after.Currency} cannot be.");

        return Between(Read(before, currency), Read(after, currency), currency);
    }

    private static List<PeriodTotal> Read(QuoteNumbers numbers, Currency currency) =>
        [.. numbers.Totals.Select(total => new PeriodTotal(total.ChargePeriod, Money.Parse(total.Net, currency), Money.Parse(total.Vat, currency), Money.Parse(total.Gross, currency), []))];

    internal static IEnumerable<PeriodChange> Between(IReadOnlyList<PeriodTotal> before, IReadOnlyList<PeriodTotal> after, Currency currency)
    {
        var none = Money.Zero(currency);
        foreach (var period in before.Concat(after).Select(total => total.ChargePeriod).Distinct().Order())
        {
            var (was, now) = (before.FirstOrDefault(total => total.ChargePeriod == period), after.FirstOrDefault(total => total.ChargePeriod == period));
            var change = new PeriodChange(period, (now?.Net ?? none) - (was?.Net ?? none), (now?.Vat ?? none) - (was?.Vat ?? none), (now?.Gross ?? none) - (was?.Gross ?? none));
            if (change.Net != none || change.Gross != none)
            {
                yield return change;
            }
        }
    }
}
