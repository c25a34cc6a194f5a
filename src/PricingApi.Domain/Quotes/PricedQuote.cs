namespace PricingApi.Domain.Quotes;

/// <summary>The numbers of a quote: every selected service on its own line, every other one listed with its price.</summary>
/// <param name="Totals">One for each charge period that has lines.</param>
/// <param name="Excluded">In the order of the price book.</param>
/// <param name="VatDifference">What VAT would be more or less under the other rounding method.</param>
public sealed record PricedQuote(
    Currency Currency,
    IReadOnlyList<QuoteLine> Lines,
    IReadOnlyList<PeriodTotal> Totals,
    IReadOnlyList<ExcludedService> Excluded,
    Money VatDifference,
    ContractValue? Value);
