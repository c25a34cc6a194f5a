using Microsoft.EntityFrameworkCore;
using PricingApi.Catalogue;
using PricingApi.Storage;
using PricingApi.Storage.Rows;

namespace PricingApi.Quotes.Verifying;

/// <summary>Computes every issued content of a quote anew: that of today, what was taken of it, and those in its history.</summary>
internal sealed partial class QuoteCheck(Catalogues catalogues, QuoteMetrics metrics, TimeProvider clock, ILogger<QuoteCheck> logger)
{
    /// <summary>What is stored beside what it computes to, however damaged.</summary>
    /// <param name="isPast">Whether it is the content of a past revision.</param>
    public async Task<QuoteProof> ProveAsync(QuoteRow row, bool isPast, CancellationToken cancellation)
    {
        try
        {
            var document = row.TryReadDocument();

            // The history does not say which version a content is pinned to, but the content does.
            var pinned = isPast && document is not null ? document.Inputs.PriceBook : new(row.BookCode, row.BookVersion);

            return QuoteProof.Of(row, document, (await catalogues.ReadAsync(pinned.Code, pinned.Version, cancellation)).Prices);
        }
        catch (Exception fault) when (!Faults.IsUnavailable(fault) && !Faults.IsContended(fault) && !cancellation.IsCancellationRequested)
        {
            NotComputed(logger, row.Number, row.Revision, fault);
            return QuoteProof.OfNothing(row);
        }
    }

    /// <summary>Notes on the quote whether it is damaged, and tells it where that is new.</summary>
    public async Task CheckAsync(PricingDbContext db, Guid id, CancellationToken cancellation)
    {
        var row = await db.Quotes.AsNoTracking().SingleAsync(row => row.Id == id, cancellation);
        var damage = new List<string>();

        if (row.IssuedAt is not null)
        {
            damage.AddRange(Judge(row, await ProveAsync(row, isPast: false, cancellation)));
        }

        if (row.AcceptedDocument is { } taken)
        {
            (row.Document, row.Hash) = (taken, row.AcceptedHash ?? []);
            damage.AddRange(Judge(row, await ProveAsync(row, isPast: false, cancellation)));
        }

        // One document at a time: they can be of megabytes.
        await foreach (var past in db.QuoteHistory.AsNoTracking().Where(past => past.QuoteId == id && past.IssuedAt != null).OrderBy(past => past.Revision).AsAsyncEnumerable().WithCancellation(cancellation))
        {
            damage.AddRange(Judge(row.AsIn(past), await ProveAsync(row, isPast: true, cancellation)));
        }

        await NoteAsync(db, row, damage, cancellation);
    }

    /// <summary>What is wrong with a content, if anything.</summary>
    private IEnumerable<string> Judge(QuoteRow row, QuoteProof proof)
    {
        metrics.Count(proof.Holds);

        if (!proof.Holds)
        {
            var (kept, stored) = (Convert.ToHexStringLower(row.Hash), Convert.ToHexStringLower(proof.Stored));
            var computed = proof.Recomputed is { } hash ? Convert.ToHexStringLower(hash) : "nothing";
            NotVerified(logger, row.Number, row.Revision, kept, stored, computed);

            yield return $"revision {row.Revision}: kept {kept}, stored {stored}, computed {computed}";
        }
    }

    private async Task NoteAsync(PricingDbContext db, QuoteRow row, List<string> damage, CancellationToken cancellation)
    {
        DateTimeOffset? now = clock.GetUtcNow();
        var found = damage is [] ? null : now;
        if (row.DamageFoundAt is null == found is null)
        {
            return;
        }

        // The quote keeps its version: nothing that is read of it changes.
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (await db.Quotes.Where(kept => kept.Id == row.Id && kept.DamageFoundAt == row.DamageFoundAt).ExecuteUpdateAsync(set => set.SetProperty(kept => kept.DamageFoundAt, found), cancellation) == 1)
        {
            db.Audit(row.AccountId, client: null, actor: null, found is null ? "quote.verify" : "quote.verifyFailed", row.Number, now.Value, found is null ? null : string.Join("; ", damage));
            await db.SaveChangesAsync(cancellation);
            await transaction.CommitAsync(cancellation);
        }
    }

    [LoggerMessage(LogLevel.Error, "Quote {Number}, revision {Revision}, does not verify: kept hash {Kept}, that of the stored bytes {Stored}, computed anew {Computed}")]
    private static partial void NotVerified(ILogger logger, string number, int revision, string kept, string stored, string computed);

    [LoggerMessage(LogLevel.Error, "Quote {Number}, revision {Revision}, could not be computed anew")]
    private static partial void NotComputed(ILogger logger, string number, int revision, Exception fault);
}
