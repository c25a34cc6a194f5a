using Microsoft.Extensions.Options;
using PricingApi.Storage;
using PricingApi.Webhooks.Replays;
using PricingApi.Webhooks.Sending;

namespace PricingApi.Webhooks.Dispatch;

/// <summary>The steps from a published event to a recorded attempt. All state is in the database, so a restart loses nothing.</summary>
internal sealed class Dispatcher(
    Outbox outbox, IDispatchClock clock, DispatchSignal signal, Sweep sweep, Retention retention, ReplayRounds replays, Fanout fanout, Claims claims, RateGate gate, Ledger ledger, DeliverySender sender, IOptions<WebhookOptions> options)
{
    /// <summary>So many batches of events are worked off in one round.</summary>
    private const int Batches = 10;

    /// <summary>Takes deliveries to send now.</summary>
    public Task<IReadOnlyList<OutgoingDelivery>> TakeAsync(int most, CancellationToken cancellation) => WithDatabase(async db =>
    {
        var work = await db.LookAsync(await clock.NowAsync(db, cancellation), cancellation);
        if (work.Silent)
        {
            await sweep.ReclaimAsync(db, cancellation);
        }

        if (work.Events)
        {
            await FanOutAsync(db, cancellation);
        }

        if (options.Value.Paused)
        {
            return [];
        }

        if (work.Replays)
        {
            await replays.RunAsync(db, cancellation);
        }

        return await claims.TakeAsync(db, most, cancellation);
    });

    public Task<SendReport> SendAsync(OutgoingDelivery delivery, CancellationToken cancellation) =>
        gate.Refuses(delivery.Lease.EndpointId, delivery.RatePerSecond) is { } wait
            ? Task.FromResult<SendReport>(new Throttled(delivery.Lease, wait))
            : sender.SendAsync(delivery, cancellation);

    public Task RecordAsync(IReadOnlyCollection<SendReport> reports, CancellationToken cancellation) => WithDatabase(async db =>
    {
        await ledger.RecordAsync(db, reports, cancellation);
        return 0;
    });

    public Task TidyAsync(CancellationToken cancellation) => WithDatabase(async db =>
    {
        await sweep.TidyAsync(db, cancellation);
        if (!options.Value.Paused)
        {
            await retention.RunAsync(db, cancellation);
        }

        return 0;
    });

    /// <summary>One round from end to end. Tests call this and never wait for a clock.</summary>
    /// <returns>How many deliveries were taken.</returns>
    public async Task<int> RunRoundAsync(CancellationToken cancellation)
    {
        var taken = await TakeAsync(options.Value.MaxInFlight, cancellation);
        var reports = await Task.WhenAll(taken.Select(delivery => SendAsync(delivery, cancellation)));

        if (reports is not [])
        {
            await RecordAsync(reports, cancellation);
        }

        return reports.Length;
    }

    /// <summary>A flood of events does not keep what is due from being sent.</summary>
    private async Task FanOutAsync(PricingDbContext db, CancellationToken cancellation)
    {
        for (var batch = 0; batch < Batches; batch++)
        {
            var more = await fanout.RunAsync(db, cancellation);
            db.ChangeTracker.Clear();
            if (!more)
            {
                return;
            }
        }

        signal.Wake();
    }

    private async Task<T> WithDatabase<T>(Func<PricingDbContext, Task<T>> step)
    {
        await using var db = await outbox(CancellationToken.None);
        return await step(db);
    }
}
