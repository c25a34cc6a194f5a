using PricingApi.Domain.Adjustments;
using PricingApi.Domain.Catalogue;
using PricingApi.Domain.Charging;

namespace PricingApi.Domain.Quotes;

/// <summary>How a service stands in a quote.</summary>
public enum Disposition
{
    /// <summary>On the quote, counted in the totals.</summary>
    Priced,

    /// <summary>Not on the quote; listed with the price it would have.</summary>
    Excluded,
}

/// <summary>A line as it is written down.</summary>
/// <param name="SurchargeFor">For a surcharge: the numbers of the lines that bring it about.</param>
public sealed record DocumentLine(
    int Line,
    string Service,
    Disposition Disposition,
    decimal Quantity,
    ChargePeriod ChargePeriod,
    IReadOnlyList<DocumentStep> Steps,
    string ListAmount,
    IReadOnlyList<DocumentDiscount> Discounts,
    string NetAmount,
    DocumentVat Vat,
    IReadOnlyList<int>? SurchargeFor = null)
{
    internal static DocumentLine From(QuoteLine line, Currency currency) => new(
        line.Number,
        line.Service.Code,
        Disposition.Priced,
        line.Quantity,
        line.Service.Tariff.ChargePeriod,
        [.. line.Steps.Select(step => DocumentStep.From(step, currency))],
        line.ListAmount.ToString(),
        [.. line.Discounts.Select(DocumentDiscount.From)],
        line.NetAmount.ToString(),
        new(line.Vat.Category, Decimals.Plain(line.Vat.Rate), line.VatAmount.ToString()),
        line.SurchargeFor is [] ? null : line.SurchargeFor);
}

/// <summary>A charge step as it is written down; members that a kind of step does not have are absent.</summary>
public sealed record DocumentStep(
    StepKind Kind,
    decimal? Units,
    string? UnitPrice,
    decimal? Per,
    string? Fee,
    string Amount,
    int? Tier,
    decimal? UpTo,
    string? Base,
    string? Rate,
    DocumentIndex? Index = null)
{
    public static DocumentStep From(ChargeStep step, Currency currency) => new(
        step.Kind,
        step.Units,
        step.UnitPrice is { } price ? Decimals.Price(price, currency) : null,
        step.Per,
        step.Fee is { } fee ? Decimals.Price(fee, currency) : null,
        Decimals.Price(step.Amount, currency),
        step.Tier,
        step.UpTo,
        step.Base is { } @base ? Decimals.Price(@base, currency) : null,
        step.Rate is { } rate ? Decimals.Plain(rate) : null,
        step.Index is { } index ? DocumentIndex.From(index) : null);
}

/// <summary>A discount of a line as it is written down.</summary>
public sealed record DocumentDiscount(DiscountKind Kind, string Value, string Reason, string Amount)
{
    internal static DocumentDiscount From(AppliedDiscount applied) =>
        new(applied.Discount.Kind, Decimals.Plain(applied.Discount.Value), applied.Discount.Reason, applied.Amount.ToString());
}

/// <summary>VAT of a line: its category (EN 16931), rate in per cent and its part of the group's amount.</summary>
public sealed record DocumentVat(string Category, string Rate, string Amount);

/// <summary>An index as it is written down.</summary>
/// <param name="Reference">The value that the tariff's prices belong to.</param>
/// <param name="Value">The value in force.</param>
/// <param name="Date">Since when it counts.</param>
/// <param name="Share">Per cent of the price that follows the index.</param>
public sealed record DocumentIndex(string Code, string Reference, string Value, DateOnly Date, string Share)
{
    internal static DocumentIndex From(StepIndex index) =>
        new(index.Code, Decimals.Plain(index.Reference), Decimals.Plain(index.Value), index.Date, Decimals.Plain(index.Share));
}
