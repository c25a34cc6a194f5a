using PricingApi.Domain.Adjustments;
using PricingApi.Domain.Quotes;
using PricingApi.Domain.Texts;
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
        {GoodToKnow(paper).Select(told => (Html)$"<li><bdi>{told}</bdi></li>\n")}
        </ul>
        </section>
        <footer>
        <p>{paper.Say("Prijslijst", "Price list")} <bdi>{paper.Inputs.PriceBook.Code}</bdi>, {paper.Say("versie", "version")} {paper.Figure(paper.Inputs.PriceBook.Version)}. {paper.Say("Inhoud van deze offerte", "Content of this quote")} (SHA-256): <code>{paper.Hash}</code></p>
        </footer>

        """;

    public static IEnumerable<string> GoodToKnow(Paper paper) =>
        QuoteWarnings.Of(paper.Document, paper.Version).Select(warning => warning.Text).Concat(Standing(paper));

    private static IEnumerable<string> Standing(Paper paper)
    {
        if (paper.Numbers.VatRegime is { } regime)
        {
            var why = VatTexts.Regime(paper.Inputs, regime).In(paper.Language);
            yield return $"{paper.Say("Btw", "VAT")}: {why}.";
        }

        yield return paper.Numbers.VatRounding == VatRounding.PerLine
            ? paper.Say("Btw is per regel afgerond.", "VAT is rounded on each line.")
            : paper.Say("Btw is per tarief afgerond, op de som van de regels.", "VAT is rounded per rate, on the sum of the lines.");

        yield return paper.Inputs.Binding == Binding.Irrevocable
            ? paper.Say("Dit aanbod is onherroepelijk zolang het geldig is.", "This offer is irrevocable as long as it is valid.")
            : paper.Say("Dit aanbod is vrijblijvend: het kan worden ingetrokken zolang het niet is geaccepteerd.", "This offer is not binding: it can be withdrawn as long as it is not accepted.");
    }
}
