using System.Text.Json.Nodes;
using PricingApi.Tests.Harness;

namespace PricingApi.Tests.Catalogue;

public abstract class DraftEditingTests(PricingApp app)
{
    [Theory]
    [InlineData("""{}""", "6.00", "0.35")]
    [InlineData("""{"change":{"percentage":"3"}}""", "6.18", "0.36")]
    [InlineData("""{"change":{"percentage":"-2.5","category":"storage"}}""", "5.85", "0.35")]
    public async Task A_version_is_copied_with_the_change_that_is_stated(string request, string storage, string labelling)
    {
        var seller = await app.SellerDoor();
        var book = await seller.Book(Menu.Storage, Menu.Labelling);

        var copy = (await seller.Create($"/v1/price-books/{book}/versions/1/copy", request)).Expect(201);

        copy.Location.ShouldBe($"/v1/price-books/{book}/versions/2");
        copy.Json.Text("status").ShouldBe("draft");
        copy.Json.Items("services").Select(service => service.GetProperty("tariff").GetProperty("charge").Text("unitPrice")).ShouldBe([storage, labelling]);
        (await seller.Get(copy.Location!)).Expect(200).Text.ShouldBe(copy.Text);
    }

    [Fact]
    public async Task A_version_is_copied_to_another_book_of_the_same_currency()
    {
        var seller = await app.SellerDoor();
        var book = await seller.Book(Menu.Storage);
        var other = await seller.Start();
        var yen = await seller.Start("JPY");

        var copy = (await seller.Post($"/v1/price-books/{book}/versions/1/copy", new JsonObject { ["priceBook"] = other })).Expect(201);

        copy.Location.ShouldBe($"/v1/price-books/{other}/versions/1");
        (await seller.Post($"/v1/price-books/{book}/versions/1/copy", new JsonObject { ["priceBook"] = yen })).Expect(422, "currency-mismatch").Errors.ShouldBe([("/priceBook", "currency-mismatch")]);
        (await seller.Post($"/v1/price-books/{book}/versions/1/copy", """{"priceBook":"none"}""")).Expect(422, "no-price-book");
        (await seller.Post($"/v1/price-books/{book}/versions/9/copy", "{}")).Expect(404, "not-found");
        (await seller.Post($"/v1/price-books/{book}/versions/1/copy", null)).Expect(201);
    }

    [Theory]
    [InlineData("-100")]
    [InlineData("1000.0001")]
    [InlineData("0.00001")]
    public async Task A_change_out_of_bounds_is_refused(string percentage)
    {
        var seller = await app.SellerDoor();
        var book = await seller.Book(Menu.Storage);

        (await seller.Post($"/v1/price-books/{book}/versions/1/copy", $$$"""{"change":{"percentage":"{{{percentage}}}"}}""")).Expect(422, "amount-out-of-range").Errors
            .ShouldBe([("/change/percentage", "amount-out-of-range")]);
    }

    [Fact]
    public async Task A_draft_is_edited_service_by_service()
    {
        var seller = await app.SellerDoor();
        var book = await seller.Start();
        var path = $"/v1/price-books/{book}/versions/{await seller.Draft(book, Menu.Storage, Menu.Labelling)}";
        var before = await seller.Get(path);

        var replaced = (await seller.Put($"{path}/services/STORAGE", Menu.Service("STORAGE", Menu.PerUnit("7.00")), before.ETag)).Expect(200);
        var added = (await seller.Put($"{path}/services/EXTRA", Menu.Service("EXTRA", Menu.Flat("1.00")), replaced.ETag)).Expect(200);
        var removed = (await seller.Send(HttpMethod.Delete, $"{path}/services/LABELLING", null, ("If-Match", added.ETag!))).Expect(200);

        replaced.Json.Items("services").First().GetProperty("tariff").GetProperty("charge").Text("unitPrice").ShouldBe("7.00");
        added.Json.Texts("services", "code").ShouldBe(["STORAGE", "LABELLING", "EXTRA"]);
        removed.Json.Texts("services", "code").ShouldBe(["STORAGE", "EXTRA"]);
        (await seller.Get(path)).Text.ShouldBe(removed.Text);
        (await seller.Put($"{path}/services/STORAGE", Menu.Storage, before.ETag)).Expect(412, "precondition-failed");
        (await seller.Put($"{path}/services/STORAGE", Menu.Storage, null)).Expect(428, "precondition-required");
        (await seller.Put($"{path}/services/OTHER", Menu.Storage, removed.ETag)).Expect(422).Errors.ShouldBe([("/code", "code-invalid")]);
        (await seller.Send(HttpMethod.Delete, $"{path}/services/NONE", null, ("If-Match", removed.ETag!))).Expect(404, "not-found");
    }

    [Fact]
    public async Task A_draft_is_deleted_and_what_is_published_is_not()
    {
        var seller = await app.SellerDoor();
        var book = await seller.Book(Menu.Storage);
        var path = $"/v1/price-books/{book}/versions/{await seller.Draft(book, Menu.Labelling)}";
        var published = $"/v1/price-books/{book}/versions/1";

        (await seller.Send(HttpMethod.Delete, path, null, ("If-Match", "\"9\""))).Expect(412, "precondition-failed");
        (await seller.Send(HttpMethod.Delete, path, null)).Expect(204);
        (await seller.Get(path)).Expect(404, "not-found");
        (await seller.Send(HttpMethod.Delete, path, null)).Expect(404, "not-found");
        (await seller.Send(HttpMethod.Delete, published, null)).Expect(409, "state-conflict");
        (await seller.Put($"{published}/services/STORAGE", Menu.Storage, (await seller.Get(published)).ETag)).Expect(409, "state-conflict");
    }

    [Fact]
    public async Task The_number_of_a_deleted_draft_never_means_another_one()
    {
        var seller = await app.SellerDoor();
        var book = await seller.Book(Menu.Storage);
        var path = $"/v1/price-books/{book}/versions/{await seller.Draft(book, Menu.Labelling)}";
        (await seller.Send(HttpMethod.Delete, path, null)).Expect(204);

        var next = await seller.Draft(book, Menu.Labelling);

        next.ShouldBe(3);
        (await seller.Put(path, Menu.Content(Menu.Storage), "\"1\"")).Expect(404, "not-found");
        (await seller.Get($"/v1/price-books/{book}/versions/{next}/diff")).Expect(200).Json.GetProperty("from").GetProperty("version").GetInt32().ShouldBe(1);
    }

    [Fact]
    public async Task Drafts_made_at_once_have_numbers_of_their_own()
    {
        var seller = await app.SellerDoor();
        var book = await seller.Start();

        var numbers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => seller.Draft(book, Menu.Storage)));

        numbers.Order().ShouldBe([1, 2, 3, 4, 5, 6, 7, 8]);
    }

    [Fact]
    public async Task A_scheduled_version_is_withdrawn_before_it_starts()
    {
        var seller = await app.SellerDoor();
        var book = await seller.Book(Menu.Storage);
        var start = app.Clock.GetUtcNow().AddDays(7);
        var number = await seller.Publish(book, start, Menu.Service("STORAGE", Menu.PerUnit("9.00")));
        var partner = await app.PartnerDoor(book);
        var path = $"/v1/price-books/{book}/versions/{number}";
        var at = start.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);
        (await partner.Get($"/v1/catalogue?at={at}")).Text.ShouldContain("9.00");

        var withdrawn = (await seller.Post($"{path}/withdraw", null)).Expect(200);

        withdrawn.Json.Text("status").ShouldBe("withdrawn");
        (await seller.Post($"{path}/withdraw", null)).Expect(200).Text.ShouldBe(withdrawn.Text);
        (await seller.Get(path)).Json.Text("status").ShouldBe("withdrawn");
        (await partner.Get($"/v1/catalogue?at={at}")).Text.ShouldNotContain("9.00");
        await seller.Publish(book, start, Menu.Service("STORAGE", Menu.PerUnit("8.00"))); // the instant is free again
        app.Clock.Advance(TimeSpan.FromDays(7));
        (await partner.Get("/v1/catalogue")).Text.ShouldContain("8.00");
    }

    [Fact]
    public async Task What_has_started_or_was_never_published_is_not_withdrawn()
    {
        var seller = await app.SellerDoor();
        var book = await seller.Book(Menu.Storage);
        var draft = await seller.Draft(book, Menu.Storage);
        var later = await seller.Publish(book, app.Clock.GetUtcNow().AddDays(1), Menu.Storage);

        (await seller.Post($"/v1/price-books/{book}/versions/1/withdraw", null)).Expect(409, "state-conflict");
        (await seller.Post($"/v1/price-books/{book}/versions/{draft}/withdraw", null)).Expect(409, "state-conflict");
        (await seller.Post($"/v1/price-books/{book}/versions/{later}/withdraw", null, ("If-Match", "\"1\""))).Expect(412, "precondition-failed");
        (await seller.Post($"/v1/price-books/{book}/versions/99/withdraw", null)).Expect(404, "not-found");
    }

    [Fact]
    public async Task What_a_version_changes_is_told()
    {
        var seller = await app.SellerDoor();
        var book = await seller.Book(Menu.Storage, Menu.Labelling);
        var draft = await seller.Draft(book, Menu.Service("STORAGE", Menu.PerUnit("6.30"), category: "storage", unit: "XPX"), Menu.Service("EXTRA", Menu.Volume()));

        var diff = (await seller.Get($"/v1/price-books/{book}/versions/{draft}/diff?quantity=10", ("Accept-Language", "en"))).Expect(200).Json;

        diff.Items("services").Select(service => $"{service.Text("service")} {service.Text("name")} {service.Text("change")} {service.GetProperty("before")} {service.GetProperty("after")} {service.GetProperty("percentage")}").ShouldBe(
        [
            "STORAGE Service STORAGE dearer 60.00 63.00 5",
            "EXTRA Service EXTRA added   ", // a draft may hold what nothing can be charged by
            "LABELLING Service LABELLING withdrawn 3.50  ",
        ]);
        (await seller.Get($"/v1/price-books/{book}/versions/1/diff?from={draft}")).Expect(200).Json.Find("services", "service", "STORAGE").Text("change").ShouldBe("cheaper");
        (await seller.Get($"/v1/price-books/{book}/versions/1/diff")).Expect(400, "invalid-parameter");
        (await seller.Get($"/v1/price-books/{book}/versions/{draft}/diff?from=01")).Expect(400, "invalid-parameter");
        (await seller.Get($"/v1/price-books/{book}/versions/{draft}/diff?quantity=0")).Expect(400, "invalid-parameter");
        (await seller.Get($"/v1/price-books/{book}/versions/99/diff?from=1")).Expect(404, "not-found");
    }

    [Fact]
    public async Task Drafts_are_the_sellers_alone()
    {
        var seller = await app.SellerDoor();
        var book = await seller.Book(Menu.Storage);
        var partner = await app.PartnerDoor(book);
        var path = $"/v1/price-books/{book}/versions/1";

        (await partner.Post($"{path}/copy", "{}")).Expect(403, "insufficient-scope");
        (await partner.Get($"{path}/diff?from=1")).Expect(403, "insufficient-scope");
        (await partner.Post($"{path}/withdraw", null)).Expect(403, "insufficient-scope");
        (await partner.Send(HttpMethod.Delete, path, null)).Expect(403, "insufficient-scope");
        (await partner.Put($"{path}/services/STORAGE", Menu.Storage, "\"1\"")).Expect(403, "insufficient-scope");
    }
}

public sealed class DraftEditingOnSqlite(SqliteApp app) : DraftEditingTests(app), IClassFixture<SqliteApp>;

public sealed class DraftEditingOnPostgres(PostgresApp app) : DraftEditingTests(app.OrSkip()), IClassFixture<PostgresApp>;
