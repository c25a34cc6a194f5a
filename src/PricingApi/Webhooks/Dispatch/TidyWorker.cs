namespace PricingApi.Webhooks.Dispatch;

/// <summary>Puts right and clears away, once a minute, beside the sending: however long it takes, or fails, no delivery waits for it.</summary>
internal sealed partial class TidyWorker(Dispatcher dispatcher, TimeProvider clock, ILogger<TidyWorker> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, clock);

        do
        {
            try
            {
                await dispatcher.TidyAsync(stoppingToken);
            }
            catch (Exception fault) when (!stoppingToken.IsCancellationRequested)
            {
                RoundFailed(logger, fault);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(LogLevel.Error, "Webhook deliveries could not be tidied up; it will be tried again")]
    private static partial void RoundFailed(ILogger logger, Exception fault);
}
