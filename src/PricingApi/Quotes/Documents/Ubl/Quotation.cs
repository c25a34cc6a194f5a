using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using PricingApi.Domain.Quotes;
using PricingApi.Http;

namespace PricingApi.Quotes.Documents.Ubl;

/// <summary>The lines of one charge period as a Quotation of UBL 2.1, with VAT as EN 16931 has it.</summary>
/// <remarks>A Quotation has one total, and a quote keeps its charge periods apart.</remarks>
internal static class Quotation
{
    private const string Namespace = "urn:oasis:names:specification:ubl:schema:xsd:Quotation-2";

    public static XmlFile Of(Paper paper, DocumentTotal total) =>
        new($"{paper.Row.Number}-{paper.Row.Revision}-{EnumNames<Domain.Catalogue.ChargePeriod>.Of(total.ChargePeriod)}.xml", Pieces(paper, total));

    private static IEnumerable<Action<XmlWriter>> Pieces(Paper paper, DocumentTotal total)
    {
        yield return Start;

        foreach (var part in Head(paper, total).OfType<XElement>())
        {
            yield return part.WriteTo;
        }

        foreach (var piece in QuotationLine.Of(paper, total.ChargePeriod))
        {
            yield return piece;
        }

        yield return xml => xml.WriteEndDocument();
    }

    private static void Start(XmlWriter xml)
    {
        xml.WriteStartDocument();
        xml.WriteStartElement("Quotation", Namespace);
        xml.WriteAttributeString("xmlns", "cac", null, Element.Aggregate.NamespaceName);
        xml.WriteAttributeString("xmlns", "cbc", null, Element.Basic.NamespaceName);
    }

    private static IEnumerable<XElement?> Head(Paper paper, DocumentTotal total) =>
    [
        Element.Told("UBLVersionID", "2.1"),
        Element.Told("ID", paper.Row.Number),
        Element.Told("UUID", Id(paper, total).ToString()),
        Element.Told("IssueDate", Day(paper.Dated)),
        .. Notes.Of(paper, total).Select(note => Element.Note(paper, note)),
        Element.Told("PricingCurrencyCode", paper.Numbers.Currency),
        Element.Told("LineCountNumeric", Domain.Decimals.Plain(paper.LinesOf(total.ChargePeriod).Count())),
        Element.Of("ValidityPeriod", Element.Told("EndDate", Day(paper.Inputs.ValidUntil))),
        Reference(paper.Inputs.PurchaseOrderNumber, paper.Say("Inkoopordernummer", "Purchase order")),
        Reference(paper.Inputs.ExternalReference, paper.Say("Kenmerk", "Reference")),
        Parties.Seller(paper),
        Parties.Buyer(paper),
        Sums.Tax(paper, total),
        Sums.Total(paper, total),
    ];

    private static XElement? Reference(string? id, string type) =>
        Element.Told("ID", id) is { } told ? Element.Of("AdditionalDocumentReference", told, Element.Told("DocumentType", type)) : null;

    private static string Day(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);

    /// <summary>Of this document: the same whenever it is made, another for each period, revision and content.</summary>
    private static Guid Id(Paper paper, DocumentTotal total)
    {
        var bytes = SHA256.HashData(Encoding.UTF8.GetBytes($"{paper.Row.Id} {paper.Row.Revision} {total.ChargePeriod} {paper.Hash} {paper.IsDraft} {paper.AgreedHash}")).AsSpan(0, 16);

        // A UUID whose bits have a meaning of our own (RFC 9562, version 8).
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);

        return new Guid(bytes, bigEndian: true);
    }
}
