namespace PricingApi.Operations;

/// <summary>Keeps answering for a while after a stop was asked for, so that load balancers see that the service isn't ready before it is gone.</summary>
/// <remarks><c>Shutdown:DrainSeconds</c>, 3 unless set otherwise; 0 in Development.</remarks>
internal sealed class Draining(IConfiguration configuration, IHostEnvironment environment) : IHostedLifecycleService
{
    private readonly TimeSpan _delay = TimeSpan.FromSeconds(configuration.GetValue("Shutdown:DrainSeconds", environment.IsDevelopment() ? 0 : 3));

    public async Task StoppingAsync(CancellationToken cancellationToken) =>
        await Task.Delay(_delay, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    /// <summary>Asks callers not to keep their connections, or a request could cross the end of one.</summary>
    public static void Use(WebApplication app) => app.Use(next => http =>
    {
        if (app.Lifetime.ApplicationStopping.IsCancellationRequested && !HttpProtocol.IsHttp2(http.Request.Protocol))
        {
            http.Response.OnStarting(() =>
            {
                http.Response.Headers.Connection = "close";
                return Task.CompletedTask;
            });
        }

        return next(http);
    });

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
