using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using PricingApi.Storage;

namespace PricingApi.Http;

/// <summary>Reads and writes an id in its one public form: 32 lower-case hexadecimal digits.</summary>
internal sealed class IdConverter : JsonConverter<Guid>
{
    public override Guid Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && Ids.TryParse(reader.GetString()!, out var id)
            ? id
            : throw new JsonFault("id", "An id is expected: 32 lower-case hexadecimal digits.");

    public override void Write(Utf8JsonWriter writer, Guid value, JsonSerializerOptions options) => writer.WriteStringValue(Ids.Format(value));
}

/// <summary>Matches a route segment that is a number from 1 on, written the one way: no sign, no space, no leading zero.</summary>
internal sealed class NumberConstraint : IRouteConstraint
{
    public bool Match(HttpContext? httpContext, IRouter? route, string routeKey, RouteValueDictionary values, RouteDirection routeDirection) =>
        values[routeKey] is int || (values[routeKey] is string { Length: > 0 } text && text[0] != '0' && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out _));
}

/// <summary>Matches a route segment that is an id in its one public form, so that anything else is simply not found.</summary>
internal sealed class IdConstraint : IRouteConstraint
{
    public bool Match(HttpContext? httpContext, IRouter? route, string routeKey, RouteValueDictionary values, RouteDirection routeDirection) =>
        values[routeKey] is Guid || (values[routeKey] is string text && Ids.TryParse(text, out _));
}
