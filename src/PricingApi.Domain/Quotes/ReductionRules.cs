using PricingApi.Domain.Adjustments;
using PricingApi.Domain.Catalogue;

namespace PricingApi.Domain.Quotes;

/// <summary>Whether reductions of several lines can be given on these lines.</summary>
internal static class ReductionRules
{
    public static IEnumerable<Refusal> Check(PriceBookVersion version, IReadOnlyList<Selection> selections, PricingTerms terms) =>
        terms is { Bundles: [], Discounts: [] } ? [] : Bundles(version, selections, terms.Bundles).Concat(Discounts(version, selections, terms.Discounts));

    private static IEnumerable<Refusal> Bundles(PriceBookVersion version, IReadOnlyList<Selection> selections, IReadOnlyList<Bundle?> bundles)
    {
        var counted = selections.Where(selection => selection.Counts).Select(selection => selection.Service).ToHashSet(StringComparer.Ordinal);
        var bundled = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (number, bundle) in bundles.Index())
        {
            if (bundle is null)
            {
                continue;
            }

            if (bundle.Services.Count < 2)
            {
                yield return new("bundle-invalid", "A bundle holds two services or more.", $"/bundles/{number}/services");
            }

            foreach (var (place, code) in bundle.Services.Index())
            {
                if (!counted.Contains(code))
                {
                    yield return new("bundle-invalid", $"'{code}' is not on a line that counts in the totals.", $"/bundles/{number}/services/{place}");
                }
                else if (!bundled.Add(code))
                {
                    yield return new("bundle-invalid", $"'{code}' is in a bundle already.", $"/bundles/{number}/services/{place}");
                }
            }

            if (bundle.Discount.Kind == DiscountKind.Amount && Periods(version, bundle.Services).Count > 1)
            {
                yield return new("discount-period-missing", "Its services fall due in more than one charge period: send a percentage, or a bundle for each.", $"/bundles/{number}/discount");
            }
        }
    }

    private static IEnumerable<Refusal> Discounts(PriceBookVersion version, IReadOnlyList<Selection> selections, IReadOnlyList<QuoteDiscount> discounts)
    {
        var periods = Periods(version, selections.Where(selection => selection.Counts).Select(selection => selection.Service));
        foreach (var (number, (discount, period)) in discounts.Index())
        {
            if (discount.Kind == DiscountKind.Amount && period is null && periods.Count > 1)
            {
                yield return new("discount-period-missing", "The quote falls due in more than one charge period: say which of them the amount is taken of.", $"/discounts/{number}/chargePeriod");
            }
        }
    }

    private static List<ChargePeriod> Periods(PriceBookVersion version, IEnumerable<string> codes) =>
        [.. codes.Select(version.Find).OfType<Service>().Select(service => service.Tariff.ChargePeriod).Distinct()];
}
