using System.Text.Json;
using System.Text.Json.Nodes;
using PricingApi.Tests.Harness;
using PricingApi.Webhooks;

namespace PricingApi.Tests.Quotes;

public sealed class QuoteEventsOnSqlite(SqliteApp app) : QuoteEventTests(app), IClassFixture<SqliteApp>;

public sealed class QuoteEventsOnPostgres(PostgresApp app) : QuoteEventTests(app.OrSkip()), IClassFixture<PostgresApp>;

/// <summary>What an event tells of a quote: all of it, or in short what would be too long.</summary>
public abstract class QuoteEventTests(PricingApp app)
{
    [Fact]
    public async Task An_event_has_the_quote_as_it_can_be_read()
    {
        var partner = await app.PartnerOf(Menu.Storage, Menu.Labelling);
        var quote = await partner.Quote(("STORAGE", 44));

        var body = JsonElement.Parse((await app.EventsOf(quote)).ShouldHaveSingleItem().Body);

        body.EnumerateObject().Select(member => member.Name).ShouldBe(["type", "timestamp", "schemaVersion", "data"]);
        var data = body.GetProperty("data");
        data.GetProperty("sequence").GetInt32().ShouldBe(1);
        data.GetProperty("revision").GetInt32().ShouldBe(1);
        data.Text("contentHash").ShouldBe(quote.Json.Text("contentHash"));
        data.GetProperty("truncated").GetBoolean().ShouldBeFalse();
        var read = JsonNode.Parse(quote.Text)!.AsObject();
        read.Remove("excluded");
        data.GetProperty("quote").GetRawText().ShouldBe(read.ToJsonString(new JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));
    }

    [Fact]
    public async Task The_links_of_an_event_lead_to_the_quote()
    {
        var partner = await app.PartnerOf(Menu.Storage);
        var quote = await partner.Quote(("STORAGE", 44));

        var links = JsonElement.Parse((await app.EventsOf(quote))[0].Body).GetProperty("data").GetProperty("links");

        (await partner.Get(links.Text("quote"))).Expect(200).Json.Text("id").ShouldBe(quote.Json.Text("id"));
        (await partner.Get(links.Text("scope"))).Expect(200);
        (await partner.Get(links.Text("explain"))).Expect(200);
        (await partner.Get(links.GetProperty("document").Text("html"))).Expect(200).MediaType.ShouldBe("text/html");
        (await partner.Get(links.GetProperty("document").Text("ubl"))).Expect(200).MediaType.ShouldBe("application/xml");
        links.GetProperty("document").Text("pdf").ShouldEndWith("/document?format=pdf");
    }

    [Fact]
    public async Task A_quote_too_long_to_be_sent_is_told_in_short()
    {
        var services = Enumerable.Range(0, 200).Select(number => Menu.Service($"SERVICE-{number}", Menu.PerUnit("1.25"))).ToArray();
        var partner = await app.PartnerOf(services);
        var quote = (await partner.Create("/v1/quotes", Menu.Quote([.. services.Select(service => ((string)service["code"]!, 2m))]).With("externalReference", "deal-4711"))).Expect(201);

        var told = (await app.EventsOf(quote)).ShouldHaveSingleItem();

        quote.Bytes.Length.ShouldBeGreaterThan(WebhookEvents.MostBytes);
        told.Body.Length.ShouldBeLessThan(4096);
        var data = JsonElement.Parse(told.Body).GetProperty("data");
        data.GetProperty("truncated").GetBoolean().ShouldBeTrue();
        data.Text("contentHash").ShouldBe(quote.Json.Text("contentHash"));
        data.GetProperty("quote").TryGetProperty("lines", out _).ShouldBeFalse();
        foreach (var member in (string[])["id", "number", "revision", "status", "totals", "externalReference", "customer", "contentHash"])
        {
            data.GetProperty("quote").GetProperty(member).GetRawText().ShouldBe(quote.Json.GetProperty(member).GetRawText());
        }

        (await partner.Get(data.GetProperty("links").Text("quote"))).Expect(200).Text.ShouldBe(quote.Text);
    }

    [Fact]
    public async Task A_body_is_never_longer_than_64_KiB_and_whole_up_to_that()
    {
        var services = Enumerable.Range(0, 156).Select(number => Menu.Service($"SERVICE-{number}", Menu.PerUnit("1.25"))).ToArray();
        var partner = await app.PartnerOf(services);
        var (whole, brief) = (0, 0);

        for (var lines = 130; lines <= services.Length; lines += 2)
        {
            var quote = (await partner.Create("/v1/quotes", Menu.Quote([.. services.Take(lines).Select(service => ((string)service["code"]!, 2m))]))).Expect(201);
            var told = (await app.EventsOf(quote)).ShouldHaveSingleItem();
            told.Body.Length.ShouldBeLessThanOrEqualTo(WebhookEvents.MostBytes);
            var truncated = JsonElement.Parse(told.Body).GetProperty("data").GetProperty("truncated").GetBoolean();
            (whole, brief) = truncated ? (whole, Math.Max(brief, told.Body.Length)) : (Math.Max(whole, told.Body.Length), brief);
        }

        whole.ShouldBeGreaterThan(WebhookEvents.MostBytes - 4096);
        brief.ShouldBeGreaterThan(0);
    }
}
