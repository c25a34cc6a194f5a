using System.Text.Json;
using PricingApi.Http;

namespace PricingApi.Catalogue.Files;

/// <summary>Finds the services in the JSON of a version, so that they are read one at a time: a tree of the whole takes more memory than its text.</summary>
internal static class ServiceSlices
{
    /// <param name="most">Those after so many are not given.</param>
    /// <returns>The JSON of each; null when it is not an object with a list of services and no more.</returns>
    /// <exception cref="JsonException">It is not JSON.</exception>
    public static List<ReadOnlyMemory<byte>>? Find(ReadOnlyMemory<byte> version, int most = int.MaxValue)
    {
        var reader = new Utf8JsonReader(version.Span, new() { MaxDepth = Json.MaxDepth });
        if (!IsNext(ref reader, JsonTokenType.StartObject) || !IsNext(ref reader, JsonTokenType.PropertyName) || !reader.ValueTextEquals("services"u8) || !IsNext(ref reader, JsonTokenType.StartArray))
        {
            return null;
        }

        var services = new List<ReadOnlyMemory<byte>>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            var start = (int)reader.TokenStartIndex;
            reader.Skip();
            if (services.Count < most)
            {
                services.Add(version[start..(int)reader.BytesConsumed]);
            }
        }

        return IsNext(ref reader, JsonTokenType.EndObject) && !reader.Read() ? services : null;
    }

    /// <summary>The services of a version that was stored.</summary>
    public static List<ReadOnlyMemory<byte>> Of(ReadOnlyMemory<byte> stored) => Find(stored) ?? throw new InvalidDataException("A stored version is not one.");

    /// <summary>The code of a service that was stored.</summary>
    public static string Code(ReadOnlyMemory<byte> service)
    {
        var reader = new Utf8JsonReader(service.Span);
        reader.Read();

        while (IsNext(ref reader, JsonTokenType.PropertyName))
        {
            var found = reader.ValueTextEquals("code"u8);
            reader.Read();
            if (found)
            {
                return reader.GetString()!;
            }

            reader.Skip();
        }

        throw new InvalidDataException("A stored service has no code.");
    }

    private static bool IsNext(ref Utf8JsonReader reader, JsonTokenType type) => reader.Read() && reader.TokenType == type;
}
