using PricingApi.Domain;
using PricingApi.Domain.Catalogue;
using PricingApi.Domain.Quotes;
using PricingApi.Domain.Texts;
using PricingApi.Storage.Rows;

namespace PricingApi.Quotes.Documents;

/// <summary>A quote as it is put on paper: all its numbers come from the stored document, its words from the version it is pinned to.</summary>
/// <param name="Offered">What the reader is offered, at the prices of the quote.</param>
/// <param name="Dated">The day it was issued, or made while it is a draft, for the seller.</param>
internal sealed record Paper(QuoteRow Row, QuoteDocument Document, PriceBookVersion Version, PriceBookVersion Offered, DateOnly Dated)
{
    /// <param name="document">That of the row.</param>
    public static Paper Of(QuoteRow row, QuoteDocument document, PriceBookVersion version, Func<DateTimeOffset, DateOnly> day) =>
        new(row, document, version, QuoteDocument.Offered(version, document.Inputs), day(row.IssuedAt ?? row.CreatedAt));

    /// <summary>As the customer reads them: who at the seller gave a reduction is for the seller.</summary>
    public QuoteInputs Inputs { get; } = Document.Inputs with
    {
        Discounts = Document.Inputs.Discounts?.Select(each => each with { Discount = each.Discount with { By = null } }).ToList(),
        Bundles = Document.Inputs.Bundles?.Select(each => each with { Discount = each.Discount with { By = null } }).ToList(),
    };

    public QuoteNumbers Numbers => Document.Numbers;

    public Language Language => Inputs.Language;

    public string Hash => Convert.ToHexStringLower(Row.Hash);

    /// <summary>Of what the customer said yes to; null where that is what was issued.</summary>
    public string? AgreedHash => Row.AcceptedHash is { } hash ? Convert.ToHexStringLower(hash) : null;

    public bool IsDraft => Row.CurrentStatus() == QuoteStatus.Draft;

    public bool IsAccepted => Row.CurrentStatus() == QuoteStatus.Accepted;

    /// <summary>A thousand lines and more: what a browser does for each page, such as laying a mark over it, takes minutes then.</summary>
    public bool IsLong => Numbers.Lines.Count > 1000;

    public bool IsTest => Row.Mode == "test";

    /// <summary>Lines that count in the totals.</summary>
    public IEnumerable<DocumentLine> Counting => Numbers.Lines.Where(line => line.Disposition.Counts());

    /// <summary>Lines that the customer can take.</summary>
    public IEnumerable<DocumentLine> Choices => Numbers.Lines.Where(line => line.Disposition is Disposition.Optional or Disposition.Alternative);

    /// <summary>The same with the choices that the customer took in saying yes as lines that count; itself where none was taken.</summary>
    public Paper Agreed() => Row.AcceptedDocument is { } document ? new(Row, QuoteDocument.FromBytes(document), Version, Offered, Dated) : this;

    /// <summary>Lines that count in the totals of a charge period.</summary>
    public IEnumerable<DocumentLine> LinesOf(ChargePeriod period) => Counting.Where(line => line.ChargePeriod == period);

    /// <summary>Alternatives that are charged in the same period as the line whose place they can take, by the number of that line; none once the quote is accepted.</summary>
    public ILookup<int, DocumentLine> AlternativesIn(ChargePeriod period) =>
        Choices.Where(line => !IsAccepted && line.AlternativeTo is { } main && line.ChargePeriod == period && Numbers.Lines[main - 1].ChargePeriod == period).ToLookup(line => line.AlternativeTo!.Value);

    /// <summary>What was asked of a line; null for one that was added.</summary>
    public SelectedService? AskedOf(DocumentLine line) => line.Line <= Inputs.Lines.Count ? Inputs.Lines[line.Line - 1] : null;

    public Service ServiceOf(DocumentLine line) => Offered.Get(line.Service);

    public string NameOf(Service service) => service.Name.In(Language) ?? service.Code;

    public string Say(string dutch, string english) => Language == Language.En ? english : dutch;

    public string Money(string figure) => Figures.Money(Language, figure);

    public string Money(Money money) => Money(money.ToString());

    public Money Read(string money) => Domain.Money.Parse(money, Offered.Currency);

    /// <summary>With a sign in front: <c>+264,00</c>.</summary>
    public string Change(string money) => money[0] == '-' ? Money(money) : $"+{Money(money)}";

    public string Figure(decimal figure) => Figures.In(Language, figure);

    public string Day(DateOnly day) => DayTexts.Of(day, Language);

    /// <summary>With its unit: <c>44 pallets</c>.</summary>
    public string Quantity(decimal quantity, Service service) => $"{Figure(quantity)} {UnitNames.Of(service.Unit.Code, quantity, Language)}";

    /// <summary>At the start of a heading.</summary>
    public string Period(ChargePeriod period)
    {
        var words = ChangeTexts.Of(period, Language);

        return char.ToUpperInvariant(words[0]) + words[1..];
    }
}
