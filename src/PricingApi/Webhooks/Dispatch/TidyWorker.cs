using Microsoft.Extensions.Options;
using PricingApi.Storage;

namespace PricingApi.Webhooks.Dispatch;

/// <summary>Puts right and clears away, once a minute, beside the sending: however long it takes, or fails, no delivery waits for it.</summary>
internal sealed partial class TidyWorker(Outbox outbox, Sweep sweep, Retention retention, IOptions<WebhookOptions> options, TimeProvider clock, ILogger<TidyWorker> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    /// <summary>One round. Tests call this and never wait for a clock.</summary>
    public async Task TidyAsync(CancellationToken cancellation)
    {
        await using var db = await outbox(CancellationToken.None);
        await sweep.TidyAsync(db, cancellation);

        if (!options.Value.Paused)
        {
            await retention.RunAsync(db, cancellation);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, clock);

        do
        {
            try
            {
                await TidyAsync(stoppingToken);
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
