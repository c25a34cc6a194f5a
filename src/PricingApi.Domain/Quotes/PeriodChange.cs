using PricingApi.Domain.Catalogue;

namespace PricingApi.Domain.Quotes;

/// <summary>How the totals of a charge period change.</summary>
public sealed record PeriodChange(ChargePeriod ChargePeriod, Money Net, Money Vat, Money Gross)
{
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
