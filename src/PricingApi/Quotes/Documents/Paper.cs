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
    public static Paper Of(QuoteRow row, PriceBookVersion version, Func<DateTimeOffset, DateOnly> day)
    {
        var document = row.ReadDocument();

        return new(row, document, version, QuoteDocument.Offered(version, document.Inputs), day(row.IssuedAt ?? row.CreatedAt));
    }

    public QuoteInputs Inputs => Document.Inputs;

    public QuoteNumbers Numbers => Document.Numbers;

    public Language Language => Inputs.Language;

    public string Hash => Convert.ToHexStringLower(Row.Hash);

    public bool IsDraft => Row.CurrentStatus() == QuoteStatus.Draft;

    public bool IsTest => Row.Mode == "test";

    /// <summary>Lines that count in the totals of a charge period.</summary>
    public IEnumerable<DocumentLine> LinesOf(ChargePeriod period) => Numbers.Lines.Where(line => line.ChargePeriod == period);

    public Service ServiceOf(DocumentLine line) => Offered.Get(line.Service);

    public string NameOf(Service service) => service.Name.In(Language) ?? service.Code;

    public string Say(string dutch, string english) => Language == Language.En ? english : dutch;

    public string Money(string figure) => Figures.Money(Language, figure);

    public string Money(Money money) => Money(money.ToString());

    public Money Read(string money) => Domain.Money.Parse(money, Offered.Currency);

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
