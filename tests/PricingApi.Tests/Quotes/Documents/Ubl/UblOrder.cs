using System.Xml.Linq;

namespace PricingApi.Tests.Quotes.Documents.Ubl;

/// <summary>The part of the UBL 2.1 schema that quotes use: which elements an element may have, in which order, and how often.</summary>
/// <remarks>Stated after the standard (OASIS, 4 November 2013), stricter where a quote always says something. What it does not name may not be there.</remarks>
internal static class UblOrder
{
    /// <summary>After a name: <c>!</c> exactly once, <c>+</c> once or more, <c>*</c> any number; at most once otherwise.</summary>
    private static readonly Dictionary<string, string[]> Parts = new()
    {
        ["Quotation"] = ["UBLVersionID!", "ID!", "UUID!", "IssueDate!", "Note+", "PricingCurrencyCode!", "LineCountNumeric!", "ValidityPeriod!", "AdditionalDocumentReference*", "SellerSupplierParty!", "BuyerCustomerParty!", "TaxTotal!", "QuotedMonetaryTotal!", "QuotationLine+"],
        ["ValidityPeriod"] = ["EndDate!"],
        ["AdditionalDocumentReference"] = ["ID!", "DocumentType!"],
        ["SellerSupplierParty"] = ["Party!"],
        ["BuyerCustomerParty"] = ["SupplierAssignedAccountID!", "Party!"],
        ["Party"] = ["PartyName!", "PostalAddress!", "PartyTaxScheme", "PartyLegalEntity!", "Contact"],
        ["PartyName"] = ["Name!"],
        ["PostalAddress"] = ["StreetName", "CityName", "PostalZone", "Country!"],
        ["Country"] = ["IdentificationCode!"],
        ["PartyTaxScheme"] = ["CompanyID!", "TaxScheme!"],
        ["TaxScheme"] = ["ID!"],
        ["PartyLegalEntity"] = ["RegistrationName!"],
        ["Contact"] = ["Name", "Telephone", "ElectronicMail"],
        ["TaxTotal"] = ["TaxAmount!", "TaxSubtotal+"],
        ["TaxSubtotal"] = ["TaxableAmount!", "TaxAmount!", "TaxCategory!"],
        ["TaxCategory"] = ["ID!", "Percent", "TaxExemptionReasonCode", "TaxExemptionReason", "TaxScheme!"],
        ["QuotedMonetaryTotal"] = ["LineExtensionAmount!", "TaxExclusiveAmount!", "TaxInclusiveAmount!", "PayableAmount!"],
        ["QuotationLine"] = ["ID!", "LineItem!", "AlternativeLineItem*"],
        ["LineItem"] = ["ID!", "Note*", "Quantity!", "LineExtensionAmount!", "TotalTaxAmount!", "AllowanceCharge*", "Price!", "Item!"],
        ["AllowanceCharge"] = ["ChargeIndicator!", "AllowanceChargeReason!", "MultiplierFactorNumeric", "Amount!", "BaseAmount"],
        ["Price"] = ["PriceAmount!", "BaseQuantity!"],
        ["Item"] = ["Description", "Name!", "SellersItemIdentification!", "ClassifiedTaxCategory!"],
        ["SellersItemIdentification"] = ["ID!"],
        ["ClassifiedTaxCategory"] = ["ID!", "Percent", "TaxScheme!"],
    };

    public static void Check(XElement element)
    {
        var name = element.Name.LocalName;
        if (!Parts.TryGetValue(name == "AlternativeLineItem" ? "LineItem" : name, out var allowed))
        {
            element.Elements().ShouldBeEmpty(name);
            element.Value.ShouldNotBeNullOrWhiteSpace(name);
            return;
        }

        var parts = element.Elements().Select(part => part.Name.LocalName).ToList();
        foreach (var part in allowed)
        {
            var (called, often) = (part.TrimEnd('!', '+', '*'), part[^1]);
            var count = parts.TakeWhile(each => each == called).Count();
            count.ShouldBeInRange(often is '!' or '+' ? 1 : 0, often is '+' or '*' ? int.MaxValue : 1, $"{called} in {name}");
            parts.RemoveRange(0, count);
        }

        parts.ShouldBeEmpty($"in {name}");
        foreach (var part in element.Elements())
        {
            part.Name.NamespaceName.ShouldEndWith(Parts.ContainsKey(part.Name.LocalName) || part.Name.LocalName == "AlternativeLineItem" ? ":CommonAggregateComponents-2" : ":CommonBasicComponents-2");
            Check(part);
        }
    }
}
