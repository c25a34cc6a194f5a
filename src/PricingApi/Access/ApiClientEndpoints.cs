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
        clients.MapPost("/{id:id}/rotate", RotateApiClient).Produces<ApiClientResponse>().Refuses(404, 409, 422).Example("""{ "overlapMinutes": 1440 }""");
        clients.MapPost("/{id:id}/revoke", RevokeApiClient).Produces<ApiClientResponse>().Refuses(404, 409);
    }

    /// <summary>Makes a client of an account. Its key is in the answer, and nowhere else ever again.</summary>
    internal static async Task<IResult> CreateApiClient(
        Body<CreateApiClientRequest> body, IdempotencyKey? key, Caller caller, UnknownNames unknown, PricingDbContext db, Memory memory, TimeProvider clock, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var result = await db.OnceAsync(key, now, async () =>
        {
            if (await RefuseAsync(body.Value, caller, db, now, cancellation) is { } refusal)
            {
                return refusal;
            }

            var (row, apiKey) = ApiClients.Make(body.Value.AccountId ?? caller.AccountId, body.Value.Name, body.Value.Scopes.Union(), body.Value.Mode, now);
            (row.ExpiresAt, row.TrustsActor) = (body.Value.ExpiresAt, body.Value.TrustsActor);
            row.Assortment = (body.Value.Assortment ?? Inherited(caller))?.Store();
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

        if (RefuseLimit(body.Value.DiscountLimit, caller) is { } refusal)
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

    /// <summary>Gives a client a new key. The one before keeps working for a while, so that programs can be moved over.</summary>
    internal static async Task<IResult> RotateApiClient(
        Guid id, Body<RotateApiClientRequest> body, IdempotencyKey? key, Caller caller, PricingDbContext db, Memory memory, TimeProvider clock, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var result = await db.OnceAsync(key, now, async () =>
        {
            if (await db.ApiClients.VisibleTo(caller).SingleOrDefaultAsync(row => row.Id == id, cancellation) is not { } row)
            {
                return Problems.NotFound();
            }

            if (RefuseRotation(row, body.Value, caller) is { } refusal)
            {
                return refusal;
            }

            var apiKey = row.Rotate(now, TimeSpan.FromMinutes(body.Value.OverlapMinutes));
            var response = ApiClientResponse.From(row);

            db.Touch(Stamps.Access);
            db.Audit(caller, "apiClient.rotate", $"api-clients/{Ids.Format(id)}", now);
            return Answer.Ok(response with { Key = apiKey }, row.RowVersion + 1, kept: response);
        }, cancellation);

        await memory.CatchUpAsync(cancellation);
        return result;
    }

    /// <summary>Ends a client: its keys are refused from now on, everywhere within a second.</summary>
    internal static async Task<IResult> RevokeApiClient(
        Guid id, Caller caller, PricingDbContext db, Memory memory, TimeProvider clock, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();

        // Touching the stamp first makes revocations wait for each other, so that two of them cannot end the last two admins.
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        db.Touch(Stamps.Access);
        await db.SaveChangesAsync(cancellation);

        if (await db.ApiClients.VisibleTo(caller).SingleOrDefaultAsync(row => row.Id == id, cancellation) is not { } row)
        {
            return Problems.NotFound();
        }

        if (row.RevokedAt is null)
        {
            if (await IsLastAdminAsync(row, db, now, cancellation))
            {
                return Problems.Of(ProblemType.StateConflict, "This is the last key of the seller with the scope admin: make another first.");
            }

            row.RevokedAt = now;
            db.Audit(caller, "apiClient.revoke", $"api-clients/{Ids.Format(id)}", now);
            await db.SaveChangesAsync(cancellation);
            await transaction.CommitAsync(cancellation);
            await memory.CatchUpAsync(cancellation);
        }

        return Answer.Ok(ApiClientResponse.From(row), row.RowVersion);
    }

    private static Task<string?> BookOfAsync(ApiClientRow row, PricingDbContext db, CancellationToken cancellation) =>
        db.Accounts.Where(account => account.Id == row.AccountId).Select(account => account.PriceBookCode).SingleOrDefaultAsync(cancellation);

    private static async Task<ProblemResult?> RefuseAsync(CreateApiClientRequest request, Caller caller, PricingDbContext db, DateTimeOffset now, CancellationToken cancellation)
    {
        if (!caller.May(request.Scopes.Union()) || (request.Mode == KeyMode.Live && caller.Mode == "test") || (request.TrustsActor && !caller.SeesAll))
        {
            return Problems.Of(ProblemType.InsufficientScope, "A key gives no more than it has itself: its scopes, live mode only if it is live, and belief in X-Actor only if it is an admin key of the seller.");
        }

        if (request.Scopes is [])
        {
            return Problems.Refused("rule-broken", "A key without a scope can do nothing: name at least one.", "/scopes");
        }

        if (request.Assortment is { } assortment)
        {
            if (!caller.SeesAll)
            {
                return Problems.Of(ProblemType.InsufficientScope, "Only the seller states what a client may see.");
            }

            if (assortment.Check("/assortment") is [_, ..] refusals)
            {
                return Problems.Refused(refusals);
            }
        }

        if (RefuseLimit(request.DiscountLimit, caller) is { } refused)
        {
            return refused;
        }

        if (request.ExpiresAt <= now)
        {
            return Problems.Refused("validity-invalid", "A key must expire in the future.", "/expiresAt");
        }

        var owner = request.AccountId ?? caller.AccountId;
        var kind = caller.Sees(owner) ? await db.Accounts.Where(row => row.Id == owner).Select(row => row.Kind).SingleOrDefaultAsync(cancellation) : null;
        if (kind is null)
        {
            return Problems.Refused("rule-broken", "There is no such account, or it is not yours.", "/accountId");
        }

        return kind == AccountKinds.Partner && request.Scopes.Index().FirstOrDefault(scope => Scopes.OfSeller.HasFlag(scope.Item)) is { Item: not Scope.None } useless
            ? Problems.Refused("seller-only-scope", $"The scope {useless.Item.Format()} opens routes of the seller alone: a partner's client can do nothing with it.", $"/scopes/{useless.Index}")
            : null;
    }

    private static ProblemResult? RefuseLimit(DecimalText? limit, Caller caller)
    {
        if (limit is not { Value: var most })
        {
            return null;
        }

        if (!caller.SeesAll)
        {
            return Problems.Of(ProblemType.InsufficientScope, "Only the seller states how much a client may give off.");
        }

        return most is < 0 or > 100 || Decimals.Digits(most) > 4
            ? Problems.Refused("discount-out-of-range", "A limit lies from 0 to 100 per cent, with at most four decimals.", "/discountLimit")
            : null;
    }

    private static AssortmentContract? Inherited(Caller caller) => caller is { SeesAll: false, Assortment: { } own } ? AssortmentContract.From(own) : null;

    private static ProblemResult? RefuseRotation(ApiClientRow row, RotateApiClientRequest request, Caller caller)
    {
        if (row.RevokedAt is not null)
        {
            return Problems.Of(ProblemType.StateConflict, "A revoked client gets no new key.");
        }

        if (!caller.May(Scopes.Parse(row.Scopes)) || (row.Mode == "live" && caller.Mode == "test"))
        {
            return Problems.Of(ProblemType.InsufficientScope, "A key gives no more than it has itself, and this client has more.");
        }

        return request.OverlapMinutes is >= 0 and <= RotateApiClientRequest.LongestOverlap
            ? null
            : Problems.Refused("validity-invalid", $"An overlap of 0 to {RotateApiClientRequest.LongestOverlap} minutes is expected.", "/overlapMinutes");
    }

    private static async Task<bool> IsLastAdminAsync(ApiClientRow row, PricingDbContext db, DateTimeOffset now, CancellationToken cancellation)
    {
        var others = await db.ApiClients.AsNoTracking()
            .Where(other => other.Id != row.Id && other.RevokedAt == null && !other.DevelopmentOnly)
            .Where(other => db.Accounts.Any(account => account.Id == other.AccountId && account.Kind == AccountKinds.Seller))
            .Select(other => new { other.Scopes, other.ExpiresAt })
            .ToListAsync(cancellation);

        return Scopes.Parse(row.Scopes).HasFlag(Scope.Admin)
            && await db.Accounts.AnyAsync(account => account.Id == row.AccountId && account.Kind == AccountKinds.Seller, cancellation)
            && !others.Any(other => Scopes.Parse(other.Scopes).HasFlag(Scope.Admin) && !(other.ExpiresAt <= now));
    }
}
