using PricingApi.Domain.Charging;

namespace PricingApi.Domain.Catalogue;

/// <summary>The least a unit may be sold for. Known to those who set prices alone: no catalogue, quote or event tells it.</summary>
/// <param name="Price">Of one unit.</param>
/// <param name="MinimumMargin">Per cent of the price that must be left above the cost; from 0, below 100.</param>
/// <param name="Cost">What one unit costs the seller.</param>
public sealed record Floor(decimal? Price, decimal? MinimumMargin, decimal? Cost)
{
    /// <summary>The floor of one unit: the higher of the two that may be stated; null when neither is.</summary>
    public decimal? OfOne => (Price, ByMargin) switch
    {
        ({ } price, { } margin) => Math.Max(price, margin),
        var (price, margin) => price ?? margin,
    };

    private decimal? ByMargin => MinimumMargin is { } margin && Cost is { } cost ? cost * 100 / (100 - margin) : null;

    /// <param name="most">The most that can be asked at once.</param>
    internal IEnumerable<Refusal> Check(ChargeRules rules, Tariff tariff, decimal most)
    {
        var faults = (Price is { } price ? rules.UnitPrice(price, "/floor/price") : []).Concat(Cost is { } cost ? rules.UnitPrice(cost, "/floor/cost") : []).ToList();
        foreach (var refusal in faults)
        {
            yield return refusal;
        }

        if (MinimumMargin is < 0 or >= 100 || Decimals.Digits(MinimumMargin ?? 0) > 4)
        {
            yield return new("margin-out-of-range", "A margin lies from 0 to below 100 per cent, with at most four decimals.", "/floor/minimumMargin");
            yield break;
        }

        if (MinimumMargin is not null && Cost is null)
        {
            yield return new("margin-without-cost", "A minimum margin needs the cost that it is reckoned on.", "/floor/cost");
        }

        if (faults is [] && OfOne is { } floor)
        {
            if (tariff.IncludedQuantity > 0 && floor > 0)
            {
                yield return new("floor-above-price", "Included units cost nothing, which lies under the floor.", "/includedQuantity");
            }

            foreach (var (maximum, path) in ((decimal?, string)[])[(tariff.Maximum, "/maximum"), (tariff.Introductory?.Maximum, "/introductory/maximum")])
            {
                if (maximum / most < floor)
                {
                    yield return new("floor-above-price", $"At a quantity of {Decimals.Plain(most)} the maximum leaves less for each than the floor: lower the floor, or the largest quantity.", path);
                }
            }

            foreach (var (charge, path) in Charges(tariff))
            {
                if (charge is Percentage)
                {
                    yield return new("floor-of-percentage", "A percentage has no price of one unit, and so no floor.", "/floor");
                }
                else if (charge.LowestPrice < floor)
                {
                    yield return new("floor-above-price", $"A unit may be sold for as little as {Decimals.Plain(charge.LowestPrice.Value)}, which lies under the floor.", path);
                }
            }
        }
    }

    private static IEnumerable<(ChargeModel Charge, string Path)> Charges(Tariff tariff) =>
        tariff.Introductory is { } introductory ? [(tariff.Charge, "/charge"), (introductory.Charge, "/introductory/charge")] : [(tariff.Charge, "/charge")];
}
