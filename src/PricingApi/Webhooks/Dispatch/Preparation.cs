using Microsoft.Extensions.Options;
using PricingApi.Storage;
using PricingApi.Webhooks.Replays;

namespace PricingApi.Webhooks.Dispatch;

/// <summary>What is done before deliveries can be taken, where there is any of it: what silent workers held is taken back, deliveries are made of events and of replays.</summary>
internal sealed class Preparation(IDispatchClock clock, DispatchSignal signal, Sweep sweep, Fanout fanout, ReplayRounds replays, IOptions<WebhookOptions> options)
{
    /// <summary>So many batches of events are worked off in one round.</summary>
    public const int Batches = 10;

    public async Task RunAsync(PricingDbContext db, CancellationToken cancellation)
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

        if (work.Replays && !options.Value.Paused)
        {
            await replays.RunAsync(db, cancellation);
        }
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
}
