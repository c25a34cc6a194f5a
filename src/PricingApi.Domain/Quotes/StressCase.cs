using PricingApi.Domain.Catalogue;
using PricingApi.Domain.Charging;

namespace PricingApi.Domain.Quotes;

/// <summary>How much a quote is tried with.</summary>
/// <param name="Low">Per cent of the quantities; 1 to 100.</param>
/// <param name="High">Per cent of the quantities; 100 to 1,000.</param>
/// <param name="Index">Per cent that indexes go up and down; 0 to 100.</param>
public sealed record StressRange(int Low = 50, int High = 150, int Index = 10);

/// <summary>What becomes of a quote.</summary>
public enum StressKind
{
    Expected,
    LowVolume,
    HighVolume,
    IndexUp,
    IndexDown,

    /// <summary>With every optional line that can be taken.</summary>
    AllOptions,
}

/// <summary>A quote under other circumstances.</summary>
/// <param name="Document">Null when it could not be quoted.</param>
/// <param name="Refusals">Why not.</param>
public sealed record StressCase(StressKind Kind, QuoteDocument? Document, IReadOnlyList<Refusal> Refusals)
{
    /// <summary>The quote as it is, and under other circumstances; those of indexes only where prices follow one, options where there are any.</summary>
    public static IEnumerable<StressCase> Of(PriceBookVersion version, QuoteInputs inputs, StressRange range)
    {
        var offered = QuoteDocument.Offered(version, inputs);
        yield return Priced(StressKind.Expected, version, inputs);
        yield return Priced(StressKind.LowVolume, version, Volume(inputs, offered, range.Low));
        yield return Priced(StressKind.HighVolume, version, Volume(inputs, offered, range.High));
        if (inputs.Indexes is { Count: > 0 } indexes)
        {
            yield return Priced(StressKind.IndexUp, version, inputs with { Indexes = Moved(indexes, 100 + range.Index) });
            yield return Priced(StressKind.IndexDown, version, inputs with { Indexes = Moved(indexes, 100 - range.Index) });
        }

        if (inputs.Lines.Any(line => line.Disposition == Disposition.Optional))
        {
            yield return Priced(StressKind.AllOptions, version, inputs with { Taken = new InputPricing(version, inputs).EveryOption() });
        }
    }

    private static StressCase Priced(StressKind kind, PriceBookVersion version, QuoteInputs inputs)
    {
        var priced = QuoteDocument.Compute(version, inputs);

        return new(kind, priced.Value, priced.Refusals);
    }

    /// <summary>What is charged once whatever its quantity keeps it.</summary>
    private static QuoteInputs Volume(QuoteInputs inputs, PriceBookVersion offered, int percentage) => inputs with
    {
        Lines = [.. inputs.Lines.Select(line => offered.Find(line.Service) is { Tariff.Charge: not (Percentage or Flat) } service ? line with { Quantity = Quantities.Nearest(service, line.Quantity * percentage / 100) } : line)],
    };

    /// <summary>An index never reaches zero.</summary>
    private static List<IndexValue> Moved(IReadOnlyList<IndexValue> indexes, int percentage) =>
        [.. indexes.Select(index => index with { Value = Math.Max(0.000001m, decimal.Round(index.Value * percentage / 100, 6, MidpointRounding.AwayFromZero)) })];
}
