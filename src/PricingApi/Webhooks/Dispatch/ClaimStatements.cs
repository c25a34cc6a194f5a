using Microsoft.EntityFrameworkCore;
using PricingApi.Domain.Webhooks;
using PricingApi.Storage;
using PricingApi.Storage.Rows;
using PricingApi.Webhooks.Sending;

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
    /// <returns>Those of the endpoints that may be sent to, and the deliveries leased.</returns>
    public static async Task<(List<EndpointRow> Endpoints, List<Leased> Leased)> LeaseAsync(
        this PricingDbContext db, List<Guid> endpoints, int most, DateTimeOffset now, DateTimeOffset until, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var open = await db.LockAsync(endpoints, now, cancellation);
        var leased = open is [] ? []
            : db.Database.IsSqlite() ? await LeaseOnSqliteAsync(db, open, most, now, until, cancellation)
            : await LeaseOnPostgresAsync(db, open.ConvertAll(row => row.Id), most, now, until, cancellation);

        await transaction.CommitAsync(cancellation);
        return (open, leased);
    }

    /// <remarks>
    /// The endpoints are locked first, and counted and picked from by a second statement: one statement would count by
    /// what it saw before it had the lock. NO KEY UPDATE lets new deliveries refer to an endpoint meanwhile.
    /// </remarks>
    private static Task<List<EndpointRow>> LockAsync(this PricingDbContext db, List<Guid> endpoints, DateTimeOffset now, CancellationToken cancellation) =>
        (db.Database.IsSqlite()
            ? db.Endpoints.Where(row => endpoints.Contains(row.Id) && row.Status == EndpointStatuses.Active && (row.OpenUntil == null || row.OpenUntil <= now)).OrderBy(row => row.Id)
            : db.Endpoints.FromSql($"""
                SELECT * FROM webhook_endpoints WHERE id = ANY({endpoints}) AND status = 'active' AND (open_until IS NULL OR open_until <= {now})
                ORDER BY id FOR NO KEY UPDATE SKIP LOCKED
                """))
        .AsNoTracking()
        .ToListAsync(cancellation);

    /// <remarks>The plus 0 keeps PostgreSQL from looking for each row among all that are due, by the index of that state, and not by its key.</remarks>
    private static Task<List<Leased>> LeaseOnPostgresAsync(
        PricingDbContext db, List<Guid> locked, int most, DateTimeOffset now, DateTimeOffset until, CancellationToken cancellation) =>
        db.Database.SqlQuery<Leased>($"""
            UPDATE deliveries d SET state = 1, attempt = d.attempt + 1, lease_until = {until}, lease_token = d.lease_token + 1
            WHERE d.state + 0 = 0 AND d.id = ANY (ARRAY(
                SELECT c.id FROM webhook_endpoints e CROSS JOIN LATERAL (
                    SELECT d.id FROM deliveries d
                    WHERE d.endpoint_id = e.id AND d.state = 0 AND d.next_attempt_at <= {now}
                    ORDER BY d.next_attempt_at, d.id
                    LIMIT greatest(0, least(e.allowance, e.max_in_flight) - (SELECT count(*) FROM deliveries f WHERE f.endpoint_id = e.id AND f.state = 1))) c
                WHERE e.id = ANY({locked}) LIMIT {most}))
            RETURNING d.id AS "Id", d.endpoint_id AS "EndpointId", d.account_id AS "AccountId", d.quote_id AS "QuoteId", d.attempt AS "Attempt",
                d.lease_token AS "LeaseToken", d.expires_at AS "ExpiresAt", d.event_id AS "EventId", d.replay_no AS "ReplayNo",
                (SELECT v.body FROM events v WHERE v.id = d.event_id) AS "Body"
            """).ToListAsync(cancellation);

    /// <remarks>There is one writer, so nothing needs locking; a statement costs microseconds, so there is one for each endpoint.</remarks>
    private static async Task<List<Leased>> LeaseOnSqliteAsync(
        PricingDbContext db, List<EndpointRow> endpoints, int most, DateTimeOffset now, DateTimeOffset until, CancellationToken cancellation)
    {
        var (nowAt, untilAt) = (MicrosecondsConverter.ToMicroseconds(now), MicrosecondsConverter.ToMicroseconds(until));
        var leased = new List<Guid>();

        foreach (var row in endpoints)
        {
            var (endpoint, atOnce) = (Ids.Format(row.Id), Math.Min(row.Allowance ?? row.MaxInFlight, row.MaxInFlight));
            leased.AddRange(await db.Database.SqlQuery<Guid>($"""
                UPDATE deliveries SET state = 1, attempt = attempt + 1, lease_until = {untilAt}, lease_token = lease_token + 1
                WHERE id IN (
                    SELECT d.id FROM deliveries d
                    WHERE d.endpoint_id = {endpoint} AND d.state = 0 AND d.next_attempt_at <= {nowAt}
                    ORDER BY d.next_attempt_at, d.id
                    LIMIT max(0, min({most - leased.Count}, {atOnce} - (SELECT count(*) FROM deliveries f WHERE f.endpoint_id = {endpoint} AND f.state = 1))))
                RETURNING id AS "Value"
                """).ToListAsync(cancellation));
        }

        return await (
            from delivery in db.Deliveries.AsNoTracking()
            join published in db.Events on delivery.EventId equals published.Id
            where leased.Contains(delivery.Id)
            select Leased.Of(delivery, published.Body)).ToListAsync(cancellation);
    }
}
