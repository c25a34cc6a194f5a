using Microsoft.EntityFrameworkCore;
using PricingApi.Access;
using PricingApi.Catalogue;
using PricingApi.Domain.Quotes;
using PricingApi.Http;
using PricingApi.Quotes.Approvals;
using PricingApi.Quotes.Showing;
using PricingApi.Selling;
using PricingApi.Storage;
using PricingApi.Webhooks;

namespace PricingApi.Quotes;

/// <summary>The next state of a quote under the same number, and those before it.</summary>
internal static class RevisionEndpoints
{
    /// <summary>Makes a draft of the next revision, which takes the place of the present one, priced by what is in effect now.</summary>
    /// <remarks>
    /// Without a body it has the content of the present revision; a last day that has passed becomes 30 days ahead. What was accepted is not revised.
    /// Send an `Idempotency-Key` to be able to retry: without one, a repeated request finds a draft, and is refused.
    /// </remarks>
    /// <param name="id">Id of the quote.</param>
    internal static async Task<IResult> ReviseQuote(
        Guid id, Body<QuoteRequest>? body, IdempotencyKey? key, IfMatch? ifMatch, Caller caller, QuoteLife life, RevisionPricing pricing, Catalogues catalogues, PricingDbContext db, SellerClock clock, CancellationToken cancellation)
    {
        while (true)
        {
            try
            {
                return await db.OnceAsync(key, clock.Now(), DecideAsync, cancellation);
            }
            catch (DbUpdateException fault) when (life.MayDecideAnew(fault))
            {
                // Accepted, withdrawn or revised meanwhile: decided anew on what it is now.
                db.ChangeTracker.Clear();
            }
        }

        async Task<IResult> DecideAsync()
        {
            if (await life.FindAsync(id, caller, cancellation) is not { } row)
            {
                return Problems.NotFound();
            }

            if (ifMatch?.Refuses(row.RowVersion) is { } stale)
            {
                return stale;
            }

            if ((QuoteTransitions.Refuse(QuoteAct.Revise, row.CurrentStatus()) ?? QuoteTransitions.RefuseTakingBack(row.CurrentStatus(), row.ReadDocument().Inputs.Binding)) is { } refusal)
            {
                return Problems.Refused([refusal]);
            }

            var priced = await pricing.PriceAsync(body?.Value, row, caller, cancellation);
            if (!priced.Accepted)
            {
                return Problems.Refused(priced.Refusals);
            }

            var now = clock.Now();
            db.Add(row.ToHistory(now));
            db.PublishQuote(row, await catalogues.RenderAsync(row, cancellation), WebhookEvents.QuoteSuperseded, now);
            db.Audit(caller, "quote.revise", row.Number, now);
            (row.Revision, row.ContentVersion) = (row.Revision + 1, row.ContentVersion + 1);
            row.Begin(now);
            row.Keep(priced.Value.Document, now);
            row.Ask(priced.Value.Reasons, caller);
            var quote = QuoteRendering.Render(row, priced.Value.Document, priced.Value.Version);
            db.PublishRequest(row, quote, now);

            return Answer.Ok(quote.For(caller, row, priced.Value.Document, priced.Value.Version).Bytes, row.RowVersion + 1);
        }
    }

    /// <summary>Lists the revisions of a quote, oldest first.</summary>
    /// <param name="id">Id of the quote.</param>
    internal static async Task<IResult> ListRevisions(Guid id, Caller caller, PricingDbContext db, SellerClock clock, CancellationToken cancellation)
    {
        if (await db.ReadQuoteAsync(id, caller, clock.Today(), cancellation) is not { } row)
        {
            return Problems.NotFound();
        }

        var (version, latest, revisions) = (row.RowVersion, RevisionSummary.From(row, null), new List<RevisionSummary>());

        // One document at a time: they can be of megabytes.
        await foreach (var past in db.PastOf(row).OrderBy(past => past.Revision).AsAsyncEnumerable().WithCancellation(cancellation))
        {
            revisions.Add(RevisionSummary.From(row.AsIn(past), past.ReplacedAt));
        }

        return Answer.Ok(new RevisionsResponse(row.Id, row.Number, [.. revisions, latest]), version);
    }

    /// <summary>Shows a revision of a quote; one that was superseded as it was then.</summary>
    /// <param name="id">Id of the quote.</param>
    /// <param name="number">Number of the revision, from 1.</param>
    internal static async Task<IResult> GetRevision(Guid id, int number, Caller caller, Catalogues catalogues, PricingDbContext db, SellerClock clock, CancellationToken cancellation)
    {
        if (await db.ReadQuoteAsync(id, caller, clock.Today(), cancellation) is not { } row)
        {
            return Problems.NotFound();
        }

        if (number == row.Revision)
        {
            return Answer.Ok((await catalogues.RenderAsync(row, caller.IsSeller, cancellation)).Bytes, row.RowVersion);
        }

        return await db.PastOf(row).SingleOrDefaultAsync(past => past.Revision == number, cancellation) is { } superseded
            ? Answer.Ok((await catalogues.RenderAsync(row.AsIn(superseded), caller.IsSeller, cancellation)).Bytes)
            : Problems.NotFound();
    }
}
