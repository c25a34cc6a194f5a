using System.Xml.Linq;
using PricingApi.Domain.Adjustments;
using PricingApi.Domain.Quotes;

namespace PricingApi.Quotes.Documents.Ubl;

/// <summary>Who quotes, and to whom.</summary>
internal static class Parties
{
    public static XElement Seller(Paper paper) =>
        Element.Of("SellerSupplierParty", Party(paper, paper.Inputs.Seller.Name, paper.Inputs.Seller.Address, paper.Inputs.Seller.Country, paper.Inputs.Seller.VatId, paper.Inputs.SalesContact));

    public static XElement Buyer(Paper paper)
    {
        var customer = paper.Inputs.Customer;

        return Element.Of(
            "BuyerCustomerParty",
            Element.Told("SupplierAssignedAccountID", customer.Reference),
            Party(paper, customer.Name, customer.Address, customer.Country, customer.VatId, customer.Contact));
    }

    private static XElement Party(Paper paper, string name, Address? address, string country, string? vatId, Contact? contact) =>
        Element.Of(
            "Party",
            Element.Of("PartyName", Element.Told("Name", name)),
            Element.Of(
                "PostalAddress",
                Element.Told("StreetName", address?.Street),
                Element.Told("CityName", address?.City),
                Element.Told("PostalZone", address?.PostalCode),
                Element.Of("Country", Element.Told("IdentificationCode", country))),
            Element.Told("CompanyID", vatId) is { } id ? Element.Of("PartyTaxScheme", id, Element.TaxScheme(Scheme(paper))) : null,
            Element.Of("PartyLegalEntity", Element.Told("RegistrationName", name)),
            Element.OfAny("Contact", Element.Told("Name", contact?.Name), Element.Told("Telephone", contact?.Phone), Element.Told("ElectronicMail", contact?.Email)));

    /// <summary>Where VAT does not reach, numbers are registrations and none for VAT (EN 16931, BR-O-2).</summary>
    private static string Scheme(Paper paper) => paper.Numbers.VatRegime == VatRegime.OutsideEu ? "TAX" : "VAT";
}
