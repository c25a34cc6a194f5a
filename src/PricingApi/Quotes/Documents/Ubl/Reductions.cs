using System.Xml.Linq;
using PricingApi.Domain;
using PricingApi.Domain.Adjustments;
using PricingApi.Domain.Quotes;
using PricingApi.Domain.Texts;

namespace PricingApi.Quotes.Documents.Ubl;

/// <summary>What discounts, courtesies and shares of bundles take off a line, each with its reason.</summary>
internal static class Reductions
{
    /// <param name="charged">What they are taken of.</param>
    public static IEnumerable<XElement> Of(Paper paper, DocumentLine line, string charged)
    {
        var left = paper.Read(charged);

        foreach (var discount in line.Discounts)
        {
            yield return Allowance(paper, AgreementTexts.Discount(line, discount with { By = null }, paper.Inputs).In(paper.Language), discount.Amount, discount.Kind == DiscountKind.Percentage ? (discount.Value, charged) : null);
            left -= paper.Read(discount.Amount);
        }

        foreach (var share in line.Shares ?? [])
        {
            yield return Allowance(paper, AgreementTexts.Share(share, paper.Inputs).In(paper.Language), share.Amount, Whole(paper, share) is { Kind: DiscountKind.Percentage, Value: var rate } ? (Decimals.Plain(rate), left.ToString()) : null);
            left -= paper.Read(share.Amount);
        }
    }

    private static Discount Whole(Paper paper, DocumentShare share) => share.Kind == ReductionKind.Bundle
        ? (paper.Inputs.Bundles ?? [])[share.Number - 1].Discount
        : (paper.Inputs.Discounts ?? [])[share.Number - 1].Discount;

    /// <summary>A percentage, as EN 16931 writes it (BT-138), stands with what it is taken of, or neither does.</summary>
    private static XElement Allowance(Paper paper, string? reason, string amount, (string Percentage, string Base)? of) =>
        Element.Of(
            "AllowanceCharge",
            Element.Told("ChargeIndicator", "false"),
            Element.Told("AllowanceChargeReason", reason),
            Element.Told("MultiplierFactorNumeric", of?.Percentage),
            Element.Amount("Amount", amount, paper.Numbers.Currency),
            of is { } taken ? Element.Amount("BaseAmount", taken.Base, paper.Numbers.Currency) : null);
}
