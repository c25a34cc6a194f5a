using PricingApi.Storage;
using PricingApi.Storage.Rows;
using PricingApi.Webhooks.Dispatch;

namespace PricingApi.Webhooks;

/// <summary>Switches endpoints on and off, together with what is to be sent to them.</summary>
internal sealed class EndpointSwitch(IDispatchClock clock, DispatchSignal signal)
{
    /// <summary>Saves a changed endpoint in a status.</summary>
    public async Task SaveAsync(PricingDbContext db, EndpointRow row, EndpointStatus status, CancellationToken cancellation)
    {
        var next = status is EndpointStatus.Active ? EndpointStatuses.Active : EndpointStatuses.Disabled;
        var switched = row.Status != next;

        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);

        if (switched)
        {
            (row.Status, row.DisabledReason) = (next, status is EndpointStatus.Active ? null : "by-owner");
            (row.Strain, row.Allowance, row.OpenUntil, row.FailStreak, row.FirstFailAt) = (0, 1, null, 0, null);
        }

        await db.SaveChangesAsync(cancellation);

        if (switched)
        {
            await (status is EndpointStatus.Active
                ? db.ReleaseAsync(row.Id, row.Ordered, await clock.NowAsync(db, cancellation), cancellation)
                : db.HoldAsync(row.Id, cancellation));
        }

        await transaction.CommitAsync(cancellation);
        signal.Wake();
    }

    /// <summary>Deletes an endpoint and forgets its secret.</summary>
    public async Task DeleteAsync(PricingDbContext db, EndpointRow row, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        (row.Status, row.Secret) = (EndpointStatuses.Deleted, []);
        (row.PreviousSecret, row.PreviousSecretExpiresAt) = (null, null);
        await db.SaveChangesAsync(cancellation);
        await db.CancelAsync(row.Id, await clock.NowAsync(db, cancellation), cancellation);
        await transaction.CommitAsync(cancellation);
    }
}
