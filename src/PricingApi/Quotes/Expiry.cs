using Microsoft.EntityFrameworkCore;
using PricingApi.Catalogue;
using PricingApi.Domain.Quotes;
using PricingApi.Quotes.Showing;
using PricingApi.Selling;
using PricingApi.Storage;
using PricingApi.Storage.Rows;
using PricingApi.Webhooks;

namespace PricingApi.Quotes;

/// <summary>Lets quotes expire whose last day is over, and tells it.</summary>
/// <remarks>Several processes may do so at once: each quote expires once, by whoever is first.</remarks>
internal sealed partial class Expiry(IServiceScopeFactory scopes, Catalogues catalogues, SellerClock clock, ILogger<Expiry> logger)
{
    private const int Batch = 100;

    /// <summary>Lets one expire, together with what else is saved.</summary>
    public async Task PrepareAsync(PricingDbContext db, QuoteRow row, CancellationToken cancellation)
    {
        var now = clock.Now();
        row.Become(QuoteStatus.Expired, now);
        db.PublishQuote(row, await catalogues.RenderAsync(row, cancellation), WebhookEvents.QuoteExpired, now);
        db.Audit(row.AccountId, client: null, actor: null, "quote.expire", row.Number, now);
    }

    /// <summary>One round: every issued quote whose last day lies before <paramref name="today"/>, each in a transaction of its own.</summary>
    /// <returns>How many expired by this round.</returns>
    public async Task<int> ExpireDueAsync(DateOnly today, CancellationToken cancellation)
    {
        var expired = 0;
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PricingDbContext>();

        for (var (day, last) = (DateOnly.MinValue, Guid.Empty); await NextAsync(db, today, day, last, cancellation) is [.., var end] due; (day, last) = (end.ValidUntil, end.Id))
        {
            foreach (var (id, _) in due)
            {
                expired += await TryExpireAsync(db, id, today, cancellation) ? 1 : 0;
                db.ChangeTracker.Clear();
            }
        }

        return expired;
    }

    private static Task<List<Due>> NextAsync(PricingDbContext db, DateOnly today, DateOnly day, Guid last, CancellationToken cancellation) =>
        db.Quotes.Overdue(today)
            .Where(row => row.ValidUntil > day || (row.ValidUntil == day && row.Id > last))
            .OrderBy(row => row.ValidUntil).ThenBy(row => row.Id).Take(Batch)
            .Select(row => new Due(row.Id, row.ValidUntil))
            .ToListAsync(cancellation);

    /// <summary>One that cannot expire, such as one whose store is damaged, must not keep the others from it.</summary>
    private async Task<bool> TryExpireAsync(PricingDbContext db, Guid id, DateOnly today, CancellationToken cancellation)
    {
        try
        {
            if (await db.Quotes.Overdue(today).SingleOrDefaultAsync(row => row.Id == id, cancellation) is not { } row)
            {
                return false;
            }

            await PrepareAsync(db, row, cancellation);
            await db.SaveChangesAsync(cancellation);

            return true;
        }
        catch (DbUpdateException fault) when (fault.LostRace())
        {
            return false;
        }
        catch (Exception fault) when (!Faults.IsUnavailable(fault) && !cancellation.IsCancellationRequested)
        {
            NotExpired(logger, id, fault);
            return false;
        }
    }

    [LoggerMessage(LogLevel.Error, "Quote {Id} could not expire; it will be tried again")]
    private static partial void NotExpired(ILogger logger, Guid id, Exception fault);

    private sealed record Due(Guid Id, DateOnly ValidUntil);
}
