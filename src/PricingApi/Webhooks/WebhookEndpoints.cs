using Microsoft.EntityFrameworkCore;
using PricingApi.Access;
using PricingApi.Domain.Webhooks;
using PricingApi.Http;
using PricingApi.Storage;
using PricingApi.Storage.Rows;
using PricingApi.Webhooks.Secrets;

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
        endpoints.MapPost("/{id:id}/pause", EndpointPausing.PauseWebhookEndpoint).Produces<WebhookEndpointResponse>().Refuses(404, 409, 412);
        endpoints.MapPost("/{id:id}/resume", EndpointPausing.ResumeWebhookEndpoint).Produces<WebhookEndpointResponse>().Refuses(404, 409, 412).Example(WebhookExamples.Resume);
        endpoints.MapPost("/{id:id}/rotate-secret", SecretRotation.RotateWebhookEndpointSecret).Produces<WebhookEndpointResponse>().Refuses(404, 412, 422).Example(WebhookExamples.Rotate);
        endpoints.MapPost("/{id:id}/test", EndpointTesting.TestWebhookEndpoint).Produces<EndpointTestResponse>(201).Refuses(404, 409);
    }

    /// <summary>Registers a receiver. Its secret is in the answer, and nowhere else ever again.</summary>
    /// <remarks>It hears of what happens from now on. Deliveries are signed as Standard Webhooks 1.0.0 says.</remarks>
    internal static Task<IResult> CreateWebhookEndpoint(
        Body<CreateWebhookEndpointRequest> body, IdempotencyKey? key, Caller caller, TargetPolicy policy, EndpointSecrets secrets, PricingDbContext db, TimeProvider clock, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();

        return db.OnceAsync(key, now, DecideAsync, cancellation);

        async Task<IResult> DecideAsync()
        {
            var wish = EndpointRules.Check(EndpointWish.Of(body.Value), present: [], policy);
            if (!wish.Accepted)
            {
                return Problems.Refused(wish.Refusals);
            }

            var refusal = EndpointRules.RefuseReach(body.Value.AllAccounts, caller)
                ?? await EndpointRules.RefuseCrowdAsync(db, caller, cancellation)
                ?? await EndpointRules.RefuseTwinAsync(db, caller.AccountId, caller.Mode, wish.Value.Url, cancellation);
            if (refusal is not null)
            {
                return refusal;
            }

            var (row, secret) = New(wish.Value, caller, secrets, now);
            db.Add(row);
            db.Audit(caller, "webhookEndpoint.create", Address(row.Id), now);

            var response = WebhookEndpointResponse.From(row, now);
            return Answer.Created("/v1/" + Address(row.Id), response with { Secret = WebhookSecret.Show(secret) }, kept: response);
        }
    }

    /// <summary>Lists the endpoints, oldest first.</summary>
    internal static async Task<IResult> ListWebhookEndpoints(Page page, Caller caller, PricingDbContext db, TimeProvider clock, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        return page.Answer(
            await db.Endpoints.ReachedBy(caller).Where(row => row.Status != EndpointStatuses.Deleted).AsNoTracking().Page(page).ToListAsync(cancellation),
            row => new(row.CreatedAt, row.Id),
            row => WebhookEndpointResponse.From(row, now));
    }

    /// <summary>Shows an endpoint, without its secret.</summary>
    /// <param name="id">Id of the endpoint.</param>
    internal static async Task<IResult> GetWebhookEndpoint(Guid id, Caller caller, PricingDbContext db, TimeProvider clock, CancellationToken cancellation) =>
        await db.FindEndpointAsync(id, caller, cancellation) is { } row ? Answer.OkLively(WebhookEndpointResponse.From(row, clock.GetUtcNow()), row.RowVersion) : Problems.NotFound();

    /// <summary>Changes an endpoint. Its secret and what it has been sent stay as they are.</summary>
    /// <remarks>An endpoint that is active again is sent what was held back meanwhile, each quote's events in order. Values of headers cannot be read back, so they stay where headers is absent.</remarks>
    /// <param name="id">Id of the endpoint.</param>
    internal static async Task<IResult> UpdateWebhookEndpoint(
        Guid id,
        IfMatch ifMatch,
        Body<UpdateWebhookEndpointRequest> body,
        Caller caller,
        TargetPolicy policy,
        EndpointSecrets secrets,
        EndpointSwitch endpointSwitch,
        PricingDbContext db,
        TimeProvider clock,
        CancellationToken cancellation)
    {
        if (await db.FindEndpointAsync(id, caller, cancellation) is not { } row)
        {
            return Problems.NotFound();
        }

        var wish = EndpointRules.Check(EndpointWish.Of(body.Value), secrets.ReadHeaders(row) ?? [], policy);
        if (!wish.Accepted)
        {
            return Problems.Refused(wish.Refusals);
        }

        var refusal = ifMatch.Refuses(row.RowVersion)
            ?? EndpointRules.RefuseReach(body.Value.AllAccounts && !row.AllAccounts, caller)
            ?? await EndpointRules.RefuseTwinAsync(db, row.AccountId, row.Mode, wish.Value.Url, cancellation, but: id);
        if (refusal is not null)
        {
            return refusal;
        }

        var now = clock.GetUtcNow();
        wish.Value.Apply(row, secrets);
        if (EndpointRules.RefuseStatus(row, body.Value.Status, secrets, now) is { } forbidden)
        {
            return forbidden;
        }

        row.UpdatedAt = now;
        db.Audit(caller, "webhookEndpoint.update", Address(id), now);
        await endpointSwitch.SaveAsync(db, row, body.Value.Status, cancellation);

        return Answer.Ok(WebhookEndpointResponse.From(row, now), row.RowVersion);
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

    /// <summary>A tracked endpoint, or null when there is none that the caller may see.</summary>
    internal static Task<EndpointRow?> FindEndpointAsync(this PricingDbContext db, Guid id, Caller caller, CancellationToken cancellation) =>
        db.Endpoints.ReachedBy(caller).SingleOrDefaultAsync(row => row.Id == id && row.Status != EndpointStatuses.Deleted, cancellation);

    internal static string Address(Guid id) => $"webhook-endpoints/{Ids.Format(id)}";

    private static (EndpointRow Row, byte[] Secret) New(GrantedWish wish, Caller caller, EndpointSecrets secrets, DateTimeOffset now)
    {
        var (id, secret) = (Ids.New(now), WebhookSecret.New());
        var row = new EndpointRow
        {
            Id = id,
            AccountId = caller.AccountId,
            Mode = caller.Mode,
            Url = wish.Url,
            EventTypes = "",
            Status = EndpointStatuses.Active,
            Secret = secrets.SealSecret(id, secret),
            CreatedAt = now,
            UpdatedAt = now,
        };

        wish.Apply(row, secrets);
        return (row, secret);
    }
}
