using Microsoft.EntityFrameworkCore;

namespace PricingApi.Storage;

/// <summary>What the clocks of a database server and of this process showed at one moment.</summary>
/// <param name="At">That moment, as this process counts on, whatever is done to its clock.</param>
internal sealed record ClockReading(DateTimeOffset Server, DateTimeOffset Own, long At);

internal static class ServerClock
{
    /// <summary>Asks a PostgreSQL server for its time. The moment is taken to be half-way between asking and hearing: a slow database is no wrong clock.</summary>
    public static async Task<ClockReading> ReadClockAsync(this PricingDbContext db, TimeProvider clock, CancellationToken cancellation)
    {
        var (asked, began) = (clock.GetUtcNow(), clock.GetTimestamp());
        var server = (await db.Database.SqlQuery<DateTimeOffset>($"SELECT clock_timestamp() AS \"Value\"").ToListAsync(cancellation))[0];
        var ended = clock.GetTimestamp();

        return new(server, asked + (clock.GetElapsedTime(began, ended) / 2), began + ((ended - began) / 2));
    }
}
