using PricingApi.Domain.Quotes;
using PricingApi.Domain.Texts;
using PricingApi.Http;

namespace PricingApi.Quotes.Documents;

/// <summary>What the customer can take: each choice with its own price, and what it makes of the totals.</summary>
internal static class PaperChoices
{
    /// <param name="ticks">The lines that are ticked, on a page where choices can be; absent elsewhere.</param>
    public static IEnumerable<Html> Of(Paper paper, IReadOnlyList<int>? ticks)
    {
        if (!paper.Choices.Any())
        {
            yield break;
        }

        yield return $"""
            <section>
            <h2>{paper.Say("Opties, niet inbegrepen tot u ze kiest", "Options, not included until you choose them")}</h2>
            <table class="choices">
            <thead><tr><th scope="col" class="place">#</th><th scope="col">{paper.Say("Dienst", "Service")}</th><th scope="col" class="number">{paper.Say("Netto", "Net")}</th><th scope="col" class="number">{paper.Say("Verandert de totalen zonder btw", "Changes the totals without VAT")}</th></tr></thead>
            <tbody>

            """;

        foreach (var line in paper.Choices)
        {
            yield return Row(paper, line, ticks);
        }

        yield return $"</tbody>\n</table>\n</section>\n";
    }

    private static Html Row(Paper paper, DocumentLine line, IReadOnlyList<int>? ticks) =>
        $"""
        <tr><td class="place">{paper.Figure(line.Line)}</td>{PaperLine.Told(paper, line)}<td class="number">{paper.Quantity(line.Quantity, paper.ServiceOf(line))}<br>{paper.Money(line.NetAmount)} {ChangeTexts.Of(line.ChargePeriod, paper.Language)}</td><td class="number">{(line.Choice?.Changes ?? []).Select(change => (Html)$"<div>{paper.Change(change.Net)} {ChangeTexts.Of(change.ChargePeriod, paper.Language)}</div>")}{Stands(paper, line)}{Tick(paper, line, ticks)}</td></tr>

        """;

    private static Html? Stands(Paper paper, DocumentLine line)
    {
        var with = line.Choice?.With is { } lines ? string.Join(", ", lines.Select(number => paper.Figure(number))) : null;
        var words = (line.AlternativeTo, with) switch
        {
            ({ } place, _) => paper.Say($"in plaats van regel {paper.Figure(place)}", $"in place of line {paper.Figure(place)}"),
            (null, { } needed) => paper.Say($"samen met optie {needed}", $"together with option {needed}"),
            _ => null,
        };

        return words is null ? null : (Html)$"""<div class="note">{words}</div>""";
    }

    private static Html? Tick(Paper paper, DocumentLine line, IReadOnlyList<int>? ticks) => ticks is null
        ? null
        : (Html)$"""<label class="tick screen"><input type="checkbox" form="yes" name="option" value="{Decimals(line.Line)}"{(ticks.Contains(line.Line) ? " checked" : "")}> {paper.Say("Kies", "Choose")}<span class="unseen"> {paper.NameOf(paper.ServiceOf(line))}</span></label>""";

    private static string Decimals(int number) => Domain.Decimals.Plain(number);
}
