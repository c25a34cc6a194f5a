using System.Text;
using PricingApi.Access;
using PricingApi.Domain.Webhooks;
using PricingApi.Http;
using PricingApi.Storage;
using PricingApi.Webhooks.Dispatch;
using PricingApi.Webhooks.Secrets;
using PricingApi.Webhooks.Sending;

namespace PricingApi.Webhooks;

/// <summary>A test of an endpoint: what was sent, and what came back.</summary>
/// <param name="Id">Id of the delivery, which stays in the log.</param>
/// <param name="Delivered">Whether the receiver answered 2xx.</param>
/// <param name="Sent">What was sent; null when the answer is that of an earlier request with the same Idempotency-Key.</param>
/// <param name="Attempt">How it went; null while it is not known.</param>
public sealed record EndpointTestResponse(Guid Id, bool Delivered, TestRequestResponse? Sent, AttemptResponse? Attempt, DeliveryResponse Delivery)
{
    internal static EndpointTestResponse From(DeliveryResponse delivery, TestRequestResponse? sent = null) =>
        new(delivery.Id, delivery.State is DeliveryState.Delivered, sent, delivery.Attempts is [.., var last] ? last : null, delivery);
}

/// <summary>A request as a receiver sees it.</summary>
/// <param name="Headers">Three asterisks stand for the value of each header of the owner's.</param>
/// <param name="Body">The exact text. The signature is over these bytes, and not over JSON that was read and written again.</param>
/// <param name="SignedContent">What the signatures are of: id, timestamp and body, with full stops between them.</param>
/// <param name="Signatures">What a receiver should compute, one for each secret that signs at this moment.</param>
public sealed record TestRequestResponse(string Url, IReadOnlyDictionary<string, string> Headers, string Body, string SignedContent, IReadOnlyList<string> Signatures)
{
    internal static TestRequestResponse From(SignedRequest request)
    {
        var headers = request.Headers.Concat(request.Extra.Select(header => KeyValuePair.Create(header.Key, ExtraHeaders.Masked))).ToDictionary();
        var body = Encoding.UTF8.GetString(request.Body);

        return new(request.Url.AbsoluteUri, headers, body, $"{headers["webhook-id"]}.{headers["webhook-timestamp"]}.{body}", request.Signatures);
    }
}

internal static class EndpointTesting
{
    /// <summary>Sends a test event to this endpoint now, and tells what was sent and what came back.</summary>
    /// <remarks>
    /// It waits for the receiver, 20 seconds at most. A paused or disabled endpoint can be tested as well and stays as it is; a test that fails is not tried again
    /// and counts against nobody.
    /// </remarks>
    /// <param name="id">Id of the endpoint.</param>
    internal static async Task<IResult> TestWebhookEndpoint(
        Guid id, IdempotencyKey? key, Caller caller, EndpointTest test, EndpointSecrets secrets, IDispatchClock dispatchClock, PricingDbContext db, TimeProvider clock, CancellationToken cancellation)
    {
        if (await db.FindEndpointAsync(id, caller, cancellation) is not { } row)
        {
            return Problems.NotFound();
        }

        var now = clock.GetUtcNow();
        var trusted = secrets.Read(row, now);
        if (trusted == Trusted.Unreadable)
        {
            return Problems.Refused("state-conflict", "Its secret or headers cannot be read: rotate the secret, and give the headers anew.");
        }

        var (published, delivery) = test.Make(row, now, dueAt: await dispatchClock.NowAsync(db, cancellation));
        var kept = await db.OnceAsync(key, now, KeepAsync, cancellation, rewrite: earlier => ShowAsync(earlier, caller, db, cancellation));
        if (kept is not Answer { Replayed: false })
        {
            return kept;
        }

        var (sent, attempt) = await test.RunAsync(published, delivery, row, trusted);
        var shown = DeliveryResponse.From(delivery, published, row.Url, [AttemptRows.Of(attempt, default)]);
        return Answer.Created(Location(delivery.Id), EndpointTestResponse.From(shown, TestRequestResponse.From(sent)));

        Task<IResult> KeepAsync()
        {
            db.AddRange(published, delivery);
            db.Audit(caller, "webhookEndpoint.test", WebhookEndpoints.Address(id), now);
            return Task.FromResult<IResult>(Answer.Created(Location(delivery.Id), default, delivery.Id));
        }
    }

    /// <summary>What became of an earlier test.</summary>
    private static async Task<ReadOnlyMemory<byte>> ShowAsync(Guid delivery, Caller caller, PricingDbContext db, CancellationToken cancellation) =>
        Json.Bytes(EndpointTestResponse.From((await db.FindDeliveryAsync(delivery, caller, cancellation))!));

    private static string Location(Guid delivery) => $"/v1/deliveries/{Ids.Format(delivery)}";
}
