using System.Xml.Linq;
using PricingApi.Domain.Quotes;
using PricingApi.Domain.Texts;

namespace PricingApi.Quotes.Documents.Ubl;

/// <summary>What the lines add up to, and its VAT. Every reduction stands on a line, so the document takes none off itself (EN 16931, BT-107).</summary>
internal static class Sums
{
    public static XElement Tax(Paper paper, DocumentTotal total) =>
        Element.Of("TaxTotal", Element.Amount("TaxAmount", total.Vat, paper.Numbers.Currency), total.VatBreakdown.Select(group => Subtotal(paper, group)));

    public static XElement Total(Paper paper, DocumentTotal total)
    {
        var currency = paper.Numbers.Currency;

        return Element.Of(
            "QuotedMonetaryTotal",
            Element.Amount("LineExtensionAmount", total.Net, currency),
            Element.Amount("TaxExclusiveAmount", total.Net, currency),
            Element.Amount("TaxInclusiveAmount", total.Gross, currency),
            Element.Amount("PayableAmount", total.Gross, currency));
    }

    private static XElement Subtotal(Paper paper, DocumentVatGroup group) =>
        Element.Of(
            "TaxSubtotal",
            Element.Amount("TaxableAmount", group.Base, paper.Numbers.Currency),
            Element.Amount("TaxAmount", group.Amount, paper.Numbers.Currency),
            Element.Of(
                "TaxCategory",
                Element.Told("ID", group.Category),
                Element.Told("Percent", group.Rate),
                Element.Told("TaxExemptionReasonCode", VatTexts.ReasonCode(group.Category)),
                Element.Told("TaxExemptionReason", VatTexts.Reason(group.Category, paper.Numbers.VatRegime)?.In(paper.Language)),
                Element.TaxScheme()));
}
