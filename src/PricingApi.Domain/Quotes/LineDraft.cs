using PricingApi.Domain.Adjustments;
using PricingApi.Domain.Catalogue;
using PricingApi.Domain.Charging;

namespace PricingApi.Domain.Quotes;

/// <summary>A line before VAT: charged and discounted.</summary>
internal readonly record struct LineDraft(Service Service, decimal Quantity, Charge Charge, IReadOnlyList<AppliedDiscount> Discounts, Money Net)
{
    /// <summary>Charges the lines; percentages last, as they are taken of the others.</summary>
    /// <param name="services">Index of the service of each line.</param>
    public static (LineDraft[] Drafts, NetSums Sums) ChargeAll(
        PriceBookVersion version, IReadOnlyList<Selection> selections, int[] services, List<Refusal> refusals)
    {
        var drafts = new LineDraft[selections.Count];
        var sums = new NetSums(version.Services.Count);
        for (var line = 0; line < drafts.Length; line++)
        {
            if (version.Named(services[line]) is null)
            {
                drafts[line] = ChargeOne(version, selections[line], services[line], 0, line, refusals);
                sums.Add(services[line], drafts[line].Service, drafts[line].Net);
            }
        }

        for (var line = 0; line < drafts.Length; line++)
        {
            if (version.Named(services[line]) is { } named)
            {
                var @base = sums.Of(named, version.Services[services[line]].Tariff.ChargePeriod);
                drafts[line] = ChargeOne(version, selections[line], services[line], @base, line, refusals);
            }
        }

        return (drafts, sums);
    }

    private static LineDraft ChargeOne(PriceBookVersion version, Selection selection, int index, decimal percentageBase, int line, List<Refusal> refusals)
    {
        var service = version.Services[index];
        if (Charging.Charge.Of(service, selection.Quantity, percentageBase, version.Currency) is not { } charge)
        {
            refusals.Add(new("amount-out-of-range", "A line's amount must stay below 1,000,000,000,000,000.", $"/lines/{line}/quantity"));
            return new(service, selection.Quantity, default, [], Money.Zero(version.Currency));
        }

        if (Discount.Refuse(selection.Discounts, charge.ListAmount) is { } reason)
        {
            refusals.Add(new("discount-out-of-range", reason, $"/lines/{line}/discounts"));
        }

        var (discounts, net) = Reduce(charge.ListAmount, selection.Discounts);

        return new(service, selection.Quantity, charge, discounts, net);
    }

    private static (IReadOnlyList<AppliedDiscount> Discounts, Money Net) Reduce(Money list, IReadOnlyList<Discount> discounts)
    {
        var net = list;
        var applied = discounts.Count == 0 ? [] : new AppliedDiscount[discounts.Count];
        for (var index = 0; index < applied.Length; index++)
        {
            applied[index] = new(discounts[index], discounts[index].Of(list, net));
            net -= applied[index].Amount;
        }

        return (applied, net);
    }
}
