using PricingApi.Domain.Webhooks;

namespace PricingApi.Webhooks.Watching;

/// <summary>How the queue of deliveries stood at one moment, over all accounts and both modes.</summary>
/// <param name="Depths">How many deliveries are in each of <see cref="QueueWatch.States"/>, counted up to <see cref="QueueWatch.Most"/>.</param>
/// <param name="Unplaced">Events no delivery was made of yet, counted as far.</param>
/// <param name="OldestDue">How long the delivery that is due longest has been so; zero when none is. What an open breaker or a pause holds back does not count.</param>
/// <param name="OpenBreakers">Endpoints that are left alone at this moment.</param>
/// <param name="SlowStarts">Endpoints that are sent a little at a time, as they recover.</param>
internal sealed record QueueReading(
    IReadOnlyDictionary<DeliveryState, int> Depths, int Unplaced, TimeSpan OldestDue, int OpenBreakers, int SlowStarts, int Paused, int Disabled, int RunningReplays);
