using PricingApi.Domain.Catalogue;
using PricingApi.Domain.Charging;
using PricingApi.Domain.Quotes;

namespace PricingApi.Domain.Hints;

/// <summary>Finds out whether another quantity, or another service, would serve a buyer better.</summary>
public static class ServiceHints
{
    /// <summary>All hints about a quantity of a service. Percentages and flat amounts depend on no quantity: nothing but what goes with them is hinted at.</summary>
    /// <param name="quantity">One that can be quoted.</param>
    /// <param name="listAmount">What it costs.</param>
    /// <param name="taken">Codes of the services that are taken with it.</param>
    public static IReadOnlyList<Hint> Of(PriceBookVersion version, Service service, decimal quantity, Money listAmount, IReadOnlySet<string> taken)
    {
        IEnumerable<Hint> hints = service.Tariff.Charge is Flat or Percentage ? [] : new Asked(version, service, quantity, listAmount).All();

        return service.Recommends is [] ? [.. hints] : [.. hints, .. Recommended(version, service, taken)];
    }

    /// <summary>What goes well with a service, is not taken, and can be.</summary>
    private static IEnumerable<Hint> Recommended(PriceBookVersion version, Service service, IReadOnlySet<string> taken) => service.Recommends
        .Where(code => !taken.Contains(code))
        .Select(version.Find)
        .OfType<Service>()
        .Where(other => other.Tariff.Charge is not Percentage && other.Requires.All(taken.Contains) && !version.IsExcluded(other, taken))
        .Select(other => ExcludedService.Alone(other, version.Currency))
        .Select(other => new Hint(HintKind.Recommended, other.Quantity, other.ListAmount, other.Service.Code, HintTexts.Recommended(other.Service, other.Quantity, other.ListAmount)));

    private sealed record Asked(PriceBookVersion Version, Service Service, decimal Quantity, Money ListAmount)
    {
        private Tariff Tariff => Service.Tariff;

        /// <summary>Leaving out more is no way to get more.</summary>
        private bool IsReduction => Service.Kind == ServiceKind.OptOut;

        public IEnumerable<Hint> All()
        {
            IEnumerable<Hint?> hints = [NextTier(), MoreForLess(), UnusedUnits(), BelowMinimum(), CheaperAlternative()];

            return hints.OfType<Hint>();
        }

        private Hint? NextTier()
        {
            var bound = Tiers().Select(tier => tier.UpTo + Tariff.IncludedQuantity).FirstOrDefault(bound => bound >= Quantity);
            if (bound is not { } last || Above(last) is not { } first || Cost(first) is not { } amount)
            {
                return null;
            }

            var price = Tiers().First(tier => !(tier.UpTo + Tariff.IncludedQuantity <= last)).UnitPrice;

            return new(HintKind.NextTier, first, amount, null, HintTexts.NextTier(last, price, Tariff.Charge is Volume, Tariff.Index is not null, Version.Currency));
        }

        private Hint? MoreForLess() => Tariff.Charge is not Volume || IsReduction
            ? null
            : Tiers()
                .Select(tier => tier.UpTo + Tariff.IncludedQuantity)
                .Where(bound => bound >= Quantity)
                .Select(bound => Above(bound!.Value))
                .OfType<decimal>()
                .Select(more => (More: more, Amount: Cost(more)))
                .Where(offer => offer.Amount < ListAmount)
                .OrderBy(offer => offer.Amount!.Value.MinorUnits)
                .Select(offer => new Hint(HintKind.MoreForLess, offer.More, offer.Amount!.Value, null, HintTexts.MoreForLess(offer.More, offer.Amount.Value, Service.Unit.Code)))
                .FirstOrDefault();

        private Hint? UnusedUnits()
        {
            if (Tariff.Charge is not Package { PackageSize: var size })
            {
                return null;
            }

            var charged = Math.Max(0, Quantity - Tariff.IncludedQuantity);
            var full = Tariff.IncludedQuantity + (Math.Ceiling(charged / size) * size);

            return full > Quantity && Quantities.Refuse(Service, full) is null
                ? new(HintKind.UnusedUnits, full, ListAmount, null, HintTexts.SamePrice(full, full - Quantity, Service.Unit.Code))
                : null;
        }

        /// <summary>The most whole units that the minimum still covers, found by halving: amounts do not fall as quantities grow, except by volume.</summary>
        private Hint? BelowMinimum()
        {
            if (Tariff.Minimum is null || Tariff.Charge is Volume || Math.Abs(ListAmount.Amount) != Tariff.Minimum || Cost(Math.Floor(Quantity) + 1) != ListAmount)
            {
                return null;
            }

            var (least, most) = (Math.Floor(Quantity) + 1, Quantities.Most);
            while (least < most)
            {
                var middle = Math.Ceiling((least + most) / 2);
                (least, most) = Cost(middle) == ListAmount ? (middle, most) : (least, middle - 1);
            }

            return new(HintKind.BelowMinimum, least, ListAmount, null, HintTexts.SamePrice(least, least - Quantity, Service.Unit.Code));
        }

        private Hint? CheaperAlternative() => (IsReduction ? [] : Version.Alternatives(Service))
            .Where(other => other.Tariff.Charge is not Percentage && Quantities.Refuse(other, Quantity) is null)
            .Select(other => (Service: other, Charge: Charge.Of(other, Quantity, 0, Version.Currency)))
            .Where(other => other.Charge is { } charge && charge.ListAmount < ListAmount)
            .OrderBy(other => other.Charge!.Value.ListAmount.MinorUnits)
            .Select(other => new Hint(HintKind.CheaperAlternative, Quantity, other.Charge!.Value.ListAmount, other.Service.Code, HintTexts.Instead(other.Service, other.Charge.Value.ListAmount)))
            .FirstOrDefault();

        private IReadOnlyList<Tier> Tiers() => Tariff.Charge switch
        {
            Graduated { Tiers: var tiers } => tiers,
            Volume { Tiers: var tiers } => tiers,
            _ => [],
        };

        /// <summary>The first whole quantity above a bound, if it can be quoted.</summary>
        private static decimal? Above(decimal bound) => Math.Floor(bound) + 1 is <= Quantities.Most and var more ? more : null;

        private Money? Cost(decimal quantity) => Quantities.Refuse(Service, quantity) is null ? Charge.Of(Service, quantity, 0, Version.Currency)?.ListAmount : null;
    }
}
