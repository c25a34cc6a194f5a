using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PricingApi.Access;
using PricingApi.Domain.Webhooks;
using PricingApi.Http;
using PricingApi.Storage;
using PricingApi.Storage.Rows;
using PricingApi.Webhooks.Dispatch;

namespace PricingApi.Webhooks.Replays;

/// <summary>Sending many deliveries again, as a piece of work that is kept.</summary>
internal static class ReplayEndpoints
{
    public static void MapReplays(this IEndpointRouteBuilder routes)
    {
        var replays = routes.MapGroup("/v1/replays").WithTags("Webhooks").Needs(Scope.WebhooksManage);

        replays.MapPost("/", CreateReplay).Produces<ReplayResponse>(201).Refuses(409, 422).Example(WebhookExamples.Replay);
        replays.MapGet("/", ListReplays).Produces<PageResponse<ReplayResponse>>();
        replays.MapGet("/{id:id}", GetReplay).Produces<ReplayResponse>().Refuses(404);
        replays.MapPost("/{id:id}/cancel", CancelReplay).Produces<ReplayResponse>().Refuses(404, 409);
    }

    /// <summary>Sends again what an endpoint was sent in a stretch of time: the same ids and bytes, with new times and signatures, each quote's events in order.</summary>
    /// <remarks>Of an event that was sent several times the last delivery counts; one that is under way is left alone. One replay at a time runs for each endpoint. `webhookEndpointId` is that of an endpoint of yours: there is none with the one of the example.</remarks>
    internal static async Task<IResult> CreateReplay(
        Body<CreateReplayRequest> body, IdempotencyKey? key, Caller caller, DispatchSignal signal, PricingDbContext db, TimeProvider clock, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();

        try
        {
            var answer = await db.OnceAsync(key, now, DecideAsync, cancellation);
            signal.Wake();
            return answer;
        }
        catch (DbUpdateException fault) when (fault.IsDuplicateIn("replays"))
        {
            return ReplayRules.Running();
        }

        async Task<IResult> DecideAsync()
        {
            if (ReplayRules.Check(body.Value, now) is { Count: > 0 } refusals)
            {
                return Problems.Refused(refusals);
            }

            if (await db.FindEndpointAsync(body.Value.WebhookEndpointId, caller, cancellation) is not { } endpoint)
            {
                return Problems.Refused("unknown-webhook-endpoint", "There is no such webhook endpoint.", "/webhookEndpointId");
            }

            if (endpoint.Status != EndpointStatuses.Active)
            {
                return Problems.Refused("state-conflict", "Nothing is sent to this endpoint: enable it first.");
            }

            var row = New(body.Value, endpoint, now);
            db.Add(row);
            db.Audit(caller, "replay.create", Address(row.Id), now);
            return Answer.Created("/v1/" + Address(row.Id), ReplayResponse.From(row, ReplayOutcomes.None));
        }
    }

    /// <summary>Lists replays, oldest first.</summary>
    internal static async Task<IResult> ListReplays(Page page, Caller caller, PricingDbContext db, CancellationToken cancellation) =>
        page.Answer(await db.ShowAsync(await db.ReplaysFor(caller).AsNoTracking().Page(page).ToListAsync(cancellation), cancellation), response => new(response.CreatedAt, response.Id), response => response);

    /// <summary>Shows a replay, how far it has come, and what became of the deliveries it has made.</summary>
    /// <remarks>`GET /v1/deliveries?replay=` lists them.</remarks>
    /// <param name="id">Id of the replay.</param>
    internal static async Task<IResult> GetReplay(Guid id, Caller caller, PricingDbContext db, CancellationToken cancellation) =>
        await db.ReplaysFor(caller).AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, cancellation) is { } row ? Answer.Ok((await db.ShowAsync([row], cancellation))[0]) : Problems.NotFound();

    /// <summary>Makes no more deliveries, and cancels those it has made that are still to be sent. One that is being sent at this moment goes on.</summary>
    /// <param name="id">Id of the replay.</param>
    internal static async Task<IResult> CancelReplay(Guid id, Caller caller, IDispatchClock dispatchClock, DispatchSignal signal, PricingDbContext db, TimeProvider clock, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        if (!await db.ReplaysFor(caller).AnyAsync(row => row.Id == id, cancellation))
        {
            return Problems.NotFound();
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var ended = await db.EndAsync(id, ReplayStatuses.Cancelled, now, cancellation);
        if (await db.CancelReplayedAsync(id, await dispatchClock.NowAsync(db, cancellation), cancellation) > 0)
        {
            await db.EndAsync(id, ReplayStatuses.Cancelled, now, cancellation, evenIfDone: true);
        }
        else if (ended == 0)
        {
            return Problems.Refused("state-conflict", "This replay is over: all that it made was sent, given up or cancelled.");
        }

        db.Audit(caller, "replay.cancel", Address(id), now);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        signal.Wake();

        return await GetReplay(id, caller, db, cancellation);
    }

    private static ReplayRow New(CreateReplayRequest request, EndpointRow endpoint, DateTimeOffset now) => new()
    {
        Id = Ids.New(now),
        AccountId = endpoint.AccountId,
        EndpointId = endpoint.Id,
        Since = request.Since,
        Until = request.Until is { } until && until < now ? until : now,
        EventTypes = request.EventTypes is null ? null : string.Join(' ', request.EventTypes),
        States = string.Join(' ', (request.States ?? [DeliveryState.Dead]).Select(state => ((int)state).ToString(CultureInfo.InvariantCulture))),
        Status = ReplayStatuses.Running,
        CreatedAt = now,
    };

    private static IQueryable<ReplayRow> ReplaysFor(this PricingDbContext db, Caller caller)
    {
        var mode = caller.Mode;
        return db.Replays.VisibleTo(caller).Where(row => db.Endpoints.Any(endpoint => endpoint.Id == row.EndpointId && endpoint.Mode == mode));
    }

    private static string Address(Guid id) => $"replays/{Ids.Format(id)}";
}
