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
    /// <returns>Those which say that the delivery is over.</returns>
    public static async Task<List<Lease>> RecordAsync(PricingDbContext db, List<Judged> late, DateTimeOffset now, CancellationToken cancellation)
    {
        var attempts = late.Select(each => each.Report).OfType<Attempted>().ToList();
        if (attempts is [])
        {
            return [];
        }

        var ids = attempts.ConvertAll(attempt => attempt.Lease.DeliveryId);
        var written = await db.Attempts.Where(row => ids.Contains(row.DeliveryId)).ToListAsync(cancellation);
        foreach (var attempt in attempts)
        {
            Write(db, written.Find(row => row.DeliveryId == attempt.Lease.DeliveryId && row.LeaseToken == attempt.Lease.Token), attempt, now);
        }

        var arrived = attempts.FindAll(attempt => attempt.Outcome.Delivered).ConvertAll(attempt => attempt.Lease);
        var deliveries = arrived.ConvertAll(lease => lease.DeliveryId);
        await db.Deliveries
            .Where(row => deliveries.Contains(row.Id) && row.State != DeliveryState.Delivered && row.State != DeliveryState.Cancelled)
            .ExecuteUpdateAsync(
                set => set.SetProperty(row => row.State, DeliveryState.Delivered)
                    .SetProperty(row => row.Reason, (string?)null)
                    .SetProperty(row => row.LeaseUntil, (DateTimeOffset?)null)
                    .SetProperty(row => row.FinishedAt, now),
                cancellation);

        return arrived;
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
