using PricingApi.Domain.Catalogue;

namespace PricingApi.Domain.Quotes;

/// <summary>What a quote is worth over a year and over its term.</summary>
internal static class ContractValues
{
    private const int MonthsPerYear = 12;

    /// <returns>Null when the term is not stated, or when the quote has per-occurrence lines and their number is not, or out of range.</returns>
    public static ContractValue? Of(List<PeriodTotal> totals, PricingTerms terms, Currency currency, List<Refusal> refusals)
    {
        if (terms.TermMonths is not (>= 1 and <= PricingTerms.MostMonths and var months)
            || (terms.OccurrencesPerYear is not (>= 1 and <= PricingTerms.MostOccurrences) && totals.Exists(total => total.ChargePeriod == ChargePeriod.PerOccurrence)))
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

    /// <summary>Counted in twelfths of a year, so that a part of a year is divided once, at the end.</summary>
    private static decimal Over(int months, List<PeriodTotal> totals, PricingTerms terms) =>
        totals.Sum(total => total.Net.Amount * Twelfths(total.ChargePeriod, months, terms)) / MonthsPerYear;

    private static decimal Twelfths(ChargePeriod period, int months, PricingTerms terms) => period switch
    {
        ChargePeriod.OneOff => MonthsPerYear,
        ChargePeriod.PerOccurrence => (decimal)terms.OccurrencesPerYear.GetValueOrDefault() * months,
        ChargePeriod.PerMonth => (decimal)months * MonthsPerYear,
        ChargePeriod.PerYear => Math.Ceiling((decimal)months / MonthsPerYear) * MonthsPerYear,
        _ => throw new ArgumentOutOfRangeException(nameof(period), period, "A charge period that is not counted."),
    };
}
