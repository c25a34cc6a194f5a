using PricingApi.Domain.Charging;

namespace PricingApi.Domain.Catalogue;

/// <summary>Finds volume tiers where a larger quantity costs less: allowed, but a surprise for customers.</summary>
public static class VolumeCliffs
{
    private const decimal SmallestStep = 0.0001m;

    public static IEnumerable<Refusal> Find(IReadOnlyList<Service> services)
    {
        for (var index = 0; index < services.Count; index++)
        {
            if (services[index].Tariff.Charge is not Volume { Tiers: var tiers })
            {
                continue;
            }

            for (var tier = 0; tier < tiers.Count - 1; tier++)
            {
                var (here, next) = (tiers[tier], tiers[tier + 1]);
                if (here.UpTo is { } bound && Cost(here, bound) > Cost(next, bound + SmallestStep))
                {
                    yield return new("volume-cliff", $"'{services[index].Code}': just above {Decimals.Plain(bound)} the whole quantity costs less than at it.", $"/services/{index}/tariff/charge/tiers/{tier}");
                }
            }
        }
    }

    private static decimal Cost(Tier tier, decimal quantity) => (quantity * tier.UnitPrice) + tier.FlatFee;
}
