using Microsoft.Extensions.Options;
using PricingApi.Storage;
using PricingApi.Webhooks.Sending;

namespace PricingApi.Webhooks.Dispatch;

/// <summary>The steps from a published event to a recorded attempt. All state is in the database, so a restart loses nothing.</summary>
internal sealed class Dispatcher(Outbox outbox, Preparation preparation, Claims claims, RateGate gate, DeliverySender sender, Ledger ledger, IOptions<WebhookOptions> options)
{
    /// <summary>Takes deliveries to send now.</summary>
    public async Task<IReadOnlyList<OutgoingDelivery>> TakeAsync(int most, CancellationToken cancellation)
    {
        await using var db = await outbox(CancellationToken.None);
        await preparation.RunAsync(db, cancellation);
        return options.Value.Paused ? [] : await claims.TakeAsync(db, most, cancellation);
    }

    public Task<SendReport> SendAsync(OutgoingDelivery delivery, CancellationToken cancellation) =>
        gate.Refuses(delivery.Lease.EndpointId, delivery.RatePerSecond) is { } wait
            ? Task.FromResult<SendReport>(new Throttled(delivery.Lease, wait))
            : sender.SendAsync(delivery, cancellation);

    public async Task RecordAsync(IReadOnlyCollection<SendReport> reports, CancellationToken cancellation)
    {
        await using var db = await outbox(CancellationToken.None);
        await ledger.RecordAsync(db, reports, cancellation);
    }

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
}
