using PricingApi.Domain.Catalogue;

namespace PricingApi.Domain.Quotes;

/// <summary>Prices a selection: pure, exact, and every service accounted for once.</summary>
public static class QuoteBuilder
{
    /// <summary>Itemises every service, or says everything that is wrong with the selection at once.</summary>
    /// <param name="later">The same offer at later prices, soonest first.</param>
    public static Result<PricedQuote> Price(PriceBookVersion version, IReadOnlyList<Selection> selections, PricingTerms terms, IReadOnlyList<Phase>? later = null)
    {
        var services = new int[selections.Count];
        var refusals = SelectionRules.Check(version, selections, services, terms);
        if (refusals is not [] || PricedPhase.Of(version, selections, services, terms, refusals) is not { } first)
        {
            return refusals;
        }

        var phases = Later(later ?? [], first, selections, services, terms, refusals);
        var value = refusals is [] ? ContractValues.Of(first.Totals, phases, terms, version.Currency, refusals) : null;
        var excluded = Excluded(version, first.Sums, services, refusals);
        if (refusals is not [])
        {
            return refusals;
        }

        return new PricedQuote(version.Currency, Lines(first, selections, terms), first.Totals, excluded, first.VatDifference, value, phases)
        {
            VatRegime = terms.Vat.Regime,
            Reductions = first.Reductions,
            Sections = [.. Sections(first, selections)],
        };
    }

    /// <summary>What a selection adds up to, without the rest of the quote.</summary>
    /// <param name="later">The same offer at later prices: a selection that they rule out is refused.</param>
    internal static IReadOnlyList<PeriodTotal> Total(PriceBookVersion version, IReadOnlyList<Selection> selections, PricingTerms terms, List<Refusal> refusals, IReadOnlyList<Phase>? later = null)
    {
        var services = new int[selections.Count];
        var broken = SelectionRules.Check(version, selections, services, terms);
        var phase = broken is [] ? PricedPhase.Of(version, selections, services, terms, broken) : null;
        if (phase is not null && later is not null)
        {
            ContractValues.Of(phase.Totals, Later(later, phase, selections, services, terms, broken), terms, version.Currency, broken);
            CheckPercentages(version, phase.Sums, services, broken);
        }

        refusals.AddRange(broken);

        return phase?.Totals ?? [];
    }

    private static List<LaterPhase> Later(IReadOnlyList<Phase> later, PricedPhase first, IReadOnlyList<Selection> selections, int[] services, PricingTerms terms, List<Refusal> refusals)
    {
        var phases = new List<LaterPhase>(later.Count);
        var before = first;
        foreach (var (from, version) in later)
        {
            if (PricedPhase.Of(version, Courtesies.On(from, selections, version), services, terms, refusals) is not { } phase)
            {
                return phases;
            }

            phases.Add(new(from, [.. phase.Changed(before)], phase.Totals));
            before = phase;
        }

        return phases;
    }

    private static QuoteLine[] Lines(PricedPhase phase, IReadOnlyList<Selection> selections, PricingTerms terms)
    {
        var lines = new QuoteLine[phase.Drafts.Length];
        for (var index = 0; index < lines.Length; index++)
        {
            var (service, quantity, charge, manual, discounts, net, _) = phase.Drafts[index];
            lines[index] = new(index + 1, service, quantity, charge.Steps, charge.ListAmount, discounts, net, terms.Vat.For(service.Tariff.Vat), phase.VatOfLine[index])
            {
                SurchargeFor = selections[index].SurchargeFor,
                Disposition = selections[index].Disposition,
                ManualPrice = manual,
                Shares = phase.Drafts[index].Shares,
                AlternativeTo = Main(selections, index),
            };
        }

        return lines;
    }

    /// <summary>Number of the line whose place an alternative can take.</summary>
    private static int? Main(IReadOnlyList<Selection> selections, int index)
    {
        for (var line = 0; selections[index].AlternativeTo is { } main && line < selections.Count; line++)
        {
            if (selections[line].Service == main && selections[line].Counts)
            {
                return line + 1;
            }
        }

        return null;
    }

    private static IEnumerable<SectionTotal> Sections(PricedPhase phase, IReadOnlyList<Selection> selections) => Enumerable.Range(0, selections.Count)
        .Where(line => selections[line].Section is not null)
        .GroupBy(line => selections[line].Section!)
        .Select(section => new SectionTotal(section.Key, [.. section
            .Where(line => phase.Drafts[line].Counts)
            .GroupBy(line => phase.Drafts[line].Service.Tariff.ChargePeriod)
            .OrderBy(period => period.Key)
            .Select(period => new Subtotal(period.Key, period.Aggregate(Money.Zero(phase.Drafts[0].Net.Currency), (sum, line) => sum + phase.Drafts[line].Net)))]));

    private static List<ExcludedService> Excluded(PriceBookVersion version, NetSums sums, int[] services, List<Refusal> refusals)
    {
        var selected = new bool[version.Services.Count];
        foreach (var service in services)
        {
            selected[service] = true;
        }

        var excluded = new List<ExcludedService>(Math.Max(0, selected.Length - services.Length)); // alternatives may make more lines than services
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
                refusals.Add(TooDear(version, index));
            }
        }

        return excluded;
    }

    /// <summary>Percentages that are left out: what they would cost depends on what is selected, so a choice can make it too much.</summary>
    private static void CheckPercentages(PriceBookVersion version, NetSums sums, int[] services, List<Refusal> refusals)
    {
        for (var index = 0; index < version.Services.Count; index++)
        {
            if (version.Named(index) is not null && !services.Contains(index) && OneUnit(version, sums, index) is null)
            {
                refusals.Add(TooDear(version, index));
            }
        }
    }

    private static Refusal TooDear(PriceBookVersion version, int index) =>
        new("amount-out-of-range", $"'{version.Services[index].Code}' would cost 1,000,000,000,000,000 or more on this quote.", "/lines");

    private static ExcludedService? OneUnit(PriceBookVersion version, NetSums sums, int index)
    {
        if (version.Named(index) is not { } named)
        {
            return version.Alone(index);
        }

        var service = version.Services[index];

        return ExcludedService.Of(service, sums.Of(named, service.Tariff.ChargePeriod), version.Currency);
    }
}
