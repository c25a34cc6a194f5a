using PricingApi.Domain.Quotes;
using PricingApi.Http;

namespace PricingApi.Quotes.Documents;

/// <summary>What lines add up to: never across charge periods.</summary>
internal static class PaperTotals
{
    public static Html Of(Paper paper, DocumentTotal total) =>
        $"""
        <table class="totals">
        <tbody>
        <tr><th scope="row">{paper.Say("Totaal zonder btw", "Total without VAT")}</th><td class="number">{paper.Money(total.Net)}</td></tr>
        {total.VatBreakdown.Select(group => (Html)$"<tr><th scope=\"row\">{PaperVat.Group(paper, group)}</th><td class=\"number\">{paper.Money(group.Amount)}</td></tr>\n")}
        <tr class="sum"><th scope="row">{paper.Say("Totaal met btw", "Total with VAT")}</th><td class="number">{paper.Numbers.Currency} {paper.Money(total.Gross)}</td></tr>
        </tbody>
        </table>

        """;

    /// <summary>The totals of each charge period in short.</summary>
    public static Html Brief(Paper paper, IEnumerable<DocumentTotal> totals) =>
        $"""
        <table class="brief">
        <thead><tr><th scope="col">{paper.Say("Totaal", "Total")}</th><th scope="col" class="number">{paper.Say("Zonder btw", "Without VAT")}</th><th scope="col" class="number">{paper.Say("Btw", "VAT")}</th><th scope="col" class="number">{paper.Say("Met btw", "With VAT")}</th></tr></thead>
        <tbody>
        {totals.Select(total => (Html)$"<tr><th scope=\"row\">{paper.Period(total.ChargePeriod)}</th><td class=\"number\">{paper.Money(total.Net)}</td><td class=\"number\">{paper.Money(total.Vat)}</td><td class=\"number\">{paper.Money(total.Gross)}</td></tr>\n")}
        </tbody>
        </table>

        """;

    /// <summary>What changes from later days on.</summary>
    public static IEnumerable<Html> Later(Paper paper) => (paper.Numbers.Later ?? []).Select(phase => (Html)
        $"""
        <section>
        <h2>{paper.Say("Vanaf", "From")} {paper.Day(phase.From)}</h2>
        <p>{paper.Say("Introductieprijzen of coulance zijn dan voorbij. Deze regels veranderen:", "Introductory prices or courtesies have ended by then. These lines change:")}</p>
        <ul>{phase.Lines.Select(line => Changed(paper, line))}</ul>
        {Brief(paper, phase.Totals)}
        </section>

        """);

    /// <summary>What the customer said yes to, where some of the choices were taken.</summary>
    public static Html? Accepted(Paper agreed) => agreed.Inputs.Taken is not { } taken
        ? null
        : (Html)$"""
          <section>
          <h2>{agreed.Say("Geaccepteerd", "Accepted")}</h2>
          <p>{agreed.Say("Met deze opties:", "With these options:")}</p>
          <ul>{taken.Select(number => Named(agreed, number))}</ul>
          {Brief(agreed, agreed.Numbers.Totals)}
          <p>{agreed.Say("Inhoud van wat is geaccepteerd", "Content of what was accepted")} (SHA-256): <code>{agreed.AgreedHash}</code></p>
          </section>

          """;

    /// <summary>What the quote is worth over time, when that can be said.</summary>
    public static Html? Value(Paper paper) => paper.Numbers.Value is not { } value
        ? null
        : (Html)$"""
          <section>
          <h2>{paper.Say("Waarde over de looptijd", "Value over the term")}</h2>
          <table class="totals">
          <tbody>
          <tr><th scope="row">{paper.Say("Eerste jaar, zonder btw", "First year, without VAT")}</th><td class="number">{paper.Numbers.Currency} {paper.Money(value.FirstYear)}</td></tr>
          <tr><th scope="row">{paper.Say("Hele looptijd, zonder btw", "Whole term, without VAT")}</th><td class="number">{paper.Numbers.Currency} {paper.Money(value.Contract)}</td></tr>
          </tbody>
          </table>
          </section>

          """;

    private static Html Named(Paper paper, int number) => $"""<li>{paper.Figure(number)}. <bdi>{paper.NameOf(paper.ServiceOf(paper.Numbers.Lines[number - 1]))}</bdi></li>""";

    private static Html Changed(Paper paper, DocumentPhaseLine line)
    {
        var now = paper.Numbers.Lines[line.Line - 1];

        return $"""<li>{paper.Figure(line.Line)}. <bdi>{paper.NameOf(paper.ServiceOf(now))}</bdi>: {paper.Money(now.NetAmount)} → {paper.Money(line.NetAmount)}</li>""";
    }
}
