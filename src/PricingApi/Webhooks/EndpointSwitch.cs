using PricingApi.Storage;
using PricingApi.Storage.Rows;
using PricingApi.Webhooks.Dispatch;

namespace PricingApi.Webhooks;

/// <summary>Switches endpoints on and off, together with what is to be sent to them.</summary>
internal sealed class EndpointSwitch(IDispatchClock clock, DispatchSignal signal)
{
    /// <summary>Saves a changed endpoint in a status.</summary>
    /// <param name="held">What becomes of held deliveries when it is active again.</param>
    public async Task SaveAsync(PricingDbContext db, EndpointRow row, EndpointStatus status, CancellationToken cancellation, HeldDeliveries held = HeldDeliveries.Send)
    {
        var next = EndpointStatuses.Store(status);
        var switched = row.Status != next;

        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);

        if (switched)
        {
            (row.Status, row.DisabledReason) = (next, null);
            (row.Strain, row.Allowance, row.OpenUntil, row.FailStreak, row.FirstFailAt) = (0, 1, null, 0, null);
        }

        await db.SaveChangesAsync(cancellation);

        if (switched)
        {
            await (status is EndpointStatus.Active ? ResumeAsync(db, row, held, cancellation) : db.HoldAsync(row.Id, cancellation));
        }

        await transaction.CommitAsync(cancellation);
        signal.Wake();
    }

    /// <summary>Deletes an endpoint and forgets its secrets.</summary>
    public async Task DeleteAsync(PricingDbContext db, EndpointRow row, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        (row.Status, row.Secret) = (EndpointStatuses.Deleted, []);
        (row.PreviousSecret, row.PreviousSecretExpiresAt) = (null, null);
        (row.HeaderNames, row.Headers) = ("", null);
        await db.SaveChangesAsync(cancellation);
        await db.CancelAsync(row.Id, Holding.EndpointDeleted, await clock.NowAsync(db, cancellation), cancellation);
        await transaction.CommitAsync(cancellation);
    }

    private async Task ResumeAsync(PricingDbContext db, EndpointRow row, HeldDeliveries held, CancellationToken cancellation)
    {
        var now = await clock.NowAsync(db, cancellation);

        if (held is HeldDeliveries.Skip)
        {
            await db.CancelAsync(row.Id, Holding.Skipped, now, cancellation);
        }

        await db.ReleaseAsync(row.Id, row.Ordered, now, cancellation);
    }
}
