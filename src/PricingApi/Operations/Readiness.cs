using Microsoft.EntityFrameworkCore;
using PricingApi.Http;
using PricingApi.Storage;

namespace PricingApi.Operations;

/// <summary>Whether requests should be sent here. However often it is asked, the database is asked at most once a second.</summary>
internal sealed partial class Readiness(IServiceScopeFactory scopes, IHostApplicationLifetime lifetime, TimeProvider clock, ILogger<Readiness> logger) : IDisposable
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private readonly SemaphoreSlim _turn = new(1);
    private bool _schemaFits;
    private ProblemResult? _last;
    private long? _asked;

    /// <summary>Why not; null when they should.</summary>
    public async Task<ProblemResult?> RefusesAsync()
    {
        if (lifetime.ApplicationStopping.IsCancellationRequested)
        {
            return Problems.Of(ProblemType.NotReady, "The service is stopping.");
        }

        await _turn.WaitAsync();

        try
        {
            if (_asked is not { } asked || clock.GetElapsedTime(asked) >= Fresh)
            {
                _last = await AskAsync();
                _asked = clock.GetTimestamp();
            }

            return _last;
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

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
