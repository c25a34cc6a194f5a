using System.Globalization;
using PricingApi.Domain;
using PricingApi.Domain.Quotes;

namespace PricingApi.Quotes.Showing;

/// <summary>What a reader of a quote should know beside its numbers.</summary>
internal static class QuoteWarnings
{
    public static IReadOnlyList<WarningResponse> Of(QuoteInputs inputs) =>
        inputs.Customer.Country == inputs.Seller.Country ? [Rates(inputs)] : [Rates(inputs), Foreign(inputs)];

    private static WarningResponse Rates(QuoteInputs inputs)
    {
        var date = inputs.PricedOn.ToString("O", CultureInfo.InvariantCulture);

        return new("vat-indicative", inputs.Language == Language.Nl
            ? $"Prijzen zijn exclusief btw. Btw tegen de tarieven van {date}; het tarief op het moment van levering geldt."
            : $"Prices exclude VAT. VAT at rates of {date}; the rate at the time of supply applies.");
    }

    private static WarningResponse Foreign(QuoteInputs inputs) =>
        new("vat-domestic", inputs.Language == Language.Nl
            ? $"De klant is gevestigd in {inputs.Customer.Country}: gerekend is met de btw van {inputs.Seller.Country}. Laat controleren of de btw verlegd moet worden."
            : $"The customer is established in {inputs.Customer.Country}: the VAT of {inputs.Seller.Country} was applied. Have it checked whether reverse charge applies.");
}
