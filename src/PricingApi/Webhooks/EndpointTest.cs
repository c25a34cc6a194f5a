using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PricingApi.Domain.Webhooks;
using PricingApi.Storage;
using PricingApi.Storage.Rows;
using PricingApi.Webhooks.Dispatch;
using PricingApi.Webhooks.Secrets;
using PricingApi.Webhooks.Sending;

namespace PricingApi.Webhooks;

/// <summary>What a test event carries.</summary>
public sealed record EndpointTestData(Guid WebhookEndpointId, string Text);

/// <summary>Sends one event to one endpoint while somebody waits, whatever the status of the endpoint. It counts neither for nor against the receiver.</summary>
internal sealed class EndpointTest(DeliverySender sender, IServiceScopeFactory scopes, IOptions<WebhookOptions> options, TimeProvider clock)
{
    /// <summary>The test failed; nobody tries it again.</summary>
    public const string Failed = "test-failed";

    /// <summary>A test event and its one delivery: nobody else hears of it, so it is already fanned out, and it is in our hands.</summary>
    /// <remarks>Should we die with it, it is taken back like any other; it has no life left then, so that it isn't sent again.</remarks>
    public (EventRow Published, DeliveryRow Delivery) Make(EndpointRow endpoint, DateTimeOffset now, DateTimeOffset dueAt)
    {
        var published = new EventRow
        {
            Id = Ids.New(now),
            AccountId = endpoint.AccountId,
            Type = WebhookEvents.EndpointTest.Name,
            Mode = endpoint.Mode,
            OccurredAt = now,
            Body = WebhookEvents.Envelope(WebhookEvents.EndpointTest, now, new EndpointTestData(endpoint.Id, "If you can read this and the signature is right, your endpoint works.")),
            Position = 0,
        };

        return (published, new DeliveryRow
        {
            Id = Ids.New(now),
            EventId = published.Id,
            EndpointId = endpoint.Id,
            AccountId = endpoint.AccountId,
            State = DeliveryState.Leased,
            Attempt = 1,
            NextAttemptAt = dueAt,
            ExpiresAt = dueAt,
            LeaseUntil = dueAt + options.Value.Lease,
            LeaseToken = 1,
            CreatedAt = now,
        });
    }

    /// <summary>Sends it and writes down what came of it.</summary>
    public async Task<(SignedRequest Sent, Attempted Attempt)> RunAsync(EventRow published, DeliveryRow delivery, EndpointRow endpoint, Trusted trusted)
    {
        var outgoing = OutgoingDelivery.Of(Leased.Of(delivery, published.Body), endpoint, trusted);
        var request = SignedRequest.Of(outgoing, clock.GetUtcNow());
        var attempt = await sender.TestAsync(outgoing, request, CancellationToken.None);

        var now = clock.GetUtcNow();
        (delivery.State, delivery.Reason) = attempt.Outcome.Delivered ? (DeliveryState.Delivered, null) : (DeliveryState.Dead, Failed);
        (delivery.LeaseUntil, delivery.FinishedAt) = (null, now);
        await RecordAsync(delivery, AttemptRows.Of(attempt, Ids.New(now)));

        return (request, attempt);
    }

    /// <remarks>In a scope of its own: the caller may be gone by now.</remarks>
    private async Task RecordAsync(DeliveryRow delivery, AttemptRow attempt)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PricingDbContext>();
        await using var transaction = await db.Database.BeginTransactionAsync();

        db.Add(attempt);
        await db.SaveChangesAsync();
        await db.Deliveries.Where(row => row.Id == delivery.Id && row.State == DeliveryState.Leased && row.LeaseToken == delivery.LeaseToken).ExecuteUpdateAsync(set => set
            .SetProperty(row => row.State, delivery.State)
            .SetProperty(row => row.Reason, delivery.Reason)
            .SetProperty(row => row.LeaseUntil, (DateTimeOffset?)null)
            .SetProperty(row => row.FinishedAt, delivery.FinishedAt));
        await transaction.CommitAsync();
    }
}
