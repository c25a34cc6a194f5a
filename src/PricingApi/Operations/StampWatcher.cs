namespace PricingApi.Operations;

/// <summary>Looks for changes made by other processes, often enough that a revoked key is dead everywhere within a second.</summary>
internal sealed partial class StampWatcher(Memory memory, TimeProvider clock, ILogger<StampWatcher> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, clock);

        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await memory.CatchUpAsync(stoppingToken);
            }
            catch (Exception fault) when (!stoppingToken.IsCancellationRequested)
            {
                LookFailed(logger, fault.GetType().Name);
            }
        }
    }

    [LoggerMessage(LogLevel.Warning, "Changes of other processes could not be looked for: {Fault}")]
    private static partial void LookFailed(ILogger logger, string fault);
}
