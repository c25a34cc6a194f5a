using PricingApi.Domain.Adjustments;
using PricingApi.Domain.Catalogue;

namespace PricingApi.Domain.Quotes;

/// <summary>Adds up lines by charge period, and VAT by period, category and rate.</summary>
internal static class Totals
{
    private static readonly ChargePeriod[] Periods = Enum.GetValues<ChargePeriod>();

    /// <returns>The totals, the VAT of each line, and what VAT would differ under the other rounding method.</returns>
    public static (List<PeriodTotal> Totals, Money[] VatOfLine, Money Difference) Of(LineDraft[] drafts, PricingTerms terms, Currency currency)
    {
        var vatOfLine = new Money[drafts.Length];
        var totals = new List<PeriodTotal>(Periods.Length);
        var difference = Money.Zero(currency);
        foreach (var period in Periods)
        {
            var groups = Groups(drafts, period, terms, currency, vatOfLine);
            if (groups.Count == 0)
            {
                continue;
            }

            var (net, vat) = (Money.Zero(currency), Money.Zero(currency));
            foreach (var group in groups)
            {
                net += group.Base;
                vat += group.Amount;
                difference += group.OtherMethod - group.Amount;
            }

            totals.Add(new(period, net, vat, net + vat, groups));
        }

        return (totals, vatOfLine, difference);
    }

    /// <summary>VAT groups of a period in the order in which their treatments are declared.</summary>
    private static List<VatGroup> Groups(LineDraft[] drafts, ChargePeriod period, PricingTerms terms, Currency currency, Money[] vatOfLine)
    {
        var groups = new List<VatGroup>(1);
        foreach (var rate in Rates(drafts, period, terms))
        {
            var (lines, nets) = (new List<int>(drafts.Length), new List<Money>(drafts.Length));
            for (var line = 0; line < drafts.Length; line++)
            {
                if (drafts[line].Service.Tariff.ChargePeriod == period && terms.Vat.For(drafts[line].Service.Tariff.Vat) == rate)
                {
                    lines.Add(line);
                    nets.Add(drafts[line].Net);
                }
            }

            var (group, perLine) = VatGroup.Of(rate, nets, terms.VatRounding, currency);
            groups.Add(group);
            for (var index = 0; index < perLine.Length; index++)
            {
                vatOfLine[lines[index]] = perLine[index];
            }
        }

        return groups;
    }

    private static IEnumerable<VatRate> Rates(LineDraft[] drafts, ChargePeriod period, PricingTerms terms) =>
        drafts.Where(draft => draft.Service.Tariff.ChargePeriod == period)
            .Select(draft => draft.Service.Tariff.Vat)
            .Distinct()
            .Order()
            .Select(terms.Vat.For)
            .Distinct();
}
