using System.Text.Json;
using System.Text.Json.Nodes;
using PricingApi.Tests.Harness;
using PricingApi.Tests.Quotes.Documents;
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
        var partner = await app.PartnerOf(Menu.Storage, Menu.Labelling);
        var quote = await partner.Quote(("STORAGE", 44), ("LABELLING", 10));

        var links = JsonElement.Parse((await app.EventsOf(quote))[0].Body).GetProperty("data").GetProperty("links");

        (await partner.Get(links.Text("quote"))).Expect(200).Json.Text("id").ShouldBe(quote.Json.Text("id"));
        (await partner.Get(links.Text("scope"))).Expect(200);
        (await partner.Get(links.Text("explain"))).Expect(200);
        (await partner.Get(links.GetProperty("document").Text("html"))).Expect(200).MediaType.ShouldBe("text/html");
        links.GetProperty("document").Text("pdf").ShouldEndWith("/document?revision=1&format=pdf");
        var documents = links.GetProperty("document").GetProperty("ubl").EnumerateObject().ToList();
        documents.Select(each => each.Name).ShouldBe(quote.Json.Items("totals").Select(total => total.Text("chargePeriod")), ignoreOrder: true);
        documents.Count.ShouldBe(2);
        foreach (var each in documents)
        {
            (await partner.Get(each.Value.GetString()!)).Expect(200).MediaType.ShouldBe("application/xml");
        }
    }

    [Fact]
    public async Task The_links_of_what_was_accepted_lead_to_a_document_of_each_period_that_was_taken()
    {
        var seller = await app.SellerWithOptions();
        var quote = (await seller.Create("/v1/quotes", DocumentTests.Options)).Expect(201);
        await seller.Issue(quote);
        (await seller.Post($"{quote.Path()}/accept", """{ "acceptedBy": "Anna", "taken": [ 2 ] }""")).Expect(200);

        var told = (await app.EventsOf(quote)).Select(each => JsonElement.Parse(each.Body).GetProperty("data").GetProperty("links").GetProperty("document").GetProperty("ubl")).ToList();

        told.Select(ubl => string.Join(' ', ubl.EnumerateObject().Select(each => each.Name))).ShouldBe(["perMonth", "perMonth", "oneOff perMonth"]);
        (await seller.Get(told[^1].Text("oneOff"))).Expect(200).Text.ShouldContain(">121.00</cbc:PayableAmount>");
    }

    [Fact]
    public async Task The_links_of_an_earlier_revision_lead_to_it_as_it_was()
    {
        var seller = await app.SellerDoor();
        var book = await seller.Book(Menu.Storage);
        var partner = await app.PartnerDoor(book);
        var quote = await partner.Quote(("STORAGE", 44));
        await partner.Issue(quote);
        app.Clock.Advance(TimeSpan.FromMilliseconds(1));
        await seller.Publish(book, null, Menu.Service("STORAGE", Menu.PerUnit("7.00"), unit: "XPX"));
        var (page, scope, steps, ubl) = await Read();

        (await partner.Revise(quote)).Expect(200);

        (await Read()).ShouldBe((page, scope, steps, ubl));
        ubl.ShouldContain("264.00");
        (await partner.Get($"{quote.Path()}/document?format=ubl")).Expect(200).Text.ShouldContain("308.00");
        (await partner.Get($"{quote.Path()}/explain")).Expect(200).Text.ShouldContain("308.00");
        foreach (var path in (string[])["document", "scope", "explain"])
        {
            (await partner.Get($"{quote.Path()}/{path}?revision=2")).Expect(200);
            (await partner.Get($"{quote.Path()}/{path}?revision=3")).Expect(404, "not-found");
            (await partner.Get($"{quote.Path()}/{path}?revision=0")).Expect(400, "invalid-parameter");
        }

        async Task<(string Page, string Scope, string Steps, string Ubl)> Read()
        {
            var links = JsonElement.Parse((await app.EventsOf(quote))[1].Body).GetProperty("data").GetProperty("links");
            (await partner.Get(links.Text("revision"))).Expect(200).Json.GetProperty("revision").GetInt32().ShouldBe(1);

            return (await Text(links.GetProperty("document").Text("html")), await Text(links.Text("scope")), await Text(links.Text("explain")), await Text(links.GetProperty("document").GetProperty("ubl").Text("perMonth")));
        }

        async Task<string> Text(string path) => (await partner.Get(path)).Expect(200).Text;
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
