using PricingApi.Domain.Webhooks;
using PricingApi.Http;
using PricingApi.Storage;
using PricingApi.Storage.Rows;

namespace PricingApi.Webhooks;

/// <summary>Sending an event to an endpoint once more, as a delivery of its own.</summary>
internal static class Replay
{
    /// <param name="siblings">Every delivery of the event to the endpoint so far.</param>
    public static ProblemResult? Refuses(EndpointRow endpoint, List<DeliveryRow> siblings) =>
        endpoint.Status != EndpointStatuses.Active
            ? Problems.Refused("state-conflict", "The endpoint is paused, disabled or deleted: nothing is sent to it.")
            : siblings.Exists(row => row.FinishedAt is null) ? UnderWay() : null;

    public static ProblemResult UnderWay() => Problems.Refused("state-conflict", "This event is still on its way to this endpoint.");

    public static DeliveryRow Of(DeliveryRow row, int number, bool waits, DateTimeOffset now, DateTimeOffset dueAt, Guid? replay = null) => new()
    {
        Id = Ids.New(now),
        EventId = row.EventId,
        EndpointId = row.EndpointId,
        AccountId = row.AccountId,
        QuoteId = row.QuoteId,
        Sequence = row.Sequence,
        State = waits ? DeliveryState.Waiting : DeliveryState.Due,
        ReplayNo = number,
        ReplayId = replay,
        NextAttemptAt = dueAt,
        ExpiresAt = dueAt + RetrySchedule.Lifetime,
        CreatedAt = now,
    };
}
