using Microsoft.EntityFrameworkCore;
using PricingApi.Operations;
using PricingApi.Storage;
using PricingApi.Webhooks.Dispatch;

namespace PricingApi.Webhooks.Watching;

/// <summary>The attempts of one hour.</summary>
internal sealed record HourOfAttempts(DateTimeOffset Hour, int Delivered, int Failed);

/// <summary>Counts attempts by the hour. An hour that is over is counted once and remembered; the others at most once in five seconds, however many ask.</summary>
internal sealed class HourlyTally(IDispatchClock dispatchClock, TimeProvider clock) : IDisposable
{
    private const int Hours = 24;

    /// <summary>Whoever wrote an attempt in an hour has committed it so long after its end.</summary>
    private static readonly TimeSpan Settled = TimeSpan.FromMinutes(1);

    private readonly Dictionary<DateTimeOffset, HourOfAttempts> _over = [];
    private readonly Remembered<IReadOnlyList<HourOfAttempts>> _hours = new(TimeSpan.FromSeconds(5), clock);

    /// <summary>The last 24 hours up to now, the earliest first.</summary>
    public Task<IReadOnlyList<HourOfAttempts>> ReadAsync(PricingDbContext db, CancellationToken cancellation) => _hours.GetAsync(() => CountAsync(db, cancellation), cancellation);

    public void Dispose() => _hours.Dispose();

    private async Task<IReadOnlyList<HourOfAttempts>> CountAsync(PricingDbContext db, CancellationToken cancellation)
    {
        var now = await dispatchClock.NowAsync(db, cancellation);
        var current = new DateTimeOffset(now.UtcTicks - (now.UtcTicks % TimeSpan.TicksPerHour), TimeSpan.Zero);
        var hours = new List<HourOfAttempts>();

        foreach (var hour in Enumerable.Range(1 - Hours, Hours).Select(back => current.AddHours(back)))
        {
            var counted = _over.GetValueOrDefault(hour) ?? await CountAsync(db, hour, cancellation);
            hours.Add(counted);

            if (hour.AddHours(1) + Settled <= now)
            {
                _over[hour] = counted;
            }
        }

        foreach (var forgotten in _over.Keys.Where(hour => hour <= current.AddHours(-Hours) || hour > current).ToList())
        {
            _over.Remove(forgotten);
        }

        return hours;
    }

    /// <remarks>Ids are ordered by the time at which the attempt was written down, so the key itself is the index.</remarks>
    private static async Task<HourOfAttempts> CountAsync(PricingDbContext db, DateTimeOffset hour, CancellationToken cancellation)
    {
        var (first, end) = (Ids.First(hour), Ids.First(hour.AddHours(1)));
        var counts = await db.Attempts.Where(row => row.Id >= first && row.Id < end)
            .GroupBy(row => row.Error == null).Select(group => new { Delivered = group.Key, Count = group.Count() }).ToListAsync(cancellation);

        return new(hour, counts.Where(each => each.Delivered).Sum(each => each.Count), counts.Where(each => !each.Delivered).Sum(each => each.Count));
    }
}
