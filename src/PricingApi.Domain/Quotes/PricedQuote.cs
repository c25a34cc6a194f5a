using PricingApi.Domain.Adjustments;
using PricingApi.Domain.Catalogue;

namespace PricingApi.Domain.Quotes;

/// <summary>The numbers of a quote: every selected service on its own line, every other one listed with its price.</summary>
/// <param name="Totals">One for each charge period that has lines.</param>
/// <param name="Excluded">In the order of the price book.</param>
/// <param name="Later">One for each end of introductory prices and courtesies on the quote, soonest first.</param>
/// <param name="VatDifference">What VAT would be more or less under the other rounding method.</param>
public sealed record PricedQuote(
    Currency Currency,
    IReadOnlyList<QuoteLine> Lines,
    IReadOnlyList<PeriodTotal> Totals,
    IReadOnlyList<ExcludedService> Excluded,
    Money VatDifference,
    ContractValue? Value,
    IReadOnlyList<LaterPhase> Later)
{
    public VatRegime VatRegime { get; init; }

    /// <summary>What reductions of several lines take off, in the order in which they are applied.</summary>
    public IReadOnlyList<AppliedReduction> Reductions { get; init; } = [];

    /// <summary>In the order in which they begin.</summary>
    public IReadOnlyList<SectionTotal> Sections { get; init; } = [];
}

/// <summary>What the lines of a section come to that count in the totals.</summary>
public sealed record SectionTotal(string Title, IReadOnlyList<Subtotal> Subtotals);

/// <summary>What the lines of a section come to in one charge period.</summary>
public sealed record Subtotal(ChargePeriod ChargePeriod, Money Net);

/// <summary>What changes when introductory prices or courtesies have ended.</summary>
/// <param name="From">The first day of the other prices.</param>
/// <param name="Lines">Those that cost something else than in the phase before.</param>
/// <param name="Totals">Of all lines from then on.</param>
public sealed record LaterPhase(DateOnly From, IReadOnlyList<LaterLine> Lines, IReadOnlyList<PeriodTotal> Totals);

/// <summary>What a line costs in a later phase.</summary>
public sealed record LaterLine(int Number, Money ListAmount, Money NetAmount);
