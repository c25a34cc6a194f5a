using Microsoft.EntityFrameworkCore;
using PricingApi.Storage;
using PricingApi.Storage.Rows;

namespace PricingApi.Quotes;

/// <summary>Does to quotes what is due by itself, each in a transaction of its own.</summary>
/// <remarks>Several processes may do so at once: to each quote it is done once, by whoever is first.</remarks>
internal sealed partial class QuoteRounds(IServiceScopeFactory scopes, ILogger<QuoteRounds> logger)
{
    private const int Batch = 100;

    /// <summary>One round: every quote that is due, those with the earliest last day first.</summary>
    /// <param name="due">Keeps those it is to be done to; once done it keeps them no more.</param>
    /// <param name="act">Does it, and saves; false when another was first.</param>
    /// <returns>How many it was done to by this round.</returns>
    public async Task<int> RunAsync(
        Func<IQueryable<QuoteRow>, IQueryable<QuoteRow>> due, Func<PricingDbContext, QuoteRow, CancellationToken, Task<bool>> act, CancellationToken cancellation)
    {
        var done = 0;
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PricingDbContext>();

        for (var (day, last) = (DateOnly.MinValue, Guid.Empty); await NextAsync(due(db.Quotes), day, last, cancellation) is [.., var end] batch; (day, last) = (end.ValidUntil, end.Id))
        {
            foreach (var (id, _) in batch)
            {
                done += await TryAsync(db, due(db.Quotes), id, act, cancellation) ? 1 : 0;
                db.ChangeTracker.Clear();
            }
        }

        return done;
    }

    private static Task<List<Due>> NextAsync(IQueryable<QuoteRow> due, DateOnly day, Guid last, CancellationToken cancellation) =>
        due.Where(row => row.ValidUntil > day || (row.ValidUntil == day && row.Id > last))
            .OrderBy(row => row.ValidUntil).ThenBy(row => row.Id).Take(Batch)
            .Select(row => new Due(row.Id, row.ValidUntil))
            .ToListAsync(cancellation);

    /// <summary>One it cannot be done to, such as one whose store is damaged, must not keep the others from it.</summary>
    private async Task<bool> TryAsync(
        PricingDbContext db, IQueryable<QuoteRow> due, Guid id, Func<PricingDbContext, QuoteRow, CancellationToken, Task<bool>> act, CancellationToken cancellation)
    {
        try
        {
            return await due.SingleOrDefaultAsync(row => row.Id == id, cancellation) is { } row && await act(db, row, cancellation);
        }
        catch (DbUpdateException fault) when (fault.LostRace())
        {
            return false;
        }
        catch (Exception fault) when (!Faults.IsUnavailable(fault) && !cancellation.IsCancellationRequested)
        {
            NotDone(logger, id, fault);
            return false;
        }
    }

    [LoggerMessage(LogLevel.Error, "What is due of quote {Id} could not be done; it will be tried again")]
    private static partial void NotDone(ILogger logger, Guid id, Exception fault);

    private sealed record Due(Guid Id, DateOnly ValidUntil);
}
