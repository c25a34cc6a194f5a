using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PricingApi.Catalogue;
using PricingApi.Quotes;
using PricingApi.Tests.Harness;
using PricingApi.Webhooks.Dispatch;

namespace PricingApi.Tests.Webhooks;

/// <summary>Words for tests about webhooks.</summary>
internal static class Hooks
{
    public const string QuoteCreated = "quote.created";
    public const string QuoteIssued = "quote.issued";

    /// <summary>An address that nothing is sent to: a delivery there is given up at once.</summary>
    public const string Inside = "https://10.0.0.1/";

    /// <summary>Longer than the longest wait after a first failure.</summary>
    public static readonly TimeSpan FirstRetry = TimeSpan.FromSeconds(7);

    /// <summary>A client of a new partner that quotes from the sample price book.</summary>
    public static Task<Door> Partner(this PricingApp app) => app.PartnerDoor(SampleBook.Code);

    public static async Task<JsonElement> GetAsync(this Door door, string address, int expected = 200) => (await door.Get(address)).Expect(expected).Json;

    public static async Task<JsonElement> PostAsync(this Door door, string address, object? body = null, int expected = 201) =>
        (await door.Post(address, body is null or string ? body : JsonSerializer.Serialize(body))).Expect(expected).Json;

    public static async Task<JsonElement> PutAsync(this Door door, string address, object body, string? ifMatch, int expected = 200) =>
        (await door.Put(address, JsonSerializer.Serialize(body), ifMatch)).Expect(expected).Json;

    public static async Task DeleteAsync(this Door door, string address, int expected = 204) => (await door.Send(HttpMethod.Delete, address, null)).Expect(expected);

    /// <summary>Makes a quote of the sample price book.</summary>
    public static async Task<JsonElement> CreateQuoteAsync(this Door door) => (await door.Create("/v1/quotes", QuoteExamples.Request)).Expect(201).Json;

    public static Task<JsonElement> IssueAsync(this Door door, JsonElement quote) => door.PostAsync($"/v1/quotes/{quote.Id()}/issue", expected: 200);

    /// <summary>Registers a receiver for events about quotes.</summary>
    public static Task<JsonElement> RegisterAsync(this Door door, Crm crm, bool ordered = true, bool allAccounts = false, string path = "", params string[] eventTypes) =>
        door.PostAsync("/v1/webhook-endpoints", new { url = crm.Url + path, eventTypes = eventTypes is [] ? [QuoteCreated, QuoteIssued] : eventTypes, ordered, allAccounts });

    /// <summary>Gives an endpoint an address that nothing is sent to.</summary>
    public static Task MoveInsideAsync(this PricingApp app, JsonElement endpoint)
    {
        var id = Guid.ParseExact(endpoint.Id(), "N");
        return app.InDatabase(db => db.Endpoints.Where(row => row.Id == id).ExecuteUpdateAsync(set => set.SetProperty(row => row.Url, Inside)));
    }

    public static async Task<IReadOnlyList<JsonElement>> DeliveriesAsync(this Door door, JsonElement endpoint) =>
        [.. (await door.GetAsync($"/v1/deliveries?endpoint={endpoint.Id()}")).Items("items")];

    public static IReadOnlyList<JsonElement> Attempts(this JsonElement delivery) => [.. delivery.Items("attempts")];

    public static string Id(this JsonElement resource) => resource.Text("id");

    /// <summary>Does what the worker would do, until nothing is due.</summary>
    public static async Task DispatchAsync(this PricingApp app)
    {
        while (await app.DispatchOnceAsync() > 0)
        {
        }
    }

    /// <summary>Does what is done once a minute.</summary>
    public static async Task TidyAsync(this PricingApp app)
    {
        using var worker = app.Worker<TidyWorker>();
        await worker.TidyAsync(TestContext.Current.CancellationToken);
    }

    /// <returns>How many deliveries were taken.</returns>
    public static Task<int> DispatchOnceAsync(this PricingApp app) => app.Services.GetRequiredService<Dispatcher>().RunRoundAsync(TestContext.Current.CancellationToken);
}
