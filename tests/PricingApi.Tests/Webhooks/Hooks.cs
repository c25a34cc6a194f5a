using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using PricingApi.Tests.Harness;
using PricingApi.Webhooks.Dispatch;

namespace PricingApi.Tests.Webhooks;

/// <summary>Words for tests about webhooks.</summary>
internal static class Hooks
{
    public const string QuoteCreated = "quote.created";
    public const string QuoteIssued = "quote.issued";

    /// <summary>Longer than the longest wait after a first failure.</summary>
    public static readonly TimeSpan FirstRetry = TimeSpan.FromSeconds(7);

    /// <summary>Registers a receiver for events about quotes.</summary>
    public static Task<JsonElement> RegisterAsync(this Partner partner, Crm crm, bool ordered = true, bool allAccounts = false, string path = "", params string[] eventTypes) =>
        partner.PostAsync("/v1/webhook-endpoints", new { url = crm.Url + path, eventTypes = eventTypes is [] ? [QuoteCreated, QuoteIssued] : eventTypes, ordered, allAccounts });

    public static string Id(this JsonElement resource) => resource.GetProperty("id").GetString()!;

    public static string Text(this JsonElement resource, string member) => resource.GetProperty(member).GetString()!;

    /// <summary>Does what the worker would do, until nothing is due.</summary>
    public static async Task DispatchAsync(this PricingApp app)
    {
        while (await app.Services.GetRequiredService<Dispatcher>().RunRoundAsync(TestContext.Current.CancellationToken) > 0)
        {
        }
    }

    public static async Task<IReadOnlyList<JsonElement>> DeliveriesAsync(this Partner partner, JsonElement endpoint) =>
        [.. (await partner.GetAsync($"/v1/deliveries?endpoint={endpoint.Id()}")).GetProperty("items").EnumerateArray()];

    public static IReadOnlyList<JsonElement> Attempts(this JsonElement delivery) => [.. delivery.GetProperty("attempts").EnumerateArray()];
}
