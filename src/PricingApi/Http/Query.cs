using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Metadata;

namespace PricingApi.Http;

/// <summary>An optional query parameter, named like the handler's parameter and read as strictly as the same value in a body.</summary>
/// <remarks>Plain parameters would accept <c>+5</c>, other letter case and more; what isn't read through this type is refused as unknown.</remarks>
internal sealed record Query<T>(T Value) : IEndpointParameterMetadataProvider
{
    public static ValueTask<Query<T>?> BindAsync(HttpContext http, ParameterInfo parameter) =>
        http.Request.Query.TryGetValue(parameter.Name!, out var given) ? new(new Query<T>(Read(parameter.Name!, given!))) : default;

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) =>
        builder.Metadata.Add(new DocumentedQuery(parameter.Name!, parameter.GetCustomAttribute<System.ComponentModel.DescriptionAttribute>()?.Description ?? "", typeof(T)));

    private static T Read(string name, string text)
    {
        try
        {
            // Numbers, true and false stand in an address as they would stand in a body: without quotes.
            return typeof(T) == typeof(decimal) ? (T)(object)ExactDecimal.Parse(Encoding.UTF8.GetBytes(text), QuantityConverter.MostDecimals)
                : typeof(T) == typeof(int) ? (T)(object)ReadWhole(text)
                : typeof(T) == typeof(bool) ? (T)(object)IsTrue(text)
                : JsonSerializer.SerializeToElement(text, Json.Wire).Deserialize<T>(Json.Wire)!;
        }
        catch (JsonFault fault)
        {
            throw new RefusedException(Problems.InvalidParameter(name, fault.Message, fault.Code));
        }
    }

    private static int ReadWhole(string text) =>
        text is not ['0', _, ..] && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new JsonFault("wrong-type", "A whole number is expected.");

    private static bool IsTrue(string text) => text switch
    {
        "true" => true,
        "false" => false,
        _ => throw new JsonFault("unknown-value", "One of these is expected: true, false."),
    };
}

/// <summary>Refuses query parameters that a route doesn't read, or reads once and got twice.</summary>
internal static class QueryCheck
{
    public static ProblemResult? Refuses(HttpContext http)
    {
        if (!http.Request.QueryString.HasValue)
        {
            return null;
        }

        var known = http.GetEndpoint()!.Metadata.GetOrderedMetadata<DocumentedQuery>();
        var errors = new List<ProblemError>();

        foreach (var (name, values) in http.Request.Query)
        {
            if (known.All(parameter => parameter.Name != name))
            {
                errors.Add(new("unknown-parameter", "There is no such parameter here.", Parameter: name.Length > 100 ? name[..100] : name));
            }
            else if (values.Count > 1)
            {
                errors.Add(new("duplicate-parameter", "A parameter may be given once.", Parameter: name));
            }
        }

        return errors is [] ? null : Problems.With(ProblemType.InvalidParameter, errors);
    }
}
