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

    /// <summary>Lines that cost less together; null in the place of a bundle that lacks a line by now.</summary>
    public IReadOnlyList<Bundle?> Bundles { get; init; } = [];

    /// <summary>On the whole quote, applied in order.</summary>
    public IReadOnlyList<QuoteDiscount> Discounts { get; init; } = [];

    /// <summary>For another selection than the one that was asked for: bundles whose lines no longer all count are dissolved.</summary>
    internal PricingTerms For(IReadOnlyList<Selection> selections) => Bundles is []
        ? this
        : this with { Bundles = [.. Bundles.Select(bundle => bundle?.Services.All(code => selections.Any(selection => selection.Counts && selection.Service == code)) == true ? bundle : null)] };
}
