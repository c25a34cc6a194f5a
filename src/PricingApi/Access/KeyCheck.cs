using PricingApi.Http;

namespace PricingApi.Access;

/// <summary>Lets a request through when its key may use the route it is for.</summary>
internal sealed class KeyCheck(RequestDelegate next, AccessDirectory directory, Quota quota, TimeProvider clock)
{
    public const string ActorHeader = "X-Actor";
    private const int LongestActor = 200;

    /// <summary>How it is read.</summary>
    public static readonly DocumentedHeader Actor = new(
        ActorHeader,
        Required: false,
        "The person behind the call, 1 to 200 characters. Read from clients that are believed about it (`trustsActor`), ignored from others. Kept in the audit trail and with what is written; people who approve or publish are told apart by it, else by key.");

    public Task InvokeAsync(HttpContext http)
    {
        var endpoint = http.GetEndpoint();
        var rule = endpoint?.Metadata.GetMetadata<AccessRule>();

        if (rule is { Open: true } || (rule is null && endpoint is not RouteEndpoint))
        {
            // Without a route of ours there is nothing to guard: the answer is 404, 405 or 415.
            return next(http);
        }

        return Refuses(http, rule) is { } problem ? problem.ExecuteAsync(http) : next(http);
    }

    private ProblemResult? Refuses(HttpContext http, AccessRule? rule)
    {
        var now = clock.GetUtcNow();

        if (rule is null || http.Request.Headers[ApiKey.Header] is not [{ } text] || directory.Find(text, now) is not { } known)
        {
            return Problems.Of(ProblemType.Unauthenticated);
        }

        return RefusesScope(known, rule)
            ?? quota.Refuses(http, known.Caller.ClientId, now)
            ?? Introduce(http, known.Caller)
            ?? Acceptance.Refuses(http)
            ?? QueryCheck.Refuses(http);
    }

    private static ProblemResult? RefusesScope(KnownKey known, AccessRule rule)
    {
        if (known.Suspended)
        {
            return Problems.Of(ProblemType.InsufficientScope, "The account of this key is suspended.");
        }

        return known.Caller.May(rule.Scope) && (known.Caller.IsSeller || !rule.SellerOnly)
            ? null
            : Problems.Of(ProblemType.InsufficientScope, rule.SellerOnly ? $"This is for clients of the seller with the scope {rule.Scope.Format()}." : $"This needs the scope {rule.Scope.Format()}.");
    }

    /// <summary>Makes the caller known to the handler, with the person behind the call where the client is believed about it.</summary>
    private static ProblemResult? Introduce(HttpContext http, Caller caller)
    {
        if (caller.TrustsActor && http.Request.Headers[ActorHeader] is [_, ..] actor)
        {
            if (actor is not [{ Length: > 0 and <= LongestActor } name] || name.Any(char.IsControl))
            {
                return Problems.InvalidHeader(ActorHeader, $"One name of 1 to {LongestActor} characters is expected.");
            }

            caller = caller with { Actor = name };
        }

        http.Features.Set(caller);
        return null;
    }
}
