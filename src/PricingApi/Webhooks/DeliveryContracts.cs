using System.Text;
using PricingApi.Domain.Webhooks;
using PricingApi.Storage.Rows;

namespace PricingApi.Webhooks;

/// <summary>One event to one receiver, with every attempt that was made.</summary>
/// <param name="Event">What happened. Its id is the <c>webhook-id</c> the receiver sees, the same over all attempts and replays.</param>
/// <param name="QuoteId">The quote it is about; null when it is about none.</param>
/// <param name="Sequence">The place of the event among those of its quote, from 1.</param>
/// <param name="Reason">Why it is dead, held or cancelled, in kebab-case.</param>
/// <param name="Replay">0 for the delivery made by the event, then 1, 2, 3 … for each replay.</param>
/// <param name="NextAttemptAt">When it is tried next; null when it is not, or when it waits for another.</param>
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
    DateTimeOffset? NextAttemptAt,
    DateTimeOffset CreatedAt,
    DateTimeOffset? FinishedAt,
    IReadOnlyList<AttemptResponse> Attempts)
{
    internal static DeliveryResponse From(DeliveryRow row, EventRow published, string url, IEnumerable<AttemptRow> attempts) =>
        From(row, new DeliveryEvent(published.Id, published.Type, published.OccurredAt), url, attempts);

    internal static DeliveryResponse From(DeliveryRow row, DeliveryEvent published, string url, IEnumerable<AttemptRow> attempts) => new(
        row.Id, row.AccountId, new(row.EndpointId, url), published, row.QuoteId, row.Sequence, row.State, row.Reason, row.ReplayNo,
        row.State is DeliveryState.Due ? row.NextAttemptAt : null, row.CreatedAt, row.FinishedAt,
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
