using Polly;
using Polly.CircuitBreaker;
using Polly.Timeout;
using PricingApi.Domain.Webhooks;

namespace PricingApi.Webhooks.Sending;

/// <summary>Makes one attempt: signs, sends, reads the reply, and says what happened. Never throws because of a receiver.</summary>
internal sealed class DeliverySender(TargetConnection connection, ReceiverPipelines pipelines, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan BreakerUnsure = TimeSpan.FromSeconds(1);

    private readonly HttpMessageInvoker _http = ReceiverClient.Create(connection);

    public async Task<SendReport> SendAsync(OutgoingDelivery delivery, CancellationToken cancellation) =>
        delivery.Secrets is [] ? new Unsigned(delivery.Lease) : await AttemptAsync(delivery, null, pipelines.For(delivery.Lease.EndpointId), cancellation);

    /// <summary>Sends this very request, whatever became of others to the same endpoint; what comes of it is held against nobody.</summary>
    public async Task<Attempted> TestAsync(OutgoingDelivery delivery, SignedRequest request, CancellationToken cancellation) =>
        (Attempted)await AttemptAsync(delivery, request, pipelines.ForTests, cancellation);

    public void Dispose() => _http.Dispose();

    /// <param name="request">Null to sign once it is certain that it is sent.</param>
    private async Task<SendReport> AttemptAsync(OutgoingDelivery delivery, SignedRequest? request, ResiliencePipeline<Reply> pipeline, CancellationToken cancellation)
    {
        var startedAt = clock.GetUtcNow();
        var started = clock.GetTimestamp();
        var context = ResilienceContextPool.Shared.Get(cancellation);

        try
        {
            var outcome = await pipeline.ExecuteOutcomeAsync(
                static async (context, call) => await call.Sender.TryAsync(call.Delivery, call.Request, context.CancellationToken),
                context,
                (Sender: this, Delivery: delivery, Request: request));

            if (outcome.Exception is BrokenCircuitException open)
            {
                return new PutBack(delivery.Lease, open.RetryAfter ?? BreakerUnsure);
            }

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

    private async ValueTask<Outcome<Reply>> TryAsync(OutgoingDelivery delivery, SignedRequest? request, CancellationToken deadline)
    {
        try
        {
            using var message = (request ?? SignedRequest.Of(delivery, clock.GetUtcNow())).ToMessage();
            using var response = await _http.SendAsync(message, deadline);
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

    /// <summary>Known once a connection was made; says nothing about addresses that were refused.</summary>
    private string? Address(OutgoingDelivery delivery, Reply reply) =>
        reply.Outcome.Failure is AttemptFailure.TargetForbidden or AttemptFailure.Dns or AttemptFailure.Connect
            ? null
            : connection.AddressOf(delivery.Url)?.ToString();
}
