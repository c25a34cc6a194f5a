using PricingApi.Access;
using PricingApi.Tests.Harness;
using PricingApi.Tests.Quotes;

namespace PricingApi.Tests.Access;

/// <summary>What test keys make and what live keys make are two worlds.</summary>
public abstract class ModeTests(PricingApp app)
{
    [Fact]
    public async Task A_test_key_neither_sees_nor_changes_a_live_quote()
    {
        var live = await app.PartnerOf(Menu.Storage);
        var test = await app.Again(live, mode: KeyMode.Test);
        var quote = await live.Quote(("STORAGE", 1));

        (await test.Get(quote.Path())).Expect(404, "not-found");
        (await test.Put(quote.Path(), Menu.Quote(("STORAGE", 2)), quote.ETag)).Expect(404, "not-found");
        (await test.Post($"{quote.Path()}/issue", null)).Expect(404, "not-found");
        (await test.Accept(quote)).Expect(404, "not-found");
        (await test.Decline(quote)).Expect(404, "not-found");
        (await test.Withdraw(quote)).Expect(404, "not-found");
        (await test.Revise(quote)).Expect(404, "not-found");
        (await test.Get($"{quote.Path()}/revisions")).Expect(404, "not-found");
        (await test.Get($"{quote.Path()}/messages")).Expect(404, "not-found");
        (await test.Get($"{quote.Path()}/interactions")).Expect(404, "not-found");
        (await test.Get("/v1/quotes")).Expect(200).Json.Items("items").ShouldBeEmpty();
        (await live.Get(quote.Path())).Expect(200).Json.Text("status").ShouldBe("draft");
    }

    [Fact]
    public async Task A_live_key_does_not_meet_test_quotes()
    {
        var live = await app.PartnerOf(Menu.Storage);
        var test = await app.Again(live, mode: KeyMode.Test);
        var quote = await test.Quote(("STORAGE", 1));

        quote.Json.Text("mode").ShouldBe("test");
        (await live.Get(quote.Path())).Expect(404, "not-found");
        (await live.Get("/v1/quotes")).Expect(200).Json.Items("items").ShouldBeEmpty();
        (await test.Get("/v1/quotes")).Expect(200).Json.Texts("items", "mode").ShouldBe(["test"]);
    }

    [Fact]
    public async Task A_test_quote_lives_like_a_live_one()
    {
        var test = await app.Again(await app.PartnerOf(Menu.Storage), mode: KeyMode.Test);
        var quote = await test.Quote(("STORAGE", 1));
        (await test.Issue(quote)).Expect(200);
        (await test.Revise(quote)).Expect(200);
        (await test.Issue(quote)).Expect(200);

        (await test.Accept(quote)).Expect(200).Json.Text("mode").ShouldBe("test");

        (await app.EventsOf(quote)).ShouldAllBe(told => told.Mode == "test");
        (await app.ToldOf(quote)).ShouldBe(["created", "issued", "superseded", "issued", "accepted"]);
    }

    [Fact]
    public async Task The_same_idempotency_key_makes_one_quote_in_each()
    {
        var live = await app.PartnerOf(Menu.Storage);
        var test = await app.Again(live, mode: KeyMode.Test);
        var request = Menu.Quote(("STORAGE", 1));

        var tried = (await test.Create("/v1/quotes", request, key: "deal-4711")).Expect(201);
        var made = (await live.Create("/v1/quotes", request, key: "deal-4711")).Expect(201);

        (tried.Json.Text("mode"), made.Json.Text("mode"), made.Replayed).ShouldBe(("test", "live", false));
        (await test.Create("/v1/quotes", request, key: "deal-4711")).Expect(201).Text.ShouldBe(tried.Text);
        (await live.Create("/v1/quotes", request, key: "deal-4711")).Expect(201).Text.ShouldBe(made.Text);
    }

    [Fact]
    public async Task A_test_key_has_its_own_endpoints_and_deliveries()
    {
        var live = await app.PartnerOf(Menu.Storage);
        var test = await app.Again(live, mode: KeyMode.Test);
        const string Request = """{ "url": "https://crm.example.com/hook", "eventTypes": ["quote.created"] }""";
        var endpoint = (await live.Create("/v1/webhook-endpoints", Request)).Expect(201);
        var path = $"/v1/webhook-endpoints/{endpoint.Json.Text("id")}";
        var delivery = (await live.Post($"{path}/test", null)).Expect(201);

        (await test.Get(path)).Expect(404, "not-found");
        (await test.Send(HttpMethod.Delete, path, null)).Expect(404, "not-found");
        (await test.Get("/v1/webhook-endpoints")).Expect(200).Json.Items("items").ShouldBeEmpty();
        (await test.Get($"/v1/deliveries/{delivery.Json.Text("id")}")).Expect(404, "not-found");
        (await test.Get("/v1/deliveries")).Expect(200).Json.Items("items").ShouldBeEmpty();
        (await live.Get("/v1/deliveries")).Expect(200).Json.Items("items").Count().ShouldBe(1);
        (await test.Create("/v1/webhook-endpoints", Request)).Expect(201).Json.Text("mode").ShouldBe("test");
    }
}

public sealed class ModesOnSqlite(SqliteApp app) : ModeTests(app), IClassFixture<SqliteApp>;

public sealed class ModesOnPostgres(PostgresApp app) : ModeTests(app.OrSkip()), IClassFixture<PostgresApp>;
