using PricingApi.Domain;
using PricingApi.Domain.Catalogue;
using PricingApi.Domain.Quotes;

namespace PricingApi.Quotes.Documents;

/// <summary>How a total of a charge period is built up, bar by bar, each from where the one before ended.</summary>
/// <param name="Kind">What colours it: <c>base</c>, <c>more</c>, <c>less</c>, <c>vat</c> or <c>sum</c>.</param>
internal sealed record WaterfallBar(string Label, string Kind, Money From, Money To)
{
    /// <summary>So many add-ons get a bar of their own; the rest share one.</summary>
    private const int Most = 10;

    /// <summary>What it adds, or the whole for a sum.</summary>
    public Money Amount => Kind == "sum" ? To : To - From;

    public static IReadOnlyList<WaterfallBar> Of(Paper paper, DocumentTotal total)
    {
        var lines = paper.LinesOf(total.ChargePeriod).Select(line => (Service: paper.ServiceOf(line), List: paper.Read(line.ListAmount), Net: paper.Read(line.NetAmount))).ToList();
        var (bars, at) = (new List<WaterfallBar>(), Money.Zero(paper.Offered.Currency));
        var addOns = lines.Where(line => line.Service.Kind == ServiceKind.AddOn).OrderByDescending(line => line.List).ToList();
        var rest = addOns.Skip(Most).ToList();

        Add(paper.Say("Basis", "Base"), "base", lines.Where(line => line.Service.Kind == ServiceKind.Base).Select(line => line.List));
        foreach (var (service, list, _) in addOns.Take(Most))
        {
            Add(paper.NameOf(service), list.MinorUnits < 0 ? "less" : "more", [list]);
        }

        Add(paper.Say($"{paper.Figure(rest.Count)} andere diensten", $"{paper.Figure(rest.Count)} other services"), "more", rest.Select(line => line.List));
        Add(paper.Say("Weggelaten diensten", "Services left out"), "less", lines.Where(line => line.Service.Kind == ServiceKind.OptOut).Select(line => line.List));
        Add(paper.Say("Kortingen en afspraken", "Discounts and agreed prices"), "less", lines.Select(line => line.Net - line.List));
        bars.Add(new(paper.Say("Zonder btw", "Without VAT"), "sum", Money.Zero(at.Currency), at));
        Add(paper.Say("Btw", "VAT"), "vat", [paper.Read(total.Vat)]);
        bars.Add(new(paper.Say("Met btw", "With VAT"), "sum", Money.Zero(at.Currency), at));

        return bars;

        void Add(string label, string kind, IEnumerable<Money> amounts)
        {
            var to = amounts.Aggregate(at, Money.Add);
            if (to != at)
            {
                bars.Add(new(label, kind, at, to));
                at = to;
            }
        }
    }
}
