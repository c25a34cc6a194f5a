using PricingApi.Domain.Adjustments;
using PricingApi.Domain.Catalogue;

namespace PricingApi.Domain.Quotes;

/// <summary>Adds up lines by charge period, and VAT by period, category and rate.</summary>
internal static class Totals
{
    private static readonly ChargePeriod[] Periods = Enum.GetValues<ChargePeriod>();
    private static readonly VatTreatment[] Treatments = Enum.GetValues<VatTreatment>();

    /// <summary>Lines that do not count have VAT of their own, outside the groups.</summary>
    /// <returns>The totals, the VAT of each line, and what VAT would differ under the other rounding method.</returns>
    public static (List<PeriodTotal> Totals, Money[] VatOfLine, Money Difference) Of(LineDraft[] drafts, PricingTerms terms, Currency currency)
    {
        VatRate[] rates = [.. Treatments.Select(terms.Vat.For)];
        var lines = Group(drafts, rates);
        var vatOfLine = new Money[drafts.Length];
        var totals = new List<PeriodTotal>(Periods.Length);
        var difference = Money.Zero(currency);

        foreach (var period in Periods)
        {
            var groups = new List<VatGroup>(1);
            for (var rate = 0; rate < rates.Length; rate++)
            {
                if (lines[(int)period, rate] is { } members)
                {
                    groups.Add(Settle(members, rates[rate], drafts, terms, currency, vatOfLine));
                }
            }

            if (groups.Count > 0)
            {
                var (net, vat) = (Money.Zero(currency), Money.Zero(currency));
                foreach (var group in groups)
                {
                    net += group.Base;
                    vat += group.Amount;
                    difference += group.OtherMethod - group.Amount;
                }

                totals.Add(new(period, net, vat, net + vat, groups));
            }
        }

        for (var line = 0; line < drafts.Length; line++)
        {
            if (!drafts[line].Counts)
            {
                vatOfLine[line] = VatGroup.Of(rates[(int)drafts[line].Service.Tariff.Vat], [drafts[line].Net], terms.VatRounding, currency).Group.Amount;
            }
        }

        return (totals, vatOfLine, difference);
    }

    /// <summary>Line indexes by charge period and rate; treatments of the same category and rate share a group.</summary>
    private static List<int>?[,] Group(LineDraft[] drafts, VatRate[] rates)
    {
        var groups = new List<int>?[Periods.Length, rates.Length];
        for (var line = 0; line < drafts.Length; line++)
        {
            if (!drafts[line].Counts)
            {
                continue;
            }

            var tariff = drafts[line].Service.Tariff;
            var rate = Array.IndexOf(rates, rates[(int)tariff.Vat]);
            (groups[(int)tariff.ChargePeriod, rate] ??= []).Add(line);
        }

        return groups;
    }

    private static VatGroup Settle(List<int> lines, VatRate rate, LineDraft[] drafts, PricingTerms terms, Currency currency, Money[] vatOfLine)
    {
        var nets = new Money[lines.Count];
        for (var index = 0; index < nets.Length; index++)
        {
            nets[index] = drafts[lines[index]].Net;
        }

        var (group, perLine) = VatGroup.Of(rate, nets, terms.VatRounding, currency);
        for (var index = 0; index < perLine.Length; index++)
        {
            vatOfLine[lines[index]] = perLine[index];
        }

        return group;
    }
}
