using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PricingApi.Storage;
using PricingApi.Storage.Rows;

namespace PricingApi.Quotes.Verifying;

/// <summary>Goes round all quotes that were ever issued, oldest first, and computes them anew.</summary>
/// <remarks>How far it has come is in the database. Processes that come to the same quotes at once find the same, and tell it once.</remarks>
internal sealed class Verification(IServiceScopeFactory scopes, QuoteCheck check, TimeProvider clock, IOptions<QuoteOptions> options)
{
    /// <summary>One round: the next few quotes.</summary>
    /// <returns>How many quotes were looked at.</returns>
    public async Task<int> VerifyNextAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PricingDbContext>();
        var place = await db.Verifications.AsNoTracking().SingleAsync(cancellation);
        if (options.Value.VerifyBatch == 0 || clock.GetUtcNow() < place.NotBefore)
        {
            return 0;
        }

        var ids = await NextAsync(db, place.LastQuoteId, cancellation);
        foreach (var id in ids)
        {
            await check.CheckAsync(db, id, cancellation);
            db.ChangeTracker.Clear();
        }

        await MoveAsync(db, place, ids, cancellation);

        return ids.Count;
    }

    /// <summary>Ids are in the order in which the quotes were made.</summary>
    private Task<List<Guid>> NextAsync(PricingDbContext db, Guid last, CancellationToken cancellation) =>
        db.Quotes.Where(row => row.Id > last && row.FirstIssuedAt != null).OrderBy(row => row.Id).Select(row => row.Id).Take(options.Value.VerifyBatch).ToListAsync(cancellation);

    /// <summary>Only now, so that what a stopped process had begun is looked at again; and only from where this round began, so that a slow one takes nobody back.</summary>
    private Task<int> MoveAsync(PricingDbContext db, VerificationRow place, List<Guid> ids, CancellationToken cancellation)
    {
        var ended = ids.Count < options.Value.VerifyBatch;
        var last = ended ? Guid.Empty : ids[^1];
        var notBefore = ended ? clock.GetUtcNow() + options.Value.VerifyAgainAfter : place.NotBefore;

        return db.Verifications.Where(row => row.LastQuoteId == place.LastQuoteId && row.NotBefore == place.NotBefore)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.LastQuoteId, last).SetProperty(row => row.NotBefore, notBefore), cancellation);
    }
}
