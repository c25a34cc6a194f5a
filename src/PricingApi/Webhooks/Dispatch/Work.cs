using Microsoft.EntityFrameworkCore;
using PricingApi.Storage;

namespace PricingApi.Webhooks.Dispatch;

/// <summary>What there is to do before deliveries can be taken.</summary>
/// <param name="Events">Events that no deliveries were made of yet.</param>
/// <param name="Silent">Deliveries whose worker has gone silent.</param>
/// <param name="Replays">Replays that go on.</param>
internal sealed record Work(bool Events, bool Silent, bool Replays);

internal static class WorkStatements
{
    /// <summary>Looks at all of it in one round trip.</summary>
    public static async Task<Work> LookAsync(this PricingDbContext db, DateTimeOffset now, CancellationToken cancellation)
    {
        object at = db.Database.IsSqlite() ? MicrosecondsConverter.ToMicroseconds(now) : now;

        return (await db.Database.SqlQuery<Work>($"""
            SELECT EXISTS (SELECT 1 FROM events WHERE position IS NULL) AS "Events",
                EXISTS (SELECT 1 FROM deliveries WHERE state = 1 AND lease_until < {at}) AS "Silent",
                EXISTS (SELECT 1 FROM replays WHERE status = 'running') AS "Replays"
            """).ToListAsync(cancellation))[0];
    }
}
