using Microsoft.EntityFrameworkCore;
using PricingApi.Http;
using PricingApi.Operations;
using PricingApi.Storage;
using PricingApi.Storage.Rows;

namespace PricingApi.Access;

/// <summary>How a client gets another key, and how its keys end.</summary>
internal static class ApiClientKeys
{
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
