using System.Diagnostics.Metrics;
using System.Text.Json;
using Microsoft.Extensions.Options;
using PricingApi.Domain.Webhooks;
using PricingApi.Operations;
using PricingApi.Webhooks.Dispatch;
using PricingApi.Webhooks.Sending;

namespace PricingApi.Webhooks.Watching;

/// <summary>What is measured of webhooks. Gauges tell what <see cref="QueueWatch"/> read last: looking at them asks no database.</summary>
internal sealed class WebhookMetrics
{
    public const string Deliveries = "pricing.webhook.deliveries";
    public const string AttemptDuration = "pricing.webhook.attempt.duration";
    public const string LeaseExpiries = "pricing.webhook.lease.expiries";
    public const string Replays = "pricing.webhook.replays";
    public const string Queue = "pricing.webhook.queue";
    public const string OldestDue = "pricing.webhook.oldest_due";
    public const string Breakers = "pricing.webhook.breakers";
    public const string Stopped = "pricing.webhook.endpoints.stopped";
    public const string RunningReplays = "pricing.webhook.replays.running";
    public const string Paused = "pricing.webhook.paused";

    private readonly Counter<long> _deliveries;
    private readonly Histogram<double> _durations;
    private readonly Counter<long> _expiries;
    private readonly Counter<long> _replays;
    private readonly ObservableGauge<int> _queue;

    public WebhookMetrics(IMeterFactory meters, QueueWatch watch, IOptions<WebhookOptions> options)
    {
        var meter = meters.Create(Telemetry.Name);
        _deliveries = meter.CreateCounter<long>(Deliveries, "{delivery}", "What became of deliveries that were attempted, by event type.");
        _durations = meter.CreateHistogram(AttemptDuration, "s", "How long attempts took, by how they ended.", tags: null, new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20] });
        _expiries = meter.CreateCounter<long>(LeaseExpiries, "{delivery}", "Deliveries taken back from a worker that had gone silent.");
        _replays = meter.CreateCounter<long>(Replays, "{delivery}", "Deliveries made to send an event again.");
        _queue = meter.CreateObservableGauge(Queue, () => Told(watch, reading => QueueWatch.States.Select(state => Of(reading.Depths[state], "state", Name(state)))), "{delivery}", "Deliveries by state.");
        meter.CreateObservableGauge(OldestDue, () => Told<double>(watch, reading => [new(reading.OldestDue.TotalSeconds)]), "s", "For how long the oldest delivery that could be sent has been due.");
        meter.CreateObservableGauge(Breakers, () => Told<int>(watch, reading => [Of(reading.OpenBreakers, "state", "open"), Of(reading.SlowStarts, "state", "slowStart")]), "{endpoint}", "Endpoints that are left alone or sent a little at a time.");
        meter.CreateObservableGauge(Stopped, () => Told<int>(watch, reading => [Of(reading.Paused, "status", EndpointStatuses.Paused), Of(reading.Disabled, "status", EndpointStatuses.Disabled)]), "{endpoint}", "Endpoints that nothing is sent to.");
        meter.CreateObservableGauge(RunningReplays, () => Told<int>(watch, reading => [new(reading.RunningReplays)]), "{replay}", "Replays that are running.");
        meter.CreateObservableGauge(Paused, () => options.Value.Paused ? 1 : 0, "1", "1 while this process sends nothing because Webhooks:Paused is set.");
    }

    /// <summary>Whether anybody looks at the gauges.</summary>
    public bool AreWatched => _queue.Enabled;

    /// <summary>Counts what came of attempts, once that is committed.</summary>
    /// <param name="held">The deliveries that were still in the hands that report on them; the others were taken over meanwhile.</param>
    public void Count(IEnumerable<(Judged Report, Conclusion Conclusion)> concluded, IReadOnlySet<Guid> held)
    {
        foreach (var (judged, conclusion) in concluded)
        {
            if (judged.Report is not Attempted attempt)
            {
                continue;
            }

            _deliveries.Add(1, new("outcome", held.Contains(conclusion.Lease.DeliveryId) ? Outcome(conclusion.State) : "late"), new("event_type", attempt.Lease.EventType ?? "unknown"));

            // Nobody knows how long one took whose worker was killed.
            if (attempt.Outcome.Failure is not AttemptFailure.Unknown)
            {
                _durations.Record(attempt.Latency.TotalSeconds, new KeyValuePair<string, object?>("result", AttemptRows.Result(attempt.Outcome)));
            }
        }
    }

    public void CountExpired(int deliveries) => _expiries.Add(deliveries);

    public void CountReplayed(int deliveries) => _replays.Add(deliveries);

    private static string Outcome(DeliveryState state) => state is DeliveryState.Due ? "retried" : Name(state);

    private static string Name(DeliveryState state) => JsonNamingPolicy.CamelCase.ConvertName(state.ToString());

    private static Measurement<int> Of(int value, string tag, string name) => new(value, new KeyValuePair<string, object?>(tag, name));

    private static IEnumerable<Measurement<T>> Told<T>(QueueWatch watch, Func<QueueReading, IEnumerable<Measurement<T>>> tell)
        where T : struct => watch.Last is { } reading ? tell(reading) : [];
}
