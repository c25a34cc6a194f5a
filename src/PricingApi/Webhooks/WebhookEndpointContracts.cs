using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using PricingApi.Storage.Rows;

namespace PricingApi.Webhooks;

/// <summary>A receiver that is to hear of events from now on.</summary>
/// <param name="Url">Where to post them: https, a public host, port 443 or 8443.</param>
/// <param name="EventTypes">Which events to send; <c>GET /v1/event-types</c> lists them.</param>
/// <param name="Description">For people.</param>
/// <param name="Ordered">Whether an event about a quote waits until the one before it is delivered or given up.</param>
/// <param name="AllAccounts">Whether to send the events of every account; only for the seller's own systems.</param>
public sealed record CreateWebhookEndpointRequest(
    [property: MinLength(1), MaxLength(2048)] string Url,
    IReadOnlyList<string> EventTypes,
    [property: MaxLength(200)] string? Description = null,
    bool Ordered = true,
    bool AllAccounts = false);

/// <summary>What an endpoint is to be from now on, whole. What is under way goes to the new address.</summary>
/// <param name="Status">disabled holds back what is to be sent; active sends it.</param>
public sealed record UpdateWebhookEndpointRequest(
    [property: MinLength(1), MaxLength(2048)] string Url,
    IReadOnlyList<string> EventTypes,
    [property: MaxLength(200)] string? Description,
    bool Ordered,
    bool AllAccounts,
    EndpointStatus Status);

/// <summary>Whether an endpoint is sent to.</summary>
public enum EndpointStatus
{
    Active,
    Disabled,
}

/// <summary>Where an account wants its events sent.</summary>
/// <param name="Mode">live or test: a test endpoint hears only of what test keys make.</param>
/// <param name="DisabledReason"><c>gone</c> (it answered 410), <c>receiver-asked</c> or <c>by-owner</c>; null while it is active.</param>
/// <param name="Secret">What its deliveries are signed with, for a Standard Webhooks library: shown once, when the endpoint is made.</param>
public sealed record WebhookEndpointResponse(
    Guid Id,
    Guid AccountId,
    string Url,
    IReadOnlyList<string> EventTypes,
    string? Description,
    bool Ordered,
    bool AllAccounts,
    string Mode,
    EndpointStatus Status,
    string? DisabledReason,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Secret = null)
{
    internal static WebhookEndpointResponse From(EndpointRow row) => new(
        row.Id, row.AccountId, row.Url, row.EventTypes.Split(' '), row.Description, row.Ordered, row.AllAccounts, row.Mode,
        row.Status == EndpointStatuses.Active ? EndpointStatus.Active : EndpointStatus.Disabled, row.DisabledReason, row.CreatedAt, row.UpdatedAt);
}
