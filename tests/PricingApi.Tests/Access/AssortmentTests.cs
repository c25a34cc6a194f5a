using System.Text.Json.Nodes;
using PricingApi.Tests.Harness;
using PricingApi.Tests.Quotes;

namespace PricingApi.Tests.Access;

public abstract class AssortmentTests(PricingApp app)
{
    private static readonly JsonObject[] Book =
    [
        Menu.Service("BASE", Menu.Flat("100.00"), category: "storage", kind: "base"),
        Menu.Service("PALLET", Menu.PerUnit("6.00"), category: "storage", requires: ["BASE"]),
        Menu.Service("CUSTOMS", Menu.Flat("45.00"), category: "customs"),
        Menu.Service("FUEL", Menu.Percentage("10", "PALLET", "CUSTOMS"), category: "transport"),
    ];

    [Theory]
    [InlineData("""{}""", "BASE, PALLET, CUSTOMS, FUEL")]
    [InlineData("""{"deny":{"categories":["customs"]}}""", "BASE, PALLET, FUEL")]
    [InlineData("""{"allow":{"categories":["storage"]}}""", "BASE, PALLET")]
    [InlineData("""{"allow":{"categories":["storage"],"services":["FUEL"]},"deny":{"services":["PALLET"]}}""", "BASE, FUEL")]
    [InlineData("""{"deny":{"services":["BASE"]}}""", "CUSTOMS, FUEL")] // what requires it goes too
    [InlineData("""{"allow":{"services":["LATER"]}}""", "")]
    public async Task A_client_sees_what_it_was_assigned(string assortment, string codes)
    {
        var partner = await app.PartnerOf(Book);
        var client = await Client(partner, assortment);

        string.Join(", ", (await client.Get("/v1/catalogue")).Expect(200).Json.Texts("services", "code")).ShouldBe(codes);
        string.Join(", ", (await partner.Get("/v1/catalogue")).Expect(200).Json.Texts("services", "code")).ShouldBe("BASE, PALLET, CUSTOMS, FUEL");
    }

    [Fact]
    public async Task What_is_out_of_sight_is_nowhere_mentioned()
    {
        var client = await Client(await app.PartnerOf(Book), """{"deny":{"services":["CUSTOMS"]}}""");

        (await client.Get("/v1/catalogue/services/CUSTOMS")).Expect(404, "not-found");
        (await client.Get("/v1/catalogue/services/CUSTOMS/price")).Expect(404, "not-found");
        (await client.Get("/v1/catalogue")).Text.ShouldNotContain("CUSTOMS");
        (await client.Create("/v1/quotes", Menu.Quote(("CUSTOMS", 1)))).Expect(422, "unknown-service");
        var quote = await client.Quote(("BASE", 1), ("PALLET", 10), ("FUEL", 1));
        quote.Text.ShouldNotContain("CUSTOMS");
        quote.Json.GetProperty("excludedCount").GetInt32().ShouldBe(0);
        quote.Json.Find("lines", "service", "FUEL").Text("netAmount").ShouldBe("6.00");
        (await client.Get($"{quote.Path()}/scope")).Expect(200).Text.ShouldNotContain("CUSTOMS");
    }

    [Fact]
    public async Task A_quote_keeps_the_services_that_could_be_seen_when_it_was_made()
    {
        var partner = await app.PartnerOf(Book);
        var client = await Client(partner, """{"deny":{"services":["CUSTOMS"]}}""");
        var quote = await client.Quote(("BASE", 1));

        // Another client of the account sees more, and edits it all the same within what it was made with.
        var edited = (await partner.Put(quote.Path(), Menu.Quote(("BASE", 1), ("PALLET", 1)), quote.ETag)).Expect(200);
        edited.Json.Texts("excluded", "service").ShouldBe(["FUEL"]);
        (await partner.Put(quote.Path(), Menu.Quote(("BASE", 1), ("CUSTOMS", 1)), edited.ETag)).Expect(422, "unknown-service");
        (await partner.Post($"{quote.Path()}/issue", null)).Expect(200).Json.GetProperty("excludedCount").GetInt32().ShouldBe(1);
        (await client.Get(quote.Path())).Expect(200);
    }

    [Fact]
    public async Task An_assortment_changes_from_one_request_to_the_next()
    {
        var partner = await app.PartnerOf(Book);
        var seller = await app.SellerDoor();
        var made = await Make(seller, partner, """{"allow":{"services":["BASE"]}}""");
        var client = new Door(app.CreateClient(made.Json.Text("key")), partner.Account);
        var before = (await client.Get("/v1/catalogue")).Expect(200);

        var assigned = (await seller.Put($"/v1/api-clients/{made.Json.Text("id")}/assortment", """{"allow":{"services":["CUSTOMS","BASE"]}}""", made.ETag)).Expect(200);

        assigned.Json.GetProperty("assortment").GetRawText().ShouldBe("""{"allow":{"services":["BASE","CUSTOMS"],"categories":[]},"deny":{"services":[],"categories":[]}}""");
        (await client.Get("/v1/catalogue", ("If-None-Match", before.ETag!))).Expect(200).Json.Texts("services", "code").ShouldBe(["BASE", "CUSTOMS"]);
        var all = (await seller.Put($"/v1/api-clients/{made.Json.Text("id")}/assortment", "{}", assigned.ETag)).Expect(200);
        all.Json.GetProperty("assortment").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
        (await client.Get("/v1/catalogue")).Expect(200).Json.Items("services").Count().ShouldBe(4);
        (await seller.Put($"/v1/api-clients/{made.Json.Text("id")}/assortment", "{}", assigned.ETag)).Expect(412, "precondition-failed");
    }

    [Fact]
    public async Task A_partner_cannot_widen_what_it_may_see()
    {
        var partner = await app.PartnerOf(Book);
        var seller = await app.SellerDoor();
        var narrow = await Make(seller, partner, """{"allow":{"services":["BASE"]}}""", ["admin", "catalogue:read"]);
        var client = new Door(app.CreateClient(narrow.Json.Text("key")), partner.Account);

        var child = (await client.Create("/v1/api-clients", """{"name":"child","scopes":["catalogue:read"],"mode":"live"}""")).Expect(201);

        (await new Door(app.CreateClient(child.Json.Text("key")), partner.Account).Get("/v1/catalogue")).Json.Texts("services", "code").ShouldBe(["BASE"]);
        (await client.Create("/v1/api-clients", """{"name":"child","scopes":["catalogue:read"],"mode":"live","assortment":{}}""")).Expect(403, "insufficient-scope");
        (await client.Put($"/v1/api-clients/{child.Json.Text("id")}/assortment", "{}", child.ETag)).Expect(403, "insufficient-scope");
    }

    [Theory]
    [InlineData("""{"allow":{"services":["lower"]}}""", "/allow/services/0", "code-invalid")]
    [InlineData("""{"deny":{"categories":["ok","No"]}}""", "/deny/categories/1", "category-invalid")]
    public async Task Names_that_can_never_be_are_refused(string assortment, string place, string code)
    {
        var partner = await app.PartnerOf(Book);
        var seller = await app.SellerDoor();
        var made = await Make(seller, partner, "{}");

        (await seller.Put($"/v1/api-clients/{made.Json.Text("id")}/assortment", assortment, made.ETag)).Expect(422, "rule-broken").Errors.ShouldBe([((string?)place, code)]);
        (await seller.Create("/v1/api-clients", Request(partner, assortment, ["catalogue:read"]))).Expect(422, "rule-broken").Errors.ShouldBe([((string?)("/assortment" + place), code)]);
    }

    [Fact]
    public async Task Names_that_are_not_in_the_price_book_are_kept_and_told()
    {
        var seller = await app.SellerDoor();
        var book = await seller.Book(Book);
        var partner = await app.PartnerDoor(book);
        var made = await Make(seller, partner, """{"allow":{"categories":["storage","gone"]}}""");

        made.Json.GetProperty("warnings").GetRawText().ShouldBe(
            $$"""[{"pointer":"/assortment/allow/categories/1","code":"unknown-category","detail":"No service of '{{book}}' has the category 'gone' now or in what is scheduled: this names nothing until one has."}]""");
        var assigned = (await seller.Put($"/v1/api-clients/{made.Json.Text("id")}/assortment", """{"deny":{"services":["LATER","CUSTOMS"],"categories":["customs"]}}""", made.ETag)).Expect(200);
        assigned.Json.Items("warnings").Select(warning => $"{warning.Text("pointer")} {warning.Text("code")}").ShouldBe(["/deny/services/0 unknown-service"]);
        assigned.Json.GetProperty("assortment").GetProperty("deny").GetProperty("services").GetArrayLength().ShouldBe(2);
        await seller.Publish(book, app.Clock.GetUtcNow().AddDays(1), [.. Book, Menu.Service("LATER", Menu.Flat("1.00"))]);
        var again = (await seller.Put($"/v1/api-clients/{made.Json.Text("id")}/assortment", """{"deny":{"services":["LATER"]}}""", assigned.ETag)).Expect(200);
        again.Json.TryGetProperty("warnings", out _).ShouldBeFalse();
        (await seller.Get($"/v1/api-clients/{made.Json.Text("id")}")).Expect(200).Json.TryGetProperty("warnings", out _).ShouldBeFalse();
    }

    private async Task<Door> Client(Door partner, string assortment) =>
        new(app.CreateClient((await Make(await app.SellerDoor(), partner, assortment)).Json.Text("key")), partner.Account);

    private static async Task<Reply> Make(Door seller, Door partner, string assortment, string[]? scopes = null) =>
        (await seller.Create("/v1/api-clients", Request(partner, assortment, scopes ?? ["catalogue:read", "quotes:read", "quotes:write"]))).Expect(201);

    private static JsonObject Request(Door partner, string assortment, string[] scopes) => new()
    {
        ["name"] = "narrow",
        ["scopes"] = new JsonArray([.. scopes.Select(scope => JsonValue.Create(scope))]),
        ["mode"] = "live",
        ["accountId"] = partner.Account.ToString("N"),
        ["assortment"] = JsonNode.Parse(assortment),
    };
}

public sealed class AssortmentsOnSqlite(SqliteApp app) : AssortmentTests(app), IClassFixture<SqliteApp>;

public sealed class AssortmentsOnPostgres(PostgresApp app) : AssortmentTests(app.OrSkip()), IClassFixture<PostgresApp>;
