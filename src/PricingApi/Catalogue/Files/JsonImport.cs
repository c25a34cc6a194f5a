using System.Runtime.InteropServices;
using System.Text.Json;
using PricingApi.Http;

namespace PricingApi.Catalogue.Files;

/// <summary>Reads a JSON file service by service, so that every fault of every one is told.</summary>
internal static class JsonImport
{
    /// <exception cref="RefusedException">It is not JSON, or not an object with a list of services and no more.</exception>
    public static Imported Read(ReadOnlyMemory<byte> bytes)
    {
        var body = BodyReader.Text(bytes);
        using var document = Parse(body);
        var imported = new Imported();

        if (document?.RootElement is not { ValueKind: JsonValueKind.Object } root || root.GetPropertyCount() != 1 || !root.TryGetProperty("services", out var services) || services.ValueKind != JsonValueKind.Array)
        {
            // The reader of bodies knows the words for it.
            BodyReader.Read<PriceBookContent>(body);
            throw new InvalidOperationException("A body that cannot be one was read.");
        }

        foreach (var service in services.EnumerateArray().TakeWhile(_ => !imported.IsFull))
        {
            imported.Read(JsonMarshal.GetRawUtf8Value(service).ToArray(), null, []);
        }

        return imported;
    }

    private static JsonDocument? Parse(ReadOnlyMemory<byte> body)
    {
        try
        {
            return JsonDocument.Parse(body, new() { MaxDepth = Json.MaxDepth });
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
