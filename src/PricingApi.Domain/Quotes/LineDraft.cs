using PricingApi.Domain.Adjustments;
using PricingApi.Domain.Catalogue;
using PricingApi.Domain.Charging;

namespace PricingApi.Domain.Quotes;

/// <summary>A line before VAT: charged and discounted.</summary>
/// <param name="Net">What is left of it so far.</param>
/// <param name="Counts">Whether it counts in the totals.</param>
internal readonly record struct LineDraft(Service Service, decimal Quantity, Charge Charge, AppliedManualPrice? ManualPrice, IReadOnlyList<AppliedDiscount> Discounts, Money Net, bool Counts)
{
    /// <summary>Its parts of reductions of several lines.</summary>
    public IReadOnlyList<AppliedShare> Shares { get; init; } = [];

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
                if (drafts[line].Counts)
                {
                    sums.Add(services[line], drafts[line].Service, drafts[line].Net);
                }
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

    /// <summary>With a part of a reduction taken off.</summary>
    public LineDraft Less(AppliedShare share) => this with { Net = Net - share.Amount, Shares = [.. Shares, share] };

    private static LineDraft ChargeOne(PriceBookVersion version, Selection selection, int index, decimal percentageBase, int line, List<Refusal> refusals)
    {
        var service = version.Services[index];
        if (Charging.Charge.Of(service, selection.Quantity, percentageBase, version.Currency) is not { } charge)
        {
            refusals.Add(new("amount-out-of-range", "A line's amount must stay below 1,000,000,000,000,000.", $"/lines/{line}/quantity"));
            return new(service, selection.Quantity, default, null, [], Money.Zero(version.Currency), selection.Counts);
        }

        var manual = selection.ManualPrice is { } price ? new AppliedManualPrice(price, Money.Round(price.Of(selection.Quantity), version.Currency)) : null;
        var charged = manual?.Amount ?? charge.ListAmount;
        var asked = selection is { Disposition: Disposition.Courtesy, Courtesy: { } courtesy } ? [courtesy.ToDiscount()] : selection.Discounts;
        if (Discount.Refuse(asked, charged) is { } reason)
        {
            refusals.Add(new("discount-out-of-range", reason, $"/lines/{line}/discounts"));
        }

        var (discounts, net) = Reduce(charged, asked);

        return new(service, selection.Quantity, charge, manual, discounts, net, selection.Counts);
    }

    private static (IReadOnlyList<AppliedDiscount> Discounts, Money Net) Reduce(Money charged, IReadOnlyList<Discount> discounts)
    {
        var net = charged;
        var applied = discounts.Count == 0 ? [] : new AppliedDiscount[discounts.Count];
        for (var index = 0; index < applied.Length; index++)
        {
            applied[index] = new(discounts[index], discounts[index].Of(charged, net));
            net -= applied[index].Amount;
        }

        return (applied, net);
    }
}
