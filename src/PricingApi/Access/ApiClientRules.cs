using Microsoft.EntityFrameworkCore;
using PricingApi.Domain;
using PricingApi.Http;
using PricingApi.Storage;

namespace PricingApi.Access;

/// <summary>What nobody may ask for when making or changing a client.</summary>
internal static class ApiClientRules
{
    /// <summary>Why a client may not be made so; null when it may.</summary>
    public static async Task<ProblemResult?> RefuseAsync(CreateApiClientRequest request, Caller caller, PricingDbContext db, DateTimeOffset now, CancellationToken cancellation)
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

    /// <summary>Why a client may not give off so much; null when it may.</summary>
    public static ProblemResult? RefuseLimit(DecimalText? limit, Caller caller)
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

    /// <summary>What the clients of a client may see unless the seller says otherwise: what it sees itself.</summary>
    public static AssortmentContract? Inherited(Caller caller) => caller is { SeesAll: false, Assortment: { } own } ? AssortmentContract.From(own) : null;
}
