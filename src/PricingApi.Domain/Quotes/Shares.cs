using PricingApi.Domain.Adjustments;

namespace PricingApi.Domain.Quotes;

/// <summary>Takes reductions off several lines together: each bundle, then each discount on the whole quote, spread by what the lines cost.</summary>
internal static class Shares
{
    public static List<AppliedReduction> Take(LineDraft[] drafts, PricingTerms terms, List<Refusal> refusals)
    {
        var taken = new List<AppliedReduction>();
        for (var index = 0; index < terms.Bundles.Count; index++)
        {
            if (terms.Bundles[index] is not { } bundle)
            {
                continue;
            }

            Take(drafts, new(ReductionKind.Bundle, index + 1, bundle.Discount, $"/bundles/{index}/discount"), draft => bundle.Services.Contains(draft.Service.Code), taken, refusals);
        }

        for (var index = 0; index < terms.Discounts.Count; index++)
        {
            var (discount, period) = terms.Discounts[index];
            Take(drafts, new(ReductionKind.Quote, index + 1, discount, $"/discounts/{index}"), draft => period is null || draft.Service.Tariff.ChargePeriod == period, taken, refusals);
        }

        return taken;
    }

    /// <summary>Lines that are not counted, or take something off themselves, have no part in it.</summary>
    private static void Take(LineDraft[] drafts, Asked asked, Func<LineDraft, bool> names, List<AppliedReduction> taken, List<Refusal> refusals)
    {
        var left = asked.Discount.Kind == DiscountKind.Amount && asked.Discount.Value > 0;
        foreach (var lines in Enumerable.Range(0, drafts.Length).Where(line => drafts[line].Counts && drafts[line].Net.MinorUnits > 0 && names(drafts[line])).GroupBy(line => drafts[line].Service.Tariff.ChargePeriod).OrderBy(period => period.Key))
        {
            var all = lines.Aggregate(Money.Zero(drafts[0].Net.Currency), (sum, line) => sum + drafts[line].Net);
            if (Discount.Refuse([asked.Discount], all) is { } reason)
            {
                refusals.Add(new("discount-out-of-range", reason, asked.Path));
                return;
            }

            left = false;
            var amount = asked.Discount.Of(all, all);
            Spread(drafts, [.. lines], new(asked.Kind, asked.Number, amount));
            taken.Add(new(asked.Kind, asked.Number, lines.Key, amount));
        }

        if (left)
        {
            refusals.Add(new("discount-out-of-range", "There is nothing that this amount can be taken off.", asked.Path));
        }
    }

    private static void Spread(LineDraft[] drafts, int[] lines, AppliedShare whole)
    {
        var parts = LargestRemainder.Spread(whole.Amount, [.. lines.Select(line => drafts[line].Net.MinorUnits)]);
        foreach (var (index, line) in lines.Index())
        {
            drafts[line] = drafts[line].Less(whole with { Amount = parts[index] });
        }
    }

    private sealed record Asked(ReductionKind Kind, int Number, Discount Discount, string Path);
}
