namespace PricingApi.Operations;

/// <summary>Remembers an answer for a while: however many ask meanwhile, it is found out once.</summary>
internal sealed class Remembered<T>(TimeSpan fresh, TimeProvider clock) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1);
    private long? _found;

    /// <summary>What was found out last, however long ago; the default before that.</summary>
    public T? Last { get; private set; }

    public async Task<T> GetAsync(Func<Task<T>> find, CancellationToken cancellation)
    {
        await _turn.WaitAsync(cancellation);

        try
        {
            if (_found is not { } found || clock.GetElapsedTime(found) >= fresh)
            {
                Last = await find();
                _found = clock.GetTimestamp();
            }

            return Last!;
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();
}
