using System.Globalization;
using PricingApi.Domain.Adjustments;
using PricingApi.Domain.Catalogue;
using PricingApi.Domain.Quotes;

namespace PricingApi.Domain.Texts;

/// <summary>Says in words which VAT a quote bears, and why none where it bears none.</summary>
public static class VatTexts
{
    /// <summary>Why a group bears no VAT (EN 16931, BT-120); null where it bears some, or is zero rated.</summary>
    public static LocalText? Reason(string category, VatRegime? regime) => (category, regime) switch
    {
        ("AE", _) => new("btw verlegd naar de afnemer (artikel 196 van richtlijn 2006/112/EG)", "reverse charge: VAT is owed by the customer (article 196 of Directive 2006/112/EC)"),
        ("O", _) => new("buiten de werkingssfeer van de btw: de afnemer is buiten de EU gevestigd (artikel 44 van richtlijn 2006/112/EG)", "outside the scope of VAT: the customer is established outside the EU (article 44 of Directive 2006/112/EC)"),
        ("E", VatRegime.SmallBusiness) => new("vrijgesteld van btw: kleineondernemersregeling", "exempt from VAT: small-business scheme"),
        ("E", _) => new("vrijgesteld van btw", "exempt from VAT"),
        _ => null,
    };

    /// <summary>Code of the reason in the VATEX list; null where the list has none that fits for certain.</summary>
    public static string? ReasonCode(string category) => category switch
    {
        "AE" => "VATEX-EU-AE",
        "O" => "VATEX-EU-O",
        _ => null,
    };

    /// <summary>The VAT of a line.</summary>
    public static LocalText Of(DocumentVat vat, DateOnly pricedOn, VatRegime? regime)
    {
        var date = pricedOn.ToString("O", CultureInfo.InvariantCulture);
        var reason = Reason(vat.Category, regime);
        var (nl, en) = vat.Rate is { } rate
            ? ($"btw-categorie {vat.Category}, {Figures.In(Language.Nl, rate)}%, tarief op {date}", $"VAT category {vat.Category}, {rate}%, rate of {date}")
            : ($"btw-categorie {vat.Category}", $"VAT category {vat.Category}");

        return reason is null
            ? new($"{nl}; het aandeel van de regel in de btw van zijn groep", $"{en}; the line's part of the VAT of its group")
            : new($"{nl}: {reason.Nl}", $"{en}: {reason.En}");
    }

    /// <summary>Which regime was chosen, and why not another.</summary>
    public static LocalText Regime(QuoteInputs inputs, VatRegime? regime) => regime switch
    {
        VatRegime.SmallBusiness => new("de verkoper valt onder de kleineondernemersregeling", "the seller is in the small-business scheme"),
        VatRegime.OutsideEu => new("een zakelijke afnemer buiten de EU", "a business customer outside the EU"),
        VatRegime.ReverseCharge => new(
            $"een zakelijke afnemer elders in de EU, btw-nummer {inputs.VatCheck?.VatId} gecontroleerd op {Day(inputs)}",
            $"a business customer elsewhere in the EU, VAT number {inputs.VatCheck?.VatId} checked on {Day(inputs)}"),
        _ when inputs.Customer.Country == inputs.Seller.Country => new("een binnenlandse afnemer", "a domestic customer"),
        _ when inputs.Customer.Kind == CustomerKind.Consumer => new("een particuliere afnemer: de btw van de verkoper geldt", "a consumer: the seller's VAT applies"),
        _ => new("een afnemer elders in de EU zonder geregistreerde controle van een geldig btw-nummer: de btw van de verkoper geldt", "a customer elsewhere in the EU without a recorded check of a valid VAT number: the seller's VAT applies"),
    };

    private static string? Day(QuoteInputs inputs) => inputs.VatCheck?.CheckedOn.ToString("O", CultureInfo.InvariantCulture);
}
