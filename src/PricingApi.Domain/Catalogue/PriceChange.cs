using PricingApi.Domain.Charging;

namespace PricingApi.Domain.Catalogue;

/// <summary>A change of prices by a percentage.</summary>
/// <param name="Percentage">Above -100, at most 1,000; 3 makes 6.00 into 6.18.</param>
/// <param name="Category">Only services of this category; all when null.</param>
public sealed record PriceChange(decimal Percentage, string? Category = null)
{
    /// <summary>Why no price can be changed by this, or null when it can.</summary>
    public string? Refuse() => Percentage is <= -100 or > 1_000 || Decimals.Digits(Percentage) > 4
        ? "A change lies above -100 and at most at 1,000 per cent, with at most four decimals."
        : null;

    /// <summary>The service with every price, minimum and maximum changed; rates of percentages, quantities, floors and costs stay.</summary>
    /// <remarks>Each price is rounded half away from zero to as many decimals as it has, and at least the currency's.</remarks>
    public Service Apply(Service service, Currency currency)
    {
        if (Category is not null && service.Category != Category)
        {
            return service;
        }

        var tariff = service.Tariff;

        return service with
        {
            Tariff = tariff with
            {
                Minimum = Changed(tariff.Minimum),
                Maximum = Changed(tariff.Maximum),
                Charge = tariff.Charge.Repriced(Change),
                Introductory = tariff.Introductory is { } first ? first with { Charge = first.Charge.Repriced(Change), Minimum = Changed(first.Minimum), Maximum = Changed(first.Maximum) } : null,
            },
        };

        decimal? Changed(decimal? bound) => bound is { } amount ? Change(amount) : null;

        // A price that no version may be published with is left for the rules to refuse.
        decimal Change(decimal price) => Math.Abs(price) >= ChargeRules.PriceLimit
            ? price
            : decimal.Round(price * (100 + Percentage) / 100, Math.Max(currency.Digits, Decimals.Digits(price)), MidpointRounding.AwayFromZero);
    }
}
