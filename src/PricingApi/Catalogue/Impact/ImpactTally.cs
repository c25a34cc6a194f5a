using PricingApi.Domain;
using PricingApi.Domain.Quotes;
using PricingApi.Http;

namespace PricingApi.Catalogue.Impact;

/// <summary>Counts and adds up quote by quote, and keeps the details of as many as are shown.</summary>
internal sealed class ImpactTally(Currency currency)
{
    private const int MostQuotes = 1_000;
    private const int MostLines = 100;
    private const int MostRefusals = 50;

    private readonly ImpactSums _sums = new();
    private readonly List<TouchedQuote> _quotes = [];
    private int _open;
    private int _changed;
    private int _unquotable;

    public ImpactCounts Counts => new(_open, _open - _changed - _unquotable, _changed, _unquotable);

    public IReadOnlyList<ImpactTotal> Totals => [.. _sums.Periods.Select(sum => ImpactTotal.From(sum, currency))];

    public IReadOnlyList<TouchedQuote> Quotes => _quotes;

    public void Add(OpenQuote quote, QuoteImpact impact)
    {
        _sums.Add(quote.Document, impact);
        _open++;
        _unquotable += impact.IsQuotable ? 0 : 1;
        _changed += impact is { IsQuotable: true, Touches: true } ? 1 : 0;

        if (impact.Touches && _quotes.Count < MostQuotes)
        {
            _quotes.Add(Show(quote, impact));
        }
    }

    private static TouchedQuote Show(OpenQuote quote, QuoteImpact impact) => new(
        quote.Id,
        quote.Number,
        quote.Revision,
        EnumNames<QuoteStatus>.TryParse(quote.Status, out var status) ? status : throw new InvalidDataException($"A quote cannot be '{quote.Status}'."),
        quote.AccountId,
        quote.CustomerReference,
        quote.ValidUntil,
        quote.Document.Inputs.PriceBook.Version,
        impact.Lines.Count,
        [.. impact.Lines.Take(MostLines).Select(TouchedLine.From)],
        [.. impact.Refusals.Take(MostRefusals).Select(Finding.From)]);
}
