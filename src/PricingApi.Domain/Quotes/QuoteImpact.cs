using PricingApi.Domain.Catalogue;

namespace PricingApi.Domain.Quotes;

/// <summary>What another version of its price book would make of a quote, had it been priced by that.</summary>
/// <param name="Lines">Those that would come out otherwise.</param>
/// <param name="After">The totals there would be; none when it could no longer be quoted.</param>
/// <param name="Refusals">Why it could no longer be quoted.</param>
public sealed record QuoteImpact(IReadOnlyList<LineImpact> Lines, IReadOnlyList<DocumentTotal> After, IReadOnlyList<Refusal> Refusals)
{
    public bool IsQuotable => Refusals is [];

    /// <summary>Whether the customer would see another quote; prices of what was not selected do not count.</summary>
    public bool Touches => Lines is not [] || !IsQuotable;

    /// <param name="indexes">The values that the version's indexes have; those that the quote was priced with stay.</param>
    public static QuoteImpact Of(QuoteDocument quote, PriceBookVersion version, IReadOnlyList<IndexValue> indexes)
    {
        var known = quote.Inputs.Indexes ?? [];
        var again = QuoteDocument.Compute(version, quote.Inputs with
        {
            PriceBook = new(version.BookCode, version.Number),
            Indexes = [.. known, .. indexes.ExceptBy(known.Select(index => index.Code), index => index.Code)],
        });

        return again.Accepted ? new(Differing(quote.Numbers, again.Value.Numbers), again.Value.Numbers.Totals, []) : new([], [], again.Refusals);
    }

    /// <summary>A service is on a quote once, and as an alternative once in each quantity; a surcharge may come or go.</summary>
    private static List<LineImpact> Differing(QuoteNumbers before, QuoteNumbers after)
    {
        var were = before.Lines.Select(line => PricedLine.Of(line, before)).ToList();
        var are = after.Lines.Select(line => PricedLine.Of(line, after)).ToDictionary(Key);
        var kept = were.Select(line => new LineImpact(line, are.GetValueOrDefault(Key(line))));
        var added = are.Values.ExceptBy(were.Select(Key), Key).OrderBy(line => line.Line.Line).Select(line => new LineImpact(null, line));

        return [.. kept.Concat(added).Where(line => line.Differs)];
    }

    private static (string Service, decimal? AlternativeQuantity) Key(PricedLine line) =>
        (line.Line.Service, line.Line.Disposition == Disposition.Alternative ? line.Line.Quantity : null);
}

/// <summary>A line as it is, and as it would be: at least one of them.</summary>
public sealed record LineImpact(PricedLine? Before, PricedLine? After)
{
    /// <summary>Another quantity or amount, due at another time, taxed otherwise, or followed by other prices. How the amount came about may differ without that.</summary>
    internal bool Differs => Before is null || After is null || !Before.IsToldLike(After);
}

/// <summary>A line with what it costs in later phases.</summary>
public sealed record PricedLine(DocumentLine Line, IReadOnlyList<LaterAmount> Later)
{
    internal static PricedLine Of(DocumentLine line, QuoteNumbers numbers) =>
        new(line, [.. (numbers.Later ?? []).SelectMany(phase => phase.Lines.Where(each => each.Line == line.Line).Select(each => new LaterAmount(phase.From, each.NetAmount)))]);

    internal bool IsToldLike(PricedLine other) => Told(Line) == Told(other.Line) && Later.SequenceEqual(other.Later);

    private static (decimal, string, ChargePeriod, string, string?) Told(DocumentLine line) => (line.Quantity, line.NetAmount, line.ChargePeriod, line.Vat.Category, line.Vat.Rate);
}

/// <summary>What a line costs from a day on.</summary>
public sealed record LaterAmount(DateOnly From, string NetAmount);
