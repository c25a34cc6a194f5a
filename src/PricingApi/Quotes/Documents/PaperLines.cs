using PricingApi.Domain.Catalogue;
using PricingApi.Domain.Quotes;
using PricingApi.Http;

namespace PricingApi.Quotes.Documents;

/// <summary>The lines of a charge period, each with how its amount came about.</summary>
internal static class PaperLines
{
    /// <summary>A longer table is continued in another: browsers lay out one of ten thousand rows on pages in three times the time of fifty shorter ones.</summary>
    private const int MostRows = 200;

    public static IEnumerable<Html> Of(Paper paper, ChargePeriod period)
    {
        yield return Head(paper);

        var rows = 0;
        foreach (var section in paper.LinesOf(period).GroupBy(line => paper.AskedOf(line)?.Section))
        {
            if (rows >= MostRows)
            {
                yield return $"</table>\n{Head(paper)}";
                rows = 0;
            }

            yield return section.Key is { } title ? (Html)$"""<tbody><tr class="section"><th colspan="7" scope="colgroup"><bdi>{title}</bdi></th></tr>{"\n"}""" : $"<tbody>\n";

            foreach (var line in section)
            {
                if (rows >= MostRows)
                {
                    yield return $"</tbody>\n</table>\n{Head(paper)}<tbody>\n";
                    rows = 0;
                }

                yield return Row(paper, line);
                rows++;
            }

            yield return $"{Subtotal(paper, section.Key, period)}</tbody>\n";
        }

        yield return $"</table>\n";
    }

    private static Html Head(Paper paper) =>
        $"""
        <table class="lines">
        <thead><tr><th scope="col" class="place">#</th><th scope="col">{paper.Say("Dienst", "Service")}</th><th scope="col" class="number">{paper.Say("Aantal", "Quantity")}</th><th scope="col" class="number">{paper.Say("Lijstbedrag", "List amount")}</th><th scope="col" class="number">{paper.Say("Korting", "Discount")}</th><th scope="col" class="number">{paper.Say("Netto", "Net")}</th><th scope="col" class="number">{paper.Say("Btw", "VAT")}</th></tr></thead>

        """;

    private static Html Row(Paper paper, DocumentLine line) =>
        $"""
        <tr><td class="place">{paper.Figure(line.Line)}</td>{PaperLine.Told(paper, line)}<td class="number">{paper.Quantity(line.Quantity, paper.ServiceOf(line))}</td><td class="number">{paper.Money(line.ListAmount)}</td><td class="number">{Discount(paper, line)}</td><td class="number">{paper.Money(line.NetAmount)}</td><td class="number">{PaperVat.Rate(paper, line.Vat.Category, line.Vat.Rate)}</td></tr>

        """;

    private static Html? Subtotal(Paper paper, string? title, ChargePeriod period) =>
        title is not null && (paper.Numbers.Sections ?? []).FirstOrDefault(section => section.Title == title)?.Subtotals.FirstOrDefault(subtotal => subtotal.ChargePeriod == period) is { } subtotal
            ? (Html)$"""<tr class="subtotal"><th colspan="5" scope="row">{paper.Say("Subtotaal", "Subtotal")} <bdi>{title}</bdi></th><td class="number">{paper.Money(subtotal.Net)}</td><td></td></tr>{"\n"}"""
            : null;

    private static string Discount(Paper paper, DocumentLine line) =>
        line.ListAmount == line.NetAmount ? "–" : paper.Money(paper.Read(line.NetAmount) - paper.Read(line.ListAmount));
}
