using PricingApi.Domain.Quotes;
using PricingApi.Http;
using PricingApi.Quotes.Documents;

namespace PricingApi.Quotes.Links;

/// <summary>The forms by which a customer says yes or no. They work without a script, and are sent to the page's own address.</summary>
internal static class CustomerForms
{
    public static Html Of(Paper paper, CustomerChoice choice, CustomerForm? said) =>
        $"""
        <section class="answer screen" id="answer">
        <h2>{paper.Say("Accepteren", "Accept")}</h2>
        <form method="post" id="yes">
        <input type="hidden" name="contentHash" value="{paper.Hash}">
        {Totals(paper, choice)}
        {(paper.Choices.Any() ? (Html)$"<p><button name=\"act\" value=\"recalculate\" formnovalidate>{paper.Say("Herbereken met mijn keuze", "Recalculate with my choice")}</button></p>" : null)}
        <p><label>{paper.Say("Uw naam", "Your name")} <input name="name" required maxlength="200" autocomplete="name" value="{said?["name"]}"></label></p>
        <p><label>{paper.Say("Uw e-mailadres", "Your e-mail address")} <input name="email" type="email" required maxlength="254" autocomplete="email" value="{said?["email"]}"></label></p>
        <p><button name="act" value="accept">{paper.Say("Ik accepteer deze offerte", "I accept this quote")}</button></p>
        </form>
        <h2>{paper.Say("Niet accepteren", "Decline")}</h2>
        <form method="post" id="no">
        <p><label>{paper.Say("Reden", "Reason")} <select name="reason">{EnumNames<DeclineReason>.Values.Select(reason => Option(paper, reason, said))}</select></label></p>
        <p><label>{paper.Say("Toelichting", "Note")} <textarea name="note" rows="3" maxlength="1000">{said?["note"]}</textarea></label></p>
        <p><button name="act" value="decline">{paper.Say("Ik wijs deze offerte af", "I decline this quote")}</button></p>
        </form>
        </section>

        """;

    /// <summary>What the quote comes to with the options that are ticked.</summary>
    public static Html Totals(Paper paper, CustomerChoice choice) =>
        $"""
        <div id="totals" aria-live="polite">
        {(choice.Fault is { } fault ? (Html)$"<p class=\"notice\">{fault.Said(paper)}</p>" : null)}
        {(choice is { Ticks: [_, ..] ticks, Fault: null } ? (Html)$"<p>{paper.Say("Met optie", "With option")} {string.Join(", ", ticks.Select(number => paper.Figure(number)))}:</p>" : null)}
        {PaperTotals.Brief(paper, choice.Totals)}
        </div>
        """;

    private static Html Option(Paper paper, DeclineReason reason, CustomerForm? said)
    {
        var name = EnumNames<DeclineReason>.Of(reason);

        return $"""<option value="{name}"{(said?["reason"] == name ? " selected" : "")}>{Words(paper, reason)}</option>""";
    }

    private static string Words(Paper paper, DeclineReason reason) => reason switch
    {
        DeclineReason.Price => paper.Say("De prijs", "The price"),
        DeclineReason.Scope => paper.Say("De inhoud past niet", "What is offered does not fit"),
        DeclineReason.Timing => paper.Say("Het moment", "The timing"),
        DeclineReason.Competitor => paper.Say("Een andere leverancier", "Another supplier"),
        DeclineReason.NoDecision => paper.Say("Geen besluit genomen", "No decision was taken"),
        _ => paper.Say("Iets anders", "Something else"),
    };
}
