namespace PricingApi.Domain.Charging;

/// <summary>A price band. Its lower bound is the previous tier's upper bound, exclusive, so no fraction is unpriced.</summary>
/// <param name="UpTo">Inclusive; the last tier has none.</param>
/// <param name="FlatFee">Charged once when the tier is entered.</param>
public sealed record Tier(decimal? UpTo, decimal UnitPrice, decimal FlatFee)
{
    /// <summary>The most tiers a tariff may have.</summary>
    private const int Most = 100;

    /// <summary>What is wrong with a list of tiers as a whole and with each of them.</summary>
    internal static IEnumerable<Refusal> Check(IReadOnlyList<Tier> tiers, ChargeRules rules)
    {
        if (tiers.Count == 0)
        {
            yield return new("tier-gap", "At least one tier is needed.", "/tiers");
            yield break;
        }

        if (tiers.Count > Most)
        {
            yield return new("too-many-tiers", $"A tariff has at most {Most} tiers.", "/tiers");
            yield break;
        }

        for (var index = 0; index < tiers.Count; index++)
        {
            var (upTo, unitPrice, flatFee) = tiers[index];
            var path = $"/tiers/{index}";
            var bound = upTo is { } units ? ChargeRules.Quantity(units, path + "/upTo") : [];
            foreach (var refusal in bound.Concat(rules.UnitPrice(unitPrice, path + "/unitPrice")).Concat(rules.Amount(flatFee, path + "/flatFee")))
            {
                yield return refusal;
            }

            if (upTo is null && index < tiers.Count - 1)
            {
                yield return new("tier-overlap", "Only the last tier is open; a tier after it would never be reached.", path + "/upTo");
            }

            if (upTo is not null && index == tiers.Count - 1)
            {
                yield return new("tier-gap", "The last tier must be open (upTo null), or larger quantities have no price.", path + "/upTo");
            }

            if (index > 0 && upTo <= tiers[index - 1].UpTo)
            {
                yield return new("tier-overlap", "Each tier must reach further than the one before it.", path + "/upTo");
            }
        }
    }

    internal static IReadOnlyList<Tier> Repriced(IReadOnlyList<Tier> tiers, Func<decimal, decimal> change) =>
        [.. tiers.Select(tier => tier with { UnitPrice = change(tier.UnitPrice), FlatFee = change(tier.FlatFee) })];
}
