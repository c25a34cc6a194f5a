using System.Globalization;
using PricingApi.Domain.Webhooks;
using PricingApi.Storage.Rows;

namespace PricingApi.Webhooks.Replays;

/// <summary>An order to send again what an endpoint was sent before.</summary>
/// <param name="WebhookEndpointId">The endpoint. It must be active.</param>
/// <param name="Since">Deliveries that ended at or after this instant: were delivered, given up or cancelled, whenever they began.</param>
/// <param name="Until">Deliveries that ended before this instant; now, unless said otherwise.</param>
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
/// <param name="ReachedAt">It has looked at deliveries that began until then; null while it has not begun.</param>
/// <param name="Replayed">How many deliveries it has made so far.</param>
/// <param name="Outcomes">What became of them, as far as they are in the log.</param>
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
    ReplayOutcomes Outcomes,
    DateTimeOffset CreatedAt,
    DateTimeOffset? FinishedAt)
{
    internal static ReplayResponse From(ReplayRow row, ReplayOutcomes outcomes) => new(
        row.Id, row.AccountId, row.EndpointId, row.Since, row.Until, row.EventTypes?.Split(' '), StatesOf(row),
        row.Status switch { ReplayStatuses.Running => ReplayStatus.Running, ReplayStatuses.Done => ReplayStatus.Done, _ => ReplayStatus.Cancelled },
        row.ReachedAt, row.Replayed, outcomes, row.CreatedAt, row.FinishedAt);

    internal static IReadOnlyList<DeliveryState> StatesOf(ReplayRow row) =>
        [.. row.States.Split(' ').Select(state => (DeliveryState)int.Parse(state, CultureInfo.InvariantCulture))];
}

/// <summary>How many of the deliveries that a replay has made are where.</summary>
/// <param name="Open">Still to be sent, or on their way.</param>
/// <param name="Delivered">The receiver answered 2xx.</param>
/// <param name="Dead">Given up.</param>
/// <param name="Cancelled">Cancelled, with the replay or by themselves.</param>
public sealed record ReplayOutcomes(int Open, int Delivered, int Dead, int Cancelled)
{
    internal static ReplayOutcomes None { get; } = new(0, 0, 0, 0);
}

internal static class ReplayStatuses
{
    public const string Running = "running";
    public const string Done = "done";
    public const string Cancelled = "cancelled";
}
