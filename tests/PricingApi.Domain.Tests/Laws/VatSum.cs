using PricingApi.Domain.Adjustments;
using PricingApi.Domain.Catalogue;
using PricingApi.Domain.Quotes;

namespace PricingApi.Domain.Tests.Laws;

/// <summary>The VAT of lines of one charge period, category and rate, in coins.</summary>
/// <param name="OnBase">Rounded once.</param>
/// <param name="OnLines">Rounded on each line.</param>
internal sealed record VatSum((string Category, decimal Rate) Group, IReadOnlyList<int> Lines, long Base, long OnBase, long OnLines, bool IsPerLine)
{
    private static readonly string[] OtherEuCountries = ["DE", "BE", "GR"];
    private static readonly string[] NumbersOfOthers = ["DE123456789", "BE0123456789", "EL123456789"];

    public long Due => IsPerLine ? OnLines : OnBase;

    public long ByOtherMethod => IsPerLine ? OnBase : OnLines;

    /// <summary>As it is written down.</summary>
    public string? Stated => StatedRate(Group);

    public static string? StatedRate((string Category, decimal Rate) group) => group.Category == "O" ? null : Decimals.Plain(group.Rate);

    /// <summary>VAT of an amount in coins, exact.</summary>
    public static Fraction Of(long coins, decimal rate) => (Fraction)coins * rate / 100;

    public static (string Category, decimal Rate) RateOf(QuoteCase quote, Service service)
    {
        var (seller, customer, day) = (quote.Inputs.Seller, quote.Inputs.Customer, quote.Inputs.PricedOn);
        var isForeign = customer.Country != "NL" && customer.Kind != CustomerKind.Consumer;
        var isInEu = OtherEuCountries.Contains(customer.Country);
        var rates = quote.OtherRates ?? new(day < new DateOnly(2012, 10, 1) ? 19 : 21, day < new DateOnly(2019, 1, 1) ? 6 : 9);

        return service.Tariff.Vat switch
        {
            _ when seller.SmallBusiness == true => ("E", 0),
            _ when isForeign && !isInEu => ("O", 0),
            VatTreatment.Exempt => ("E", 0),
            _ when isForeign && IsConfirmed(quote.Inputs) => ("AE", 0),
            VatTreatment.Zero => ("Z", 0),
            VatTreatment.Reduced => ("S", rates.Reduced),
            _ => ("S", rates.Standard),
        };
    }

    /// <summary>Whether a check found this customer's number, of another country in the EU, in force.</summary>
    private static bool IsConfirmed(QuoteInputs inputs) =>
        inputs.VatCheck is { Outcome: VatCheckOutcome.Valid, VatId: var found }
        && inputs.Customer.VatId is { } stated
        && string.Concat(stated.Where(char.IsAsciiLetterOrDigit)) == found
        && NumbersOfOthers.Contains(found);
}
