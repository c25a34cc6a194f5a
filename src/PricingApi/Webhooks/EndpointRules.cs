using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PricingApi.Access;
using PricingApi.Domain;
using PricingApi.Domain.Texts;
using PricingApi.Domain.Webhooks;
using PricingApi.Http;
using PricingApi.Storage;
using PricingApi.Storage.Rows;
using PricingApi.Webhooks.Secrets;

namespace PricingApi.Webhooks;

/// <summary>What an endpoint may be.</summary>
internal static class EndpointRules
{
    /// <summary>So many endpoints one account may have.</summary>
    private const int Most = 1000;

    public const int UsualInFlight = 4;
    public const int MostInFlight = 32;
    public const int MostPerSecond = 1000;

    /// <summary>Everything that is wrong with what an endpoint is to be; otherwise how it is to be.</summary>
    /// <param name="present">The headers it has.</param>
    public static Result<GrantedWish> Check(EndpointWish wish, IReadOnlyList<KeyValuePair<string, string>> present, TargetPolicy policy)
    {
        var target = TargetUrl.Parse(wish.Url, policy);
        List<Refusal> refusals = [.. target.Refusals, .. CheckTypes(wish.EventTypes), .. CheckText(wish.Description, "/description"), .. CheckText(wish.Owner, "/owner")];
        var headers = wish.HeadersAfter(present, refusals);

        refusals.AddRange(ExtraHeaders.Check(headers ?? []));
        refusals.AddRange(CheckRange("max-in-flight", wish.MaxInFlight, MostInFlight, "/maxInFlight"));
        refusals.AddRange(CheckRange("rate-per-second", wish.RatePerSecond, MostPerSecond, "/ratePerSecond"));

        return refusals is [] ? new GrantedWish(wish, target.Value!.Value.AbsoluteUri, headers) : refusals;
    }

    /// <summary>Whether the caller may hear of what every account does.</summary>
    public static ProblemResult? RefuseReach(bool allAccounts, Caller caller) =>
        allAccounts && !caller.SeesAll
            ? Problems.Of(ProblemType.InsufficientScope, "Only keys of the seller with the scope admin can hear of all accounts.")
            : null;

    /// <summary>Whether there is room for a new endpoint with this address.</summary>
    public static async Task<ProblemResult?> RefuseCrowdAsync(PricingDbContext db, Caller caller, CancellationToken cancellation) =>
        await db.Endpoints.Of(caller.AccountId).CountAsync(cancellation) >= Most
            ? Problems.Refused("state-conflict", $"An account can have at most {Most} webhook endpoints.")
            : null;

    /// <param name="but">The endpoint that has the address now, and may keep it.</param>
    public static async Task<ProblemResult?> RefuseTwinAsync(
        PricingDbContext db, Guid account, string mode, string url, CancellationToken cancellation, Guid? but = null) =>
        await db.Endpoints.Of(account).Where(row => row.Url == url && row.Mode == mode && row.Id != but).Select(row => (Guid?)row.Id).FirstOrDefaultAsync(cancellation) is { } twin
            ? Problems.Refused("already-exists", $"There is an endpoint with this address already: {Ids.Format(twin)}.", "/url")
            : null;

    /// <summary>Whether an endpoint may be given this status.</summary>
    public static ProblemResult? RefuseStatus(EndpointRow row, EndpointStatus status, EndpointSecrets secrets, DateTimeOffset now) => status switch
    {
        EndpointStatus.Disabled when row.Status != EndpointStatuses.Disabled =>
            Problems.Refused("status-reserved", "An endpoint is disabled by the service alone: pause it.", "/status"),
        EndpointStatus.Paused when row.Status == EndpointStatuses.Disabled =>
            Problems.Refused("state-conflict", "The endpoint is disabled: nothing is sent to it until it is resumed."),
        EndpointStatus.Active when row.Status != EndpointStatuses.Active && secrets.Read(row, now) == Trusted.Unreadable =>
            Problems.Refused("state-conflict", "Its secret or headers cannot be read: rotate the secret, and give the headers anew."),
        _ => null,
    };

    /// <summary>The endpoints an account has, save those it has deleted.</summary>
    public static IQueryable<EndpointRow> Of(this IQueryable<EndpointRow> rows, Guid account) =>
        rows.Where(row => row.AccountId == account && row.Status != EndpointStatuses.Deleted);

    private static IEnumerable<Refusal> CheckText(string? text, string path)
    {
        if (text is not null && TextRules.Refuse(text) is { } complaint)
        {
            yield return new("text-not-allowed", complaint, path);
        }
    }

    private static IEnumerable<Refusal> CheckRange(string code, int? number, int most, string path)
    {
        if (number < 1 || number > most)
        {
            yield return new(code, string.Create(CultureInfo.InvariantCulture, $"A number from 1 to {most} is expected."), path);
        }
    }

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
