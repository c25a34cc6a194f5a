using PricingApi.Domain.Adjustments;

namespace PricingApi.Domain.Quotes;

/// <summary>What pricing depends on besides the tariffs and the selection.</summary>
/// <param name="TermMonths">Length of the contract, when known; 1 to 600.</param>
/// <param name="OccurrencesPerYear">How often a per-occurrence service is expected in a year; 1 to 1,000,000.</param>
/// <param name="PricedOn">The day from which the term runs; of use only where prices change later.</param>
public sealed record PricingTerms(VatRates Vat, VatRounding VatRounding, int? TermMonths = null, int? OccurrencesPerYear = null, DateOnly PricedOn = default)
{
    public const int MostMonths = 600;

    public const int MostOccurrences = 1_000_000;
}
