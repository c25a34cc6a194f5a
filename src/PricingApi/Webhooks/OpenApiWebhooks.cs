using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace PricingApi.Webhooks;

/// <summary>Describes what is sent to receivers, from the types that it is written from.</summary>
internal static class OpenApiWebhooks
{
    private static readonly (string Name, string Description)[] Headers =
    [
        ("webhook-id", "The same for every attempt and replay of an event: remember it, and act on each once."),
        ("webhook-timestamp", "When this attempt was made, in seconds since 1970."),
        ("webhook-signature", "v1, a comma, and the HMAC-SHA256 of id, timestamp and body joined by full stops, in base64; after a rotation one for each secret, separated by spaces."),
    ];

    /// <summary>The schema of the whole body of a type, like <c>QuoteCreatedEvent</c>.</summary>
    public static string SchemaName(WebhookEventType type) => string.Concat(type.Name.Split('.', '_').Select(part => char.ToUpperInvariant(part[0]) + part[1..])) + "Event";

    public static async Task DescribeAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellation)
    {
        document.Webhooks = new Dictionary<string, IOpenApiPathItem>();

        foreach (var type in WebhookEvents.All)
        {
            var shapes = new List<IOpenApiSchema>();
            foreach (var data in type.Data)
            {
                shapes.Add(Refer(await context.GetOrCreateSchemaAsync(data, cancellationToken: cancellation), document));
            }

            document.AddComponent<IOpenApiSchema>(SchemaName(type), Body(type, shapes));
            document.Webhooks[type.Name] = new OpenApiPathItem { Operations = new() { [HttpMethod.Post] = Send(type, document) } };
        }

        if (document.Components?.Schemas?.TryGetValue(nameof(EventResponse), out var given) is true && given.Properties is { } members)
        {
            var description = members["body"].Description;
            members["body"] = new OpenApiSchema { Description = description, OneOf = [.. WebhookEvents.All.Where(type => type.Subscribable).Select(type => new OpenApiSchemaReference(SchemaName(type), document))] };
        }
    }

    private static OpenApiSchema Body(WebhookEventType type, List<IOpenApiSchema> shapes) => new()
    {
        Type = JsonSchemaType.Object,
        Description = type.Description,
        Required = new HashSet<string> { "type", "timestamp", "schemaVersion", "data" },
        Properties = new Dictionary<string, IOpenApiSchema>
        {
            ["type"] = new OpenApiSchema { Type = JsonSchemaType.String, Const = type.Name },
            ["timestamp"] = new OpenApiSchema { Type = JsonSchemaType.String, Format = "date-time", Description = "When it happened, in UTC." },
            ["schemaVersion"] = new OpenApiSchema { Type = JsonSchemaType.String, Const = WebhookEvents.SchemaVersion, Description = "Members may be added within one version; anything else takes another." },
            ["data"] = shapes is [var only] ? only : new OpenApiSchema { OneOf = shapes },
        },
    };

    private static OpenApiOperation Send(WebhookEventType type, OpenApiDocument document) => new()
    {
        OperationId = "Receive" + SchemaName(type),
        Summary = type.Description,
        Tags = new HashSet<OpenApiTagReference> { new("Webhooks", document) },
        Parameters = [.. Headers.Select(header => new OpenApiParameter
        {
            Name = header.Name, In = ParameterLocation.Header, Required = true, Description = header.Description, Schema = new OpenApiSchema { Type = JsonSchemaType.String },
        })],
        RequestBody = new OpenApiRequestBody
        {
            Required = true,
            Content = new Dictionary<string, OpenApiMediaType> { ["application/json"] = new() { Schema = new OpenApiSchemaReference(SchemaName(type), document) } },
        },
        Responses = new() { ["2XX"] = new OpenApiResponse { Description = "It arrived. Any other answer, and none within 20 seconds, has it sent again later." } },
    };

    /// <summary>Puts a schema and those within it among the components, as is done with those of operations.</summary>
    private static IOpenApiSchema Refer(OpenApiSchema schema, OpenApiDocument document)
    {
        if (schema.Metadata?.TryGetValue("x-schema-id", out var known) is not true || known is not string { Length: > 0 } name)
        {
            Inner(schema, document);
            return schema;
        }

        if (document.Components?.Schemas?.ContainsKey(name) is not true)
        {
            document.AddComponent<IOpenApiSchema>(name, schema);
            Inner(schema, document);
        }

        return new OpenApiSchemaReference(name, document);
    }

    private static void Inner(OpenApiSchema schema, OpenApiDocument document)
    {
        foreach (var (name, member) in schema.Properties?.ToList() ?? [])
        {
            schema.Properties![name] = Refer(member);
        }

        schema.Items = schema.Items is null ? null : Refer(schema.Items);
        schema.AdditionalProperties = schema.AdditionalProperties is null ? null : Refer(schema.AdditionalProperties);
        schema.OneOf = schema.OneOf is null ? null : [.. schema.OneOf.Select(Refer)];
        schema.AnyOf = schema.AnyOf is null ? null : [.. schema.AnyOf.Select(Refer)];

        IOpenApiSchema Refer(IOpenApiSchema inner) => inner is OpenApiSchema own ? OpenApiWebhooks.Refer(own, document) : inner;
    }
}
