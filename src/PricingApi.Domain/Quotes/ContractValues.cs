using PricingApi.Domain.Catalogue;

namespace PricingApi.Domain.Quotes;

/// <summary>What a quote is worth over a year and over its term.</summary>
internal static class ContractValues
{
    private const int MonthsPerYear = 12;

    /// <returns>Null when the term is not stated, or when the quote has per-occurrence lines and their number is not.</returns>
    public static ContractValue? Of(List<PeriodTotal> totals, PricingTerms terms, Currency currency, List<Refusal> refusals)
    {
        if (terms.TermMonths is not { } months
            || (terms.OccurrencesPerYear is null && totals.Exists(total => total.ChargePeriod == ChargePeriod.PerOccurrence)))
        {
            return null;
        }

        var contract = Over(months, totals, terms);
        if (!Money.Fits(contract))
        {
            refusals.Add(new("amount-out-of-range", "The contract value must stay below 1,000,000,000,000,000.", "/termMonths"));
            return null;
        }

        return new(Money.Round(Over(Math.Min(months, MonthsPerYear), totals, terms), currency), Money.Round(contract, currency));
    }

    private static decimal Over(int months, List<PeriodTotal> totals, PricingTerms terms) =>
        totals.Sum(total => total.Net.Amount * Times(total.ChargePeriod, months, terms));

    private static decimal Times(ChargePeriod period, int months, PricingTerms terms) => period switch
    {
        ChargePeriod.OneOff => 1,
        ChargePeriod.PerOccurrence => terms.OccurrencesPerYear.GetValueOrDefault() * (decimal)months / MonthsPerYear,
        ChargePeriod.PerMonth => months,
        ChargePeriod.PerYear => Math.Ceiling((decimal)months / MonthsPerYear),
        _ => throw new ArgumentOutOfRangeException(nameof(period), period, "A charge period that is not counted."),
    };
}
