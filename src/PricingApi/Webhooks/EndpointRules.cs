using Microsoft.EntityFrameworkCore;
using PricingApi.Access;
using PricingApi.Domain;
using PricingApi.Domain.Webhooks;
using PricingApi.Http;
using PricingApi.Storage;
using PricingApi.Storage.Rows;

namespace PricingApi.Webhooks;

/// <summary>What an endpoint may be.</summary>
internal static class EndpointRules
{
    /// <summary>So many endpoints one account may have.</summary>
    private const int Most = 1000;

    /// <summary>Everything that is wrong with the address and the event types; otherwise the address in its one form.</summary>
    public static Result<TargetUrl> Check(string url, IReadOnlyList<string> eventTypes, TargetPolicy policy)
    {
        var target = TargetUrl.Parse(url, policy);
        List<Refusal> refusals = [.. target.Refusals, .. CheckTypes(eventTypes)];
        return refusals is [] ? target : refusals;
    }

    /// <summary>Whether the caller may hear of what every account does.</summary>
    public static ProblemResult? RefuseReach(bool allAccounts, Caller caller) =>
        allAccounts && !caller.SeesAll
            ? Problems.Of(ProblemType.InsufficientScope, "Only keys of the seller with the scope admin can have an endpoint for all accounts.")
            : null;

    /// <summary>Whether there is room for a new endpoint with this address.</summary>
    public static async Task<ProblemResult?> RefuseCrowdAsync(PricingDbContext db, Caller caller, CancellationToken cancellation) =>
        await db.Endpoints.Of(caller.AccountId).CountAsync(cancellation) >= Most
            ? Problems.Refused("state-conflict", $"An account can have at most {Most} webhook endpoints.")
            : null;

    /// <param name="but">The endpoint that has the address now, and may keep it.</param>
    public static async Task<ProblemResult?> RefuseTwinAsync(
        PricingDbContext db, Guid account, string mode, string url, CancellationToken cancellation, Guid? but = null) =>
        await db.Endpoints.Of(account).AnyAsync(row => row.Url == url && row.Mode == mode && row.Id != but, cancellation)
            ? Problems.Refused("already-exists", "There is an endpoint with this address already.", "/url")
            : null;

    /// <summary>The endpoints an account has, save those it has deleted.</summary>
    public static IQueryable<EndpointRow> Of(this IQueryable<EndpointRow> rows, Guid account) =>
        rows.Where(row => row.AccountId == account && row.Status != EndpointStatuses.Deleted);

    public static IEnumerable<Refusal> CheckTypes(IReadOnlyList<string> eventTypes)
    {
        if (eventTypes is [])
        {
            yield return new("event-types", "At least one event type is needed.", "/eventTypes");
        }

        foreach (var (index, type) in eventTypes.Index())
        {
            if (!WebhookEvents.All.Any(known => known.Subscribable && known.Name == type))
            {
                yield return new("unknown-event-type", "There is no such event type to subscribe to; GET /v1/event-types lists them.", $"/eventTypes/{index}");
            }
            else if (eventTypes.Take(index).Contains(type))
            {
                yield return new("duplicate-event-type", $"{type} is named twice.", $"/eventTypes/{index}");
            }
        }
    }
}
