using Microsoft.EntityFrameworkCore;
using PricingApi.Domain.Webhooks;
using PricingApi.Storage;
using PricingApi.Storage.Rows;

namespace PricingApi.Webhooks.Replays;

/// <summary>Replays as they are shown.</summary>
internal static class ReplayProgress
{
    public static async Task<List<ReplayResponse>> ShowAsync(this PricingDbContext db, IReadOnlyList<ReplayRow> replays, CancellationToken cancellation)
    {
        var ids = replays.Select(row => (Guid?)row.Id).ToList();
        var counts = await db.Deliveries.Where(row => row.ReplayId != null && ids.Contains(row.ReplayId))
            .GroupBy(row => new { row.ReplayId, row.State })
            .Select(group => new { group.Key.ReplayId, group.Key.State, Count = group.Count() })
            .ToListAsync(cancellation);

        return [.. replays.Select(row => ReplayResponse.From(row, Outcomes(counts.Where(each => each.ReplayId == row.Id).ToDictionary(each => each.State, each => each.Count))))];
    }

    private static ReplayOutcomes Outcomes(Dictionary<DeliveryState, int> counts)
    {
        var (delivered, dead, cancelled) = (counts.GetValueOrDefault(DeliveryState.Delivered), counts.GetValueOrDefault(DeliveryState.Dead), counts.GetValueOrDefault(DeliveryState.Cancelled));
        return new(counts.Values.Sum() - delivered - dead - cancelled, delivered, dead, cancelled);
    }
}
