using Microsoft.EntityFrameworkCore;
using PricingApi.Catalogue;
using PricingApi.Domain;
using PricingApi.Http;
using PricingApi.Operations;
using PricingApi.Storage;
using PricingApi.Storage.Rows;

namespace PricingApi.Access;

internal static class ApiClientEndpoints
{
    public static void MapApiClients(this IEndpointRouteBuilder routes)
    {
        var clients = routes.MapGroup("/v1/api-clients").WithTags("API clients").Needs(Scope.Admin);

        clients.MapPost("/", CreateApiClient).Produces<ApiClientResponse>(201).Refuses(409, 422).Example("""{ "name": "Sales tool", "scopes": ["quotes:write", "quotes:read", "catalogue:read"], "mode": "live" }""");
        clients.MapGet("/", ListApiClients).Produces<PageResponse<ApiClientResponse>>();
        clients.MapGet("/{id:id}", GetApiClient).Produces<ApiClientResponse>().Refuses(404);
        clients.MapPut("/{id:id}", UpdateApiClient).Produces<ApiClientResponse>().Refuses(404, 409, 412, 422, 428).Example("""{ "name": "Sales tool", "discountLimit": "10" }""");
        clients.MapPut("/{id:id}/assortment", AssignAssortment).Produces<ApiClientResponse>().Refuses(404, 409, 412, 422, 428).Example("""{ "deny": { "categories": ["customs-documents"] } }""");
        clients.MapPost("/{id:id}/rotate", ApiClientKeys.RotateApiClient).Produces<ApiClientResponse>().Refuses(404, 409, 422).Example("""{ "overlapMinutes": 1440 }""");
        clients.MapPost("/{id:id}/revoke", ApiClientKeys.RevokeApiClient).Produces<ApiClientResponse>().Refuses(404, 409);
    }

    /// <summary>Makes a client of an account. Its key is in the answer, and nowhere else ever again.</summary>
    internal static async Task<IResult> CreateApiClient(
        Body<CreateApiClientRequest> body, IdempotencyKey? key, Caller caller, UnknownNames unknown, PricingDbContext db, Memory memory, TimeProvider clock, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var result = await db.OnceAsync(key, now, async () =>
        {
            if (await ApiClientRules.RefuseAsync(body.Value, caller, db, now, cancellation) is { } refusal)
            {
                return refusal;
            }

            var (row, apiKey) = ApiClients.Make(body.Value.AccountId ?? caller.AccountId, body.Value.Name, body.Value.Scopes.Union(), body.Value.Mode, now);
            (row.ExpiresAt, row.TrustsActor) = (body.Value.ExpiresAt, body.Value.TrustsActor);
            row.Assortment = (body.Value.Assortment ?? ApiClientRules.Inherited(caller))?.Store();
            row.DiscountLimit = Decimals.Plain(body.Value.DiscountLimit?.Value ?? (caller.SeesAll ? 0 : caller.DiscountLimit));
            var response = ApiClientResponse.From(row) with { Warnings = await unknown.FindAsync(await BookOfAsync(row, db, cancellation), body.Value.Assortment, "/assortment", cancellation) };

            db.Add(row);
            db.Touch(Stamps.Access);
            db.Audit(caller, "apiClient.create", $"api-clients/{Ids.Format(row.Id)}", now, row.Scopes);
            return Answer.Created($"/v1/api-clients/{Ids.Format(row.Id)}", response with { Key = apiKey }, kept: response);
        }, cancellation);

        await memory.CatchUpAsync(cancellation);
        return result;
    }

    /// <summary>Lists the clients of the account, oldest first; for the seller, of all accounts.</summary>
    internal static async Task<IResult> ListApiClients(Page page, Caller caller, PricingDbContext db, CancellationToken cancellation) =>
        page.Answer(await db.ApiClients.AsNoTracking().VisibleTo(caller).Page(page).ToListAsync(cancellation), row => new(row.CreatedAt, row.Id), ApiClientResponse.From);

    /// <summary>Shows one client, without its key.</summary>
    internal static async Task<IResult> GetApiClient(Guid id, Caller caller, PricingDbContext db, CancellationToken cancellation) =>
        await db.ApiClients.AsNoTracking().VisibleTo(caller).SingleOrDefaultAsync(row => row.Id == id, cancellation) is { } row
            ? Answer.Ok(ApiClientResponse.From(row), row.RowVersion)
            : Problems.NotFound();

    /// <summary>Renames a client, and states how much it may give off without approval. Its key stays.</summary>
    /// <remarks>Quotes that were made before keep what their approval came to, until they are changed.</remarks>
    /// <param name="id">Id of the client.</param>
    internal static async Task<IResult> UpdateApiClient(
        Guid id, Body<UpdateApiClientRequest> body, IfMatch ifMatch, Caller caller, PricingDbContext db, Memory memory, TimeProvider clock, CancellationToken cancellation)
    {
        if (await db.ApiClients.VisibleTo(caller).SingleOrDefaultAsync(row => row.Id == id, cancellation) is not { } row)
        {
            return Problems.NotFound();
        }

        if (ifMatch.Refuses(row.RowVersion) is { } stale)
        {
            return stale;
        }

        if (ApiClientRules.RefuseLimit(body.Value.DiscountLimit, caller) is { } refusal)
        {
            return refusal;
        }

        row.Name = body.Value.Name;
        row.DiscountLimit = body.Value.DiscountLimit is { Value: var limit } ? Decimals.Plain(limit) : row.DiscountLimit;
        db.Touch(Stamps.Access);
        db.Audit(caller, "apiClient.update", $"api-clients/{Ids.Format(id)}", clock.GetUtcNow(), row.DiscountLimit);
        await db.SaveChangesAsync(cancellation);
        await memory.CatchUpAsync(cancellation);

        return Answer.Ok(ApiClientResponse.From(row), row.RowVersion);
    }

    /// <summary>States which services of its price book a client may see and quote; an empty body lets it see all. For the seller.</summary>
    /// <remarks>
    /// Quotes that were made before keep the services they have. A service that requires one out of sight is out of sight too. What is named and is not in the account's price book
    /// is kept, as it may come later, and told in `warnings` (`unknown-service`, `unknown-category`).
    /// </remarks>
    internal static async Task<IResult> AssignAssortment(
        Guid id, Body<AssortmentContract> body, IfMatch ifMatch, Caller caller, UnknownNames unknown, PricingDbContext db, Memory memory, TimeProvider clock, CancellationToken cancellation)
    {
        if (await db.ApiClients.VisibleTo(caller).SingleOrDefaultAsync(row => row.Id == id, cancellation) is not { } row)
        {
            return Problems.NotFound();
        }

        if (!caller.SeesAll)
        {
            return Problems.Of(ProblemType.InsufficientScope, "Only the seller states what a client may see.");
        }

        if (ifMatch.Refuses(row.RowVersion) is { } stale)
        {
            return stale;
        }

        if (body.Value.Check() is [_, ..] refusals)
        {
            return Problems.Refused(refusals);
        }

        var warnings = await unknown.FindAsync(await BookOfAsync(row, db, cancellation), body.Value, "", cancellation);
        row.Assortment = body.Value.Store();
        db.Touch(Stamps.Access);
        db.Audit(caller, "apiClient.assignAssortment", $"api-clients/{Ids.Format(id)}", clock.GetUtcNow(), row.Assortment);
        await db.SaveChangesAsync(cancellation);
        await memory.CatchUpAsync(cancellation);

        return Answer.Ok(ApiClientResponse.From(row) with { Warnings = warnings }, row.RowVersion);
    }

    private static Task<string?> BookOfAsync(ApiClientRow row, PricingDbContext db, CancellationToken cancellation) =>
        db.Accounts.Where(account => account.Id == row.AccountId).Select(account => account.PriceBookCode).SingleOrDefaultAsync(cancellation);
}
