using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using Polly;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace PricingApi.Webhooks.Sending;

/// <summary>A breaker and a deadline for each endpoint. There is no retry here: the outbox is the retry.</summary>
internal sealed class ReceiverPipelines(IOptions<WebhookOptions> options, TimeProvider clock)
{
    private const int Most = 10_000;

    private readonly ConcurrentDictionary<Guid, ResiliencePipeline<Reply>> _pipelines = new();

    /// <summary>The deadline alone.</summary>
    public ResiliencePipeline<Reply> ForTests { get; } = new ResiliencePipelineBuilder<Reply> { TimeProvider = clock }.AddTimeout(options.Value.Deadline).Build();

    public ResiliencePipeline<Reply> For(Guid endpointId)
    {
        if (_pipelines.TryGetValue(endpointId, out var pipeline))
        {
            return pipeline;
        }

        // A breaker that is forgotten starts closed; that costs a few failed attempts, not memory without end.
        if (_pipelines.Count >= Most)
        {
            _pipelines.Clear();
        }

        return _pipelines.GetOrAdd(endpointId, _ => Build());
    }

    private ResiliencePipeline<Reply> Build() =>
        new ResiliencePipelineBuilder<Reply> { TimeProvider = clock }
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions<Reply>
            {
                FailureRatio = 0.5,
                MinimumThroughput = 5,
                SamplingDuration = TimeSpan.FromSeconds(60),
                BreakDurationGenerator = arguments => new(OpenFor(arguments.HalfOpenAttempts)),
                ShouldHandle = arguments => new(arguments.Outcome.Exception is TimeoutRejectedException || arguments.Outcome.Result is { Outcome.CountsAgainstReceiver: true }),
            })
            .AddTimeout(options.Value.Deadline) // inside the breaker, which ignores a cancelled caller
            .Build();

    /// <summary>Half a minute, doubled each time the receiver fails again, up to a quarter of an hour.</summary>
    private static TimeSpan OpenFor(int failedProbes) =>
        TimeSpan.FromSeconds(Math.Min(30 << Math.Min(failedProbes, 10), 15 * 60));
}
