using PricingApi.Domain.Quotes;

namespace PricingApi.Domain.Adjustments;

/// <summary>Decides which country's VAT a quote bears. When in doubt it is the seller's.</summary>
public static class VatRegimes
{
    /// <param name="check">The latest recorded check of the customer's VAT identification number.</param>
    public static VatRegime Of(Seller seller, Customer customer, VatCheck? check)
    {
        if (seller.SmallBusiness == true)
        {
            return VatRegime.SmallBusiness;
        }

        if (customer.Country == seller.Country || customer.Kind == CustomerKind.Consumer)
        {
            return VatRegime.Domestic;
        }

        if (!Countries.AreInEu(customer.Country))
        {
            return VatRegime.OutsideEu;
        }

        return check is { Outcome: VatCheckOutcome.Valid } && Confirms(check, seller, customer) ? VatRegime.ReverseCharge : VatRegime.Domestic;
    }

    /// <summary>Why a quote cannot be issued as it was priced: by what is known at that moment its VAT would be another.</summary>
    /// <param name="check">The latest recorded check of the customer's VAT identification number.</param>
    public static Refusal? RefuseIssue(QuoteDocument document, VatCheck? check) =>
        Of(document.Inputs.Seller, document.Inputs.Customer, check) == (document.Numbers.VatRegime ?? VatRegime.Domestic)
            ? null
            : new("vat-outdated", "By the checks of the customer's VAT identification number that are known by now, its VAT would be another: save the draft again, which prices it anew, and issue that.");

    /// <summary>Whether the check is one of this customer's number, given by another country of the EU than the seller's.</summary>
    private static bool Confirms(VatCheck check, Seller seller, Customer customer) =>
        customer.VatId is { } stated && VatIds.Normal(stated) == check.VatId
        && VatIds.CountryOf(check.VatId) is { } country && country != seller.Country;
}
