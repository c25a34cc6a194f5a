using PricingApi.Domain.Quotes;
using PricingApi.Http;
using PricingApi.Quotes.Documents;

namespace PricingApi.Quotes.Links;

/// <summary>A quote as its customer reads and answers it.</summary>
internal static class CustomerPage
{
    /// <param name="said">What was filled in before, when the page is shown again.</param>
    /// <param name="fault">What is wrong with it.</param>
    public static HtmlPage Of(LinkedQuote quote, CustomerForm? said = null, CustomerFault? fault = null)
    {
        var paper = quote.Paper;
        var choice = quote.CanBeAnswered ? CustomerChoice.Of(paper, said?.Options ?? []) : null;
        fault ??= choice?.Fault;

        return new(paper.Language, PaperPage.Title(paper), PaperStyle.For(PaperPage.Foot(paper)), Pieces(quote, choice, said, fault))
        {
            HasForms = quote.CanBeAnswered,
            Script = quote.CanBeAnswered && paper.Choices.Any() ? CustomerScript.Text : null,
            Status = fault?.Status ?? 200,
            Headers = CustomerAnswers.Headers,
        };
    }

    /// <summary>Only what the quote comes to with the options that are ticked, for the script. With the style of the page that reads it: another would be refused there.</summary>
    public static HtmlPage Totals(Paper paper, IReadOnlyList<int> ticks) =>
        new(paper.Language, PaperPage.Title(paper), PaperStyle.For(PaperPage.Foot(paper)), [CustomerForms.Totals(paper, CustomerChoice.Of(paper, ticks))]) { Headers = CustomerAnswers.Headers };

    private static IEnumerable<Html> Pieces(LinkedQuote quote, CustomerChoice? choice, CustomerForm? said, CustomerFault? fault)
    {
        if (fault is not null)
        {
            yield return $"""<p class="notice" role="alert">{fault.Said(quote.Paper)}</p>{"\n"}""";
        }

        yield return Standing(quote);

        foreach (var piece in PaperPage.Pieces(quote.Paper, choice?.Ticks))
        {
            yield return piece;
        }

        if (choice is not null)
        {
            yield return CustomerForms.Of(quote.Paper, choice, said);
        }
    }

    /// <summary>Where the quote stands, and what can be done.</summary>
    private static Html Standing(LinkedQuote quote)
    {
        var (paper, row) = (quote.Paper, quote.Paper.Row);
        var day = quote.Decided is { } decided ? paper.Day(decided) : "";
        var until = paper.Day(paper.Inputs.ValidUntil);
        var words = (quote.Superseded, row.CurrentStatus()) switch
        {
            (true, _) => paper.Say(
                "Van deze offerte is een nieuwere versie. Deze kan niet meer worden geaccepteerd: vraag uw contactpersoon om de link naar de nieuwe.",
                "There is a newer version of this quote. This one can no longer be accepted: ask your contact for the link to the new one."),
            (_, QuoteStatus.Issued) => paper.Say($"U kunt deze offerte accepteren tot en met {until}.", $"You can accept this quote until {until}."),
            (_, QuoteStatus.Accepted) => paper.Say($"Geaccepteerd door {row.AcceptedBy} op {day}.", $"Accepted by {row.AcceptedBy} on {day}."),
            (_, QuoteStatus.Declined) => paper.Say($"Afgewezen op {day}.", $"Declined on {day}."),
            (_, QuoteStatus.Expired) => paper.Say($"Deze offerte is verlopen: ze was geldig tot en met {until}.", $"This quote has expired: it was valid until {until}."),
            _ => paper.Say("Deze offerte is ingetrokken.", "This quote was withdrawn."),
        };

        var down = quote.CanBeAnswered ? (Html)$""" <a class="screen" href="#answer">{paper.Say("Naar de formulieren", "To the forms")}</a>""" : null;

        return $"""<p class="standing" role="status"><bdi>{words}</bdi>{down}</p>{"\n"}""";
    }
}
