using Microsoft.EntityFrameworkCore;
using PricingApi.Access;
using PricingApi.Domain.Webhooks;
using PricingApi.Storage;
using PricingApi.Storage.Rows;

namespace PricingApi.Webhooks.Dispatch;

/// <summary>Makes deliveries of events: one for each endpoint that wants to hear of it.</summary>
internal sealed class Fanout(IDispatchClock clock, FeedSignal feed)
{
    public const int Batch = 500;

    /// <returns>Whether there may be more.</returns>
    public async Task<bool> RunAsync(PricingDbContext db, CancellationToken cancellation)
    {
        var now = await clock.NowAsync(db, cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var events = await TakeAsync(db, cancellation);
        var deliveries = await DeliverAsync(db, events, now, cancellation);

        await db.InsertAsync(deliveries, cancellation);
        await db.PlaceAsync(events.ConvertAll(published => published.Id), cancellation);
        await transaction.CommitAsync(cancellation);
        feed.Wake();

        // A predecessor may have finished while nobody could see yet that something waits for it.
        await db.PromoteAsync(deliveries.Where(delivery => delivery.State is DeliveryState.Waiting).Select(delivery => delivery.QuoteId), now, cancellation);
        return events.Count == Batch || events.Exists(published => published.HasNext);
    }

    /// <summary>Events that follow none which is still to be taken: so the deliveries of a quote are made in order, whoever makes them.</summary>
    private static Task<List<Published>> TakeAsync(PricingDbContext db, CancellationToken cancellation)
    {
        var heads = db.Database.IsSqlite()
            ? db.Events.Where(row => row.Position == null && !db.Events.Any(before => row.QuoteId != null && before.QuoteId == row.QuoteId && before.Sequence == row.Sequence - 1 && before.Position == null))
                .OrderBy(row => row.Id)
                .Take(Batch)
            : db.Events.FromSql($"""
                SELECT * FROM events e WHERE e.position IS NULL
                AND (SELECT b.position IS NULL FROM events b WHERE b.quote_id = e.quote_id AND b.sequence = e.sequence - 1) IS NOT TRUE
                ORDER BY e.id LIMIT {Batch} FOR UPDATE SKIP LOCKED
                """);

        return heads
            .Select(row => new Published(
                row.Id, row.AccountId, row.Type, row.PriceBookCode, row.QuoteId, row.Sequence, row.EndpointId, row.Mode, row.OccurredAt,
                db.Events.Any(next => row.QuoteId != null && next.QuoteId == row.QuoteId && next.Sequence == row.Sequence + 1)))
            .ToListAsync(cancellation);
    }

    private static async Task<List<DeliveryRow>> DeliverAsync(PricingDbContext db, List<Published> events, DateTimeOffset now, CancellationToken cancellation)
    {
        var listeners = await ListenersAsync(db, events, cancellation);
        var pairs = events.SelectMany(published => listeners.Where(listener => listener.Hears(published)), (published, listener) => (published, listener)).ToList();
        var busy = await db.BusyAsync(
            [.. pairs.Select(pair => pair.listener.Id).Distinct()],
            [.. pairs.Where(pair => pair.published.Sequence > 1).Select(pair => pair.published.QuoteId).OfType<Guid>().Distinct()],
            cancellation);

        return pairs.ConvertAll(pair => Deliver(pair.published, pair.listener, busy, now));
    }

    private static DeliveryRow Deliver(Published published, Listener listener, HashSet<(Guid Endpoint, Guid Quote)> busy, DateTimeOffset now) => new()
    {
        Id = Ids.New(now),
        EventId = published.Id,
        EndpointId = listener.Id,
        AccountId = listener.AccountId,
        QuoteId = published.QuoteId,
        Sequence = published.Sequence,
        State = !listener.Active ? DeliveryState.Held
            : listener.Ordered && published.QuoteId is { } quote && busy.Contains((listener.Id, quote)) ? DeliveryState.Waiting
            : DeliveryState.Due,
        NextAttemptAt = now,
        ExpiresAt = now + RetrySchedule.Lifetime,
        CreatedAt = now,
    };

    private static Task<List<Listener>> ListenersAsync(PricingDbContext db, List<Published> events, CancellationToken cancellation)
    {
        var accounts = events.Select(published => published.AccountId).OfType<Guid>().Distinct().ToList();
        var books = events.FindAll(published => published.AccountId is null).ConvertAll(published => published.PriceBookCode);

        return (
            from endpoint in db.Endpoints
            join account in db.Accounts on endpoint.AccountId equals account.Id
            where endpoint.Status != EndpointStatuses.Deleted
                && (endpoint.AllAccounts || accounts.Contains(account.Id) || books.Contains(account.PriceBookCode) || (books.Count > 0 && account.Kind == AccountKinds.Seller))
            select new Listener(
                endpoint.Id, account.Id, account.PriceBookCode, account.Kind == AccountKinds.Seller, endpoint.Mode, endpoint.EventTypes,
                endpoint.AllAccounts, endpoint.Ordered, endpoint.Status == EndpointStatuses.Active, endpoint.CreatedAt)).ToListAsync(cancellation);
    }
}
