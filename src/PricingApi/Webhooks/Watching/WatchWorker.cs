using PricingApi.Operations;

namespace PricingApi.Webhooks.Watching;

/// <summary>Reads the queue every ten seconds while somebody looks at the gauges, and compares the clocks every minute.</summary>
internal sealed partial class WatchWorker(QueueWatch watch, WebhookMetrics metrics, ClockSkew skew, TimeProvider clock, ILogger<WatchWorker> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan CompareEvery = TimeSpan.FromMinutes(1);

    private long? _compared;

    /// <summary>One round. Tests call it and never wait for a clock.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        if (_compared is not { } last || clock.GetElapsedTime(last) >= CompareEvery)
        {
            await skew.CompareAsync(cancellation);
            _compared = clock.GetTimestamp();
        }

        if (metrics.AreWatched)
        {
            await watch.ReadAsync(cancellation);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, clock);

        do
        {
            try
            {
                await RunAsync(stoppingToken);
            }
            catch (Exception fault) when (!stoppingToken.IsCancellationRequested)
            {
                LookFailed(logger, fault.GetType().Name);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(LogLevel.Warning, "The queue of webhooks or the clocks could not be looked at: {Fault}")]
    private static partial void LookFailed(ILogger logger, string fault);
}
