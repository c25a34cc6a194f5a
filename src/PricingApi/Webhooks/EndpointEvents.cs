using Microsoft.EntityFrameworkCore;
using PricingApi.Storage;
using PricingApi.Storage.Rows;

namespace PricingApi.Webhooks;

/// <summary>An endpoint, as far as others are told about it.</summary>
internal sealed record EndpointFacts(Guid Id, Guid AccountId, string Mode, string Url, string? Description);

/// <summary>A delivery that was given up, as far as others are told about it.</summary>
internal sealed record DeliveryFacts(Guid Id, EndpointFacts Endpoint, DeliveryEvent Event, Guid? QuoteId, int? Sequence, int Attempts);

/// <summary>Tells receivers what became of another one, in the transaction in which it does.</summary>
internal static class EndpointEvents
{
    /// <summary>Tells that an endpoint was disabled.</summary>
    public static void PublishDisabled(this PricingDbContext db, EndpointFacts endpoint, string reason, DateTimeOffset now)
    {
        var self = $"/v1/webhook-endpoints/{Ids.Format(endpoint.Id)}";

        db.Publish(endpoint, WebhookEvents.EndpointDisabled, now, new EndpointDisabledData(
            new(endpoint.Id, endpoint.Url), endpoint.AccountId, endpoint.Description, reason, new(self, $"/v1/deliveries?endpoint={Ids.Format(endpoint.Id)}")));
    }

    /// <summary>Tells that a delivery was given up: unless it was a test, or was to tell just that and one failure would bring about the next.</summary>
    public static void PublishExhausted(this PricingDbContext db, DeliveryFacts delivery, string reason, DateTimeOffset now)
    {
        if (delivery.Event.Type == WebhookEvents.EndpointDisabled.Name || delivery.Event.Type == WebhookEvents.DeliveryExhausted.Name || delivery.Event.Type == WebhookEvents.EndpointTest.Name)
        {
            return;
        }

        var self = $"/v1/deliveries/{Ids.Format(delivery.Id)}";

        db.Publish(delivery.Endpoint, WebhookEvents.DeliveryExhausted, now, new DeliveryExhaustedData(
            delivery.Id, delivery.Endpoint.AccountId, new(delivery.Endpoint.Id, delivery.Endpoint.Url), delivery.Event,
            delivery.QuoteId, delivery.Sequence, reason, delivery.Attempts, new(self, $"{self}/replay")));
    }

    /// <summary>Tells of each of these deliveries that it was given up.</summary>
    public static async Task PublishExhaustedAsync(this PricingDbContext db, IReadOnlyList<DeliveryRow> dead, DateTimeOffset now, CancellationToken cancellation)
    {
        if (dead is [])
        {
            return;
        }

        var (events, endpoints) = (dead.Select(row => row.EventId).ToList(), dead.Select(row => row.EndpointId).ToList());
        var published = await db.Events.Where(row => events.Contains(row.Id)).Select(row => new DeliveryEvent(row.Id, row.Type, row.OccurredAt)).ToDictionaryAsync(row => row.Id, cancellation);
        var receivers = await db.Endpoints.Where(row => endpoints.Contains(row.Id)).Facts().ToDictionaryAsync(row => row.Id, cancellation);

        foreach (var row in dead)
        {
            db.PublishExhausted(new(row.Id, receivers[row.EndpointId], published[row.EventId], row.QuoteId, row.Sequence, row.Attempt), row.Reason ?? "unknown", now);
        }
    }

    /// <summary>What others are told about these endpoints.</summary>
    public static IQueryable<EndpointFacts> Facts(this IQueryable<EndpointRow> rows) => rows.Select(row => new EndpointFacts(row.Id, row.AccountId, row.Mode, row.Url, row.Description));

    private static void Publish<T>(this PricingDbContext db, EndpointFacts endpoint, WebhookEventType type, DateTimeOffset now, T data) => db.Events.Add(new EventRow
    {
        Id = Ids.New(now),
        AccountId = endpoint.AccountId,
        EndpointId = endpoint.Id,
        Type = type.Name,
        Mode = endpoint.Mode,
        OccurredAt = now,
        Body = WebhookEvents.Envelope(type, now, data),
    });
}
