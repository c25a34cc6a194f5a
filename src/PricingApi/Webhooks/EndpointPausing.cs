using PricingApi.Access;
using PricingApi.Http;
using PricingApi.Storage;
using PricingApi.Webhooks.Secrets;

namespace PricingApi.Webhooks;

/// <summary>What becomes of deliveries that were held.</summary>
public enum HeldDeliveries
{
    /// <summary>They are sent now, each quote's events in order.</summary>
    Send,

    /// <summary>They are cancelled; each can still be replayed.</summary>
    Skip,
}

/// <summary>How an endpoint goes on.</summary>
/// <param name="Held">What becomes of deliveries that were held.</param>
public sealed record ResumeWebhookEndpointRequest(HeldDeliveries Held = HeldDeliveries.Send);

/// <summary>Holding an endpoint's deliveries back for a while.</summary>
internal static class EndpointPausing
{
    /// <summary>Sends an endpoint nothing for now. What happens meanwhile is held for it.</summary>
    /// <param name="id">Id of the endpoint.</param>
    internal static Task<IResult> PauseWebhookEndpoint(
        Guid id, IfMatch? ifMatch, Caller caller, EndpointSecrets secrets, EndpointSwitch endpointSwitch, PricingDbContext db, TimeProvider clock, CancellationToken cancellation) =>
        SwitchAsync(id, EndpointStatus.Paused, HeldDeliveries.Send, ifMatch, caller, secrets, endpointSwitch, db, clock, cancellation);

    /// <summary>Sends to a paused or disabled endpoint again, what was held as well unless it is to be skipped.</summary>
    /// <param name="id">Id of the endpoint.</param>
    internal static Task<IResult> ResumeWebhookEndpoint(
        Guid id, Body<ResumeWebhookEndpointRequest>? body, IfMatch? ifMatch, Caller caller, EndpointSecrets secrets, EndpointSwitch endpointSwitch, PricingDbContext db, TimeProvider clock, CancellationToken cancellation) =>
        SwitchAsync(id, EndpointStatus.Active, body?.Value.Held ?? HeldDeliveries.Send, ifMatch, caller, secrets, endpointSwitch, db, clock, cancellation);

    private static async Task<IResult> SwitchAsync(
        Guid id, EndpointStatus status, HeldDeliveries held, IfMatch? ifMatch, Caller caller, EndpointSecrets secrets, EndpointSwitch endpointSwitch, PricingDbContext db, TimeProvider clock, CancellationToken cancellation)
    {
        if (await db.FindEndpointAsync(id, caller, cancellation) is not { } row)
        {
            return Problems.NotFound();
        }

        var now = clock.GetUtcNow();
        if ((ifMatch?.Refuses(row.RowVersion) ?? EndpointRules.RefuseStatus(row, status, secrets, now)) is { } refusal)
        {
            return refusal;
        }

        if (row.Status != EndpointStatuses.Store(status))
        {
            row.UpdatedAt = now;
            db.Audit(caller, status is EndpointStatus.Active ? "webhookEndpoint.resume" : "webhookEndpoint.pause", WebhookEndpoints.Address(id), now, held is HeldDeliveries.Skip ? "held deliveries skipped" : null);
            await endpointSwitch.SaveAsync(db, row, status, cancellation, held);
        }

        return Answer.Ok(WebhookEndpointResponse.From(row, now), row.RowVersion);
    }
}
