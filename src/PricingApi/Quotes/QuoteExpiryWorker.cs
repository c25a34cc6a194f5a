using PricingApi.Selling;

namespace PricingApi.Quotes;

/// <summary>Looks every minute for quotes whose last day is over or near. Nobody waits for it: they read as expired from midnight on.</summary>
internal sealed partial class QuoteExpiryWorker(Expiry expiry, Reminders reminders, SellerClock seller, TimeProvider clock, ILogger<QuoteExpiryWorker> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    /// <inheritdoc cref="Expiry.ExpireDueAsync"/>
    public Task<int> ExpireDueAsync(CancellationToken cancellation) => expiry.ExpireDueAsync(seller.Today(), cancellation);

    /// <inheritdoc cref="Reminders.RemindDueAsync"/>
    public Task<int> RemindDueAsync(CancellationToken cancellation) => reminders.RemindDueAsync(seller.Today(), cancellation);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, clock);

        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await ExpireDueAsync(stoppingToken);
                await RemindDueAsync(stoppingToken);
            }
            catch (Exception fault) when (!stoppingToken.IsCancellationRequested)
            {
                RoundFailed(logger, fault);
            }
        }
    }

    [LoggerMessage(LogLevel.Error, "Quotes whose last day is over or near could not be looked for; it will be tried again")]
    private static partial void RoundFailed(ILogger logger, Exception fault);
}
