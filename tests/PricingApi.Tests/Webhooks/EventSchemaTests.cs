using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using PricingApi.Tests.Harness;
using PricingApi.Webhooks;

namespace PricingApi.Tests.Webhooks;

/// <summary>The published schemas say what is sent. Every body of every other test is held to them too, by <see cref="BodyCheck"/>.</summary>
public sealed class EventSchemaTests(SqliteApp app) : IClassFixture<SqliteApp>
{
    [Fact]
    public async Task Every_example_is_what_its_schema_says()
    {
        foreach (var type in await TypesAsync())
        {
            (await WrongAsync(type.Text("type"), type.GetProperty("example").GetRawText())).ShouldBeEmpty(type.Text("type"));
        }
    }

    [Fact]
    public async Task A_schema_stands_alone_and_tells_the_type_the_version_and_in_words_what_a_member_is()
    {
        foreach (var type in await TypesAsync())
        {
            var schema = type.GetProperty("schema");
            schema.Text("$schema").ShouldBe("https://json-schema.org/draft/2020-12/schema");
            schema.GetProperty("properties").GetProperty("type").Text("const").ShouldBe(type.Text("type"));
            schema.GetProperty("properties").GetProperty("schemaVersion").Text("const").ShouldBe(type.Text("schemaVersion"));
            schema.GetRawText().ShouldNotContain("#/components/");
        }

        var quote = (await TypesAsync())[0].GetProperty("schema").GetProperty("$defs");
        quote.GetProperty("QuoteEventData").GetProperty("properties").GetProperty("sequence").Text("description").ShouldContain("without gaps");
        quote.GetProperty("BriefQuote").GetProperty("properties").TryGetProperty("lines", out _).ShouldBeFalse();
    }

    [Theory]
    [InlineData("type", "\"quote.other\"", "/type")]
    [InlineData("schemaVersion", "\"2020-01-01\"", "/schemaVersion")]
    [InlineData("timestamp", "\"yesterday\"", "/timestamp")]
    [InlineData("data", "{}", "/data")]
    [InlineData("more", "1", "additional")]
    public async Task A_body_that_is_otherwise_is_found(string member, string value, string place)
    {
        var body = JsonNode.Parse((await TypesAsync())[1].GetProperty("example").GetRawText())!.AsObject().With(member, JsonNode.Parse(value));

        (await WrongAsync("quote.issued", body.ToJsonString())).ShouldContain(place);
    }

    [Theory]
    [InlineData("lines")]
    [InlineData("totals")]
    [InlineData("contentHash")]
    public async Task A_quote_without_one_of_its_members_is_found(string member)
    {
        var body = JsonNode.Parse((await TypesAsync())[1].GetProperty("example").GetRawText())!;
        body["data"]!["quote"]!.AsObject().Remove(member);

        (await WrongAsync("quote.issued", body.ToJsonString())).ShouldContain(member);
    }

    [Fact]
    public async Task The_description_of_the_API_has_a_webhook_for_each_type()
    {
        using var client = app.CreateClient();
        var document = JsonElement.Parse(await client.GetStringAsync("/openapi/v1.json", TestContext.Current.CancellationToken));

        var webhooks = document.GetProperty("webhooks").EnumerateObject().ToList();

        webhooks.Select(webhook => webhook.Name).ShouldBe(WebhookEvents.All.Select(type => type.Name));
        webhooks[1].Value.GetProperty("post").GetProperty("requestBody").GetProperty("content").GetProperty("application/json").GetProperty("schema").Text("$ref").ShouldBe("#/components/schemas/QuoteIssuedEvent");
        document.GetProperty("components").GetProperty("schemas").GetProperty("EventResponse").GetProperty("properties").GetProperty("body").GetProperty("oneOf").GetArrayLength()
            .ShouldBe(WebhookEvents.All.Count(type => type.Subscribable));
    }

    [Fact]
    public async Task One_type_can_be_read_by_its_name()
    {
        var partner = await app.Partner();

        var type = await partner.GetAsync("/v1/event-types/price_book.scheduled");

        type.GetRawText().ShouldBe((await TypesAsync()).Single(each => each.Text("type") == "price_book.scheduled").GetRawText());
        (await partner.Get("/v1/event-types/quote.sold")).Expect(404, "not-found");
    }

    private async Task<List<JsonElement>> TypesAsync() => [.. (await (await app.Partner()).GetAsync("/v1/event-types")).Items("items")];

    private async Task<string> WrongAsync(string type, string body)
    {
        NodeScript.OrSkip("ajv");
        using var minified = JsonDocument.Parse(body);
        var types = await TypesAsync();
        return await BodyValidator.CheckAsync(type, Encoding.UTF8.GetBytes(JsonSerializer.Serialize(minified)), () =>
            Task.FromResult<IReadOnlyDictionary<string, JsonElement>>(types.ToDictionary(each => each.Text("type"), each => each.GetProperty("schema"))));
    }
}
