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
internal sealed class DatabaseClock : IDispatchClock
{
    public async ValueTask<DateTimeOffset> NowAsync(PricingDbContext db, CancellationToken cancellation) =>
        (await db.Database.SqlQuery<DateTimeOffset>($"SELECT date_trunc('milliseconds', clock_timestamp()) AS \"Value\"").ToListAsync(cancellation))[0];
}
