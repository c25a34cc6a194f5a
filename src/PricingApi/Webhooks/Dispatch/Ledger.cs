using Microsoft.EntityFrameworkCore;
using PricingApi.Domain.Webhooks;
using PricingApi.Storage;
using PricingApi.Storage.Rows;
using PricingApi.Webhooks.Sending;

namespace PricingApi.Webhooks.Dispatch;

/// <summary>A report and what follows from it.</summary>
internal sealed record Judged(SendReport Report, Verdict Verdict);

/// <summary>Writes down what became of deliveries, and what follows from it, in one transaction.</summary>
/// <remarks>Endpoints are written before deliveries, here and everywhere, so that nobody waits in a circle.</remarks>
internal sealed class Ledger(IDispatchClock clock, Random random)
{
    public async Task RecordAsync(PricingDbContext db, IReadOnlyCollection<SendReport> reports, CancellationToken cancellation)
    {
        var now = await clock.NowAsync(db, cancellation);
        var judged = reports.Select(report => new Judged(report, report.Judge(now, (decimal)random.NextDouble()))).ToList();

        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var statuses = await db.NoteAsync(EndpointNews.Of(judged), now, cancellation);
        var rows = await LockAsync(db, judged.ConvertAll(each => each.Report.Lease.DeliveryId), cancellation);
        var (held, lost) = (judged.FindAll(each => IsHeld(rows, each.Report.Lease)), judged.FindAll(each => !IsHeld(rows, each.Report.Lease)));

        held.ForEach(each => Conclude(db, rows[each.Report.Lease.DeliveryId], each, statuses[each.Report.Lease.EndpointId], now));
        await db.PublishExhaustedAsync([.. held.Select(each => rows[each.Report.Lease.DeliveryId]).Where(row => row.State is DeliveryState.Dead)], now, cancellation);
        await LateReports.RecordAsync(db, rows, lost, now, cancellation);
        await db.SaveChangesAsync(cancellation);
        await db.PromoteAsync([.. rows.Values.Where(row => row.FinishedAt is not null)], now, cancellation);
        await transaction.CommitAsync(cancellation);
    }

    /// <summary>Whether the delivery is still in the hands that report on it.</summary>
    private static bool IsHeld(Dictionary<Guid, DeliveryRow> rows, Lease lease) =>
        rows[lease.DeliveryId] is { State: DeliveryState.Leased } row && row.LeaseToken == lease.Token;

    private static void Conclude(PricingDbContext db, DeliveryRow row, Judged judged, string status, DateTimeOffset now)
    {
        if (judged.Report is Attempted attempt)
        {
            db.Add(AttemptRows.Of(attempt, Ids.New(now)));
        }
        else
        {
            row.Attempt--;
        }

        var (state, reason) = (judged.Verdict.State, status) switch
        {
            (DeliveryState.Due or DeliveryState.Held, EndpointStatuses.Deleted) => (DeliveryState.Cancelled, Holding.EndpointDeleted),
            (DeliveryState.Due, EndpointStatuses.Paused or EndpointStatuses.Disabled) => (DeliveryState.Held, null),
            var (next, _) => (next, judged.Verdict.Reason),
        };

        row.State = state;
        row.Reason = reason;
        row.LeaseUntil = null;
        row.NextAttemptAt = judged.Verdict.NextAttemptAt ?? row.NextAttemptAt;
        row.FinishedAt = state is DeliveryState.Due or DeliveryState.Held ? null : now;
    }

    private static async Task<Dictionary<Guid, DeliveryRow>> LockAsync(PricingDbContext db, List<Guid> ids, CancellationToken cancellation)
    {
        var rows = db.Database.IsSqlite()
            ? db.Deliveries.Where(row => ids.Contains(row.Id))
            : db.Deliveries.FromSql($"SELECT * FROM deliveries WHERE id = ANY({ids}) ORDER BY id FOR NO KEY UPDATE");

        return await rows.ToDictionaryAsync(row => row.Id, cancellation);
    }
}
