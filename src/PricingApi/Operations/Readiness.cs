using Microsoft.EntityFrameworkCore;
using PricingApi.Http;
using PricingApi.Storage;

namespace PricingApi.Operations;

/// <summary>Whether requests should be sent here. However often it is asked, the database is asked at most once a second.</summary>
internal sealed partial class Readiness(IServiceScopeFactory scopes, IHostApplicationLifetime lifetime, TimeProvider clock, ILogger<Readiness> logger) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private readonly Remembered<ProblemResult?> _last = new(TimeSpan.FromSeconds(1), clock);
    private bool _schemaFits;

    /// <summary>Why not; null when they should.</summary>
    public async Task<ProblemResult?> RefusesAsync() => lifetime.ApplicationStopping.IsCancellationRequested
        ? Problems.Of(ProblemType.NotReady, "The service is stopping.")
        : await _last.GetAsync(AskAsync, CancellationToken.None);

    public void Dispose() => _last.Dispose();

    private async Task<ProblemResult?> AskAsync()
    {
        using var patience = new CancellationTokenSource(Patience, clock);

        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<PricingDbContext>();

            await db.Stamps.AnyAsync(patience.Token);
            _schemaFits = _schemaFits || !(await db.Database.GetPendingMigrationsAsync(patience.Token)).Any();
            return _schemaFits ? null : Problems.Of(ProblemType.NotReady, "The database has to be migrated first.");
        }
        catch (Exception fault)
        {
            NotReady(logger, fault.Message);
            return Problems.Of(ProblemType.DatabaseUnavailable);
        }
    }

    [LoggerMessage(LogLevel.Warning, "Not ready: {Fault}")]
    private static partial void NotReady(ILogger logger, string fault);
}
