using System.ComponentModel;
using Microsoft.EntityFrameworkCore;
using PricingApi.Access;
using PricingApi.Domain.Webhooks;
using PricingApi.Http;
using PricingApi.Storage;
using PricingApi.Storage.Rows;
using PricingApi.Webhooks.Dispatch;
using PricingApi.Webhooks.Watching;

namespace PricingApi.Webhooks;

/// <summary>The log of deliveries.</summary>
internal static class DeliveryEndpoints
{
    public static void MapDeliveries(this IEndpointRouteBuilder routes)
    {
        var deliveries = routes.MapGroup("/v1/deliveries").WithTags("Webhooks").Needs(Scope.WebhooksManage);

        deliveries.MapGet("/", ListDeliveries).Produces<PageResponse<DeliveryResponse>>();
        deliveries.MapGet("/{id:id}", GetDelivery).Produces<DeliveryResponse>().Refuses(404);
        deliveries.MapPost("/{id:id}/replay", ReplayDelivery).Produces<DeliveryResponse>(201).Refuses(404, 409);
        deliveries.MapPost("/{id:id}/cancel", CancelDelivery).Produces<DeliveryResponse>().Refuses(404, 409);
    }

    /// <summary>Lists deliveries with their attempts, oldest first.</summary>
    internal static async Task<IResult> ListDeliveries(
        Page page,
        [Description("Only deliveries to this endpoint.")] Query<Guid>? endpoint,
        [Description("Only deliveries about this quote.")] Query<Guid>? quote,
        [Description("Only deliveries of the event with this id, the webhook-id that receivers see.")] Query<Guid>? @event,
        [Description("Only deliveries of events of this type.")] Query<string>? type,
        [Description("Only deliveries in this state.")] Query<DeliveryState>? state,
        [Description("Only deliveries that this replay of many has made.")] Query<Guid>? replay,
        [Description("Only deliveries made at or after this instant.")] Query<DateTimeOffset>? since,
        [Description("Only deliveries made before this instant.")] Query<DateTimeOffset>? until,
        Caller caller,
        PricingDbContext db,
        CancellationToken cancellation)
    {
        var rows = db.DeliveriesFor(caller);
        if (endpoint is { Value: var endpointId })
        {
            rows = rows.Where(row => row.EndpointId == endpointId);
        }

        if (quote is { Value: var quoteId })
        {
            rows = rows.Where(row => row.QuoteId == quoteId && db.Events.Any(published => published.QuoteId == quoteId && published.Id == row.EventId));
        }

        if (@event is { Value: var eventId })
        {
            rows = rows.Where(row => row.EventId == eventId);
        }

        if (type is { Value: var typeName })
        {
            if (WebhookEvents.Find(typeName) is null)
            {
                return Problems.InvalidParameter("type", "There is no such event type; GET /v1/event-types lists them.", "unknown-event-type");
            }

            rows = rows.Where(row => db.Events.Any(published => published.Id == row.EventId && published.Type == typeName));
        }

        if (state is { Value: var wanted })
        {
            rows = rows.Where(row => row.State == wanted);
        }

        if (replay is { Value: var replayId })
        {
            rows = rows.Where(row => row.ReplayId == replayId);
        }

        if (since is { Value: var first })
        {
            rows = rows.Where(row => row.CreatedAt >= first);
        }

        if (until is { Value: var end })
        {
            rows = rows.Where(row => row.CreatedAt < end);
        }

        return page.Answer(await db.ShowAsync(rows.Page(page), cancellation), response => new(response.CreatedAt, response.Id), response => response);
    }

    /// <summary>Shows one delivery with its attempts.</summary>
    /// <param name="id">Id of the delivery.</param>
    internal static async Task<IResult> GetDelivery(Guid id, Caller caller, PricingDbContext db, CancellationToken cancellation) =>
        await db.FindDeliveryAsync(id, caller, cancellation) is { } response ? Answer.Ok(response) : Problems.NotFound();

    /// <summary>Sends the event of a finished delivery again: the same id and bytes, with a new time and signature.</summary>
    /// <param name="id">Id of the delivery.</param>
    internal static async Task<IResult> ReplayDelivery(
        Guid id, IdempotencyKey? key, Caller caller, IDispatchClock dispatchClock, WebhookMetrics metrics, PricingDbContext db, TimeProvider clock, CancellationToken cancellation)
    {
        if (await db.DeliveriesFor(caller).AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, cancellation) is not { } row)
        {
            return Problems.NotFound();
        }

        var now = clock.GetUtcNow();

        try
        {
            var answer = await db.OnceAsync(key, now, DecideAsync, cancellation);
            metrics.CountReplayed(answer is Answer { Replayed: false } ? 1 : 0);
            return answer;
        }
        catch (DbUpdateException fault) when (fault.IsDuplicateIn("deliveries"))
        {
            return Replay.UnderWay();
        }

        async Task<IResult> DecideAsync()
        {
            var endpoint = await db.Endpoints.AsNoTracking().SingleAsync(each => each.Id == row.EndpointId, cancellation);
            var siblings = await db.Deliveries.AsNoTracking().Where(each => each.EndpointId == row.EndpointId && each.EventId == row.EventId).ToListAsync(cancellation);
            if (Replay.Refuses(endpoint, siblings) is { } refusal)
            {
                return refusal;
            }

            var busy = await db.BusyAsync([row.EndpointId], [.. new[] { row.QuoteId }.OfType<Guid>()], cancellation);
            var again = Replay.Of(row, siblings.Max(each => each.ReplayNo) + 1, waits: endpoint.Ordered && busy.Count > 0, now, dueAt: await dispatchClock.NowAsync(db, cancellation));
            db.Add(again);
            db.Audit(caller, "delivery.replay", $"deliveries/{Ids.Format(id)}", now);

            var published = await db.Events.AsNoTracking().Where(each => each.Id == row.EventId).Select(each => new DeliveryEvent(each.Id, each.Type, each.OccurredAt)).SingleAsync(cancellation);
            return Answer.Created($"/v1/deliveries/{Ids.Format(again.Id)}", DeliveryResponse.From(again, published, endpoint.Url, [], endpoint.OpenUntil));
        }
    }

    /// <summary>Cancels a delivery that is due, waiting or held; the next event of its quote goes on. It can be replayed later.</summary>
    /// <param name="id">Id of the delivery.</param>
    internal static async Task<IResult> CancelDelivery(
        Guid id, Caller caller, IDispatchClock dispatchClock, DispatchSignal signal, PricingDbContext db, TimeProvider clock, CancellationToken cancellation)
    {
        if (await db.DeliveriesFor(caller).AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, cancellation) is not { } row)
        {
            return Problems.NotFound();
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (!await db.CancelOneAsync(row, await dispatchClock.NowAsync(db, cancellation), cancellation))
        {
            return Problems.Refused("state-conflict", "This delivery is finished, or a worker is sending it at this moment.");
        }

        db.Audit(caller, "delivery.cancel", $"deliveries/{Ids.Format(id)}", clock.GetUtcNow());
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        signal.Wake();

        return await GetDelivery(id, caller, db, cancellation);
    }

    /// <summary>One delivery as it is shown, or null when there is none that the caller may see.</summary>
    internal static async Task<DeliveryResponse?> FindDeliveryAsync(this PricingDbContext db, Guid id, Caller caller, CancellationToken cancellation) =>
        await db.ShowAsync(db.DeliveriesFor(caller).Where(row => row.Id == id), cancellation) is [var response] ? response : null;

    /// <summary>Deliveries to the endpoints that the caller reaches.</summary>
    internal static IQueryable<DeliveryRow> DeliveriesFor(this PricingDbContext db, Caller caller)
    {
        var mode = caller.Mode;
        return db.Deliveries.VisibleTo(caller).Where(row => db.Endpoints.Any(endpoint => endpoint.Id == row.EndpointId && endpoint.Mode == mode));
    }

    /// <summary>Deliveries as they are shown, in the order of the rows.</summary>
    internal static async Task<List<DeliveryResponse>> ShowAsync(this PricingDbContext db, IQueryable<DeliveryRow> deliveries, CancellationToken cancellation)
    {
        var rows = await deliveries.AsNoTracking().ToListAsync(cancellation);
        var ids = rows.ConvertAll(row => row.Id);
        var events = rows.ConvertAll(row => row.EventId);
        var endpoints = rows.ConvertAll(row => row.EndpointId);
        var attempts = (await db.Attempts.AsNoTracking().Where(row => ids.Contains(row.DeliveryId)).ToListAsync(cancellation)).ToLookup(row => row.DeliveryId);
        var published = await db.Events.Where(row => events.Contains(row.Id)).Select(row => new DeliveryEvent(row.Id, row.Type, row.OccurredAt)).ToDictionaryAsync(row => row.Id, cancellation);
        var receivers = await db.Endpoints.Where(row => endpoints.Contains(row.Id)).Select(row => new { row.Id, row.Url, row.OpenUntil }).ToDictionaryAsync(row => row.Id, cancellation);

        return rows.ConvertAll(row => DeliveryResponse.From(row, published[row.EventId], receivers[row.EndpointId].Url, attempts[row.Id], receivers[row.EndpointId].OpenUntil));
    }
}
