using PricingApi.Domain.Adjustments;
using PricingApi.Domain.Catalogue;
using PricingApi.Domain.Charging;

namespace PricingApi.Domain.Quotes;

/// <summary>A service on a quote, from its quantity to its VAT.</summary>
/// <param name="Number">Place on the quote, from 1.</param>
/// <param name="ListAmount">By the tariff; the sum of the steps.</param>
/// <param name="NetAmount">The list amount, or the manual price, less the discounts and the line's shares of reductions.</param>
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
    Money VatAmount)
{
    /// <summary>For a surcharge: the numbers of the lines that bring it about.</summary>
    public IReadOnlyList<int> SurchargeFor { get; init; } = [];

    public Disposition Disposition { get; init; }

    /// <summary>What somebody charges in place of the list amount.</summary>
    public AppliedManualPrice? ManualPrice { get; init; }

    /// <summary>Its parts of reductions of several lines.</summary>
    public IReadOnlyList<AppliedShare> Shares { get; init; } = [];

    /// <summary>For an alternative: the number of the line whose place it can take.</summary>
    public int? AlternativeTo { get; init; }

    /// <summary>For an optional line or an alternative: what taking it does to the totals.</summary>
    public Choice? Choice { get; init; }

    /// <summary>The day on which it can be performed, or is asked for when that is later; null when nobody says how long it takes.</summary>
    public DateOnly? PromisedOn { get; init; }
}

/// <summary>What taking an optional line or an alternative does to the totals.</summary>
/// <param name="With">Numbers of the optional lines that it cannot do without.</param>
public sealed record Choice(IReadOnlyList<PeriodChange> Changes, IReadOnlyList<int> With);

/// <summary>A service that was not selected, with the price it would have.</summary>
/// <param name="Quantity">The quantity that the price is for: one unit, or the least that can be asked.</param>
public sealed record ExcludedService(Service Service, decimal Quantity, Money ListAmount)
{
    /// <summary>What it costs when it does not depend on other lines.</summary>
    internal static ExcludedService Alone(Service service, Currency currency) => Of(service, 0, currency)!;

    /// <returns>Null when the amount reaches <see cref="Money.Limit"/>.</returns>
    internal static ExcludedService? Of(Service service, decimal percentageBase, Currency currency) =>
        Quantities.Least(service) is var least && Charge.Of(service, least, percentageBase, currency) is { } charge ? new(service, least, charge.ListAmount) : null;

    /// <summary>Made once: most excluded services cost the same on every quote.</summary>
    internal DocumentExclusion Document { get; } = new(Service.Code, Quantity, ListAmount.ToString());
}

/// <summary>What falls due in one charge period: the sum of the lines shown.</summary>
public sealed record PeriodTotal(ChargePeriod ChargePeriod, Money Net, Money Vat, Money Gross, IReadOnlyList<VatGroup> VatBreakdown);

/// <summary>What the quote adds up to over time, without VAT.</summary>
/// <param name="FirstYear">One-off charges and the first twelve months, or the term when shorter.</param>
/// <param name="Contract">One-off charges and the whole term; yearly charges count for each started year.</param>
public sealed record ContractValue(Money FirstYear, Money Contract);
