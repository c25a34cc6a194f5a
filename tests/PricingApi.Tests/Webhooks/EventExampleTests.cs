using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using PricingApi.Catalogue;
using PricingApi.Quotes;
using PricingApi.Tests.Harness;
using PricingApi.Webhooks;

namespace PricingApi.Tests.Webhooks;

/// <summary>Holds the published examples to what is really sent. <c>UPDATE_EXAMPLES=1</c> writes them anew.</summary>
public sealed class EventExampleTests(SqliteApp app) : IClassFixture<SqliteApp>
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public async Task The_examples_have_the_shape_of_what_is_sent()
    {
        await using var crm = await Crm.StartAsync();
        var seller = await app.SellerDoor();
        await using var gone = await Crm.StartAsync();
        gone.AnswerWith(410);
        await seller.RegisterAsync(gone, eventTypes: Hooks.QuoteCreated);
        await app.MoveInsideAsync(await seller.RegisterAsync(gone, path: "/inside", eventTypes: Hooks.QuoteCreated));
        var endpoint = await seller.RegisterAsync(crm, eventTypes: [.. WebhookEvents.All.Where(type => type.Subscribable).Select(type => type.Name)]);
        var quote = await seller.CreateQuoteAsync();
        await seller.IssueAsync(quote);
        await seller.PostAsync($"/v1/quotes/{quote.Id()}/decline", QuoteExamples.Decline, 200);
        await seller.PostAsync($"/v1/quotes/{quote.Id()}/revise", expected: 200);
        await seller.IssueAsync(quote);
        await seller.PostAsync($"/v1/quotes/{quote.Id()}/accept", QuoteExamples.Accept, 200);
        await seller.PostAsync($"/v1/quotes/{(await seller.CreateQuoteAsync()).Id()}/withdraw", QuoteExamples.Withdraw, 200);
        await seller.IssueAsync(await seller.CreateQuoteAsync());
        await seller.PostAsync("/v1/price-books", new { code = "spring", currency = "EUR", name = "Spring offers" });
        await seller.PostAsync("/v1/price-books/spring/versions", PriceBookExamples.Content);
        await seller.PostAsync("/v1/price-books/spring/versions/1/publish", PriceBookExamples.Publish, 200);
        await ScheduleAsync(seller);
        await seller.PostAsync($"/v1/webhook-endpoints/{endpoint.Id()}/test");
        await app.DispatchAsync();
        await AskForApprovalsAsync(seller);
        app.Clock.Advance(TimeSpan.FromDays(30));
        await app.Worker<QuoteExpiryWorker>().RemindDueAsync(TestContext.Current.CancellationToken);
        await app.DispatchAsync();
        app.Clock.Advance(TimeSpan.FromDays(1));
        await app.Worker<QuoteExpiryWorker>().ExpireDueAsync(TestContext.Current.CancellationToken);
        await app.DispatchAsync();
        var first = crm.Received.DistinctBy(received => received.Type).ToList();

        if (Environment.GetEnvironmentVariable("UPDATE_EXAMPLES") == "1")
        {
            first.ForEach(received => File.WriteAllText(Path.Combine(Folder(), received.Type + ".json"), Elsewhere(JsonSerializer.Serialize(received.Json, Indented) + "\n", gone)));
        }

        var types = (await seller.GetAsync("/v1/event-types")).GetProperty("items").EnumerateArray().ToList();
        first.Select(received => received.Type).ShouldBe(types.Select(type => type.Text("type")), ignoreOrder: true);
        foreach (var type in types)
        {
            Shape(type.GetProperty("example")).ShouldBe(Shape(first.Single(received => received.Type == type.Text("type")).Json), type.Text("type"));
        }
    }

    /// <summary>A version for later, taken back.</summary>
    private async Task ScheduleAsync(Door seller)
    {
        await seller.PostAsync("/v1/price-books/spring/versions", PriceBookExamples.Content);
        (await seller.PublishDraft("spring", 2, app.Clock.GetUtcNow().AddDays(60))).Expect(200);
        await seller.PostAsync("/v1/price-books/spring/versions/2/withdraw", expected: 200);
    }

    /// <summary>One that is given, and one that is not.</summary>
    private async Task AskForApprovalsAsync(Door seller)
    {
        var colleague = await app.Again(seller, name: "colleague");
        foreach (var (decision, note) in new[] { ("approve", "A fair price for this volume."), ("reject", "Ask for a longer term in return.") })
        {
            var request = JsonNode.Parse(QuoteExamples.Request)!.AsObject().With("discounts", JsonNode.Parse("""[ { "discount": { "kind": "percentage", "value": "5", "reason": "For a term of three years." } } ]"""));
            var quote = (await seller.Create("/v1/quotes", request)).Expect(201).Json;
            await colleague.PostAsync($"/v1/quotes/{quote.Id()}/{decision}", new { contentHash = quote.Text("contentHash"), note }, 200);
        }
    }

    /// <summary>The same with an address as people have them.</summary>
    private static string Elsewhere(string example, Crm crm) =>
        example.Replace(crm.Url, "https://crm.example.com/hooks", StringComparison.Ordinal).Replace(Hooks.Inside, "https://portal.example.com/hooks", StringComparison.Ordinal);

    private static string Folder([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../../src/PricingApi/Webhooks/Examples"));

    /// <summary>Every member there is, by its path.</summary>
    private static SortedSet<string> Shape(JsonElement json, string path = "") => json.ValueKind switch
    {
        JsonValueKind.Object => [.. json.EnumerateObject().SelectMany(member => Shape(member.Value, $"{path}/{member.Name}")), path],
        JsonValueKind.Array => [.. json.EnumerateArray().SelectMany(item => Shape(item, path + "/*")), path],
        _ => [path],
    };
}
