using System.Text.Json;
using PricingApi.Access;
using PricingApi.Http;

namespace PricingApi.Webhooks;

/// <summary>A kind of event.</summary>
/// <param name="Type">Its name, as it stands in <c>type</c> of each event and in <c>eventTypes</c> of an endpoint.</param>
/// <param name="Subscribable">Whether an endpoint can ask for it.</param>
/// <param name="Example">A whole body as it is sent.</param>
public sealed record EventTypeResponse(string Type, string Description, bool Subscribable, JsonElement Example);

/// <summary>A list that is always given whole.</summary>
public sealed record EventTypesResponse(IReadOnlyList<EventTypeResponse> Items);

internal static class EventTypeEndpoints
{
    public static void MapEventTypes(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/v1/event-types", ListEventTypes).WithTags("Webhooks").Needs(Scope.WebhooksManage).Produces<EventTypesResponse>();

    /// <summary>Lists the kinds of events, each with an example of what is sent.</summary>
    internal static IResult ListEventTypes() => Answer.Ok(new EventTypesResponse(
        [.. WebhookEvents.All.Select(type => new EventTypeResponse(type.Name, type.Description, type.Subscribable, type.Example()))]));
}
