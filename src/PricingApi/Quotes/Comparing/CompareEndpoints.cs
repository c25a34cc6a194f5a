using System.ComponentModel.DataAnnotations;
using PricingApi.Access;
using PricingApi.Catalogue;
using PricingApi.Domain;
using PricingApi.Domain.Quotes;
using PricingApi.Http;
using PricingApi.Selling;
using PricingApi.Storage;

namespace PricingApi.Quotes.Comparing;

/// <summary>Quotes beside each other, and beside what they could be.</summary>
internal static class CompareEndpoints
{
    private const int Fewest = 2;
    private const int Most = 5;

    private const string Sides = """
        { "language": "en", "sides": [
          { "request": { "customer": { "reference": "C-1001", "name": "Bakkerij Jansen BV" }, "lines": [ { "service": "WAREHOUSING-BASE", "quantity": 1 }, { "service": "STORAGE-PALLET", "quantity": 44 } ] } },
          { "request": { "customer": { "reference": "C-1001", "name": "Bakkerij Jansen BV" }, "lines": [ { "service": "WAREHOUSING-BASE", "quantity": 1 }, { "service": "STORAGE-PALLET", "quantity": 60 }, { "service": "PORTAL-ACCESS", "quantity": 1 } ] } } ] }
        """;

    public static void MapComparing(this IEndpointRouteBuilder routes)
    {
        var quotes = routes.MapGroup("/v1/quotes").WithTags("Quotes");

        quotes.MapPost("/compare", CompareQuotes).Needs(Scope.QuotesRead).Limit(BodyLimit.Quote).Produces<ComparisonResponse>().Refuses(404, 422).Example(Sides);
        quotes.MapPost("/presets", PresetQuotes).Needs(Scope.QuotesWrite).Limit(BodyLimit.Quote).Produces<PresetsResponse>().Refuses(422).Example(ConfigureEndpoint.Example);
        quotes.MapGet("/{id:id}/stress", StressQuote).Needs(Scope.QuotesRead).Produces<StressResponse>().Refuses(404);
        quotes.MapGet("/{id:id}/revisions/{number:number}/diff", DiffRevision).Needs(Scope.QuotesRead).Produces<DifferenceResponse>().Refuses(404);
    }

    /// <summary>Puts two to five quotes side by side, line by line, with what sets each apart from the first, split by cause to the cent; nothing is kept.</summary>
    internal static async Task<IResult> CompareQuotes(
        Body<CompareRequest> body, Caller caller, QuotePricing pricing, Catalogues catalogues, PricingDbContext db, SellerClock clock, CancellationToken cancellation)
    {
        if (body.Value.Sides.Count is < Fewest or > Most)
        {
            return Problems.Refused("rule-broken", $"{Fewest} to {Most} quotes are compared at once.", "/sides");
        }

        var sides = new List<Compared>();
        var refusals = new List<Refusal>();
        foreach (var (place, side) in body.Value.Sides.Index())
        {
            if (side is { Quote: { } id, Request: null })
            {
                if (await ReadAsync(id, side.Revision, caller, catalogues, db, clock, cancellation) is not { } kept)
                {
                    return Problems.NotFound();
                }

                sides.Add(kept);
            }
            else if (side is { Quote: null, Revision: null, Request: { } request })
            {
                var priced = await pricing.PriceAsync(request, caller, cancellation);
                refusals.AddRange(priced.Refusals.Select(refusal => refusal with { Path = $"/sides/{place}/request{refusal.Path}" }));
                if (priced.Accepted)
                {
                    sides.Add(new(priced.Value.Document, priced.Value.Version, priced.Value.Document.ToHash()));
                }
            }
            else
            {
                refusals.Add(new("rule-broken", "Send the id of a quote, or a request to price: one of the two.", $"/sides/{place}"));
            }
        }

        if (refusals is [] && sides.Exists(side => side.Document.Numbers.Currency != sides[0].Document.Numbers.Currency))
        {
            refusals.Add(new("currency-mismatch", "Quotes in different currencies are not compared.", "/sides"));
        }

        return refusals is [] ? Answer.Ok(Comparison.Of(sides, body.Value.Language)) : Problems.Refused(refusals);
    }

    /// <summary>Prices three selections to choose from, side by side: plain, tailored as it was sent, and complete; each with what it gives up. Nothing is kept.</summary>
    internal static async ValueTask<IResult> PresetQuotes(Body<ConfigureRequest> body, Caller caller, QuotePricing pricing, CancellationToken cancellation)
    {
        var read = await pricing.ReadAsync(body.Value.ToQuote(), caller, cancellation);
        if (!read.Accepted)
        {
            return Problems.Refused(read.Refusals);
        }

        var presets = Preset.Of(read.Value.Version, read.Value.Inputs);

        return presets.Accepted ? Answer.Ok(PresetsResponse.From(presets.Value, read.Value.Version, body.Value.Language)) : Problems.Refused(presets.Refusals);
    }

    /// <summary>Shows what a quote would come to at a low and a high volume, with indexes up and down, and with all its options; nothing is kept.</summary>
    /// <param name="id">Id of the quote.</param>
    /// <param name="low">Per cent of the quantities at a low volume, 1 to 100; 50 when absent.</param>
    /// <param name="high">Per cent of the quantities at a high volume, 100 to 1,000; 150 when absent.</param>
    /// <param name="index">Per cent that indexes go up and down, 0 to 99; 10 when absent.</param>
    internal static async Task<IResult> StressQuote(
        Guid id,
        [Range(1, 100)] Query<int>? low,
        [Range(100, 1_000)] Query<int>? high,
        [Range(0, 99)] Query<int>? index,
        Caller caller,
        Catalogues catalogues,
        PricingDbContext db,
        SellerClock clock,
        CancellationToken cancellation)
    {
        var usual = new StressRange();
        var range = new StressRange(low?.Value ?? usual.Low, high?.Value ?? usual.High, index?.Value ?? usual.Index);

        return await ReadAsync(id, null, caller, catalogues, db, clock, cancellation) is { } quote
            ? Answer.Ok(StressResponse.From(quote.Number!, [.. StressCase.Of(quote.Version, quote.Document.Inputs, range)]))
            : Problems.NotFound();
    }

    /// <summary>Tells the customer what a revision changes: what was added and removed, other quantities, prices and discounts, and VAT; the amounts add up exactly.</summary>
    /// <remarks>It is about what counts in the totals. Other terms, days, notes and options stand in the revisions themselves.</remarks>
    /// <param name="id">Id of the quote.</param>
    /// <param name="number">Number of the revision.</param>
    /// <param name="against">Number of the revision that it is compared with; the one before when absent.</param>
    internal static async Task<IResult> DiffRevision(
        Guid id, int number, Query<int>? against, Caller caller, Catalogues catalogues, PricingDbContext db, SellerClock clock, CancellationToken cancellation)
    {
        var other = against?.Value ?? number - 1;
        if (other < 1)
        {
            return Problems.InvalidParameter("against", "A revision from 1 is compared with; the first one has none before it.");
        }

        return await ReadAsync(id, other, caller, catalogues, db, clock, cancellation) is { } before && await ReadAsync(id, number, caller, catalogues, db, clock, cancellation) is { } after
            ? Answer.Ok(Comparison.Difference(other, number, before, after, after.Document.Inputs.Language))
            : Problems.NotFound();
    }

    private static async Task<Compared?> ReadAsync(Guid id, int? revision, Caller caller, Catalogues catalogues, PricingDbContext db, SellerClock clock, CancellationToken cancellation)
    {
        if (await db.ReadRevisionAsync(id, revision, caller, clock.Today(), cancellation) is not { } row)
        {
            return null;
        }

        var document = row.ReadDocument();
        var pinned = document.Inputs.PriceBook;

        return new(document, (await catalogues.ReadAsync(pinned.Code, pinned.Version, cancellation)).Prices, row.Hash, row.Number, row.Revision);
    }
}
