using Microsoft.EntityFrameworkCore;
using PricingApi.Storage;

namespace PricingApi.Operations;

/// <summary>Keeps what is in memory like what is in the database, whichever process changed it.</summary>
internal sealed class Memory(IEnumerable<IKeptInMemory> kept, IServiceScopeFactory scopes) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1);
    private readonly Dictionary<IKeptInMemory, long> _seen = [];

    /// <summary>Reads again what was changed since the last look; all of it the first time.</summary>
    /// <remarks>Call it after an own write that touched a stamp, so that the next request already meets the change.</remarks>
    public async Task CatchUpAsync(CancellationToken cancellation)
    {
        await _turn.WaitAsync(cancellation);

        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<PricingDbContext>();

            // The stamps come first: what changes while the rest is read is found by the next look.
            var stamps = await db.Stamps.AsNoTracking().ToDictionaryAsync(row => row.Name, row => row.Value, cancellation);

            foreach (var each in kept)
            {
                if (!_seen.TryGetValue(each, out var seen) || seen != stamps[each.Stamp])
                {
                    await each.RefreshAsync(db, cancellation);
                    _seen[each] = stamps[each.Stamp];
                }
            }
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();
}
