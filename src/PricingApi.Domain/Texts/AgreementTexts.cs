using System.Globalization;
using PricingApi.Domain.Adjustments;
using PricingApi.Domain.Catalogue;
using PricingApi.Domain.Quotes;

namespace PricingApi.Domain.Texts;

/// <summary>Says in words what was agreed besides the tariff.</summary>
public static class AgreementTexts
{
    public static LocalText ManualPrice(DocumentManualPrice price, ManualPrice? agreed)
    {
        var by = By(agreed?.By);

        return new(
            $"afgesproken prijs van {Figures.In(Language.Nl, price.UnitPrice)} per eenheid in plaats van het tarief: {agreed?.Reason}{by.Nl}",
            $"agreed price of {price.UnitPrice} for each unit in place of the tariff: {agreed?.Reason}{by.En}");
    }

    /// <param name="discount">Without its author, who is for the seller, where a customer reads it: of a courtesy that is by whose leave it is given.</param>
    public static LocalText Discount(DocumentLine line, DocumentDiscount discount, QuoteInputs inputs)
    {
        if (line.Disposition == Disposition.Courtesy && inputs.Lines[line.Line - 1].Courtesy is { } courtesy)
        {
            var until = courtesy.Until.ToString("O", CultureInfo.InvariantCulture);
            var leave = discount.By is { } approver ? new LocalText($" (akkoord: {approver})", $" (approved by {approver})") : new("", "");

            return new($"uit coulance tot en met {until}: {courtesy.Reason}{leave.Nl}", $"courtesy until {until}: {courtesy.Reason}{leave.En}");
        }

        var (rate, by) = (Rate(discount.Kind, discount.Value), By(discount.By));

        return new($"korting{rate.Nl}: {discount.Reason}{by.Nl}", $"discount{rate.En}: {discount.Reason}{by.En}");
    }

    public static LocalText Share(DocumentShare share, QuoteInputs inputs) => share.Kind == ReductionKind.Bundle
        ? Bundle((inputs.Bundles ?? [])[share.Number - 1])
        : QuoteDiscount((inputs.Discounts ?? [])[share.Number - 1].Discount);

    private static LocalText Bundle(Bundle bundle)
    {
        var (rate, by) = (Rate(bundle.Discount.Kind, Decimals.Plain(bundle.Discount.Value)), By(bundle.Discount.By));

        return new($"aandeel in de bundel '{bundle.Name}'{rate.Nl}: {bundle.Discount.Reason}{by.Nl}", $"share in the bundle '{bundle.Name}'{rate.En}: {bundle.Discount.Reason}{by.En}");
    }

    private static LocalText QuoteDiscount(Discount discount)
    {
        var (rate, by) = (Rate(discount.Kind, Decimals.Plain(discount.Value)), By(discount.By));

        return new($"aandeel in de korting op de hele offerte{rate.Nl}: {discount.Reason}{by.Nl}", $"share in the discount on the whole quote{rate.En}: {discount.Reason}{by.En}");
    }

    private static LocalText Rate(DiscountKind kind, string value) =>
        kind == DiscountKind.Percentage ? new($" van {Figures.In(Language.Nl, value)}%", $" of {value}%") : new("", "");

    private static LocalText By(string? name) => name is null ? new("", "") : new($" (door {name})", $" (by {name})");
}
