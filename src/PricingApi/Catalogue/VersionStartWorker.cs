namespace PricingApi.Catalogue;

/// <summary>Looks every few seconds for scheduled versions that have taken effect. Nobody waits for it to price: what is in effect follows from the dates.</summary>
internal sealed partial class VersionStartWorker(VersionStarts starts, TimeProvider clock, ILogger<VersionStartWorker> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    /// <inheritdoc cref="VersionStarts.TellDueAsync"/>
    public Task<int> TellDueAsync(CancellationToken cancellation) => starts.TellDueAsync(cancellation);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, clock);

        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await TellDueAsync(stoppingToken);
            }
            catch (Exception fault) when (!stoppingToken.IsCancellationRequested)
            {
                RoundFailed(logger, fault);
            }
        }
    }

    [LoggerMessage(LogLevel.Error, "Price book versions that have taken effect could not be looked for; it will be tried again")]
    private static partial void RoundFailed(ILogger logger, Exception fault);
}
