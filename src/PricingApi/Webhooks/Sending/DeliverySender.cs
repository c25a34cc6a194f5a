using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using Microsoft.Extensions.Options;
using Polly;
using Polly.Timeout;
using PricingApi.Domain.Webhooks;

namespace PricingApi.Webhooks.Sending;

/// <summary>Makes one attempt: signs, sends, reads the reply, and says what happened. Never throws because of a receiver.</summary>
/// <remarks>The outbox is the retry, and the row of the endpoint the breaker: here there is but the deadline.</remarks>
internal sealed class DeliverySender(TargetConnection connection, IOptions<WebhookOptions> options, TimeProvider clock) : IDisposable
{
    private static readonly MediaTypeHeaderValue Json = MediaTypeHeaderValue.Parse("application/json; charset=utf-8");
    private static readonly string UserAgent = "PricingApi/" + typeof(DeliverySender).Assembly.GetName().Version!.ToString(2);

    private readonly HttpMessageInvoker _http = ReceiverClient.Create(connection);
    private readonly ResiliencePipeline<Reply> _deadline =
        new ResiliencePipelineBuilder<Reply> { Name = "webhooks", TimeProvider = clock }.AddTimeout(options.Value.Deadline).Build();

    public async Task<SendReport> SendAsync(OutgoingDelivery delivery, CancellationToken cancellation)
    {
        var startedAt = clock.GetUtcNow();
        var started = clock.GetTimestamp();
        var context = ResilienceContextPool.Shared.Get(cancellation);

        try
        {
            var outcome = await _deadline.ExecuteOutcomeAsync(
                static async (context, call) => await call.Sender.TryAsync(call.Delivery, context.CancellationToken),
                context,
                (Sender: this, Delivery: delivery));

            var reply = outcome.Exception switch
            {
                null => outcome.Result!,
                TimeoutRejectedException => Reply.None(AttemptFailure.Timeout),
                OperationCanceledException when cancellation.IsCancellationRequested => throw outcome.Exception,
                var fault => Reply.None(Failures.Classify(fault)),
            };

            return new Attempted(delivery.Lease, reply.Outcome, startedAt, clock.GetUtcNow(), clock.GetElapsedTime(started), Address(delivery, reply), reply.Response);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    public void Dispose() => _http.Dispose();

    private async ValueTask<Outcome<Reply>> TryAsync(OutgoingDelivery delivery, CancellationToken deadline)
    {
        try
        {
            using var request = Write(delivery);
            using var response = await _http.SendAsync(request, deadline);
            return Outcome.FromResult(await Reply.ReadAsync(response, clock.GetUtcNow(), deadline));
        }
        catch (Exception fault) when (fault is not OperationCanceledException || !deadline.IsCancellationRequested)
        {
            return Outcome.FromResult(Reply.None(Failures.Classify(fault)));
        }
        catch (OperationCanceledException late)
        {
            return Outcome.FromException<Reply>(late);
        }
    }

    private HttpRequestMessage Write(OutgoingDelivery delivery)
    {
        var timestamp = clock.GetUtcNow().ToUnixTimeSeconds();
        var content = new ByteArrayContent(delivery.Body) { Headers = { ContentType = Json } };
        var request = new HttpRequestMessage(HttpMethod.Post, delivery.Url)
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionOrLower,
            Content = content,
        };

        request.Headers.Add("User-Agent", UserAgent);
        request.Headers.Add("webhook-id", delivery.WebhookId);
        request.Headers.Add("webhook-timestamp", timestamp.ToString(CultureInfo.InvariantCulture));
        request.Headers.Add("webhook-signature", WebhookSignature.Sign(delivery.Secrets, delivery.WebhookId, timestamp, delivery.Body));
        request.Headers.Add("pricing-attempt", delivery.Lease.Attempt.ToString(CultureInfo.InvariantCulture));
        if (delivery.Replay)
        {
            request.Headers.Add("pricing-replay", "true");
        }

        return request;
    }

    /// <summary>Known once a connection was made; says nothing about addresses that were refused.</summary>
    private string? Address(OutgoingDelivery delivery, Reply reply) =>
        reply.Outcome.Failure is AttemptFailure.TargetForbidden or AttemptFailure.Dns or AttemptFailure.Connect
            ? null
            : connection.AddressOf(delivery.Url)?.ToString();
}
