using System.Text.Json.Nodes;
using PricingApi.Access;
using PricingApi.Tests.Harness;

namespace PricingApi.Tests.Catalogue;

public abstract class PriceBookTests(PricingApp app)
{
    [Fact]
    public async Task A_price_book_starts_without_versions()
    {
        var seller = await app.SellerDoor();
        var code = $"spring-{Guid.NewGuid():N}";

        var created = (await seller.Post("/v1/price-books", Body(code))).Expect(201);

        created.Location.ShouldBe($"/v1/price-books/{code}");
        created.Json.Text("currency").ShouldBe("EUR");
        created.Json.Items("versions").ShouldBeEmpty();
        (await seller.Get(created.Location!)).Expect(200).Text.ShouldBe(created.Text);
    }

    [Fact]
    public async Task It_says_whom_it_is_for()
    {
        var seller = await app.SellerDoor();
        var code = $"spring-{Guid.NewGuid():N}";

        var created = (await seller.Post("/v1/price-books", Body(code).With("audience", "Bakeries in the north, € prices"))).Expect(201);

        created.Json.Text("audience").ShouldBe("Bakeries in the north, € prices");
        (await seller.Get(created.Location!)).Expect(200).Text.ShouldBe(created.Text);
        (await seller.Get("/v1/price-books")).Json.Find("items", "code", code).Text("audience").ShouldBe("Bakeries in the north, € prices");
        (await seller.Get($"/v1/price-books/{await seller.Start()}")).Json.GetProperty("audience").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
    }

    [Theory]
    [InlineData("", 400, "too-short")]
    [InlineData("  ", 422, "text-not-allowed")]
    [InlineData("a\u202Eb", 422, "text-not-allowed")]
    [InlineData("a\u001bb", 422, "text-not-allowed")]
    [InlineData("a\nb", 422, "text-not-allowed")]
    public async Task And_does_not_say_it_in_anything_but_a_text(string audience, int status, string code)
    {
        var seller = await app.SellerDoor();

        (await seller.Post("/v1/price-books", Body($"spring-{Guid.NewGuid():N}").With("audience", audience))).Expect(status).Errors.ShouldBe([("/audience", code)]);
        (await seller.Post("/v1/price-books", Body($"spring-{Guid.NewGuid():N}").With("audience", new string('x', 201)))).Expect(400).Errors.ShouldBe([("/audience", "too-long")]);
    }

    [Fact]
    public async Task A_code_is_taken_once()
    {
        var seller = await app.SellerDoor();
        var code = await seller.Start();

        (await seller.Create("/v1/price-books", Body(code))).Expect(409, "already-exists").Errors.ShouldBe([("/code", "already-exists")]);
    }

    [Fact]
    public async Task Of_several_who_take_a_code_at_once_one_gets_it()
    {
        var seller = await app.SellerDoor();
        var code = $"spring-{Guid.NewGuid():N}";

        var replies = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => seller.Post("/v1/price-books", Body(code))));

        var won = replies.Where(reply => reply.Status == 201).ShouldHaveSingleItem();
        foreach (var lost in replies.Except([won]))
        {
            lost.Expect(409, "already-exists");
        }
    }

    [Fact]
    public async Task A_retry_with_a_key_starts_one()
    {
        var seller = await app.SellerDoor();
        var code = $"spring-{Guid.NewGuid():N}";
        var first = (await seller.Create("/v1/price-books", Body(code), "once")).Expect(201);

        var retry = (await seller.Create("/v1/price-books", Body(code), "once")).Expect(201);

        retry.Text.ShouldBe(first.Text);
        (retry.Location, retry.ETag, retry.Replayed).ShouldBe((first.Location, first.ETag, true));
        (await seller.Create("/v1/price-books", Body(code).With("name", "Other"), "once")).Expect(422, "idempotency-key-reused");
    }

    [Theory]
    [InlineData("currency", "eur", "/currency")]
    [InlineData("currency", "XXX", "/currency")]
    [InlineData("currency", "ABC", "/currency")]
    [InlineData("currency", "EURO", "/currency")]
    [InlineData("currency", "", "/currency")]
    [InlineData("code", "Spring", "/code")]
    [InlineData("code", "spring\n", "/code")]
    [InlineData("code", "-spring", "/code")]
    [InlineData("code", "", "/code")]
    [InlineData("code", "a/b", "/code")]
    [InlineData("name", "", "/name")]
    public async Task What_is_not_in_form_is_refused(string member, string value, string place)
    {
        var seller = await app.SellerDoor();

        (await seller.Create("/v1/price-books", Body($"b-{Guid.NewGuid():N}").With(member, value))).Expect(400, "invalid-request").Errors.ShouldHaveSingleItem().Place.ShouldBe(place);
    }

    [Theory]
    [InlineData("   ")]
    [InlineData("\u202Eevil")]
    [InlineData("two\nlines")]
    public async Task A_name_is_a_readable_text(string name)
    {
        var seller = await app.SellerDoor();

        (await seller.Create("/v1/price-books", Body($"b-{Guid.NewGuid():N}").With("name", name))).Expect(422, "text-not-allowed").Errors.ShouldBe([("/name", "text-not-allowed")]);
    }

    [Fact]
    public async Task All_are_listed_with_their_versions()
    {
        var seller = await app.SellerDoor();
        var book = await seller.Book(Menu.Storage);
        await seller.Publish(book, app.Clock.GetUtcNow().AddDays(1), Menu.Storage);
        await seller.Draft(book, Menu.Storage);

        var listed = (await seller.Get("/v1/price-books")).Expect(200).Json.Find("items", "code", book);

        listed.Items("versions").Select(version => (version.GetProperty("version").GetInt32(), version.Text("status"))).ShouldBe([(3, "draft"), (2, "scheduled"), (1, "active")]);
        (await seller.Get($"/v1/price-books/{book}")).Expect(200).Text.ShouldBe(listed.GetRawText());
    }

    [Theory]
    [InlineData("/no-such-book")]
    [InlineData("/no-such-book/versions/1")]
    [InlineData("/STANDARD")]
    [InlineData("/standard/versions/99")]
    [InlineData("/standard/versions/0")]
    [InlineData("/standard/versions/-1")]
    [InlineData("/standard/versions/+1")]
    [InlineData("/standard/versions/%201")]
    [InlineData("/standard/versions/01")]
    [InlineData("/standard/versions/1.0")]
    [InlineData("/standard/versions/99999999999")]
    [InlineData("/standard/versions/x")]
    public async Task What_is_not_there_is_not_found(string path)
    {
        await app.KeepSampleBook();
        var seller = await app.SellerDoor();

        (await seller.Get($"/v1/price-books{path}")).Expect(404, "not-found");
    }

    [Fact]
    public async Task Only_who_may_write_the_catalogue_may_start_one()
    {
        var sales = await app.SellerDoor(Scope.All & ~Scope.CatalogueWrite);

        (await sales.Create("/v1/price-books", Body("spring"))).Expect(403, "insufficient-scope");
    }

    private static JsonObject Body(string code) => new() { ["code"] = code, ["currency"] = "EUR", ["name"] = "Spring" };
}

public sealed class PriceBooksOnSqlite(SqliteApp app) : PriceBookTests(app), IClassFixture<SqliteApp>;

public sealed class PriceBooksOnPostgres(PostgresApp app) : PriceBookTests(app.OrSkip()), IClassFixture<PostgresApp>;
