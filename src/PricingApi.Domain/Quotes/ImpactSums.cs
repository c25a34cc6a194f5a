using System.Globalization;
using PricingApi.Domain.Catalogue;

namespace PricingApi.Domain.Quotes;

/// <summary>Adds up what a version would change over many quotes, each charge period apart.</summary>
public sealed class ImpactSums
{
    private readonly SortedDictionary<ChargePeriod, ImpactSum> _periods = [];

    /// <summary>One for each charge period that was met, in their order.</summary>
    public IEnumerable<ImpactSum> Periods => _periods.Values;

    public void Add(QuoteDocument quote, QuoteImpact impact)
    {
        foreach (var total in quote.Numbers.Totals)
        {
            var sum = Of(total.ChargePeriod);
            _periods[total.ChargePeriod] = impact.IsQuotable ? sum with { Before = sum.Before + Net(total) } : sum with { Unquotable = sum.Unquotable + Net(total) };
        }

        foreach (var total in impact.After)
        {
            var sum = Of(total.ChargePeriod);
            _periods[total.ChargePeriod] = sum with { After = sum.After + Net(total) };
        }
    }

    private ImpactSum Of(ChargePeriod period) => _periods.GetValueOrDefault(period) ?? new(period, 0, 0, 0);

    private static decimal Net(DocumentTotal total) => decimal.Parse(total.Net, CultureInfo.InvariantCulture);
}

/// <summary>What falls due in a charge period without VAT, over many quotes.</summary>
/// <param name="Before">Of the quotes that could still be quoted, as they are.</param>
/// <param name="After">Of the same quotes, as they would be.</param>
/// <param name="Unquotable">Of the quotes that could no longer be quoted, as they are.</param>
public sealed record ImpactSum(ChargePeriod ChargePeriod, decimal Before, decimal After, decimal Unquotable);
