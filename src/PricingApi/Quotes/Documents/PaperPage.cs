using PricingApi.Domain.Quotes;
using PricingApi.Http;

namespace PricingApi.Quotes.Documents;

/// <summary>Puts a quote on a page that can be read, kept and printed on A4.</summary>
internal static class PaperPage
{
    public static HtmlPage Of(Paper paper) =>
        new(paper.Language, Title(paper), PaperStyle.For(Foot(paper)), Pieces(paper)) { Headers = [("Vary", "Accept, X-Api-Key")] };

    public static string Title(Paper paper) => $"{paper.Say("Offerte", "Quote")} {paper.Row.Number}";

    /// <summary>On each page of paper.</summary>
    public static string Foot(Paper paper) => $"{paper.Row.Number} · {paper.Say("revisie", "revision")} {paper.Figure(paper.Row.Revision)}{(paper.IsLong && PaperHead.NoOffer(paper) is var (word, _) ? $" · {word}" : "")}";

    /// <param name="ticks">The lines that are ticked, on a page where choices can be; absent elsewhere.</param>
    public static IEnumerable<Html> Pieces(Paper paper, IReadOnlyList<int>? ticks = null)
    {
        var agreed = paper.Agreed();

        return One($"<main>\n")
            .Concat(One(PaperHead.Of(paper)))
            .Concat(paper.Numbers.Totals is [_, _, ..] ? One(PaperTotals.Brief(paper, paper.Numbers.Totals)) : [])
            .Concat(paper.Numbers.Totals.SelectMany(total => Period(paper, total)))
            .Concat(One(PaperReductions.Of(paper)))
            .Concat(PaperChoices.Of(paper, ticks))
            .Concat(One(PaperTotals.Accepted(agreed)))
            .Concat(PaperTotals.Later(agreed))
            .Concat(One(PaperTotals.Value(agreed)))
            .Concat(PaperScope.Of(paper))
            .Concat(One(PaperFoot.Of(paper)))
            .Concat(One($"</main>\n"));
    }

    private static IEnumerable<Html> Period(Paper paper, DocumentTotal total) =>
        One($"<section>\n<h2>{paper.Period(total.ChargePeriod)}</h2>\n")
            .Concat(PaperLines.Of(paper, total.ChargePeriod))
            .Concat(One(PaperTotals.Of(paper, total)))
            .Concat(One(PaperWaterfall.Of(paper, total)))
            .Concat(One($"</section>\n"));

    private static IEnumerable<Html> One(Html? piece) => piece is null ? [] : [piece];
}
