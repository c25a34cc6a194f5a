using Microsoft.EntityFrameworkCore;
using PricingApi.Storage;
using PricingApi.Storage.Rows;
using PricingApi.Webhooks;

namespace PricingApi.Catalogue;

/// <summary>Tells of scheduled versions that have taken effect, once for each, however many processes look.</summary>
internal sealed class VersionStarts(IServiceScopeFactory scopes, TimeProvider clock)
{
    /// <summary>One round: every version that is in effect, or was, and has not been told of, the earliest first.</summary>
    /// <returns>How many were told of by this round.</returns>
    public async Task<int> TellDueAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PricingDbContext>();
        var (now, told) = (clock.GetUtcNow(), 0);
        var due = await db.PriceBookVersions.AsNoTracking()
            .Where(row => row.Status == "published" && row.WithdrawnAt == null && row.StartToldAt == null && row.EffectiveFrom <= now)
            .OrderBy(row => row.EffectiveFrom).ThenBy(row => row.BookCode)
            .ToListAsync(cancellation);

        foreach (var version in due)
        {
            told += await TellAsync(db, version, now, cancellation) ? 1 : 0;
            db.ChangeTracker.Clear();
        }

        return told;
    }

    private static async Task<bool> TellAsync(PricingDbContext db, PriceBookVersionRow version, DateTimeOffset now, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var first = await db.PriceBookVersions
            .Where(row => row.BookCode == version.BookCode && row.Number == version.Number && row.WithdrawnAt == null && row.StartToldAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.StartToldAt, now), cancellation);
        if (first == 0)
        {
            return false;
        }

        db.PublishPriceBook(version, WebhookEvents.PriceBookPublished, version.EffectiveFrom!.Value);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);

        return true;
    }
}
