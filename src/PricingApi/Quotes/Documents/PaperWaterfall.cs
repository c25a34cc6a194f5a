using System.Globalization;
using PricingApi.Domain;
using PricingApi.Domain.Quotes;
using PricingApi.Http;

namespace PricingApi.Quotes.Documents;

/// <summary>Draws how a total is built up.</summary>
internal static class PaperWaterfall
{
    private const int Wide = 720;
    private const int High = 22;
    private const int BarsFrom = 230;
    private const int BarsWide = 370;
    private const int LongestLabel = 34;

    public static Html Of(Paper paper, DocumentTotal total)
    {
        var bars = WaterfallBar.Of(paper, total);
        var ends = bars.SelectMany(bar => new[] { bar.From.Amount, bar.To.Amount }).ToList();
        var (least, span) = (ends.Min(), ends.Max() - ends.Min());
        var (title, id) = (paper.Say("Opbouw van het bedrag", "How the amount is made up"), EnumNames<Domain.Catalogue.ChargePeriod>.Of(total.ChargePeriod));

        return $"""
            <svg class="waterfall" viewBox="0 0 {Text(Wide)} {Text(bars.Count * High)}" role="img" aria-labelledby="{id}-title {id}-bars">
            <title id="{id}-title">{title}, {paper.Period(total.ChargePeriod)}</title>
            <desc id="{id}-bars">{string.Join("; ", bars.Select(bar => $"{bar.Label} {paper.Money(bar.Amount)}"))}</desc>
            {bars.Select((bar, index) => Bar(paper, bar, index * High, At))}
            </svg>

            """;

        decimal At(Money money) => span == 0 ? BarsFrom : BarsFrom + ((money.Amount - least) / span * BarsWide);
    }

    private static Html Bar(Paper paper, WaterfallBar bar, int top, Func<Money, decimal> at)
    {
        var (left, right) = (Math.Min(at(bar.From), at(bar.To)), Math.Max(at(bar.From), at(bar.To)));

        return $"""
            <text x="0" y="{Text(top + 15)}">{Short(bar.Label)}</text><rect class="{bar.Kind}" x="{Text(left)}" y="{Text(top + 4)}" width="{Text(Math.Max(1, right - left))}" height="{Text(High - 8)}"/><text class="amount" x="{Text(Wide)}" y="{Text(top + 15)}">{paper.Money(bar.Amount)}</text>

            """;
    }

    /// <summary>As much as fits: the table has the whole name.</summary>
    private static string Short(string label)
    {
        var letters = new StringInfo(label);

        return letters.LengthInTextElements <= LongestLabel ? label : letters.SubstringByTextElements(0, LongestLabel - 1) + "…";
    }

    private static string Text(decimal number) => number.ToString("0.##", CultureInfo.InvariantCulture);
}
