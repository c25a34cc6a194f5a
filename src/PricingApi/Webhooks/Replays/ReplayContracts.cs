using System.Globalization;
using PricingApi.Domain.Webhooks;
using PricingApi.Storage.Rows;

namespace PricingApi.Webhooks.Replays;

/// <summary>An order to send again what an endpoint was sent before.</summary>
/// <param name="WebhookEndpointId">The endpoint. It must be active.</param>
/// <param name="Since">Deliveries made at or after this instant.</param>
/// <param name="Until">Deliveries made before this instant; now, unless said otherwise.</param>
/// <param name="EventTypes">Only deliveries of these event types; all, unless said otherwise.</param>
/// <param name="States">Which deliveries, by their state: <c>delivered</c>, <c>dead</c>, <c>cancelled</c>. Those that are dead, unless said otherwise.</param>
public sealed record CreateReplayRequest(
    Guid WebhookEndpointId,
    DateTimeOffset Since,
    DateTimeOffset? Until = null,
    IReadOnlyList<string>? EventTypes = null,
    IReadOnlyList<DeliveryState>? States = null);

/// <summary>How far a replay has come.</summary>
public enum ReplayStatus
{
    Running,
    Done,
    Cancelled,
}

/// <summary>A replay of many deliveries. It goes on after a restart where it was, and paces itself: at most 500 of an endpoint's deliveries are under way before it makes more.</summary>
/// <param name="Status">running until all are made; then done, though the last may still be on their way. cancelled when somebody stopped it or its endpoint was deleted.</param>
/// <param name="ReachedAt">It has looked at what was made until then; null while it has not begun.</param>
/// <param name="Replayed">How many deliveries it has made so far.</param>
public sealed record ReplayResponse(
    Guid Id,
    Guid AccountId,
    Guid WebhookEndpointId,
    DateTimeOffset Since,
    DateTimeOffset Until,
    IReadOnlyList<string>? EventTypes,
    IReadOnlyList<DeliveryState> States,
    ReplayStatus Status,
    DateTimeOffset? ReachedAt,
    int Replayed,
    DateTimeOffset CreatedAt,
    DateTimeOffset? FinishedAt)
{
    internal static ReplayResponse From(ReplayRow row) => new(
        row.Id, row.AccountId, row.EndpointId, row.Since, row.Until, row.EventTypes?.Split(' '), StatesOf(row),
        row.Status switch { ReplayStatuses.Running => ReplayStatus.Running, ReplayStatuses.Done => ReplayStatus.Done, _ => ReplayStatus.Cancelled },
        row.ReachedAt, row.Replayed, row.CreatedAt, row.FinishedAt);

    internal static IReadOnlyList<DeliveryState> StatesOf(ReplayRow row) =>
        [.. row.States.Split(' ').Select(state => (DeliveryState)int.Parse(state, CultureInfo.InvariantCulture))];
}

internal static class ReplayStatuses
{
    public const string Running = "running";
    public const string Done = "done";
    public const string Cancelled = "cancelled";
}
