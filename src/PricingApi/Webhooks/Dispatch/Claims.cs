using Microsoft.Extensions.Options;
using PricingApi.Storage;
using PricingApi.Webhooks.Secrets;
using PricingApi.Webhooks.Sending;

namespace PricingApi.Webhooks.Dispatch;

/// <summary>Takes due deliveries into this worker's hands for the time of a lease, from each endpoint in turn.</summary>
/// <remarks>One reader at a time: it keeps where the turn is.</remarks>
internal sealed class Claims(IDispatchClock clock, RateGate gate, EndpointSecrets secrets, IOptions<WebhookOptions> options)
{
    /// <summary>So many endpoints are looked at in one transaction.</summary>
    private const int Endpoints = 256;

    private Guid _turn = Guid.Empty;

    /// <returns>At most <paramref name="most"/> deliveries; fewer only when no more are due, or may be sent at this moment.</returns>
    public async Task<IReadOnlyList<OutgoingDelivery>> TakeAsync(PricingDbContext db, int most, CancellationToken cancellation)
    {
        var now = await clock.NowAsync(db, cancellation);
        var taken = new List<OutgoingDelivery>();

        for (var passes = _turn == Guid.Empty ? 1 : 2; passes > 0 && taken.Count < most;)
        {
            var endpoints = await db.ScanAsync(_turn, Endpoints, cancellation);
            var open = endpoints.FindAll(endpoint => !gate.IsSpent(endpoint));

            if (open is not [])
            {
                taken.AddRange(await LeaseAsync(db, open, most - taken.Count, now, cancellation));
            }

            var atTheEnd = endpoints.Count < Endpoints;
            _turn = atTheEnd ? Guid.Empty : endpoints[^1];
            passes -= atTheEnd ? 1 : 0;
        }

        return taken;
    }

    private async Task<IEnumerable<OutgoingDelivery>> LeaseAsync(PricingDbContext db, List<Guid> open, int most, DateTimeOffset now, CancellationToken cancellation)
    {
        var (endpoints, leased) = await db.LeaseAsync(open, most, now, now + options.Value.Lease, cancellation);
        var receivers = endpoints.ToDictionary(row => row.Id, row => (Row: row, Trusted: secrets.Read(row, now)));

        return leased.Select(each => OutgoingDelivery.Of(each, receivers[each.EndpointId].Row, receivers[each.EndpointId].Trusted));
    }
}
