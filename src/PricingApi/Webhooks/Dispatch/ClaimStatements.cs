using Microsoft.EntityFrameworkCore;
using PricingApi.Domain.Webhooks;
using PricingApi.Storage;

namespace PricingApi.Webhooks.Dispatch;

/// <summary>The hand-written SQL of a claim, whose cost follows the number of endpoints with work and not the size of the backlog.</summary>
internal static class ClaimStatements
{
    /// <summary>Endpoints that have deliveries in state <see cref="DeliveryState.Due"/>, found by hopping over the index from one to the next.</summary>
    public static async Task<List<Guid>> ScanAsync(this PricingDbContext db, Guid after, int most, CancellationToken cancellation)
    {
        object start = db.Database.IsSqlite() ? Ids.Format(after) : after;

        return await db.Database.SqlQuery<Guid>($"""
            WITH RECURSIVE ready (endpoint_id, n) AS (
                SELECT (SELECT d.endpoint_id FROM deliveries d WHERE d.state = 0 AND d.endpoint_id > {start} ORDER BY d.endpoint_id LIMIT 1), 1
                UNION ALL
                SELECT (SELECT d.endpoint_id FROM deliveries d WHERE d.state = 0 AND d.endpoint_id > r.endpoint_id ORDER BY d.endpoint_id LIMIT 1), r.n + 1
                FROM ready r WHERE r.endpoint_id IS NOT NULL AND r.n < {most})
            SELECT endpoint_id AS "Value" FROM ready WHERE endpoint_id IS NOT NULL
            """).ToListAsync(cancellation);
    }

    /// <summary>Leases what is due at these endpoints, oldest first, as far as each may have in flight.</summary>
    /// <returns>The ids of the deliveries leased.</returns>
    public static async Task<List<Guid>> LeaseAsync(
        this PricingDbContext db, List<Guid> endpoints, int most, DateTimeOffset now, DateTimeOffset until, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var leased = db.Database.IsSqlite()
            ? await LeaseOnSqliteAsync(db, endpoints, most, now, until, cancellation)
            : await LeaseOnPostgresAsync(db, endpoints, most, now, until, cancellation);

        await transaction.CommitAsync(cancellation);
        return leased;
    }

    /// <remarks>
    /// The endpoints are locked first, and counted and picked from by a second statement: one statement would count by
    /// what it saw before it had the lock. NO KEY UPDATE lets new deliveries refer to an endpoint meanwhile.
    /// </remarks>
    private static async Task<List<Guid>> LeaseOnPostgresAsync(
        PricingDbContext db, List<Guid> endpoints, int most, DateTimeOffset now, DateTimeOffset until, CancellationToken cancellation)
    {
        var locked = await db.Database.SqlQuery<Guid>($"""
            SELECT id AS "Value" FROM webhook_endpoints
            WHERE id = ANY({endpoints}) AND status = 'active' AND (open_until IS NULL OR open_until <= {now})
            ORDER BY id FOR NO KEY UPDATE SKIP LOCKED
            """).ToListAsync(cancellation);

        return locked is [] ? [] : await db.Database.SqlQuery<Guid>($"""
            WITH pick AS (
                SELECT c.id FROM webhook_endpoints e CROSS JOIN LATERAL (
                    SELECT d.id FROM deliveries d
                    WHERE d.endpoint_id = e.id AND d.state = 0 AND d.next_attempt_at <= {now}
                    ORDER BY d.next_attempt_at, d.id
                    LIMIT greatest(0, least(e.allowance, e.max_in_flight) - (SELECT count(*) FROM deliveries f WHERE f.endpoint_id = e.id AND f.state = 1))) c
                WHERE e.id = ANY({locked}) LIMIT {most})
            UPDATE deliveries d SET state = 1, attempt = d.attempt + 1, lease_until = {until}, lease_token = d.lease_token + 1
            FROM pick WHERE d.id = pick.id AND d.state = 0 RETURNING d.id AS "Value"
            """).ToListAsync(cancellation);
    }

    /// <remarks>There is one writer, so nothing needs locking; a statement costs microseconds, so there is one for each endpoint.</remarks>
    private static async Task<List<Guid>> LeaseOnSqliteAsync(
        PricingDbContext db, List<Guid> endpoints, int most, DateTimeOffset now, DateTimeOffset until, CancellationToken cancellation)
    {
        var (nowAt, untilAt) = (MicrosecondsConverter.ToMicroseconds(now), MicrosecondsConverter.ToMicroseconds(until));
        var leased = new List<Guid>();

        foreach (var endpoint in endpoints.Select(Ids.Format))
        {
            leased.AddRange(await db.Database.SqlQuery<Guid>($"""
                UPDATE deliveries SET state = 1, attempt = attempt + 1, lease_until = {untilAt}, lease_token = lease_token + 1
                WHERE id IN (
                    SELECT d.id FROM deliveries d
                    WHERE d.endpoint_id = {endpoint} AND d.state = 0 AND d.next_attempt_at <= {nowAt}
                    ORDER BY d.next_attempt_at, d.id
                    LIMIT max(0, min({most - leased.Count}, coalesce((
                        SELECT min(coalesce(e.allowance, e.max_in_flight), e.max_in_flight) - (SELECT count(*) FROM deliveries f WHERE f.endpoint_id = e.id AND f.state = 1)
                        FROM webhook_endpoints e WHERE e.id = {endpoint} AND e.status = 'active' AND (e.open_until IS NULL OR e.open_until <= {nowAt})), 0))))
                RETURNING id AS "Value"
                """).ToListAsync(cancellation));
        }

        return leased;
    }
}
