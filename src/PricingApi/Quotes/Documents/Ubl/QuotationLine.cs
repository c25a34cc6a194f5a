using System.Xml;
using System.Xml.Linq;
using PricingApi.Domain;
using PricingApi.Domain.Catalogue;
using PricingApi.Domain.Quotes;
using PricingApi.Domain.Texts;

namespace PricingApi.Quotes.Documents.Ubl;

/// <summary>A line that counts, with what can take its place.</summary>
internal static class QuotationLine
{
    public static IEnumerable<Action<XmlWriter>> Of(Paper paper, ChargePeriod period)
    {
        var alternatives = paper.AlternativesIn(period);

        foreach (var line in paper.LinesOf(period))
        {
            yield return xml =>
            {
                xml.WriteStartElement("QuotationLine", Element.Aggregate.NamespaceName);
                Element.Told("ID", Decimals.Plain(line.Line))!.WriteTo(xml);
                Item("LineItem", paper, line).WriteTo(xml);
            };

            foreach (var alternative in alternatives[line.Line])
            {
                yield return Item("AlternativeLineItem", paper, alternative).WriteTo;
            }

            yield return xml => xml.WriteEndElement();
        }
    }

    private static XElement Item(string name, Paper paper, DocumentLine line)
    {
        var (service, charged) = (paper.ServiceOf(line), LineCharge.Of(line));

        return Element.Of(
            name,
            Element.Told("ID", Decimals.Plain(line.Line)),
            Words(paper, line, service).Select(words => Element.Note(paper, words)),
            charged.Quantity("Quantity", service.Unit.Code),
            Element.Amount("LineExtensionAmount", line.NetAmount, paper.Numbers.Currency),
            Element.Amount("TotalTaxAmount", line.Vat.Amount, paper.Numbers.Currency),
            Reductions.Of(paper, line, charged.Amount),
            charged.Price(paper.Numbers.Currency, service.Unit.Code),
            Element.Of(
                "Item",
                Element.Told("Description", string.Join(' ', LineWords.Holds(paper, service))),
                Element.Told("Name", paper.NameOf(service)),
                Element.Of("SellersItemIdentification", Element.Told("ID", service.Code)),
                Element.Of("ClassifiedTaxCategory", Element.Told("ID", line.Vat.Category), Element.Told("Percent", line.Vat.Rate), Element.TaxScheme())));
    }

    /// <summary>How its amount came about by the tariff, what was agreed instead, and what was noted.</summary>
    private static IEnumerable<string?> Words(Paper paper, DocumentLine line, Service service) =>
    [
        LineWords.Surcharge(paper, line, service),
        .. line.Steps.Select(step => $"{StepTexts.Of(step, service.Unit.Code, paper.Language)}: {paper.Money(step.Amount)}"),
        line.ManualPrice is { } manual ? AgreementTexts.ManualPrice(manual, paper.AskedOf(line)?.ManualPrice is { } set ? set with { By = null } : null).In(paper.Language) : null,
        .. LineWords.Noted(paper, paper.AskedOf(line)),
    ];
}
