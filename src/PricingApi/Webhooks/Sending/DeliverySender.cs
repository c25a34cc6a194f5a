using Microsoft.Extensions.Options;
using Polly;
using Polly.Timeout;
using PricingApi.Domain.Webhooks;

namespace PricingApi.Webhooks.Sending;

/// <summary>Makes one attempt: signs, sends, reads the reply, and says what happened. Never throws because of a receiver.</summary>
/// <remarks>The outbox is the retry, and the row of the endpoint the breaker: here there is but the deadline.</remarks>
internal sealed class DeliverySender(TargetConnection connection, IOptions<WebhookOptions> options, TimeProvider clock) : IDisposable
{
    private readonly HttpMessageInvoker _http = ReceiverClient.Create(connection);
    private readonly ResiliencePipeline<Reply> _deadline =
        new ResiliencePipelineBuilder<Reply> { Name = "webhooks", TimeProvider = clock }.AddTimeout(options.Value.Deadline).Build();

    public async Task<SendReport> SendAsync(OutgoingDelivery delivery, CancellationToken cancellation) =>
        delivery.Secrets is [] ? new Unsigned(delivery.Lease) : await AttemptAsync(delivery, null, cancellation);

    /// <summary>Sends this very request, whatever became of others to the same endpoint; what comes of it is held against nobody.</summary>
    public Task<Attempted> TestAsync(OutgoingDelivery delivery, SignedRequest request, CancellationToken cancellation) => AttemptAsync(delivery, request, cancellation);

    public void Dispose() => _http.Dispose();

    /// <param name="request">Null to sign once it is certain that it is sent.</param>
    private async Task<Attempted> AttemptAsync(OutgoingDelivery delivery, SignedRequest? request, CancellationToken cancellation)
    {
        var startedAt = clock.GetUtcNow();
        var started = clock.GetTimestamp();
        var context = ResilienceContextPool.Shared.Get(cancellation);

        try
        {
            var outcome = await _deadline.ExecuteOutcomeAsync(
                static async (context, call) => await call.Sender.TryAsync(call.Delivery, call.Request, context.CancellationToken),
                context,
                (Sender: this, Delivery: delivery, Request: request));

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
            var signed = request ?? SignedRequest.Of(delivery, clock.GetUtcNow());
            return Outcome.FromResult(await ExchangeAsync(signed, again: false, deadline) ?? (await ExchangeAsync(signed, again: true, deadline))!);
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

    /// <returns>Null when it got lost on a connection that was kept, which the receiver may have closed just then; not when asked <paramref name="again"/>.</returns>
    private async Task<Reply?> ExchangeAsync(SignedRequest signed, bool again, CancellationToken deadline)
    {
        using var message = signed.ToMessage();
        try
        {
            using var response = await _http.SendAsync(message, deadline);
            return await Reply.ReadAsync(response, clock.GetUtcNow(), deadline);
        }
        catch (HttpRequestException lost) when (!again && !TargetConnection.OpenedFor(message) && Failures.Classify(lost) is AttemptFailure.ConnectionLost)
        {
            return null;
        }
    }

    /// <summary>Known once a connection was made; says nothing about addresses that were refused.</summary>
    private string? Address(OutgoingDelivery delivery, Reply reply) =>
        reply.Outcome.Failure is AttemptFailure.TargetForbidden or AttemptFailure.Dns or AttemptFailure.Connect or AttemptFailure.Internal
            ? null
            : connection.AddressOf(delivery.Url)?.ToString();
}
