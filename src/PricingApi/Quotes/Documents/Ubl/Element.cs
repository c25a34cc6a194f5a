using System.Xml;
using System.Xml.Linq;

namespace PricingApi.Quotes.Documents.Ubl;

/// <summary>Elements of UBL 2.1. What is empty is left out: UBL has no empty elements.</summary>
internal static class Element
{
    public static readonly XNamespace Basic = "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2";
    public static readonly XNamespace Aggregate = "urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2";

    private const char Replacement = '\uFFFD';

    /// <summary>An element with text.</summary>
    public static XElement? Told(string name, string? text, params XAttribute[] attributes) =>
        string.IsNullOrWhiteSpace(text) ? null : new(Basic + name, attributes, Clean(text));

    /// <summary>An element with other elements, in the order of the schema.</summary>
    public static XElement Of(string name, params object?[] parts) => new(Aggregate + name, parts);

    /// <summary>The same, left out when it would be empty.</summary>
    public static XElement? OfAny(string name, params XElement?[] parts) => parts.All(part => part is null) ? null : Of(name, parts);

    /// <param name="money">As money is written down.</param>
    public static XElement? Amount(string name, string money, string currency) => Told(name, money, new XAttribute("currencyID", currency));

    public static XElement? Note(Paper paper, string? text) => Told("Note", text, new XAttribute("languageID", Http.EnumNames<Domain.Language>.Of(paper.Language)));

    /// <summary>VAT is the one tax on a quote.</summary>
    public static XElement TaxScheme(string code = "VAT") => Of("TaxScheme", Told("ID", code));

    /// <summary>Some characters are allowed in texts and cannot be in XML 1.0, not even escaped.</summary>
    private static string Clean(string text)
    {
        for (var index = 0; index < text.Length; index++)
        {
            if (!IsXml(text, index))
            {
                return string.Create(text.Length, text, static (clean, text) =>
                {
                    for (var index = 0; index < text.Length; index++)
                    {
                        clean[index] = IsXml(text, index) ? text[index] : Replacement;
                    }
                });
            }
        }

        return text;
    }

    private static bool IsXml(string text, int index) =>
        XmlConvert.IsXmlChar(text[index])
        || (index + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[index + 1], text[index]))
        || (index > 0 && XmlConvert.IsXmlSurrogatePair(text[index], text[index - 1]));
}
