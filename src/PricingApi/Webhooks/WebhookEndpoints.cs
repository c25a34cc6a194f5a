using Microsoft.EntityFrameworkCore;
using PricingApi.Access;
using PricingApi.Domain.Webhooks;
using PricingApi.Http;
using PricingApi.Storage;
using PricingApi.Storage.Rows;
using PricingApi.Webhooks.Dispatch;

namespace PricingApi.Webhooks;

/// <summary>Where an account wants its events sent.</summary>
internal static class WebhookEndpoints
{
    public static void MapWebhookEndpoints(this IEndpointRouteBuilder routes)
    {
        var endpoints = routes.MapGroup("/v1/webhook-endpoints").WithTags("Webhooks").Needs(Scope.WebhooksManage);

        endpoints.MapPost("/", CreateWebhookEndpoint).Produces<WebhookEndpointResponse>(201).Refuses(409, 422).Example(WebhookExamples.Create);
        endpoints.MapGet("/", ListWebhookEndpoints).Produces<PageResponse<WebhookEndpointResponse>>();
        endpoints.MapGet("/{id:id}", GetWebhookEndpoint).Produces<WebhookEndpointResponse>().Refuses(404);
        endpoints.MapPut("/{id:id}", UpdateWebhookEndpoint).Produces<WebhookEndpointResponse>().Refuses(404, 409, 412, 422, 428).Example(WebhookExamples.Update);
        endpoints.MapDelete("/{id:id}", DeleteWebhookEndpoint).Produces(204).Refuses(404, 412);
        endpoints.MapPost("/{id:id}/test", TestWebhookEndpoint).Produces<DeliveryResponse>(201).Refuses(404, 409);
    }

    /// <summary>Registers a receiver. Its secret is in the answer, and nowhere else ever again.</summary>
    /// <remarks>It hears of what happens from now on. Deliveries are signed as Standard Webhooks 1.0.0 says.</remarks>
    internal static Task<IResult> CreateWebhookEndpoint(
        Body<CreateWebhookEndpointRequest> body, IdempotencyKey? key, Caller caller, TargetPolicy policy, PricingDbContext db, TimeProvider clock, CancellationToken cancellation)
    {
        var (request, now) = (body.Value, clock.GetUtcNow());

        return db.OnceAsync(key, now, DecideAsync, cancellation);

        async Task<IResult> DecideAsync()
        {
            var target = EndpointRules.Check(request.Url, request.EventTypes, policy);
            if (!target.Accepted)
            {
                return Problems.Refused(target.Refusals);
            }

            var url = target.Value.Value.AbsoluteUri;
            var refusal = EndpointRules.RefuseReach(request.AllAccounts, caller)
                ?? await EndpointRules.RefuseCrowdAsync(db, caller, cancellation)
                ?? await EndpointRules.RefuseTwinAsync(db, caller.AccountId, caller.Mode, url, cancellation);
            if (refusal is not null)
            {
                return refusal;
            }

            var row = New(request, url, caller, now);
            db.Add(row);
            db.Audit(caller, "webhookEndpoint.create", Address(row.Id), now);

            var response = WebhookEndpointResponse.From(row);
            return Answer.Created("/v1/" + Address(row.Id), response with { Secret = WebhookSecret.Show(row.Secret) }, kept: response);
        }
    }

    /// <summary>Lists the endpoints, oldest first.</summary>
    internal static async Task<IResult> ListWebhookEndpoints(Page page, Caller caller, PricingDbContext db, CancellationToken cancellation) =>
        page.Answer(
            await db.Endpoints.ReachedBy(caller).Where(row => row.Status != EndpointStatuses.Deleted).AsNoTracking().Page(page).ToListAsync(cancellation),
            row => new(row.CreatedAt, row.Id),
            WebhookEndpointResponse.From);

    /// <summary>Shows an endpoint, without its secret.</summary>
    /// <param name="id">Id of the endpoint.</param>
    internal static async Task<IResult> GetWebhookEndpoint(Guid id, Caller caller, PricingDbContext db, CancellationToken cancellation) =>
        await db.FindEndpointAsync(id, caller, cancellation) is { } row ? Answer.Ok(WebhookEndpointResponse.From(row), row.RowVersion) : Problems.NotFound();

    /// <summary>Changes an endpoint. Its secret and what it has been sent stay as they are.</summary>
    /// <remarks>Enabling a disabled endpoint sends what was held back meanwhile, each quote's events in order.</remarks>
    /// <param name="id">Id of the endpoint.</param>
    internal static async Task<IResult> UpdateWebhookEndpoint(
        Guid id,
        IfMatch ifMatch,
        Body<UpdateWebhookEndpointRequest> body,
        Caller caller,
        TargetPolicy policy,
        EndpointSwitch endpointSwitch,
        PricingDbContext db,
        TimeProvider clock,
        CancellationToken cancellation)
    {
        if (await db.FindEndpointAsync(id, caller, cancellation) is not { } row)
        {
            return Problems.NotFound();
        }

        var target = EndpointRules.Check(body.Value.Url, body.Value.EventTypes, policy);
        if (!target.Accepted)
        {
            return Problems.Refused(target.Refusals);
        }

        var url = target.Value.Value.AbsoluteUri;
        var refusal = ifMatch.Refuses(row.RowVersion)
            ?? EndpointRules.RefuseReach(body.Value.AllAccounts && !row.AllAccounts, caller)
            ?? await EndpointRules.RefuseTwinAsync(db, row.AccountId, row.Mode, url, cancellation, but: id);
        if (refusal is not null)
        {
            return refusal;
        }

        var now = clock.GetUtcNow();
        (row.Url, row.EventTypes, row.Description, row.Ordered, row.AllAccounts, row.UpdatedAt) =
            (url, string.Join(' ', body.Value.EventTypes), body.Value.Description, body.Value.Ordered, body.Value.AllAccounts, now);
        db.Audit(caller, "webhookEndpoint.update", Address(id), now);
        await endpointSwitch.SaveAsync(db, row, body.Value.Status, cancellation);

        return Answer.Ok(WebhookEndpointResponse.From(row), row.RowVersion);
    }

    /// <summary>Deletes an endpoint. What is still to be sent to it is cancelled; the log of deliveries stays.</summary>
    /// <param name="id">Id of the endpoint.</param>
    internal static async Task<IResult> DeleteWebhookEndpoint(
        Guid id, IfMatch? ifMatch, Caller caller, EndpointSwitch endpointSwitch, PricingDbContext db, TimeProvider clock, CancellationToken cancellation)
    {
        if (await db.FindEndpointAsync(id, caller, cancellation) is not { } row)
        {
            return Problems.NotFound();
        }

        if (ifMatch?.Refuses(row.RowVersion) is { } stale)
        {
            return stale;
        }

        var now = clock.GetUtcNow();
        row.UpdatedAt = now;
        db.Audit(caller, "webhookEndpoint.delete", Address(id), now);
        await endpointSwitch.DeleteAsync(db, row, cancellation);

        return Answer.NoContent();
    }

    /// <summary>Sends a test event to this endpoint alone, through the outbox like any other.</summary>
    /// <param name="id">Id of the endpoint.</param>
    internal static async Task<IResult> TestWebhookEndpoint(
        Guid id, IdempotencyKey? key, Caller caller, IDispatchClock dispatchClock, PricingDbContext db, TimeProvider clock, CancellationToken cancellation)
    {
        if (await db.FindEndpointAsync(id, caller, cancellation) is not { } row)
        {
            return Problems.NotFound();
        }

        var now = clock.GetUtcNow();

        return await db.OnceAsync(key, now, DecideAsync, cancellation);

        async Task<IResult> DecideAsync()
        {
            if (row.Status != EndpointStatuses.Active)
            {
                return Problems.Refused("state-conflict", "The endpoint is disabled: enable it first.");
            }

            var (published, delivery) = EndpointTest.Make(row, now, dueAt: await dispatchClock.NowAsync(db, cancellation));
            db.AddRange(published, delivery);
            db.Audit(caller, "webhookEndpoint.test", Address(id), now);

            return Answer.Created($"/v1/deliveries/{Ids.Format(delivery.Id)}", DeliveryResponse.From(delivery, published, row.Url, []));
        }
    }

    /// <summary>A tracked endpoint, or null when there is none that the caller may see.</summary>
    internal static Task<EndpointRow?> FindEndpointAsync(this PricingDbContext db, Guid id, Caller caller, CancellationToken cancellation) =>
        db.Endpoints.ReachedBy(caller).SingleOrDefaultAsync(row => row.Id == id && row.Status != EndpointStatuses.Deleted, cancellation);

    private static EndpointRow New(CreateWebhookEndpointRequest request, string url, Caller caller, DateTimeOffset now) => new()
    {
        Id = Ids.New(now),
        AccountId = caller.AccountId,
        Mode = caller.Mode,
        Url = url,
        EventTypes = string.Join(' ', request.EventTypes),
        Description = request.Description,
        Ordered = request.Ordered,
        AllAccounts = request.AllAccounts,
        Status = EndpointStatuses.Active,
        Secret = WebhookSecret.New(),
        CreatedAt = now,
        UpdatedAt = now,
    };

    private static string Address(Guid id) => $"webhook-endpoints/{Ids.Format(id)}";
}
