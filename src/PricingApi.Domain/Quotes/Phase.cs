using System.Text.Json;
using PricingApi.Domain.Adjustments;
using PricingApi.Domain.Catalogue;

namespace PricingApi.Domain.Quotes;

/// <summary>The offer at the prices of a later day.</summary>
public sealed record Phase(DateOnly From, PriceBookVersion Version);

/// <summary>The lines of a quote at the prices of one phase, added up.</summary>
internal sealed record PricedPhase(LineDraft[] Drafts, NetSums Sums, List<AppliedReduction> Reductions, List<PeriodTotal> Totals, Money[] VatOfLine, Money VatDifference)
{
    /// <returns>Null when something was refused.</returns>
    public static PricedPhase? Of(PriceBookVersion version, IReadOnlyList<Selection> selections, int[] services, PricingTerms terms, List<Refusal> refusals)
    {
        var (drafts, sums) = LineDraft.ChargeAll(version, selections, services, refusals);
        if (refusals is [] && !Money.Fits(drafts.Sum(draft => Math.Abs(draft.Net.Amount))))
        {
            refusals.Add(new("amount-out-of-range", "A quote's amounts must stay below 1,000,000,000,000,000.", "/lines"));
        }

        var reductions = refusals is [] ? Shares.Take(drafts, terms, refusals) : [];
        if (refusals is not [])
        {
            return null;
        }

        var (totals, vatOfLine, difference) = Quotes.Totals.Of(drafts, terms, version.Currency);
        refusals.AddRange(Overdone(drafts, version.Currency));

        return refusals is [] ? new(drafts, sums, reductions, totals, vatOfLine, difference) : null;
    }

    /// <summary>The lines that cost something else than in the phase before.</summary>
    public IEnumerable<LaterLine> Changed(PricedPhase before) => Drafts
        .Select((draft, line) => (Draft: draft, Before: before.Drafts[line], Number: line + 1))
        .Where(line => line.Draft.Net != line.Before.Net || line.Draft.Charge.ListAmount != line.Before.Charge.ListAmount)
        .Select(line => new LaterLine(line.Number, line.Draft.Charge.ListAmount, line.Draft.Net));

    /// <summary>Leaving things out never takes off more than what they are left out of: the base, and what the opt-outs require.</summary>
    private static IEnumerable<Refusal> Overdone(LineDraft[] drafts, Currency currency)
    {
        if (!drafts.Any(draft => IsOptOut(draft) && draft.Counts))
        {
            yield break;
        }

        var required = drafts.Where(draft => IsOptOut(draft) && draft.Counts).SelectMany(draft => draft.Service.Requires).ToHashSet(StringComparer.Ordinal);
        foreach (var period in drafts.Where(draft => draft.Counts).GroupBy(draft => draft.Service.Tariff.ChargePeriod))
        {
            var off = -Sum(period.Where(IsOptOut), currency);
            var from = Sum(period.Where(draft => !IsOptOut(draft) && (draft.Service.Kind == ServiceKind.Base || required.Contains(draft.Service.Code))), currency);
            if (off > from)
            {
                yield return new("opt-out-exceeds-base", $"The opt-outs take {off} {currency} {JsonNamingPolicy.CamelCase.ConvertName($"{period.Key}")} off {from}: that is all that the base and what they require come to.", "/lines");
            }
        }
    }

    private static bool IsOptOut(LineDraft draft) => draft.Service.Kind == ServiceKind.OptOut;

    private static Money Sum(IEnumerable<LineDraft> drafts, Currency currency) => drafts.Aggregate(Money.Zero(currency), (sum, draft) => sum + draft.Net);
}
