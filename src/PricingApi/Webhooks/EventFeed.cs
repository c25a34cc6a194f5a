using Microsoft.EntityFrameworkCore;
using PricingApi.Storage;
using PricingApi.Storage.Rows;
using PricingApi.Webhooks.Dispatch;

namespace PricingApi.Webhooks;

/// <summary>Events after a place, and the place up to which there are no others.</summary>
internal sealed record EventPart(IReadOnlyList<EventRow> Events, long UpTo);

/// <summary>Gives events to those who cannot be reached and ask for them instead.</summary>
internal sealed class EventFeed(FeedSignal signal, TimeProvider clock, IHostApplicationLifetime lifetime)
{
    /// <summary>Bodies of one answer have no more bytes than this together, unless one alone has.</summary>
    private const int MostBytes = 4 * 1024 * 1024;

    /// <summary>How often to look for what other processes did.</summary>
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(1);

    /// <summary>Events after a place; when there are none, the first that come within <paramref name="wait"/>.</summary>
    public async Task<EventPart> ReadAsync(PricingDbContext db, EventAudience audience, long after, int limit, TimeSpan wait, CancellationToken cancellation)
    {
        var started = clock.GetTimestamp();

        while (true)
        {
            var next = signal.Next;
            var part = await LookAsync(db, audience, after, limit, cancellation);
            var rest = wait - clock.GetElapsedTime(started);

            if (part.Events is not [] || rest <= TimeSpan.Zero || lifetime.ApplicationStopping.IsCancellationRequested)
            {
                return part;
            }

            after = part.UpTo;
            await PauseAsync(next, rest < Poll ? rest : Poll, cancellation);
        }
    }

    /// <remarks>The last place comes first: all events up to it are there for whoever looks afterwards, and what comes meanwhile is left for the next look.</remarks>
    private static async Task<EventPart> LookAsync(PricingDbContext db, EventAudience audience, long after, int limit, CancellationToken cancellation)
    {
        var last = await db.LastPlaceAsync(cancellation);
        if (last <= after)
        {
            return new([], after);
        }

        // More than 0, said with the number, is what lets the databases use the indexes of what has a place.
        var placed = db.Events.AsNoTracking().Where(row => row.Position > 0 && row.Position > after && row.Position <= last);
        var found = (await HeadsAsync(audience.OfAccounts(placed), limit, cancellation)).Concat(await HeadsAsync(audience.OfBooks(placed), limit, cancellation)).OrderBy(head => head.Position).ToList();
        var given = Fitting(found, limit).ToList();
        var events = given is [] ? [] : await db.Events.AsNoTracking().Where(row => given.Contains(row.Id)).OrderBy(row => row.Position).ToListAsync(cancellation);

        return new(events, given.Count < found.Count || given.Count == limit ? events[^1].Position!.Value : last);
    }

    private static Task<List<Head>> HeadsAsync(IQueryable<EventRow> events, int limit, CancellationToken cancellation) =>
        events.OrderBy(row => row.Position).Take(limit).Select(row => new Head(row.Id, row.Position!.Value, row.Body.Length)).ToListAsync(cancellation);

    private static IEnumerable<Guid> Fitting(List<Head> heads, int limit)
    {
        var bytes = 0L;

        return heads.Take(limit).TakeWhile((head, index) => (bytes += head.Length) <= MostBytes || index == 0).Select(head => head.Id);
    }

    private async Task PauseAsync(Task next, TimeSpan most, CancellationToken cancellation)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellation, lifetime.ApplicationStopping);

        try
        {
            await next.WaitAsync(most, clock, ending.Token);
        }
        catch (TimeoutException)
        {
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
        }
    }

    private sealed record Head(Guid Id, long Position, int Length);
}
