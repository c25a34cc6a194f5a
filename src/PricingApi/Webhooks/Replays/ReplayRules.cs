using PricingApi.Domain;
using PricingApi.Domain.Webhooks;
using PricingApi.Http;

namespace PricingApi.Webhooks.Replays;

/// <summary>What can be replayed.</summary>
internal static class ReplayRules
{
    private static readonly DeliveryState[] Finished = [DeliveryState.Delivered, DeliveryState.Dead, DeliveryState.Cancelled];

    public static List<Refusal> Check(CreateReplayRequest request, DateTimeOffset now) =>
    [
        .. request.Since >= (request.Until ?? now) ? [new Refusal("replay-range", "since must lie before until, and before now.", "/since")] : Array.Empty<Refusal>(),
        .. request.EventTypes is { } types ? EndpointRules.CheckTypes(types) : [],
        .. request.States is { } states ? CheckStates(states) : [],
    ];

    public static ProblemResult Running() => Problems.Refused("state-conflict", "A replay is running for this endpoint: wait until it is done, or cancel it.");

    private static IEnumerable<Refusal> CheckStates(IReadOnlyList<DeliveryState> states)
    {
        if (states is [])
        {
            yield return new("replay-states", "At least one state is needed.", "/states");
        }

        foreach (var (index, state) in states.Index())
        {
            if (!Finished.Contains(state))
            {
                yield return new("replay-states", "Only what is delivered, dead or cancelled can be sent again.", $"/states/{index}");
            }
            else if (states.Take(index).Contains(state))
            {
                yield return new("replay-states", "A state is named twice.", $"/states/{index}");
            }
        }
    }
}
