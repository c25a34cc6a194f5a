using System.Text.Json;

namespace PricingApi.Webhooks;

/// <summary>A kind of fact that receivers hear of. One type has one shape of data.</summary>
/// <param name="Data">The shapes of <c>data</c>: the full one, and the short one for what would be too long.</param>
internal sealed record WebhookEventType(string Name, string Description, params Type[] Data)
{
    /// <summary>Whether an endpoint can ask for it; what we send unasked cannot.</summary>
    public bool Subscribable { get; init; } = true;

    /// <summary>A whole body as it is sent, made from the sample price book.</summary>
    public JsonElement Example() => _example ??= Read(Name);

    private JsonElement? _example;

    private static JsonElement Read(string name)
    {
        using var stream = typeof(WebhookEventType).Assembly.GetManifestResourceStream($"event.{name}.json")!;
        return JsonSerializer.Deserialize<JsonElement>(stream);
    }
}
