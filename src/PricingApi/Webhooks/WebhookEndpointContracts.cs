using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using PricingApi.Domain.Webhooks;
using PricingApi.Storage.Rows;

namespace PricingApi.Webhooks;

/// <summary>A receiver that is to hear of events from now on.</summary>
/// <param name="Url">Where to post them: https, a public host, port 443 or 8443.</param>
/// <param name="EventTypes">Which events to send; <c>GET /v1/event-types</c> lists them.</param>
/// <param name="Description">For people.</param>
/// <param name="Ordered">Whether an event about a quote waits until the one before it is delivered or given up.</param>
/// <param name="AllAccounts">Whether to send the events of every account; only for the seller's own systems.</param>
/// <param name="Owner">Whom to call when something is wrong with it, for instance an e-mail address.</param>
/// <param name="Headers">Headers to send along, such as <c>authorization</c>: at most 20, and 4,096 characters with their values. Values are kept encrypted and never shown.</param>
/// <param name="MaxInFlight">How many deliveries are under way to it at once, 1 to 32.</param>
/// <param name="RatePerSecond">How many deliveries a second it is sent at most, 1 to 1,000; null for no limit. Each process of the service counts for itself.</param>
public sealed record CreateWebhookEndpointRequest(
    [property: MinLength(1), MaxLength(2048)] string Url,
    IReadOnlyList<string> EventTypes,
    [property: MaxLength(200)] string? Description = null,
    bool Ordered = true,
    bool AllAccounts = false,
    [property: MaxLength(200)] string? Owner = null,
    IReadOnlyDictionary<string, HeaderValue?>? Headers = null,
    [property: Range(1, EndpointRules.MostInFlight)] int MaxInFlight = EndpointRules.UsualInFlight,
    [property: Range(1, EndpointRules.MostPerSecond)] int? RatePerSecond = null);

/// <summary>What an endpoint is to be from now on, whole: <c>owner</c>, <c>maxInFlight</c> and <c>ratePerSecond</c> that are left out become what they are for a new one. What is under way goes to the new address.</summary>
/// <param name="Status">paused holds back what is to be sent, active sends it; active enables a disabled endpoint, and what was held is sent; disabled can only stay as it is, and a disabled one is not paused.</param>
/// <param name="Headers">Absent or null keeps the headers there are; otherwise all headers to send along from now on, where a null keeps the present value of that header.</param>
public sealed record UpdateWebhookEndpointRequest(
    [property: MinLength(1), MaxLength(2048)] string Url,
    IReadOnlyList<string> EventTypes,
    [property: MaxLength(200)] string? Description,
    bool Ordered,
    bool AllAccounts,
    EndpointStatus Status,
    [property: MaxLength(200)] string? Owner = null,
    IReadOnlyDictionary<string, HeaderValue?>? Headers = null,
    [property: Range(1, EndpointRules.MostInFlight)] int MaxInFlight = EndpointRules.UsualInFlight,
    [property: Range(1, EndpointRules.MostPerSecond)] int? RatePerSecond = null);

/// <summary>Whether an endpoint is sent to.</summary>
public enum EndpointStatus
{
    Active,

    /// <summary>Its owner wants nothing sent for now.</summary>
    Paused,

    /// <summary>The service sends nothing more, for the reason in <c>disabledReason</c>, until it is resumed.</summary>
    Disabled,
}

/// <summary>How the receiver behind an endpoint does.</summary>
/// <param name="LastSuccessAt">When it last took an event, exact to a minute; null when it never did.</param>
/// <param name="FailingSince">When the first attempt failed since the last success; null when none did.</param>
/// <param name="FailedInARow">How many attempts failed since the last success.</param>
/// <param name="RestingUntil">It is left alone until then: its breaker is open, or it asked for that by <c>Retry-After</c>. Pausing and resuming the endpoint ends the rest. Null when it is not resting.</param>
/// <param name="AtOnce">How many deliveries it is sent at once while it recovers, growing to <c>maxInFlight</c>; null when it is well.</param>
public sealed record EndpointHealthResponse(DateTimeOffset? LastSuccessAt, DateTimeOffset? FailingSince, int FailedInARow, DateTimeOffset? RestingUntil, int? AtOnce)
{
    internal static EndpointHealthResponse From(EndpointRow row, DateTimeOffset now) =>
        new(row.LastOkAt, row.FirstFailAt, row.FailStreak, row.OpenUntil > now ? row.OpenUntil : null, row.Allowance);
}

/// <summary>Where an account wants its events sent.</summary>
/// <param name="Mode">live or test: a test endpoint hears only of what test keys make.</param>
/// <param name="Headers">The names of the headers that are sent along; three asterisks stand for each value.</param>
/// <param name="DisabledReason"><c>gone</c> (it answered 410), <c>receiver-asked</c>, <c>failing</c> (no success for five days) or <c>secret-unreadable</c> (the key its secret was encrypted with is missing: rotate the secret, give the headers anew and resume); null unless it is disabled.</param>
/// <param name="Health">How it does; changes with every attempt, and is no part of what the <c>ETag</c> stands for.</param>
/// <param name="PreviousSecretUntil">Until when the secret before the last rotation signs as well; null when it does not.</param>
/// <param name="Secret">What its deliveries are signed with, for a Standard Webhooks library: shown once, when the endpoint is made or the secret rotated.</param>
public sealed record WebhookEndpointResponse(
    Guid Id,
    Guid AccountId,
    string Url,
    IReadOnlyList<string> EventTypes,
    string? Description,
    string? Owner,
    bool Ordered,
    bool AllAccounts,
    IReadOnlyDictionary<string, string> Headers,
    int MaxInFlight,
    int? RatePerSecond,
    string Mode,
    EndpointStatus Status,
    string? DisabledReason,
    EndpointHealthResponse Health,
    DateTimeOffset? PreviousSecretUntil,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Secret = null)
{
    internal static WebhookEndpointResponse From(EndpointRow row, DateTimeOffset now) => new(
        row.Id, row.AccountId, row.Url, row.EventTypes.Split(' '), row.Description, row.Owner, row.Ordered, row.AllAccounts,
        row.HeaderNames.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToDictionary(name => name, _ => ExtraHeaders.Masked),
        row.MaxInFlight, row.RatePerSecond, row.Mode, EndpointStatuses.Read(row.Status), row.DisabledReason,
        EndpointHealthResponse.From(row, now),
        row.PreviousSecretExpiresAt > now ? row.PreviousSecretExpiresAt : null, row.CreatedAt, row.UpdatedAt);
}
