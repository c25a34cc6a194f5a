using System.Reflection;
using Microsoft.OpenApi;

namespace PricingApi.Http;

/// <summary>Lists and dictionaries some elements of which are null: JSON Schema is told, which the framework leaves out for classes.</summary>
internal static class NullableElements
{
    private const string Mark = "nullable-elements";

    /// <summary>Marks the schema of a member, before classes in it become references.</summary>
    public static void Find(OpenApiSchema schema, ICustomAttributeProvider? member)
    {
        if (member is PropertyInfo property && ElementOf(Declared(property)) is { ReadState: NullabilityState.Nullable, Type.IsGenericParameter: false })
        {
            (schema.Metadata ??= new Dictionary<string, object>())[Mark] = true;
        }
    }

    private static NullabilityInfo? ElementOf(PropertyInfo property)
    {
        var info = new NullabilityInfoContext().Create(property);

        return info.ElementType ?? info.GenericTypeArguments.LastOrDefault();
    }

    /// <summary>What is said of any type says nothing of this one: <c>T</c> could be anything.</summary>
    private static PropertyInfo Declared(PropertyInfo property) => property.DeclaringType is { IsGenericType: true } type
        ? (PropertyInfo)type.GetGenericTypeDefinition().GetMemberWithSameMetadataDefinitionAs(property)
        : property;

    /// <summary>Lets the elements of what was marked be null.</summary>
    public static void Finish(IEnumerable<OpenApiSchema> schemas)
    {
        foreach (var marked in schemas.SelectMany(schema => schema.Properties?.Values ?? []).OfType<OpenApiSchema>().Where(member => member.Metadata?.ContainsKey(Mark) == true))
        {
            (marked.Items, marked.AdditionalProperties) = (OrNull(marked.Items), OrNull(marked.AdditionalProperties));
        }
    }

    private static OpenApiSchema? OrNull(IOpenApiSchema? schema) => schema switch
    {
        null => null,
        OpenApiSchema { Type: { } type } known => With(known, type | JsonSchemaType.Null),
        _ => new OpenApiSchema { OneOf = [new OpenApiSchema { Type = JsonSchemaType.Null }, schema] },
    };

    private static OpenApiSchema With(OpenApiSchema schema, JsonSchemaType type)
    {
        schema.Type = type;

        return schema;
    }
}
