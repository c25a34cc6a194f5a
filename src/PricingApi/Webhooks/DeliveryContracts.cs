using System.Text;
using PricingApi.Domain.Webhooks;
using PricingApi.Storage.Rows;

namespace PricingApi.Webhooks;

/// <summary>One event to one receiver, with every attempt that was made.</summary>
/// <param name="Event">What happened. Its id is the <c>webhook-id</c> the receiver sees, the same over all attempts and replays.</param>
/// <param name="QuoteId">The quote it is about; null when it is about none.</param>
/// <param name="Sequence">The place of the event among those of its quote, from 1.</param>
/// <param name="Reason">
/// Why it is dead: <c>attempts-exhausted</c>, <c>expired</c> (after 96 hours), <c>receiver-aborted</c>, <c>target-forbidden</c>, <c>held-too-long</c>, <c>test-failed</c>; cancelled: <c>by-owner</c>, <c>skipped</c> (resumed
/// without it), <c>endpoint-deleted</c>; or held, where its own attempt disabled the endpoint: <c>endpoint-disabled</c>, <c>secret-unreadable</c>. Null otherwise: the endpoint's status says why it is held.
/// </param>
/// <param name="Replay">0 for the delivery made by the event, then 1, 2, 3 … for each replay.</param>
/// <param name="ReplayId">The replay of many that made it; null for what the event made itself, or somebody replayed alone.</param>
/// <param name="NextAttemptAt">When it is tried next, at the earliest: not before its endpoint has rested (<c>health.restingUntil</c> there). Null when it is not tried, or when it waits for another.</param>
public sealed record DeliveryResponse(
    Guid Id,
    Guid AccountId,
    DeliveryEndpoint Endpoint,
    DeliveryEvent Event,
    Guid? QuoteId,
    int? Sequence,
    DeliveryState State,
    string? Reason,
    int Replay,
    Guid? ReplayId,
    DateTimeOffset? NextAttemptAt,
    DateTimeOffset CreatedAt,
    DateTimeOffset? FinishedAt,
    IReadOnlyList<AttemptResponse> Attempts)
{
    internal static DeliveryResponse From(DeliveryRow row, EventRow published, string url, IEnumerable<AttemptRow> attempts) =>
        From(row, new DeliveryEvent(published.Id, published.Type, published.OccurredAt), url, attempts, restingUntil: null);

    internal static DeliveryResponse From(DeliveryRow row, DeliveryEvent published, string url, IEnumerable<AttemptRow> attempts, DateTimeOffset? restingUntil) => new(
        row.Id, row.AccountId, new(row.EndpointId, url), published, row.QuoteId, row.Sequence, row.State, row.Reason, row.ReplayNo, row.ReplayId,
        row.State is not DeliveryState.Due ? null : restingUntil > row.NextAttemptAt ? restingUntil : row.NextAttemptAt, row.CreatedAt, row.FinishedAt,
        [.. attempts.OrderBy(attempt => attempt.Number).ThenBy(attempt => attempt.LeaseToken).Select(AttemptResponse.From)]);
}

/// <summary>The receiver, with its present address.</summary>
public sealed record DeliveryEndpoint(Guid Id, string Url);

public sealed record DeliveryEvent(Guid Id, string Type, DateTimeOffset OccurredAt);

/// <summary>One try.</summary>
/// <param name="Number">1, 2, 3 … within the delivery.</param>
/// <param name="StatusCode">What the receiver answered; null when no answer came.</param>
/// <param name="Error">Why it did not deliver: <c>status</c>, <c>redirect</c>, <c>timeout</c>, <c>dns</c>, <c>connect</c>, <c>tls</c>, <c>connection-lost</c>, <c>invalid-response</c>, <c>target-forbidden</c>, <c>unknown</c> (our worker stopped; the receiver may have the event) or <c>internal</c>.</param>
/// <param name="Address">The IP address that was connected to.</param>
/// <param name="Response">The first 1,024 bytes of the answer, as text.</param>
public sealed record AttemptResponse(
    int Number, DateTimeOffset StartedAt, DateTimeOffset EndedAt, int LatencyMs, int? StatusCode, string? Error, string? Address, string? Response)
{
    internal static AttemptResponse From(AttemptRow row) => new(
        row.Number, row.StartedAt, row.EndedAt, row.LatencyMs, row.StatusCode, row.Error, row.Address, row.Response is { Length: > 0 } bytes ? Text(bytes) : null);

    /// <summary>What a stranger answered, without anything that acts on the one who looks at it.</summary>
    private static string Text(byte[] bytes) =>
        string.Concat(Encoding.UTF8.GetString(bytes).Select(letter => char.IsControl(letter) && letter is not ('\n' or '\t') ? '\uFFFD' : letter));
}
