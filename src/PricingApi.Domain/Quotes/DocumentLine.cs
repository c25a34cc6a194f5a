using PricingApi.Domain.Adjustments;
using PricingApi.Domain.Catalogue;
using PricingApi.Domain.Charging;

namespace PricingApi.Domain.Quotes;

/// <summary>A line as it is written down.</summary>
/// <param name="SurchargeFor">For a surcharge: the numbers of the lines that bring it about.</param>
/// <param name="ManualPrice">What somebody charges in place of the list amount.</param>
/// <param name="Shares">Its parts of reductions of several lines.</param>
/// <param name="AlternativeTo">For an alternative: the number of the line whose place it can take.</param>
/// <param name="Choice">For an optional line or an alternative: what taking it does to the totals.</param>
/// <param name="PromisedOn">The day on which it can be performed, or is asked for when that is later.</param>
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
    IReadOnlyList<int>? SurchargeFor = null,
    DocumentManualPrice? ManualPrice = null,
    IReadOnlyList<DocumentShare>? Shares = null,
    int? AlternativeTo = null,
    DocumentChoice? Choice = null,
    DateOnly? PromisedOn = null)
{
    internal static DocumentLine From(QuoteLine line, Currency currency) => new(
        line.Number,
        line.Service.Code,
        line.Disposition,
        line.Quantity,
        line.Service.Tariff.ChargePeriod,
        [.. line.Steps.Select(step => DocumentStep.From(step, currency))],
        line.ListAmount.ToString(),
        [.. line.Discounts.Select(DocumentDiscount.From)],
        line.NetAmount.ToString(),
        new(line.Vat.Category, line.Vat.Stated, line.VatAmount.ToString()),
        line.SurchargeFor is [] ? null : line.SurchargeFor,
        line.ManualPrice is { } manual ? new(Decimals.Price(manual.Price.UnitPrice, currency), manual.Amount.ToString()) : null,
        line.Shares is [] ? null : [.. line.Shares.Select(share => new DocumentShare(share.Kind, share.Number, share.Amount.ToString()))],
        line.AlternativeTo,
        line.Choice is { } choice ? DocumentChoice.From(choice) : null,
        line.PromisedOn);
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
/// <param name="By">Who gave it; absent when that is not known.</param>
public sealed record DocumentDiscount(DiscountKind Kind, string Value, string Reason, string Amount, string? By = null)
{
    internal static DocumentDiscount From(AppliedDiscount applied) =>
        new(applied.Discount.Kind, Decimals.Plain(applied.Discount.Value), applied.Discount.Reason, applied.Amount.ToString(), applied.Discount.By);
}

/// <summary>A price that somebody set, as it is written down; its reason stands in the inputs.</summary>
public sealed record DocumentManualPrice(string UnitPrice, string Amount);

/// <summary>A line's part of a reduction of several lines, as it is written down.</summary>
/// <param name="Number">Of the bundle, or of the discount on the whole quote, from 1.</param>
public sealed record DocumentShare(ReductionKind Kind, int Number, string Amount);

/// <summary>What taking a line does to the totals, as it is written down.</summary>
/// <param name="With">Numbers of the optional lines that it cannot do without.</param>
public sealed record DocumentChoice(IReadOnlyList<DocumentChange> Changes, IReadOnlyList<int>? With = null)
{
    internal static DocumentChoice From(Choice choice) => new(
        [.. choice.Changes.Select(change => new DocumentChange(change.ChargePeriod, change.Net.ToString(), change.Vat.ToString(), change.Gross.ToString()))],
        choice.With is [] ? null : choice.With);
}

/// <summary>How the totals of a charge period change.</summary>
public sealed record DocumentChange(ChargePeriod ChargePeriod, string Net, string Vat, string Gross);

/// <summary>VAT of a line: its category (EN 16931), rate in per cent and its part of the group's amount.</summary>
/// <param name="Rate">Absent outside the scope of VAT.</param>
public sealed record DocumentVat(string Category, string? Rate, string Amount);

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
