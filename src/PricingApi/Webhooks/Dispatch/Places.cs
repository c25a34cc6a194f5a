using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PricingApi.Storage;

namespace PricingApi.Webhooks.Dispatch;

/// <summary>Gives events their places, one after the other, whoever does it.</summary>
internal static class Places
{
    /// <summary>Gives these events the next places, in the order of their ids. The last step of a transaction: until it ends nobody else gets any.</summary>
    /// <remarks>The counter is locked until the commit that shows the places: so no place is ever seen before a lower one, and one that was rolled back is given again.</remarks>
    public static async Task PlaceAsync(this PricingDbContext db, List<Guid> events, CancellationToken cancellation)
    {
        if (events is [])
        {
            return;
        }

        if (db.Database.IsSqlite())
        {
            await OnSqliteAsync(db, events, cancellation);
            return;
        }

        await db.Database.ExecuteSqlAsync($"""
            WITH counter AS (UPDATE stamps SET value = value + {events.Count} WHERE name = {Stamps.Events} RETURNING value - {events.Count} AS before)
            UPDATE events SET position = counter.before + placed.n
            FROM counter, (SELECT id, row_number() OVER (ORDER BY id) AS n FROM unnest({events}) AS each (id)) placed
            WHERE events.id = placed.id
            """, cancellation);
    }

    private static async Task OnSqliteAsync(PricingDbContext db, List<Guid> events, CancellationToken cancellation)
    {
        var before = await db.LastPlaceAsync(cancellation);
        await db.Stamps.Where(row => row.Name == Stamps.Events).ExecuteUpdateAsync(set => set.SetProperty(row => row.Value, row => row.Value + events.Count), cancellation);
        await db.Database.ExecuteSqlAsync($"""
            UPDATE events SET position = {before} + placed.n
            FROM (SELECT value AS id, row_number() OVER (ORDER BY value) AS n FROM json_each({JsonSerializer.Serialize(events.Select(Ids.Format))})) placed
            WHERE events.id = placed.id
            """, cancellation);
    }

    /// <summary>The last place given. All events up to it can be seen by whoever asks next.</summary>
    public static Task<long> LastPlaceAsync(this PricingDbContext db, CancellationToken cancellation) =>
        db.Stamps.Where(row => row.Name == Stamps.Events).Select(row => row.Value).SingleAsync(cancellation);
}
