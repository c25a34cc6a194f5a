using System.Text.Json;

namespace PricingApi.Webhooks;

/// <summary>Something that happened, as endpoints are told of it.</summary>
/// <param name="Id">The <c>webhook-id</c> that receivers see: remember it, and an event that comes both ways counts once.</param>
/// <param name="Type">As in the body.</param>
/// <param name="Timestamp">When it happened, as in the body.</param>
/// <param name="Body">What is sent to endpoints, byte for byte.</param>
public sealed record EventResponse(Guid Id, string Type, DateTimeOffset Timestamp, JsonElement Body);

/// <summary>Events that happened one after the other.</summary>
/// <param name="Items">The oldest first; those of one quote in the order of their sequence.</param>
/// <param name="Next">What to send as <c>after</c> next time; always there, also when nothing happened.</param>
public sealed record EventsResponse(IReadOnlyList<EventResponse> Items, string Next);
