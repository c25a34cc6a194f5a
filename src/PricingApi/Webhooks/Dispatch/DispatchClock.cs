using Microsoft.EntityFrameworkCore;
using PricingApi.Storage;

namespace PricingApi.Webhooks.Dispatch;

/// <summary>The clock of due times and leases: one for all processes that work on the same outbox.</summary>
internal interface IDispatchClock
{
    ValueTask<DateTimeOffset> NowAsync(PricingDbContext db, CancellationToken cancellation);
}

/// <summary>This process's own clock, where no other process dispatches.</summary>
internal sealed class OwnClock(TimeProvider clock) : IDispatchClock
{
    public ValueTask<DateTimeOffset> NowAsync(PricingDbContext db, CancellationToken cancellation) => new(clock.GetUtcNow());
}

/// <summary>The database server's clock: a replica whose own clock is wrong neither steals a lease nor loses one.</summary>
/// <remarks>Asked once a second and carried on evenly in between, which is exact to well under a millisecond, whatever is done to the clock on the wall.</remarks>
internal sealed class DatabaseClock(TimeProvider clock) : IDispatchClock
{
    private static readonly TimeSpan Trust = TimeSpan.FromSeconds(1);

    private Reading? _last;

    public async ValueTask<DateTimeOffset> NowAsync(PricingDbContext db, CancellationToken cancellation)
    {
        if (_last is { } last && clock.GetElapsedTime(last.At) is var since && since < Trust)
        {
            return Whole(last.Time + since);
        }

        var at = clock.GetTimestamp();
        var time = (await db.Database.SqlQuery<DateTimeOffset>($"SELECT clock_timestamp() AS \"Value\"").ToListAsync(cancellation))[0];
        _last = new(at, time);
        return Whole(time);
    }

    private static DateTimeOffset Whole(DateTimeOffset time) => new(time.UtcTicks - (time.UtcTicks % TimeSpan.TicksPerMillisecond), TimeSpan.Zero);

    /// <param name="At">When it was asked, as this process counts.</param>
    /// <param name="Time">What it answered.</param>
    private sealed record Reading(long At, DateTimeOffset Time);
}
