using System.Text.Json.Nodes;
using PricingApi.Access;
using PricingApi.Tests.Harness;
using PricingApi.Tests.Quotes;

namespace PricingApi.Tests.Catalogue;

public abstract class IndexTests(PricingApp app)
{
    private readonly string _code = $"CPI-{Guid.NewGuid():N}".ToUpperInvariant();

    private DateOnly Today => DateOnly.FromDateTime(app.Clock.GetUtcNow().DateTime);

    [Fact]
    public async Task A_value_is_published_with_its_date_and_source()
    {
        var seller = await app.SellerDoor();

        var published = (await Publish(seller, "120.50", Today.AddDays(-30))).Expect(201);
        await Publish(seller, "121", Today);
        await Publish(seller, "123.456789", Today.AddDays(30));

        published.Location.ShouldBe($"/v1/indexes/{_code}");
        var index = (await (await app.PartnerDoor(scopes: Scope.CatalogueRead)).Get($"/v1/indexes/{_code}")).Expect(200).Json;
        index.Texts("values", "value").ShouldBe(["123.456789", "121", "120.5"]);
        (index.GetProperty("inForce").Text("value"), index.GetProperty("inForce").Text("source")).ShouldBe(("121", "CBS"));
        (await seller.Get("/v1/indexes")).Json.Items("items").ShouldContain(item => item.Text("code") == _code);
        (await seller.Get("/v1/indexes/NONE")).Expect(404);
    }

    [Fact]
    public async Task A_value_never_changes()
    {
        var seller = await app.SellerDoor();
        await Publish(seller, "120", Today);

        (await Publish(seller, "121", Today)).Expect(409, "already-exists");

        (await seller.Get($"/v1/indexes/{_code}")).Json.Texts("values", "value").ShouldBe(["120"]);
    }

    [Theory]
    [InlineData("""{ "date": "2026-01-01", "value": "0", "source": "CBS" }""", 422, "/value")]
    [InlineData("""{ "date": "2026-01-01", "value": "-1", "source": "CBS" }""", 422, "/value")]
    [InlineData("""{ "date": "2026-01-01", "value": "1000000000", "source": "CBS" }""", 422, "/value")]
    [InlineData("""{ "date": "2090-01-01", "value": "1", "source": "CBS" }""", 422, "/date")]
    [InlineData("""{ "date": "2026-01-01", "value": "1", "source": " " }""", 422, "/source")]
    [InlineData("""{ "date": "2026-01-01", "value": "1", "source": "" }""", 400, "/source")]
    [InlineData("""{ "date": "2026-02-30", "value": "1", "source": "CBS" }""", 400, "/date")]
    [InlineData("""{ "date": "2026-01-01", "value": 1, "source": "CBS" }""", 400, "/value")]
    [InlineData("""{ "date": "2026-01-01", "value": "1.0000001", "source": "CBS" }""", 400, "/value")]
    [InlineData("""{ "date": "2026-01-01", "value": "1e2", "source": "CBS" }""", 400, "/value")]
    [InlineData("""{ "date": "2026-01-01", "value": "1" }""", 400, "/source")]
    public async Task A_value_that_cannot_be_one_is_refused(string body, int status, string place)
    {
        var refused = await (await app.SellerDoor()).Post($"/v1/indexes/{_code}/values", body);

        refused.Expect(status);
        refused.Errors.ShouldHaveSingleItem().Place.ShouldBe(place);
    }

    [Fact]
    public async Task Only_the_seller_publishes_and_a_code_has_its_form()
    {
        (await Publish(await app.PartnerDoor(), "1", Today)).Expect(403, "insufficient-scope");
        (await (await app.SellerDoor()).Post("/v1/indexes/cpi/values", Value("1", Today))).Expect(422, "rule-broken");
    }

    [Fact]
    public async Task A_version_that_follows_an_index_needs_its_value_first()
    {
        var seller = await app.SellerDoor();
        var book = await seller.Start();
        var draft = await seller.Draft(book, Followed());

        (await seller.Post($"/v1/price-books/{book}/versions/{draft}/validate", null)).Json.Items("errors").Single().Text("code").ShouldBe("index-missing");
        (await seller.PublishDraft(book, draft)).Expect(422, "price-book-invalid").Errors.ShouldBe([("/services/0/tariff/index/code", "index-missing")]);
        await Publish(seller, "120", Today.AddDays(1));
        (await seller.PublishDraft(book, draft)).Expect(422, "price-book-invalid");
        (await seller.PublishDraft(book, draft, app.Clock.GetUtcNow().AddDays(2))).Expect(200);
    }

    [Fact]
    public async Task Quotes_follow_the_value_in_force_and_keep_it()
    {
        var seller = await app.SellerDoor();
        await Publish(seller, "126", Today);
        await Publish(seller, "132", Today.AddDays(1));
        var partner = await app.PartnerDoor(await seller.Book(Followed()));
        var first = await partner.Quote(("A", 1));

        app.Clock.Advance(TimeSpan.FromDays(1));
        var second = await partner.Quote(("A", 1));

        Net(first).ShouldBe("105.00");
        Net(second).ShouldBe("110.00");
        second.Json.GetProperty("indexes").GetRawText().ShouldBe($$"""[{"code":"{{_code}}","value":"132","date":"{{Today:O}}","source":"CBS"}]""");
        var step = second.Json.Items("lines").Single().Items("steps").Last();
        (step.Text("kind"), step.Text("text"), step.Text("amount")).ShouldBe(("index", $"indexatie {_code}: 132 op {Today:O} tegenover 120", "10.00"));
        var edited = (await partner.Put(first.Path(), Menu.Quote(("A", 2)), first.ETag)).Expect(200);
        Net(edited).ShouldBe("210.00");
        (await partner.Issue(edited)).Expect(200);
        (await partner.Get("/v1/catalogue/services/A/price")).Json.Text("listAmount").ShouldBe("110.00");
    }

    private Task<Reply> Publish(Door seller, string value, DateOnly date) => seller.Post($"/v1/indexes/{_code}/values", Value(value, date));

    private static JsonObject Value(string value, DateOnly date) => new() { ["date"] = $"{date:O}", ["value"] = value, ["source"] = "CBS" };

    private static string Net(Reply quote) => quote.Json.Items("lines").Single().Text("netAmount");

    private JsonObject Followed()
    {
        var service = Menu.Service("A", Menu.PerUnit("100.00"));
        service["tariff"]!["index"] = new JsonObject { ["code"] = _code, ["reference"] = "120" };
        return service;
    }
}

public sealed class IndexOnSqlite(SqliteApp app) : IndexTests(app), IClassFixture<SqliteApp>;

public sealed class IndexOnPostgres(PostgresApp app) : IndexTests(app.OrSkip()), IClassFixture<PostgresApp>;
