using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace PricingApi.Webhooks;

/// <summary>The JSON Schema of each event type, taken out of the OpenAPI document so that it stands alone.</summary>
internal sealed class EventSchemas([FromKeyedServices("v1")] IOpenApiDocumentProvider documents)
{
    private const string Components = "#/components/schemas/";

    private Dictionary<string, JsonElement>? _made;

    /// <summary>The schemas by the name of the type; made at the first call.</summary>
    public async Task<IReadOnlyDictionary<string, JsonElement>> AllAsync(CancellationToken cancellation) => _made ??= await MakeAsync(cancellation);

    private async Task<Dictionary<string, JsonElement>> MakeAsync(CancellationToken cancellation)
    {
        var document = await documents.GetOpenApiDocumentAsync(cancellation);
        var json = JsonNode.Parse(await document.SerializeAsJsonAsync(OpenApiSpecVersion.OpenApi3_1, cancellation))!;
        var components = json["components"]!["schemas"]!.AsObject();

        return WebhookEvents.All.ToDictionary(type => type.Name, type => StandAlone(type, components).Deserialize<JsonElement>());
    }

    private static JsonObject StandAlone(WebhookEventType type, JsonObject components)
    {
        var schema = new JsonObject { ["$schema"] = "https://json-schema.org/draft/2020-12/schema", ["title"] = type.Name };
        var needed = new SortedDictionary<string, JsonNode>(StringComparer.Ordinal);

        foreach (var (name, value) in Rewritten(components[OpenApiWebhooks.SchemaName(type)]!, components, needed).AsObject().ToList())
        {
            schema[name] = value?.DeepClone();
        }

        schema["$defs"] = new JsonObject(needed.Select(each => KeyValuePair.Create<string, JsonNode?>(each.Key, each.Value)));
        return schema;
    }

    /// <summary>The same with references into <c>$defs</c>, and what they refer to added to <paramref name="needed"/>.</summary>
    private static JsonNode Rewritten(JsonNode node, JsonObject components, SortedDictionary<string, JsonNode> needed)
    {
        if (node is JsonArray array)
        {
            return new JsonArray([.. array.Select(item => item is null ? null : Rewritten(item, components, needed))]);
        }

        if (node is not JsonObject members)
        {
            return node.DeepClone();
        }

        return new JsonObject(members.Where(member => !IsLeftOut(member)).Select(member => KeyValuePair.Create(member.Key, Rewritten(member, components, needed))));
    }

    private static JsonNode? Rewritten(KeyValuePair<string, JsonNode?> member, JsonObject components, SortedDictionary<string, JsonNode> needed) => member switch
    {
        { Key: "$ref", Value: JsonValue target } => Refer(target.GetValue<string>(), components, needed),
        { Value: { } value } => Rewritten(value, components, needed),
        _ => null,
    };

    /// <summary>JSON Schema has no word for what tells kinds apart, as each kind says itself; and what is closed in a request may grow in an event.</summary>
    private static bool IsLeftOut(KeyValuePair<string, JsonNode?> member) => member switch
    {
        { Key: "discriminator", Value: JsonObject kinds } => kinds.ContainsKey("propertyName"),
        { Key: "additionalProperties", Value: JsonValue closed } => !closed.GetValue<bool>(),
        _ => false,
    };

    private static JsonNode Refer(string target, JsonObject components, SortedDictionary<string, JsonNode> needed)
    {
        var name = target[Components.Length..];

        if (needed.TryAdd(name, new JsonObject()))
        {
            needed[name] = Rewritten(components[name]!, components, needed);
        }

        return $"#/$defs/{name}";
    }
}
