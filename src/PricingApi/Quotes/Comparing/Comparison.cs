using PricingApi.Domain;
using PricingApi.Domain.Catalogue;
using PricingApi.Domain.Quotes;
using PricingApi.Domain.Quotes.Comparing;
using PricingApi.Domain.Texts;

namespace PricingApi.Quotes.Comparing;

/// <summary>A quote with the version that prices it.</summary>
/// <param name="Hash">SHA-256 of its canonical document.</param>
internal sealed record Compared(QuoteDocument Document, PriceBookVersion Version, byte[] Hash, string? Number = null, int? Revision = null);

/// <summary>Shows quotes side by side.</summary>
internal static class Comparison
{
    public static ComparisonResponse Of(IReadOnlyList<Compared> sides, Language language)
    {
        var counted = sides.Select(side => side.Document.Numbers.Lines.Where(line => line.Disposition.Counts()).ToDictionary(line => line.Service)).ToList();
        var services = counted.SelectMany(lines => lines.Keys).Distinct();

        return new(
            sides[0].Document.Numbers.Currency,
            [.. sides.Index().Select(side => Side(side.Item, side.Index + 1))],
            [.. services.Select(service => new ComparedLine(service, Name(service, sides, language), [.. counted.Select(lines => Cell(lines.GetValueOrDefault(service)))]))],
            [.. sides.Index().Skip(1).Select(side => Difference(1, side.Index + 1, sides[0], side.Item, language))]);
    }

    public static DifferenceResponse Difference(int from, int to, Compared before, Compared after, Language language)
    {
        var difference = QuoteDifference.Between(before.Document, after.Document, after.Version);
        var none = Money.Zero(after.Version.Currency);

        return new(
            from,
            to,
            [.. difference.Lines.Select(line => new DifferentLine(line.Service, Name(line.Service, [after, before], language), Cell(line.Before), Cell(line.After), Causes(line.Causes, language)))],
            [.. difference.Periods.Select(period => new DifferentPeriod(
                period.ChargePeriod, Causes(period.Net, language), period.Net.Aggregate(none, (sum, cause) => sum + cause.Amount).ToString(), period.Vat.ToString(), period.Gross.ToString()))]);
    }

    private static ComparedSide Side(Compared side, int place) =>
        new(place, side.Number, side.Revision, side.Document.Inputs.PriceBook, PeriodSummary.Each(side.Document), Convert.ToHexStringLower(side.Hash));

    private static ComparedCell? Cell(DocumentLine? line) =>
        line is null ? null : new(line.Line, line.Disposition, line.Quantity, line.ChargePeriod, line.ListAmount, line.NetAmount);

    private static string Name(string service, IEnumerable<Compared> sides, Language language) =>
        sides.Select(side => side.Version.Find(service)?.Name.In(language)).OfType<string>().FirstOrDefault() ?? service;

    private static IReadOnlyList<CauseResponse> Causes(IEnumerable<CauseAmount> causes, Language language) =>
        [.. causes.Select(cause => new CauseResponse(cause.Cause, cause.Amount.ToString(), CauseTexts.Of(cause.Cause).In(language) ?? ""))];
}
