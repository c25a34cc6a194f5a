using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Metadata;

namespace PricingApi.Http;

/// <summary>An optional query parameter, named like the handler's parameter and read as strictly as the same value in a body.</summary>
/// <remarks>A <see cref="RangeAttribute"/> says which whole numbers are meant. Plain parameters would accept <c>+5</c>, other letter case and more; what isn't read through this type is refused as unknown.</remarks>
internal sealed record Query<T>(T Value) : IEndpointParameterMetadataProvider
{
    public static ValueTask<Query<T>?> BindAsync(HttpContext http, ParameterInfo parameter) =>
        http.Request.Query.TryGetValue(parameter.Name!, out var given) ? new(new Query<T>(Read(parameter, given!))) : default;

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder)
    {
        var (description, range) = (parameter.GetCustomAttribute<System.ComponentModel.DescriptionAttribute>()?.Description ?? "", parameter.GetCustomAttribute<RangeAttribute>());
        builder.Metadata.Add(new DocumentedQuery(parameter.Name!, description, typeof(T), range?.Minimum as int?, range?.Maximum as int?));
    }

    private static T Read(ParameterInfo parameter, string text)
    {
        try
        {
            // Numbers, true and false stand in an address as they would stand in a body: without quotes.
            return typeof(T) == typeof(decimal) ? (T)(object)ExactDecimal.Parse(Encoding.UTF8.GetBytes(text), QuantityConverter.MostDecimals)
                : typeof(T) == typeof(int) ? (T)(object)ReadWhole(text, parameter.GetCustomAttribute<RangeAttribute>())
                : typeof(T) == typeof(bool) ? (T)(object)IsTrue(text)
                : JsonSerializer.SerializeToElement(text, Json.Wire).Deserialize<T>(Json.Wire)!;
        }
        catch (JsonFault fault)
        {
            throw new RefusedException(Problems.InvalidParameter(parameter.Name!, fault.Message, fault.Code));
        }
    }

    private static int ReadWhole(string text, RangeAttribute? range) =>
        text is not ['0', _, ..] && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && range?.IsValid(number) != false
            ? number
            : throw new JsonFault("wrong-type", range is null ? "A whole number is expected." : $"A whole number from {range.Minimum} to {range.Maximum} is expected.");

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
