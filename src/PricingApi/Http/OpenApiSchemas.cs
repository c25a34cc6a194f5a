using System.Collections;
using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using PricingApi.Webhooks;

namespace PricingApi.Http;

/// <summary>Makes the schemas say what the wire really holds.</summary>
internal static class OpenApiSchemas
{
    public static Task Describe(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellation)
    {
        var type = Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) ?? context.JsonTypeInfo.Type;
        var isNullable = Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) is not null;

        if (type == typeof(Guid))
        {
            (schema.Format, schema.Pattern) = (null, "^[0-9a-f]{32}$");
        }
        else if (type == typeof(decimal))
        {
            schema.Format = "decimal";
        }
        else if (type == typeof(DecimalText))
        {
            schema.Type = isNullable ? JsonSchemaType.String | JsonSchemaType.Null : JsonSchemaType.String;
            schema.Pattern = "^-?(0|[1-9][0-9]*)(\\.[0-9]{1,6})?$";
            schema.Description ??= "A decimal number as a text.";
        }
        else if (type == typeof(IReadOnlyDictionary<string, HeaderValue?>))
        {
            schema.AdditionalProperties = new OpenApiSchema { Type = JsonSchemaType.String | JsonSchemaType.Null };
        }
        else if (type.IsEnum)
        {
            schema.Type ??= JsonSchemaType.String;
            schema.Enum = [.. Names(type).Select(name => JsonValue.Create(name))];
        }

        if (context.JsonPropertyInfo?.AttributeProvider?.GetCustomAttributes(typeof(AllowedValuesAttribute), true) is [AllowedValuesAttribute allowed])
        {
            schema.Enum = [.. allowed.Values.Select(value => JsonSerializer.SerializeToNode(value)!)];
        }

        NullableElements.Find(schema, context.JsonPropertyInfo?.AttributeProvider);

        foreach (var property in context.JsonTypeInfo.Properties.Where(IsLeftOutWhenNull))
        {
            schema.Required?.Remove(property.Name);
        }

        // JSON Schema reads JavaScript's patterns, which have other names for the two ends.
        schema.Pattern = schema.Pattern?.Replace(@"\A", "^", StringComparison.Ordinal).Replace(@"\z", "$", StringComparison.Ordinal);

        return Task.CompletedTask;
    }

    /// <summary>Says oneOf where a discriminator decides, and lets answers have more members than are known today.</summary>
    public static Task Finish(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellation)
    {
        var schemas = document.Components?.Schemas ?? new Dictionary<string, IOpenApiSchema>();

        foreach (var schema in schemas.Values.OfType<OpenApiSchema>().Where(schema => schema is { Discriminator.Mapping: not null, AnyOf.Count: > 0 }))
        {
            (schema.OneOf, schema.AnyOf, schema.Type) = (schema.AnyOf, null, null);

            foreach (var kind in schema.OneOf!.OfType<OpenApiSchemaReference>().Select(reference => reference.RecursiveTarget!))
            {
                (kind.Required ??= new HashSet<string>()).Add(schema.Discriminator!.PropertyName!);
            }
        }

        NullableElements.Finish(schemas.Values.OfType<OpenApiSchema>());

        var read = document.Paths.Values
            .SelectMany(path => path.Operations!.Values)
            .SelectMany(operation => operation.RequestBody?.Content?.Values ?? [])
            .SelectMany(body => Reachable(body.Schema, []))
            .ToHashSet();

        foreach (var schema in schemas.Values.OfType<OpenApiSchema>().Where(schema => !read.Contains(schema)))
        {
            schema.AdditionalPropertiesAllowed = true;
            schema.AdditionalProperties ??= null;
        }

        return Task.CompletedTask;
    }

    private static bool IsLeftOutWhenNull(JsonPropertyInfo property) =>
        property.AttributeProvider?.GetCustomAttributes(typeof(JsonIgnoreAttribute), true) is [JsonIgnoreAttribute { Condition: JsonIgnoreCondition.WhenWritingNull }];

    private static HashSet<OpenApiSchema> Reachable(IOpenApiSchema? from, HashSet<OpenApiSchema> seen)
    {
        var schema = from is OpenApiSchemaReference reference ? reference.RecursiveTarget : from as OpenApiSchema;

        if (schema is not null && seen.Add(schema))
        {
            foreach (var next in (schema.Properties?.Values ?? []).Concat(schema.AnyOf ?? []).Concat(schema.OneOf ?? []).Append(schema.Items).Append(schema.AdditionalProperties))
            {
                Reachable(next, seen);
            }
        }

        return seen;
    }

    private static IEnumerable<string> Names(Type type) =>
        ((IEnumerable)typeof(EnumNames<>).MakeGenericType(type).GetProperty("AllNames")!.GetValue(null)!).Cast<string>();
}
