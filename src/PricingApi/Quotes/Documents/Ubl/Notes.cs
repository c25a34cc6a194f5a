using PricingApi.Domain.Quotes;
using PricingApi.Domain.Texts;

namespace PricingApi.Quotes.Documents.Ubl;

/// <summary>What a reader should know that has no element of its own, or stands outside this document.</summary>
internal static class Notes
{
    public static IEnumerable<string?> Of(Paper paper, DocumentTotal total) =>
    [
        PaperHead.NoOffer(paper)?.Sentence,
        paper.Inputs.Title,
        Period(paper, total),
        paper.Say($"Revisie {paper.Figure(paper.Row.Revision)}.", $"Revision {paper.Figure(paper.Row.Revision)}."),
        paper.Inputs.TermMonths is { } months ? paper.Say($"Looptijd in maanden: {paper.Figure(months)}.", $"Term in months: {paper.Figure(months)}.") : null,
        paper.Inputs.OccurrencesPerYear is { } times ? paper.Say($"Verwacht aantal keren per jaar: {paper.Figure(times)}.", $"Expected occurrences a year: {paper.Figure(times)}.") : null,
        paper.Numbers.PromisedOn is { } promised ? paper.Say($"Uitvoerbaar op {paper.Day(promised)}.", $"Can be performed on {paper.Day(promised)}.") : null,
        .. Later(paper, total),
        Options(paper, total),
        paper.Inputs.Taken is { } taken ? paper.Say($"Geaccepteerd met de opties op regel {Lines(paper, taken)}.", $"Accepted with the options on line {Lines(paper, taken)}.") : null,
        Excluded(paper),
        paper.Inputs.Terms,
        .. PaperFoot.GoodToKnow(paper),
        $"{paper.Say("Inhoud van deze offerte", "Content of this quote")} (SHA-256): {paper.Hash}",
        paper.AgreedHash is { } agreed ? $"{paper.Say("Inhoud van wat is geaccepteerd", "Content of what was accepted")} (SHA-256): {agreed}" : null,
    ];

    private static string Period(Paper paper, DocumentTotal total)
    {
        var here = ChangeTexts.Of(total.ChargePeriod, paper.Language);
        var others = string.Join(", ", paper.Numbers.Totals.Where(other => other != total).Select(other => ChangeTexts.Of(other.ChargePeriod, paper.Language)));

        return others is ""
            ? paper.Say($"Alle bedragen zijn {here}.", $"All amounts are {here}.")
            : paper.Say($"Alle bedragen zijn {here}; wat {others} wordt berekend staat in een eigen document.", $"All amounts are {here}; what is charged {others} has a document of its own.");
    }

    /// <summary>What the total becomes when introductory prices or courtesies have ended.</summary>
    private static IEnumerable<string> Later(Paper paper, DocumentTotal total) =>
        from phase in paper.Numbers.Later ?? []
        from then in phase.Totals
        where then.ChargePeriod == total.ChargePeriod && then.Net != total.Net
        select paper.Say(
            $"Vanaf {paper.Day(phase.From)} is het totaal zonder btw {paper.Money(then.Net)}: introductieprijzen of coulance zijn dan voorbij.",
            $"From {paper.Day(phase.From)} the total without VAT is {paper.Money(then.Net)}: introductory prices or courtesies have ended by then.");

    private static string? Options(Paper paper, DocumentTotal total)
    {
        var alternatives = paper.AlternativesIn(total.ChargePeriod).Sum(group => group.Count());

        return (paper.Choices.Count() - alternatives, paper.IsAccepted) switch
        {
            (0, _) => null,
            (1, true) => paper.Say("Eén mogelijkheid van de offerte is niet gekozen en staat niet in dit document.", "One choice of the quote was not taken and is not in this document."),
            (var left, true) => paper.Say($"{paper.Figure(left)} mogelijkheden van de offerte zijn niet gekozen en staan niet in dit document.", $"{paper.Figure(left)} choices of the quote were not taken and are not in this document."),
            (1, _) => paper.Say("Eén optie van de offerte telt niet mee en staat niet in dit document.", "One option of the quote does not count and is not in this document."),
            var (left, _) => paper.Say($"{paper.Figure(left)} opties van de offerte tellen niet mee en staan niet in dit document.", $"{paper.Figure(left)} options of the quote do not count and are not in this document."),
        };
    }

    private static string? Excluded(Paper paper) => paper.Numbers.Excluded.Count switch
    {
        0 => null,
        1 => paper.Say("Eén dienst is niet inbegrepen; de offerte noemt wat die zou kosten.", "One service is not included; the quote states what it would cost."),
        var count => paper.Say($"{paper.Figure(count)} diensten zijn niet inbegrepen; de offerte noemt wat ze zouden kosten.", $"{paper.Figure(count)} services are not included; the quote states what they would cost."),
    };

    private static string Lines(Paper paper, IReadOnlyList<int> numbers) => string.Join(", ", numbers.Select(number => paper.Figure(number)));
}
