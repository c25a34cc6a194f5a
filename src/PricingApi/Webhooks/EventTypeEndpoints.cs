using System.Text.Json;
using PricingApi.Access;
using PricingApi.Http;

namespace PricingApi.Webhooks;

/// <summary>A kind of event.</summary>
/// <param name="Type">Its name, as it stands in <c>type</c> of each event and in <c>eventTypes</c> of an endpoint.</param>
/// <param name="Subscribable">Whether an endpoint can ask for it.</param>
/// <param name="SchemaVersion">As it stands in each event. Members may be added within one version; anything else takes another.</param>
/// <param name="Schema">What a whole body holds, as a JSON Schema (draft 2020-12) that stands alone.</param>
/// <param name="Example">A whole body as it is sent.</param>
public sealed record EventTypeResponse(string Type, string Description, bool Subscribable, string SchemaVersion, JsonElement Schema, JsonElement Example);

/// <summary>A list that is always given whole.</summary>
public sealed record EventTypesResponse(IReadOnlyList<EventTypeResponse> Items);

internal static class EventTypeEndpoints
{
    public static void MapEventTypes(this IEndpointRouteBuilder routes)
    {
        var types = routes.MapGroup("/v1/event-types").WithTags("Webhooks").Needs(Scope.WebhooksManage);

        types.MapGet("/", ListEventTypes).Produces<EventTypesResponse>();
        types.MapGet("/{type}", GetEventType).Produces<EventTypeResponse>().Refuses(404);
    }

    /// <summary>Lists the kinds of events, each with its schema and an example of what is sent.</summary>
    internal static async Task<IResult> ListEventTypes(EventSchemas schemas, CancellationToken cancellation)
    {
        var all = await schemas.AllAsync(cancellation);
        return Answer.Ok(new EventTypesResponse([.. WebhookEvents.All.Select(type => Show(type, all))]));
    }

    /// <summary>Shows one kind of event, with its schema and an example.</summary>
    /// <param name="type">Its name.</param>
    internal static async Task<IResult> GetEventType(string type, EventSchemas schemas, CancellationToken cancellation) =>
        WebhookEvents.Find(type) is { } known ? Answer.Ok(Show(known, await schemas.AllAsync(cancellation))) : Problems.NotFound();

    private static EventTypeResponse Show(WebhookEventType type, IReadOnlyDictionary<string, JsonElement> schemas) =>
        new(type.Name, type.Description, type.Subscribable, WebhookEvents.SchemaVersion, schemas[type.Name], type.Example());
}
