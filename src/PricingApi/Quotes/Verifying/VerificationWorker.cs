using Microsoft.Extensions.Options;

namespace PricingApi.Quotes.Verifying;

/// <summary>Computes issued quotes anew, a few at a time, so that damage is found before somebody needs the quote.</summary>
internal sealed partial class VerificationWorker(Verification verification, TimeProvider clock, IOptions<QuoteOptions> options, ILogger<VerificationWorker> logger) : BackgroundService
{
    /// <inheritdoc cref="Verification.VerifyNextAsync"/>
    public Task<int> VerifyNextAsync(CancellationToken cancellation) => verification.VerifyNextAsync(cancellation);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.VerifyPause, clock);

        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await VerifyNextAsync(stoppingToken);
            }
            catch (Exception fault) when (!stoppingToken.IsCancellationRequested)
            {
                RoundFailed(logger, fault);
            }
        }
    }

    [LoggerMessage(LogLevel.Error, "Issued quotes could not be computed anew; it will be tried again")]
    private static partial void RoundFailed(ILogger logger, Exception fault);
}
