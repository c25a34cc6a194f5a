using System.Collections.Concurrent;

namespace PricingApi.Webhooks.Dispatch;

/// <summary>Lets as many deliveries a second through to an endpoint as its owner said; what one second did not need is there in the next.</summary>
/// <remarks>Each process counts for itself. A gate keeps one instant per endpoint: when it would be full again if nothing came.</remarks>
internal sealed class RateGate(TimeProvider clock)
{
    private const int Most = 10_000;

    private readonly ConcurrentDictionary<Guid, Gate> _gates = new();
    private readonly long _began = clock.GetTimestamp();

    /// <summary>Goes on evenly, whatever is done to the clock on the wall.</summary>
    private TimeSpan Now => clock.GetElapsedTime(_began);

    /// <summary>Counts a delivery; how long to wait when it is one too many.</summary>
    /// <param name="rate">How many a second; null for as many as there are.</param>
    public TimeSpan? Refuses(Guid endpoint, int? rate)
    {
        if (rate is not { } perSecond)
        {
            _gates.TryRemove(endpoint, out _);
            return null;
        }

        // A gate that is forgotten starts full: a second's worth too many, not memory without end.
        if (_gates.Count >= Most)
        {
            _gates.Clear();
        }

        return _gates.GetOrAdd(endpoint, _ => new()).Refuses(Now, TimeSpan.FromTicks(TimeSpan.TicksPerSecond / perSecond));
    }

    /// <summary>Whether the next one would be one too many.</summary>
    public bool IsSpent(Guid endpoint) => _gates.TryGetValue(endpoint, out var gate) && gate.IsSpent(Now);

    private sealed class Gate
    {
        private readonly Lock _lock = new();
        private TimeSpan _fullAt;
        private TimeSpan _each;

        public TimeSpan? Refuses(TimeSpan now, TimeSpan each)
        {
            lock (_lock)
            {
                _each = each;

                if (Wait(now) is var wait && wait > TimeSpan.Zero)
                {
                    return wait;
                }

                _fullAt = (_fullAt > now ? _fullAt : now) + each;
                return null;
            }
        }

        public bool IsSpent(TimeSpan now)
        {
            lock (_lock)
            {
                return Wait(now) > TimeSpan.Zero;
            }
        }

        private TimeSpan Wait(TimeSpan now) => _fullAt + _each - TimeSpan.FromSeconds(1) - now;
    }
}
