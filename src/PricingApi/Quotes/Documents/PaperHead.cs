using PricingApi.Domain.Quotes;
using PricingApi.Http;

namespace PricingApi.Quotes.Documents;

/// <summary>Who quotes what to whom, and until when.</summary>
internal static class PaperHead
{
    public static Html Of(Paper paper)
    {
        var (inputs, say) = (paper.Inputs, (Func<string, string, string>)paper.Say);

        return $"""
            {Mark(paper)}
            <header>
            <div class="seller"><strong><bdi>{inputs.Seller.Name}</bdi></strong>{Address(inputs.Seller.Address)}{Line(say("Btw-nummer", "VAT number"), inputs.Seller.VatId)}</div>
            <h1>{(paper.IsDraft ? say("Conceptofferte", "Draft quote") : say("Offerte", "Quote"))} <bdi>{paper.Row.Number}</bdi></h1>
            {(inputs.Title is null ? null : (Html)$"<p class=\"title\"><bdi>{inputs.Title}</bdi></p>")}
            <div class="sides">
            <div class="customer"><h2>{say("Voor", "For")}</h2><strong><bdi>{inputs.Customer.Name}</bdi></strong>{Contact(inputs.Customer.Contact)}{Address(inputs.Customer.Address)}<div>{inputs.Customer.Country}</div>{Line(say("Btw-nummer", "VAT number"), inputs.Customer.VatId)}</div>
            <dl>
            {Fact(say("Revisie", "Revision"), paper.Figure(paper.Row.Revision))}
            {Fact(say("Datum", "Date"), paper.Day(paper.Dated))}
            {Fact(say("Geldig tot en met", "Valid until"), paper.Day(inputs.ValidUntil))}
            {Fact(say("Klantnummer", "Customer number"), inputs.Customer.Reference)}
            {Fact(say("Uw inkoopordernummer", "Your purchase order"), inputs.PurchaseOrderNumber)}
            {Fact(say("Kenmerk", "Reference"), inputs.ExternalReference)}
            {Fact(say("Looptijd", "Term"), inputs.TermMonths is { } months ? $"{paper.Figure(months)} {(months == 1 ? say("maand", "month") : say("maanden", "months"))}" : null)}
            {Fact(say("Verwacht aantal keren per jaar", "Expected occurrences a year"), inputs.OccurrencesPerYear is { } occurrences ? paper.Figure(occurrences) : null)}
            {Fact(say("Uitvoerbaar op", "Can be performed on"), paper.Numbers.PromisedOn is { } promised ? paper.Day(promised) : null)}
            {Fact(say("Contactpersoon", "Contact"), inputs.SalesContact is { } contact ? Said(contact) : null)}
            </dl>
            </div>
            <p class="amounts">{say($"Bedragen in {paper.Numbers.Currency}, zonder btw tenzij anders vermeld.", $"Amounts in {paper.Numbers.Currency}, without VAT unless said otherwise.")}</p>
            </header>

            """;
    }

    /// <summary>Why it is no offer, in a word and in a sentence; null when it is one.</summary>
    public static (string Word, string Sentence)? NoOffer(Paper paper) => (paper.IsTest, paper.IsDraft) switch
    {
        (true, _) => ("TEST", paper.Say("Testofferte: hieraan kunnen geen rechten worden ontleend.", "Test quote: nothing can be derived from it.")),
        (_, true) => (paper.Say("CONCEPT", "DRAFT"), paper.Say("Concept: nog geen aanbod.", "Draft: not an offer yet.")),
        _ => null,
    };

    /// <summary>What is no offer says so on each page, for eyes and for screen readers.</summary>
    private static Html? Mark(Paper paper) => NoOffer(paper) is var (word, sentence) ? Marked(paper.IsLong ? null : word, sentence) : null;

    /// <param name="word">Null where it stands in the foot of each page instead.</param>
    private static Html Marked(string? word, string sentence) =>
        $"""{(word is null ? null : (Html)$"""<div class="mark" aria-hidden="true">{word}</div>""")}<p class="notice" role="note">{sentence}</p>""";

    private static Html? Address(Address? address) => address is null
        ? null
        : (Html)$"""{Line(address.Street)}{Line(string.Join(' ', new[] { address.PostalCode, address.City }.OfType<string>()))}""";

    private static Html? Contact(Contact? contact) => contact is null ? null : Line(Said(contact));

    private static string Said(Contact contact) => string.Join(", ", new[] { contact.Name, contact.Email, contact.Phone }.OfType<string>());

    private static Html? Line(string? text) => string.IsNullOrEmpty(text) ? null : (Html)$"""<div><bdi>{text}</bdi></div>""";

    private static Html? Line(string name, string? text) => text is null ? null : (Html)$"""<div>{name} <bdi>{text}</bdi></div>""";

    private static Html? Fact(string name, string? value) => string.IsNullOrEmpty(value) ? null : (Html)$"""<div><dt>{name}</dt><dd><bdi>{value}</bdi></dd></div>""";
}
