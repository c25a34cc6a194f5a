using PricingApi.Domain.Adjustments;
using PricingApi.Domain.Catalogue;
using PricingApi.Domain.Charging;

namespace PricingApi.Domain.Quotes;

/// <summary>A line before VAT: charged and discounted.</summary>
internal readonly record struct LineDraft(Service Service, decimal Quantity, Charge Charge, IReadOnlyList<AppliedDiscount> Discounts, Money Net)
{
    /// <summary>Charges the lines; percentages last, as they are taken of the others.</summary>
    public static LineDraft[] ChargeAll(PriceBookVersion version, IReadOnlyList<Selection> selections, int[] services, List<Refusal> refusals)
    {
        var drafts = new LineDraft[selections.Count];
        foreach (var percentages in (ReadOnlySpan<bool>)[false, true])
        {
            for (var line = 0; line < drafts.Length; line++)
            {
                var service = version.Services[services[line]];
                if (service.Tariff.Charge is Percentage == percentages)
                {
                    drafts[line] = ChargeOne(service, selections[line], version.Currency, line, drafts, refusals);
                }
            }
        }

        return drafts;
    }

    /// <summary>Net of the lines that a percentage names, after their discounts.</summary>
    public static decimal BaseOf(Percentage percentage, Service service, LineDraft[] drafts)
    {
        var sum = 0m;
        foreach (var draft in drafts)
        {
            if (draft.Service is not null && draft.Service.Tariff.ChargePeriod == service.Tariff.ChargePeriod && percentage.Of.Names(draft.Service))
            {
                sum += draft.Net.Amount;
            }
        }

        return sum;
    }

    private static LineDraft ChargeOne(Service service, Selection selection, Currency currency, int line, LineDraft[] drafts, List<Refusal> refusals)
    {
        var @base = service.Tariff.Charge is Percentage percentage ? BaseOf(percentage, service, drafts) : 0;
        if (Charging.Charge.Of(service, selection.Quantity, @base, currency) is not { } charge)
        {
            refusals.Add(new("amount-out-of-range", "A line's amount must stay below 1,000,000,000,000,000.", $"/lines/{line}/quantity"));
            return new(service, selection.Quantity, default, [], Money.Zero(currency));
        }

        var net = charge.ListAmount;
        var discounts = selection.Discounts.Count == 0 ? [] : new AppliedDiscount[selection.Discounts.Count];
        for (var index = 0; index < discounts.Length; index++)
        {
            discounts[index] = new(selection.Discounts[index], selection.Discounts[index].Of(charge.ListAmount, net));
            net -= discounts[index].Amount;
        }

        return new(service, selection.Quantity, charge, discounts, net);
    }
}
