using System.Text.Json.Nodes;
using PricingApi.Catalogue;
using PricingApi.Tests.Harness;

namespace PricingApi.Tests.Catalogue;

public abstract class DraftTests(PricingApp app)
{
    [Fact]
    public async Task What_was_answered_is_what_is_read_back()
    {
        var seller = await app.SellerDoor();
        var book = await seller.Start();

        var draft = (await seller.Create($"/v1/price-books/{book}/versions", PriceBookExamples.Content)).Expect(201);
        var read = (await seller.Get(draft.Location!)).Expect(200);

        draft.Location.ShouldBe($"/v1/price-books/{book}/versions/1");
        (read.Text, read.ETag).ShouldBe((draft.Text, draft.ETag));
        draft.Json.Text("status").ShouldBe("draft");
    }

    [Fact]
    public async Task It_has_one_written_form()
    {
        var seller = await app.SellerDoor();
        var book = await seller.Start();
        var services = (await seller.Create($"/v1/price-books/{book}/versions", Menu.Content(Menu.Service("A", Menu.PerUnit("6.5000", 1.0m), minimum: "25.0")))).Expect(201).Json.GetProperty("services");

        var again = (await seller.Create($"/v1/price-books/{book}/versions", $"{{\"services\":{services.GetRawText()}}}")).Expect(201).Json;

        again.GetProperty("services").GetRawText().ShouldBe(services.GetRawText());
        services.GetRawText().ShouldContain("\"unitPrice\":\"6.50\",\"per\":1");
        services.GetRawText().ShouldContain("\"minimum\":\"25.00\"");
    }

    [Fact]
    public async Task A_draft_with_broken_rules_is_kept_and_shows_them_all()
    {
        var seller = await app.SellerDoor();
        var book = await seller.Start();
        JsonObject[] services =
        [
            Menu.Service("A", Menu.PerUnit("-1.00"), minimum: "10.00", maximum: "5.00", requires: ["NOWHERE"]),
            Menu.Service("A", Menu.Volume((10, "1.00", "0.00"), (5, "0.90", "0.00"), (null, "0.80", "0.00"))),
            Menu.Service("b", Menu.Percentage("8.5", "A", "GONE"), category: "Has Spaces", unit: "piece"[..4]),
            Menu.Service("C", Menu.Flat("1.234"), requires: ["C"]),
        ];

        var draft = await seller.Draft(book, services);
        var validation = (await seller.Post($"/v1/price-books/{book}/versions/{draft}/validate", null)).Expect(200).Json;
        var published = (await seller.PublishDraft(book, draft)).Expect(422, "price-book-invalid");

        (string Place, string Code)[] expected =
        [
            ("/services/0/tariff/charge/unitPrice", "amount-out-of-range"),
            ("/services/0/tariff/minimum", "minimum-above-maximum"),
            ("/services/0/requires/0", "unknown-service"),
            ("/services/1/code", "duplicate-service"),
            ("/services/1/tariff/charge/tiers/1/upTo", "tier-overlap"),
            ("/services/2/code", "code-invalid"),
            ("/services/2/category", "category-invalid"),
            ("/services/2/unit/code", "unit-invalid"),
            ("/services/2/tariff/charge/of/services/1", "unknown-service"),
            ("/services/3/tariff/charge/amount", "precision-exceeded"),
            ("/services/3/requires", "requires-cycle"),
        ];
        validation.GetProperty("valid").GetBoolean().ShouldBeFalse();
        validation.Items("errors").Select(error => (error.Text("pointer"), error.Text("code"))).ShouldBe(expected, ignoreOrder: true);
        published.Errors.Select(error => (error.Place!, error.Code)).ShouldBe(expected, ignoreOrder: true);
        (await seller.Get($"/v1/price-books/{book}/versions/{draft}")).Expect(200).Json.Text("status").ShouldBe("draft");
    }

    [Fact]
    public async Task Validating_changes_nothing()
    {
        var seller = await app.SellerDoor();
        var book = await seller.Start();
        var draft = await seller.Draft(book, Menu.Storage);
        var before = (await seller.Get($"/v1/price-books/{book}/versions/{draft}")).Expect(200);

        (await seller.Post($"/v1/price-books/{book}/versions/{draft}/validate", null)).Expect(200).Text.ShouldBe("""{"valid":true,"errors":[],"warnings":[]}""");

        var after = (await seller.Get($"/v1/price-books/{book}/versions/{draft}")).Expect(200);
        (after.Text, after.ETag).ShouldBe((before.Text, before.ETag));
    }

    [Fact]
    public async Task A_larger_quantity_that_costs_less_is_a_warning()
    {
        var seller = await app.SellerDoor();
        var book = await seller.Start();
        var draft = await seller.Draft(book, Menu.Service("A", Menu.Volume((500, "1.20", "0.00"), (null, "0.95", "0.00"))));

        var validation = (await seller.Post($"/v1/price-books/{book}/versions/{draft}/validate", null)).Expect(200).Json;
        var published = (await seller.PublishDraft(book, draft)).Expect(200).Json;

        validation.Items("warnings").Select(warning => (warning.Text("pointer"), warning.Text("code"))).ShouldBe([("/services/0/tariff/charge/tiers/0", "volume-cliff")]);
        published.GetProperty("warnings").GetRawText().ShouldBe(validation.GetProperty("warnings").GetRawText());
    }

    [Fact]
    public async Task A_draft_is_replaced_by_who_read_it_last()
    {
        var seller = await app.SellerDoor();
        var book = await seller.Start();
        var path = $"/v1/price-books/{book}/versions/{await seller.Draft(book, Menu.Storage)}";
        var draft = (await seller.Get(path)).Expect(200);

        (await seller.Put(path, Menu.Content(Menu.Labelling), null)).Expect(428, "precondition-required");
        (await seller.Put(path, Menu.Content(Menu.Labelling), "\"2\"")).Expect(412, "precondition-failed");
        app.Clock.Advance(TimeSpan.FromSeconds(1));
        var replaced = (await seller.Put(path, Menu.Content(Menu.Labelling), draft.ETag)).Expect(200);
        (await seller.Put(path, Menu.Content(Menu.Storage), draft.ETag)).Expect(412, "precondition-failed");

        replaced.Json.Texts("services", "code").ShouldBe(["LABELLING"]);
        replaced.Json.Text("updatedAt").ShouldNotBe(draft.Json.Text("updatedAt"));
        var read = (await seller.Get(path)).Expect(200);
        (read.Text, read.ETag).ShouldBe((replaced.Text, replaced.ETag));
    }

    [Fact]
    public async Task Of_replacements_at_once_one_wins()
    {
        var seller = await app.SellerDoor();
        var book = await seller.Start();
        var path = $"/v1/price-books/{book}/versions/{await seller.Draft(book, Menu.Storage)}";
        var draft = (await seller.Get(path)).Expect(200);

        var replies = await Task.WhenAll(Enumerable.Range(1, 8).Select(price => seller.Put(path, Menu.Content(Menu.Service("STORAGE", Menu.PerUnit($"{price}.00"))), draft.ETag)));

        var won = replies.Where(reply => reply.Status == 200).ShouldHaveSingleItem();
        foreach (var lost in replies.Except([won]))
        {
            lost.Expect(412, "precondition-failed");
        }

        (await seller.Get(path)).Text.ShouldBe(won.Text);
    }

    [Fact]
    public async Task Drafts_made_at_once_each_have_a_number()
    {
        var seller = await app.SellerDoor();
        var book = await seller.Start();

        var drafts = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => seller.Draft(book, Menu.Storage)));

        drafts.ShouldBe([1, 2, 3, 4, 5, 6], ignoreOrder: true);
    }

    [Fact]
    public async Task A_retry_with_a_key_makes_one_draft()
    {
        var seller = await app.SellerDoor();
        var book = await seller.Start();
        var first = (await seller.Create($"/v1/price-books/{book}/versions", Menu.Content(Menu.Storage), "once")).Expect(201);

        var retry = (await seller.Create($"/v1/price-books/{book}/versions", Menu.Content(Menu.Storage), "once")).Expect(201);

        (retry.Text, retry.Location, retry.Replayed).ShouldBe((first.Text, first.Location, true));
        (await seller.Get($"/v1/price-books/{book}")).Json.Items("versions").Count().ShouldBe(1);
    }

    [Fact]
    public async Task A_draft_prices_nothing()
    {
        var seller = await app.SellerDoor();
        var book = await seller.Book(Menu.Storage);
        await seller.Draft(book, Menu.Storage, Menu.Labelling);
        var partner = await app.PartnerDoor(book);

        (await partner.Post("/v1/quotes/preview", Menu.Quote(("LABELLING", 1)))).Expect(422, "unknown-service");
        (await partner.Get("/v1/catalogue/services/LABELLING")).Expect(404, "not-found");
    }
}

public sealed class DraftsOnSqlite(SqliteApp app) : DraftTests(app), IClassFixture<SqliteApp>;

public sealed class DraftsOnPostgres(PostgresApp app) : DraftTests(app.OrSkip()), IClassFixture<PostgresApp>;
