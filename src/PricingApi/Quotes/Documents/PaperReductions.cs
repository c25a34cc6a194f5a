using PricingApi.Domain.Adjustments;
using PricingApi.Domain.Quotes;
using PricingApi.Domain.Texts;
using PricingApi.Http;

namespace PricingApi.Quotes.Documents;

/// <summary>What bundles and discounts on the whole quote take off, of which each line shows its part.</summary>
internal static class PaperReductions
{
    public static Html? Of(Paper paper) => paper.Numbers.Reductions is not { } reductions
        ? null
        : (Html)$"""
          <section>
          <h2>{paper.Say("Bundels en kortingen op de hele offerte", "Bundles and discounts on the whole quote")}</h2>
          <table class="totals">
          <tbody>
          {reductions.Select(reduction => Row(paper, reduction))}
          </tbody>
          </table>
          <p>{paper.Say("Het aandeel van elke regel staat bij die regel en zit al in de totalen.", "The share of each line stands with that line, and is in the totals already.")}</p>
          </section>

          """;

    private static Html Row(Paper paper, DocumentReduction reduction) =>
        $"""
        <tr><th scope="row"><bdi>{Name(paper, reduction)}</bdi>, {ChangeTexts.Of(reduction.ChargePeriod, paper.Language)}</th><td class="number">{paper.Money(-paper.Read(reduction.Amount))}</td></tr>

        """;

    private static string Name(Paper paper, DocumentReduction reduction)
    {
        if (reduction.Kind == ReductionKind.Bundle)
        {
            var bundle = (paper.Inputs.Bundles ?? [])[reduction.Number - 1];
            return $"{paper.Say("Bundel", "Bundle")} {bundle.Name}: {bundle.Discount.Reason}";
        }

        return $"{paper.Say("Korting", "Discount")}: {(paper.Inputs.Discounts ?? [])[reduction.Number - 1].Discount.Reason}";
    }
}
