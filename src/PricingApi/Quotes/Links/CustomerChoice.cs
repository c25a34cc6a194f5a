using PricingApi.Domain;
using PricingApi.Domain.Quotes;
using PricingApi.Quotes.Documents;

namespace PricingApi.Quotes.Links;

/// <summary>The options that a customer ticked, and what the quote comes to with them.</summary>
/// <param name="Totals">Those of the quote as it was issued while nothing is ticked, or what is ticked cannot be together.</param>
/// <param name="Fault">Why it cannot.</param>
internal sealed record CustomerChoice(IReadOnlyList<int> Ticks, IReadOnlyList<DocumentTotal> Totals, CustomerFault? Fault = null)
{
    public static CustomerChoice Of(Paper paper, IReadOnlyList<int> ticks)
    {
        if (ticks is [])
        {
            return new(ticks, paper.Numbers.Totals);
        }

        var computed = QuoteDocument.Compute(paper.Version, paper.Document.Inputs with { Taken = ticks });

        return computed.Accepted
            ? new(ticks, computed.Value.Numbers.Totals)
            : new(ticks, paper.Numbers.Totals, Missing(paper, ticks) ?? CustomerFault.Together);
    }

    /// <summary>What is ticked needs other options that are not.</summary>
    private static CustomerFault? Missing(Paper paper, IReadOnlyList<int> ticks)
    {
        var needed = paper.Choices.Where(line => ticks.Contains(line.Line)).SelectMany(line => line.Choice?.With ?? []).Except(ticks).Distinct().Order().Select(number => Decimals.Plain(number)).ToList();
        var numbers = string.Join(", ", needed);

        return needed is [] ? null : new(422, $"Bij uw keuze hoort ook optie {numbers}.", $"Your choice needs option {numbers} as well.");
    }
}
