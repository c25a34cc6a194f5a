using System.Text.Json;
using PricingApi.Domain.Catalogue;
using PricingApi.Domain.Charging;

namespace PricingApi.Domain.Quotes;

/// <summary>Prices a selection: pure, exact, and every service accounted for once.</summary>
public static class QuoteBuilder
{
    /// <summary>Itemises every service, or says everything that is wrong with the selection at once.</summary>
    public static Result<PricedQuote> Price(PriceBookVersion version, IReadOnlyList<Selection> selections, PricingTerms terms)
    {
        var services = new int[selections.Count];
        var refusals = SelectionRules.Check(version, selections, services);
        if (refusals is not [])
        {
            return refusals;
        }

        var (drafts, sums) = LineDraft.ChargeAll(version, selections, services, refusals);
        if (refusals is [] && !Money.Fits(drafts.Sum(draft => Math.Abs(draft.Net.Amount))))
        {
            refusals.Add(new("amount-out-of-range", "A quote's amounts must stay below 1,000,000,000,000,000.", "/lines"));
        }

        if (refusals is not [])
        {
            return refusals;
        }

        var (totals, vatOfLine, difference) = Totals.Of(drafts, terms, version.Currency);
        refusals.AddRange(totals.Where(total => total.Net < Money.Zero(version.Currency)).Select(total =>
            new Refusal("amount-out-of-range", $"The reductions exceed the charges ({total.Net} {version.Currency} {JsonNamingPolicy.CamelCase.ConvertName($"{total.ChargePeriod}")}).", "/lines")));

        var value = ContractValues.Of(totals, terms, version.Currency, refusals);
        var excluded = Excluded(version, sums, services, refusals);
        if (refusals is not [])
        {
            return refusals;
        }

        return new PricedQuote(version.Currency, Lines(drafts, terms, vatOfLine), totals, excluded, difference, value);
    }

    private static QuoteLine[] Lines(LineDraft[] drafts, PricingTerms terms, Money[] vatOfLine)
    {
        var lines = new QuoteLine[drafts.Length];
        for (var index = 0; index < lines.Length; index++)
        {
            var (service, quantity, charge, discounts, net) = drafts[index];
            lines[index] = new(index + 1, service, quantity, charge.Steps, charge.ListAmount, discounts, net, terms.Vat.For(service.Tariff.Vat), vatOfLine[index]);
        }

        return lines;
    }

    private static List<ExcludedService> Excluded(PriceBookVersion version, NetSums sums, int[] services, List<Refusal> refusals)
    {
        var selected = new bool[version.Services.Count];
        foreach (var service in services)
        {
            selected[service] = true;
        }

        var excluded = new List<ExcludedService>(selected.Length - services.Length);
        for (var index = 0; index < selected.Length; index++)
        {
            if (selected[index])
            {
                continue;
            }

            if (OneUnit(version, sums, index) is { } one)
            {
                excluded.Add(one);
            }
            else
            {
                refusals.Add(new("amount-out-of-range", $"'{version.Services[index].Code}' would cost 1,000,000,000,000,000 or more on this quote.", "/lines"));
            }
        }

        return excluded;
    }

    private static ExcludedService? OneUnit(PriceBookVersion version, NetSums sums, int index)
    {
        if (version.Named(index) is not { } named)
        {
            return version.Alone(index);
        }

        var service = version.Services[index];

        return Charge.Of(service, 1, sums.Of(named, service.Tariff.ChargePeriod), version.Currency) is { } charge
            ? new(service, 1, charge.ListAmount)
            : null;
    }
}
