using PricingApi.Domain.Adjustments;
using PricingApi.Http;
using PricingApi.Quotes.Showing;

namespace PricingApi.Quotes.Documents;

/// <summary>On which terms, what a reader should know, and what proves that this is what was quoted.</summary>
internal static class PaperFoot
{
    public static Html Of(Paper paper) =>
        $"""
        {(paper.Inputs.Terms is { } terms ? (Html)$"<section>\n<h2>{paper.Say("Voorwaarden", "Terms")}</h2>\n<p class=\"terms\"><bdi>{terms}</bdi></p>\n</section>\n" : null)}
        <section>
        <h2>{paper.Say("Goed om te weten", "Good to know")}</h2>
        <ul>
        {QuoteWarnings.Of(paper.Document, paper.Version).Select(warning => (Html)$"<li><bdi>{warning.Text}</bdi></li>\n")}<li>{Rounding(paper)}</li>
        </ul>
        </section>
        <footer>
        <p>{paper.Say("Prijslijst", "Price list")} <bdi>{paper.Inputs.PriceBook.Code}</bdi>, {paper.Say("versie", "version")} {paper.Figure(paper.Inputs.PriceBook.Version)}. {paper.Say("Inhoud van deze offerte", "Content of this quote")} (SHA-256): <code>{paper.Hash}</code></p>
        </footer>

        """;

    private static string Rounding(Paper paper) => paper.Numbers.VatRounding == VatRounding.PerLine
        ? paper.Say("Btw is per regel afgerond.", "VAT is rounded on each line.")
        : paper.Say("Btw is per tarief afgerond, op de som van de regels.", "VAT is rounded per rate, on the sum of the lines.");
}
