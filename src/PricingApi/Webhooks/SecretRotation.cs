using System.ComponentModel.DataAnnotations;
using System.Globalization;
using PricingApi.Access;
using PricingApi.Http;
using PricingApi.Storage;
using PricingApi.Webhooks.Secrets;

namespace PricingApi.Webhooks;

/// <summary>How the secret of an endpoint is replaced.</summary>
/// <param name="OverlapHours">How long the present secret signs as well, 0 to 168; 0 when it may be in strange hands.</param>
public sealed record RotateWebhookEndpointSecretRequest([property: Range(0, RotateWebhookEndpointSecretRequest.LongestOverlap)] int OverlapHours = 24)
{
    internal const int LongestOverlap = 7 * 24;
}

internal static class SecretRotation
{
    /// <summary>Gives an endpoint a new secret, which is in the answer, and nowhere else ever again.</summary>
    /// <remarks>
    /// Deliveries are signed with both for a while, retries of older events too, so that receivers can be moved over without losing one. There are never more
    /// than two: another rotation meanwhile ends the older of them. A retry with the same Idempotency-Key shows no secret again.
    /// </remarks>
    /// <param name="id">Id of the endpoint.</param>
    internal static async Task<IResult> RotateWebhookEndpointSecret(
        Guid id, Body<RotateWebhookEndpointSecretRequest>? body, IfMatch? ifMatch, IdempotencyKey? key, Caller caller, EndpointSecrets secrets, PricingDbContext db, TimeProvider clock, CancellationToken cancellation)
    {
        var (request, now) = (body?.Value ?? new RotateWebhookEndpointSecretRequest(), clock.GetUtcNow());

        return await db.OnceAsync(key, now, DecideAsync, cancellation);

        async Task<IResult> DecideAsync()
        {
            if (await db.FindEndpointAsync(id, caller, cancellation) is not { } row)
            {
                return Problems.NotFound();
            }

            if (ifMatch?.Refuses(row.RowVersion) is { } stale)
            {
                return stale;
            }

            if (request.OverlapHours is < 0 or > RotateWebhookEndpointSecretRequest.LongestOverlap)
            {
                return Problems.Refused("overlap-hours", string.Create(CultureInfo.InvariantCulture, $"A number of hours from 0 to {RotateWebhookEndpointSecretRequest.LongestOverlap} is expected."), "/overlapHours");
            }

            var secret = WebhookSecret.New();
            secrets.Rotate(row, secret, until: request.OverlapHours is 0 ? null : now.AddHours(request.OverlapHours));
            row.UpdatedAt = now;
            db.Audit(caller, "webhookEndpoint.rotateSecret", WebhookEndpoints.Address(id), now, string.Create(CultureInfo.InvariantCulture, $"overlap {request.OverlapHours} h"));

            var response = WebhookEndpointResponse.From(row, now);
            return Answer.Ok(response with { Secret = WebhookSecret.Show(secret) }, row.RowVersion + 1, kept: response);
        }
    }
}
