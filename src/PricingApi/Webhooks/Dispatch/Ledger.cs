using Microsoft.EntityFrameworkCore;
using PricingApi.Domain.Webhooks;
using PricingApi.Storage;
using PricingApi.Webhooks.Sending;
using PricingApi.Webhooks.Watching;

namespace PricingApi.Webhooks.Dispatch;

/// <summary>A report and what follows from it.</summary>
internal sealed record Judged(SendReport Report, Verdict Verdict);

/// <summary>Writes down what became of deliveries, and what follows from it, in one transaction.</summary>
/// <remarks>Endpoints are written before deliveries, here and everywhere, so that nobody waits in a circle.</remarks>
internal sealed partial class Ledger(IDispatchClock clock, Random random, WebhookMetrics metrics, ILogger<Ledger> logger)
{
    public async Task RecordAsync(PricingDbContext db, IReadOnlyCollection<SendReport> reports, CancellationToken cancellation)
    {
        var now = await clock.NowAsync(db, cancellation);
        var judged = reports.Select(report => new Judged(report, report.Judge(now, (decimal)random.NextDouble()))).OrderBy(each => each.Report.Lease.DeliveryId).ToList();

        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var noted = await db.NoteAsync(EndpointNews.Of(judged), now, cancellation);
        var conclusions = judged.ConvertAll(each => Conclusion.Of(each, noted.Statuses[each.Report.Lease.EndpointId], now));

        // Whoever holds a delivery no longer has been taken for dead.
        var held = await db.ConcludeAsync(conclusions, cancellation);
        await db.InsertAsync(
            judged.Select(each => each.Report).OfType<Attempted>().Where(attempt => held.Contains(attempt.Lease.DeliveryId)).Select(attempt => AttemptRows.Of(attempt, Ids.New(now))).ToList(),
            cancellation);
        await TellOfDeadAsync(db, conclusions.FindAll(each => each.State is DeliveryState.Dead && held.Contains(each.Lease.DeliveryId)), now, cancellation);

        var late = await LateReports.RecordAsync(db, judged.FindAll(each => !held.Contains(each.Report.Lease.DeliveryId)), now, cancellation);
        await db.SaveChangesAsync(cancellation);
        await db.PromoteAsync([.. conclusions.Where(each => each.FinishedAt is not null && held.Contains(each.Lease.DeliveryId)).Select(each => each.Lease.QuoteId), .. late.Select(lease => lease.QuoteId)], now, cancellation);
        await transaction.CommitAsync(cancellation);
        metrics.Count(judged.Zip(conclusions), held);
        noted.Disabled.ForEach(each => EndpointDisabled(logger, Ids.Format(each.Endpoint), each.Reason));
    }

    private static async Task TellOfDeadAsync(PricingDbContext db, List<Conclusion> dead, DateTimeOffset now, CancellationToken cancellation)
    {
        if (dead is not [])
        {
            var ids = dead.ConvertAll(each => each.Lease.DeliveryId);
            await db.PublishExhaustedAsync(await db.Deliveries.AsNoTracking().Where(row => ids.Contains(row.Id)).OrderBy(row => row.Id).ToListAsync(cancellation), now, cancellation);
        }
    }

    [LoggerMessage(LogLevel.Warning, "Webhook endpoint {Endpoint} was disabled: {Reason}. What is to be sent to it is held until it is resumed")]
    private static partial void EndpointDisabled(ILogger logger, string endpoint, string reason);
}
