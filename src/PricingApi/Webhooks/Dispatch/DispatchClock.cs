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
/// <remarks>Asked once a second and carried on evenly in between, whatever is done to the clock on the wall: exact to half of the time that the asking took.</remarks>
internal sealed class DatabaseClock(TimeProvider clock) : IDispatchClock
{
    private static readonly TimeSpan Trust = TimeSpan.FromSeconds(1);

    private ClockReading? _last;

    public async ValueTask<DateTimeOffset> NowAsync(PricingDbContext db, CancellationToken cancellation)
    {
        var last = _last;
        if (last is null || clock.GetElapsedTime(last.At) >= Trust)
        {
            _last = last = await db.ReadClockAsync(clock, cancellation);
        }

        var now = last.Server + clock.GetElapsedTime(last.At);
        return new(now.UtcTicks - (now.UtcTicks % TimeSpan.TicksPerMillisecond), TimeSpan.Zero);
    }
}
