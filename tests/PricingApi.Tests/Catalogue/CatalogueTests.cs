using PricingApi.Access;
using PricingApi.Tests.Harness;

namespace PricingApi.Tests.Catalogue;

public abstract class CatalogueTests(PricingApp app)
{
    public static TheoryData<string> NoInstants =>
    [
        "", "now", "2026-01-05", "2026-01-05T09:00:00", "2026-01-05T09:00", "2026-02-30T00:00:00Z", "2026-01-05T24:00:00Z", "2026-01-05T23:59:60Z",
        "0001-01-01T00:00:00Z", "10000-01-01T00:00:00Z", "2026-01-05T09:00:00%2B14:01", "2026-01-05T09:00:00+01:00", "2026-01-05%2009:00:00Z", "1767603600",
    ];

    [Fact]
    public async Task It_holds_what_was_published()
    {
        var partner = await app.PartnerOf(Menu.Storage, Menu.Labelling);

        var catalogue = (await partner.Get("/v1/catalogue")).Expect(200);

        catalogue.Json.Text("currency").ShouldBe("EUR");
        catalogue.Json.Text("effectiveFrom").ShouldBe(Now());
        catalogue.Json.Texts("services", "code").ShouldBe(["STORAGE", "LABELLING"]);
        var tariff = catalogue.Json.Find("services", "code", "STORAGE").GetProperty("tariff");
        tariff.Text("chargePeriod").ShouldBe("perMonth");
        tariff.GetProperty("charge").GetRawText().ShouldBe("""{"model":"perUnit","unitPrice":"6.00","per":1}""");
    }

    [Fact]
    public async Task An_unchanged_catalogue_is_not_sent_again()
    {
        var partner = await app.PartnerOf(Menu.Storage);
        var catalogue = (await partner.Get("/v1/catalogue")).Expect(200);

        foreach (var seen in (string[])[catalogue.ETag!, $"\"other\", {catalogue.ETag}", $"W/{catalogue.ETag}", "*"])
        {
            var again = (await partner.Get("/v1/catalogue", ("If-None-Match", seen))).Expect(304);
            (again.Text, again.ETag).ShouldBe(("", catalogue.ETag));
        }

        (await partner.Get("/v1/catalogue", ("If-None-Match", "\"other\""))).Expect(200).Text.ShouldBe(catalogue.Text);
        catalogue.ETag!.ShouldMatch("\\A\"[0-9a-f]+\"\\z");
    }

    [Fact]
    public async Task Another_version_has_another_tag()
    {
        var seller = await app.SellerDoor();
        var book = await seller.Book(Menu.Storage);
        var partner = await app.PartnerDoor(book);
        var before = (await partner.Get("/v1/catalogue")).Expect(200);

        app.Clock.Advance(TimeSpan.FromMinutes(1));
        await seller.Publish(book, null, Menu.Storage);
        var after = (await partner.Get("/v1/catalogue", ("If-None-Match", before.ETag!))).Expect(200);

        after.ETag.ShouldNotBe(before.ETag);
        after.Json.GetProperty("priceBook").GetProperty("version").GetInt32().ShouldBe(2);
    }

    [Fact]
    public async Task It_can_be_read_as_it_was_and_as_it_will_be()
    {
        var seller = await app.SellerDoor();
        var start = app.Clock.GetUtcNow();
        var book = await seller.Book(Menu.Storage);
        await seller.Publish(book, start.AddDays(30), Menu.Service("STORAGE", Menu.PerUnit("6.50")));
        await seller.Publish(book, start.AddDays(10), Menu.Service("STORAGE", Menu.PerUnit("6.25")));
        var partner = await app.PartnerDoor(book);

        (await Price("")).ShouldBe("6.00");
        (await Price($"?at={Text(start)}")).ShouldBe("6.00");
        (await Price($"?at={Text(start.AddDays(10).AddMilliseconds(-1))}")).ShouldBe("6.00");
        (await Price($"?at={Text(start.AddDays(10))}")).ShouldBe("6.25");
        (await Price($"?at={Text(start.AddDays(30).AddMilliseconds(-1))}")).ShouldBe("6.25");
        (await Price($"?at={Text(start.AddDays(30))}")).ShouldBe("6.50");
        (await Price("?at=9999-12-31T23:59:59Z")).ShouldBe("6.50");
        (await Price($"?at={Uri.EscapeDataString(start.AddDays(10).ToOffset(TimeSpan.FromHours(5)).ToString("yyyy-MM-dd'T'HH:mm:sszzz", System.Globalization.CultureInfo.InvariantCulture))}")).ShouldBe("6.25");
        (await partner.Get($"/v1/catalogue?at={Text(start.AddMilliseconds(-1))}")).Expect(422, "no-price-book");
        (await partner.Get("/v1/catalogue?at=1900-01-01T00:00:00Z")).Expect(422, "no-price-book");

        async Task<string> Price(string at)
        {
            var whole = (await partner.Get($"/v1/catalogue{at}")).Expect(200).Json.Items("services").Single();
            var one = (await partner.Get($"/v1/catalogue/services/STORAGE{at}")).Expect(200).Json.GetProperty("service");
            one.GetRawText().ShouldBe(whole.GetRawText());
            return whole.GetProperty("tariff").GetProperty("charge").Text("unitPrice");
        }
    }

    [Theory]
    [MemberData(nameof(NoInstants))]
    public async Task An_instant_has_an_offset(string at)
    {
        var partner = await app.PartnerOf(Menu.Storage);

        (await partner.Get($"/v1/catalogue?at={at}")).Expect(400, "invalid-parameter").Errors.ShouldHaveSingleItem().Place.ShouldBe("at");
        (await partner.Get($"/v1/catalogue/services/STORAGE?at={at}")).Expect(400, "invalid-parameter");
    }

    [Theory]
    [InlineData("?language=nl", "language")]
    [InlineData("?At=2026-01-05T09:00:00Z", "At")]
    [InlineData("?at=2026-01-05T09:00:00Z&at=2026-01-05T09:00:00Z", "at")]
    public async Task Only_what_is_documented_can_be_asked(string query, string parameter)
    {
        var partner = await app.PartnerOf(Menu.Storage);

        (await partner.Get($"/v1/catalogue{query}")).Expect(400, "invalid-parameter").Errors.ShouldHaveSingleItem().Place.ShouldBe(parameter);
    }

    [Theory]
    [InlineData("NOT-THERE")]
    [InlineData("storage")]
    [InlineData("STORAGE%0a")]
    [InlineData("STORAGE%20")]
    [InlineData("..%2f")]
    public async Task A_service_that_is_not_in_it_is_not_found(string code)
    {
        var partner = await app.PartnerOf(Menu.Storage);

        (await partner.Get($"/v1/catalogue/services/{code}")).Expect(404, "not-found");
    }

    [Fact]
    public async Task A_service_has_a_tag_too()
    {
        var partner = await app.PartnerOf(Menu.Storage);
        var service = (await partner.Get("/v1/catalogue/services/STORAGE")).Expect(200);

        (await partner.Get("/v1/catalogue/services/STORAGE", ("If-None-Match", service.ETag!))).Expect(304);
    }

    [Fact]
    public async Task An_account_without_a_price_book_has_none()
    {
        var seller = await app.SellerDoor();
        var draft = await seller.Start();
        await seller.Draft(draft, Menu.Storage);
        var scheduled = await seller.Start();
        await seller.Publish(scheduled, app.Clock.GetUtcNow().AddDays(1), Menu.Storage);

        foreach (var book in (string?[])[null, await seller.Start(), draft, scheduled])
        {
            var partner = await app.PartnerDoor(book);

            (await partner.Get("/v1/catalogue")).Expect(422, "no-price-book");
            (await partner.Get("/v1/catalogue/services/STORAGE")).Expect(422, "no-price-book");
            (await partner.Post("/v1/quotes/preview", Menu.Quote(("STORAGE", 1)))).Expect(422, "no-price-book").Errors.ShouldBe([("/priceBook", "no-price-book")]);
            (await partner.Create("/v1/quotes", Menu.Quote(("STORAGE", 1)))).Expect(422, "no-price-book");
        }
    }

    [Fact]
    public async Task Each_account_has_the_catalogue_of_its_price_book()
    {
        var (one, other) = (await app.PartnerOf(Menu.Storage), await app.PartnerOf(Menu.Labelling));

        (await one.Get("/v1/catalogue")).Json.Texts("services", "code").ShouldBe(["STORAGE"]);
        (await other.Get("/v1/catalogue")).Json.Texts("services", "code").ShouldBe(["LABELLING"]);
        (await other.Get("/v1/catalogue/services/STORAGE")).Expect(404, "not-found");
    }

    [Fact]
    public async Task Reading_it_needs_the_scope_for_it()
    {
        var partner = await app.PartnerOf(Menu.Storage);
        var writer = await app.Again(partner, Scope.QuotesWrite | Scope.QuotesRead);

        (await writer.Get("/v1/catalogue")).Expect(403, "insufficient-scope");
        (await writer.Get("/v1/catalogue/services/STORAGE")).Expect(403, "insufficient-scope");
    }

    private string Now() => Text(app.Clock.GetUtcNow());

    private static string Text(DateTimeOffset instant) => instant.ToString("yyyy-MM-dd'T'HH:mm:ss.FFF'Z'", System.Globalization.CultureInfo.InvariantCulture);
}

public sealed class CatalogueOnSqlite(SqliteApp app) : CatalogueTests(app), IClassFixture<SqliteApp>;

public sealed class CatalogueOnPostgres(PostgresApp app) : CatalogueTests(app.OrSkip()), IClassFixture<PostgresApp>;
