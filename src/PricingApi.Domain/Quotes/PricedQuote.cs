namespace PricingApi.Domain.Quotes;

/// <summary>The numbers of a quote: every selected service on its own line, every other one listed with its price.</summary>
/// <param name="Totals">One for each charge period that has lines.</param>
/// <param name="Excluded">In the order of the price book.</param>
/// <param name="Later">One for each end of introductory prices on the quote, soonest first.</param>
/// <param name="VatDifference">What VAT would be more or less under the other rounding method.</param>
public sealed record PricedQuote(
    Currency Currency,
    IReadOnlyList<QuoteLine> Lines,
    IReadOnlyList<PeriodTotal> Totals,
    IReadOnlyList<ExcludedService> Excluded,
    Money VatDifference,
    ContractValue? Value,
    IReadOnlyList<LaterPhase> Later);

/// <summary>What changes when introductory prices have ended.</summary>
/// <param name="From">The first day of the other prices.</param>
/// <param name="Lines">Those that cost something else than in the phase before.</param>
/// <param name="Totals">Of all lines from then on.</param>
public sealed record LaterPhase(DateOnly From, IReadOnlyList<LaterLine> Lines, IReadOnlyList<PeriodTotal> Totals);

/// <summary>What a line costs in a later phase.</summary>
public sealed record LaterLine(int Number, Money ListAmount, Money NetAmount);
