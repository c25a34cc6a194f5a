using PricingApi.Domain.Adjustments;
using PricingApi.Domain.Catalogue;
using PricingApi.Domain.Charging;

namespace PricingApi.Domain.Quotes;

/// <summary>A service on a quote, from its quantity to its VAT.</summary>
/// <param name="Number">Place on the quote, from 1.</param>
/// <param name="ListAmount">By the tariff; the sum of the steps.</param>
/// <param name="NetAmount">The list amount less the discounts.</param>
/// <param name="VatAmount">Informative: the line's part of its group's VAT.</param>
public sealed record QuoteLine(
    int Number,
    Service Service,
    decimal Quantity,
    IReadOnlyList<ChargeStep> Steps,
    Money ListAmount,
    IReadOnlyList<AppliedDiscount> Discounts,
    Money NetAmount,
    VatRate Vat,
    Money VatAmount);

/// <summary>A service that was not selected, with the price it would have.</summary>
/// <param name="Quantity">The quantity that the price is for: one unit.</param>
public sealed record ExcludedService(Service Service, decimal Quantity, Money ListAmount)
{
    /// <summary>Made once: most excluded services cost the same on every quote.</summary>
    internal DocumentExclusion Document { get; } = new(Service.Code, Quantity, ListAmount.ToString());
}

/// <summary>What falls due in one charge period: the sum of the lines shown.</summary>
public sealed record PeriodTotal(ChargePeriod ChargePeriod, Money Net, Money Vat, Money Gross, IReadOnlyList<VatGroup> VatBreakdown);

/// <summary>What the quote adds up to over time, without VAT.</summary>
/// <param name="FirstYear">One-off charges and the first twelve months, or the term when shorter.</param>
/// <param name="Contract">One-off charges and the whole term; yearly charges count for each started year.</param>
public sealed record ContractValue(Money FirstYear, Money Contract);
