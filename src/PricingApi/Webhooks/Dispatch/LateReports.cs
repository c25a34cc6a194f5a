using Microsoft.EntityFrameworkCore;
using PricingApi.Domain.Webhooks;
using PricingApi.Storage;
using PricingApi.Storage.Rows;
using PricingApi.Webhooks.Sending;

namespace PricingApi.Webhooks.Dispatch;

/// <summary>Reports of a worker that was silent for so long that its deliveries were taken over.</summary>
/// <remarks>The attempt is written down as it was. A late success counts, for the receiver has the event; a late failure changes nothing.</remarks>
internal static class LateReports
{
    public static async Task RecordAsync(
        PricingDbContext db, Dictionary<Guid, DeliveryRow> rows, List<Judged> late, DateTimeOffset now, CancellationToken cancellation)
    {
        var attempts = late.Select(each => each.Report).OfType<Attempted>().ToList();
        var ids = attempts.ConvertAll(attempt => attempt.Lease.DeliveryId);
        var written = ids is [] ? [] : await db.Attempts.Where(row => ids.Contains(row.DeliveryId)).ToListAsync(cancellation);

        foreach (var attempt in attempts)
        {
            Write(db, written.Find(row => row.DeliveryId == attempt.Lease.DeliveryId && row.LeaseToken == attempt.Lease.Token), attempt, now);

            if (attempt.Outcome.Delivered && rows[attempt.Lease.DeliveryId] is { State: not (DeliveryState.Delivered or DeliveryState.Cancelled) } row)
            {
                (row.State, row.Reason, row.LeaseUntil, row.FinishedAt) = (DeliveryState.Delivered, null, null, now);
            }
        }
    }

    /// <summary>Whoever took over wrote that the outcome was unknown; now it is known.</summary>
    private static void Write(PricingDbContext db, AttemptRow? written, Attempted attempt, DateTimeOffset now)
    {
        if (written is null)
        {
            db.Add(AttemptRows.Of(attempt, Ids.New(now)));
        }
        else if (written.Error == AttemptRows.Unknown)
        {
            db.Entry(written).CurrentValues.SetValues(AttemptRows.Of(attempt, written.Id));
        }
    }
}
