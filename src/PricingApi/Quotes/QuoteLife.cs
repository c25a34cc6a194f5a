using Microsoft.EntityFrameworkCore;
using PricingApi.Access;
using PricingApi.Catalogue;
using PricingApi.Domain.Quotes;
using PricingApi.Http;
using PricingApi.Quotes.Showing;
using PricingApi.Selling;
using PricingApi.Storage;
using PricingApi.Storage.Rows;

namespace PricingApi.Quotes;

/// <summary>Takes quotes from one status to the next: of several who ask at once, one is first, and the others are answered by what it made of the quote.</summary>
internal sealed class QuoteLife(PricingDbContext db, Catalogues catalogues, Expiry expiry, SellerClock clock)
{
    /// <summary>So many in one request are no races any more, but a fault of what is stored.</summary>
    private const int MostLosses = 20;

    private int _losses;

    /// <summary>Does it, with its event and its audit entry in one transaction, and answers with the quote.</summary>
    public async Task<IResult> ChangeAsync(Guid id, IfMatch? ifMatch, Caller caller, QuoteChange change, CancellationToken cancellation)
    {
        while (true)
        {
            if (await FindAsync(id, caller, cancellation) is not { } row)
            {
                return Problems.NotFound();
            }

            var document = row.ReadDocument();
            var version = (await catalogues.ReadAsync(row.BookCode, row.BookVersion, cancellation)).Prices;
            if (row.CurrentStatus() == change.Becomes && change.IsSame(row))
            {
                return Answer.Ok(QuoteRendering.Render(row, document, version, caller.IsSeller).Bytes, row.RowVersion);
            }

            if (ifMatch?.Refuses(row.RowVersion) is { } stale)
            {
                return stale;
            }

            if ((QuoteTransitions.Refuse(change.Act, row.CurrentStatus()) ?? await change.Refuse(row, document, version)) is { } refusal)
            {
                return Problems.Refused([refusal]);
            }

            var now = clock.Now();
            row.Become(change.Becomes, now);
            change.Keep(row, now);
            var quote = QuoteRendering.Render(row, document, version);
            db.PublishQuote(row, quote, change.Told, now);
            db.Audit(caller, change.Name, row.Number, now);

            if (await TrySaveAsync(cancellation))
            {
                return Answer.Ok(quote.For(caller, row, document, version).Bytes, row.RowVersion);
            }
        }
    }

    /// <summary>A tracked quote; when its last day is over, that is made so first.</summary>
    public async Task<QuoteRow?> FindAsync(Guid id, Caller caller, CancellationToken cancellation)
    {
        while (true)
        {
            var row = await db.FindQuoteAsync(id, caller, cancellation);
            if (row is null || !row.IsOverdue(clock.Today()))
            {
                return row;
            }

            await expiry.PrepareAsync(db, row, cancellation);
            if (await TrySaveAsync(cancellation))
            {
                return row;
            }
        }
    }

    /// <summary>Whether another request changed the quote first, so that it is to be decided anew on what it is now.</summary>
    public bool MayDecideAnew(DbUpdateException fault) => fault.LostRace() && ++_losses < MostLosses;

    /// <summary>Saves, unless another request changed the quote meanwhile: then all is forgotten.</summary>
    public async Task<bool> TrySaveAsync(CancellationToken cancellation)
    {
        try
        {
            await db.SaveChangesAsync(cancellation);
            return true;
        }
        catch (DbUpdateException fault) when (MayDecideAnew(fault))
        {
            db.ChangeTracker.Clear();
            return false;
        }
    }
}
