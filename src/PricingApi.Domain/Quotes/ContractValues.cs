using PricingApi.Domain.Catalogue;

namespace PricingApi.Domain.Quotes;

/// <summary>What a quote is worth over a year and over its term.</summary>
internal static class ContractValues
{
    private const int MonthsPerYear = 12;

    /// <param name="first">What falls due at first.</param>
    /// <param name="later">What falls due from later days on.</param>
    /// <returns>Null when the term is not stated, or when the quote has per-occurrence lines and their number is not, or out of range.</returns>
    public static ContractValue? Of(List<PeriodTotal> first, List<LaterPhase> later, PricingTerms terms, Currency currency, List<Refusal> refusals)
    {
        if (terms.TermMonths is not (>= 1 and <= PricingTerms.MostMonths and var months)
            || (terms.OccurrencesPerYear is not (>= 1 and <= PricingTerms.MostOccurrences) && first.Exists(total => total.ChargePeriod == ChargePeriod.PerOccurrence)))
        {
            return null;
        }

        var contract = Over(months, first, later, terms);
        if (!Money.Fits(contract))
        {
            refusals.Add(new("amount-out-of-range", "The contract value must stay below 1,000,000,000,000,000.", "/termMonths"));
            return null;
        }

        return new(Money.Round(Over(Math.Min(months, MonthsPerYear), first, later, terms), currency), Money.Round(contract, currency));
    }

    /// <summary>Counted in twelfths of a year, so that a part of a year is divided once, at the end.</summary>
    /// <remarks>A month or a year that starts before prices change is counted at the prices of its first day; the first one starts on the day of pricing.</remarks>
    private static decimal Over(int months, List<PeriodTotal> first, List<LaterPhase> later, PricingTerms terms)
    {
        var sum = 0m;
        for (var phase = 0; phase <= later.Count; phase++)
        {
            var from = phase == 0 ? 0 : MonthsUntil(later[phase - 1].From, months, terms);
            var to = phase == later.Count ? months : MonthsUntil(later[phase].From, months, terms);
            sum += (phase == 0 ? first : later[phase - 1].Totals).Sum(total => total.Net.Amount * Twelfths(total.ChargePeriod, from, to, terms));
        }

        return sum / MonthsPerYear;
    }

    /// <summary>How many months of the term start before a day.</summary>
    private static int MonthsUntil(DateOnly day, int months, PricingTerms terms)
    {
        var started = 0;
        while (started < months && terms.PricedOn.AddMonths(started) < day)
        {
            started++;
        }

        return started;
    }

    private static decimal Twelfths(ChargePeriod period, int from, int to, PricingTerms terms) => period switch
    {
        ChargePeriod.OneOff => from == 0 ? MonthsPerYear : 0,
        ChargePeriod.PerOccurrence => (decimal)terms.OccurrencesPerYear.GetValueOrDefault() * (to - from),
        ChargePeriod.PerMonth => (decimal)(to - from) * MonthsPerYear,
        ChargePeriod.PerYear => YearsStarted(to) - YearsStarted(from),
        _ => throw new ArgumentOutOfRangeException(nameof(period), period, "A charge period that is not counted."),
    };

    private static decimal YearsStarted(int months) => Math.Ceiling((decimal)months / MonthsPerYear) * MonthsPerYear;
}
