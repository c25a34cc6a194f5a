using PricingApi.Domain.Webhooks;
using PricingApi.Storage;
using PricingApi.Storage.Rows;

namespace PricingApi.Webhooks;

/// <summary>What a test event carries.</summary>
public sealed record EndpointTestData(Guid WebhookEndpointId, string Text);

internal static class EndpointTest
{
    /// <summary>A test event and its one delivery: nobody else hears of it, so it is already fanned out.</summary>
    public static (EventRow Published, DeliveryRow Delivery) Make(EndpointRow endpoint, DateTimeOffset now, DateTimeOffset dueAt)
    {
        var published = new EventRow
        {
            Id = Ids.New(now),
            AccountId = endpoint.AccountId,
            Type = WebhookEvents.EndpointTest.Name,
            Mode = endpoint.Mode,
            OccurredAt = now,
            Body = WebhookEvents.Envelope(WebhookEvents.EndpointTest, now, new EndpointTestData(endpoint.Id, "If you can read this and the signature is right, your endpoint works.")),
            FannedOut = true,
        };

        return (published, new DeliveryRow
        {
            Id = Ids.New(now),
            EventId = published.Id,
            EndpointId = endpoint.Id,
            AccountId = endpoint.AccountId,
            State = DeliveryState.Due,
            NextAttemptAt = dueAt,
            ExpiresAt = dueAt + RetrySchedule.Lifetime,
            CreatedAt = now,
        });
    }
}
