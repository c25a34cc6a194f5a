using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using PricingApi.Access;
using PricingApi.Tests.Harness;

namespace PricingApi.Tests.Catalogue;

public abstract class ExportTests(PricingApp app)
{
    [Fact]
    public async Task Json_is_what_was_stored_to_the_byte()
    {
        var seller = await app.SellerDoor();
        var book = await seller.Start();
        await seller.Draft(book, Menu.Storage);
        var replaced = (await seller.Put($"/v1/price-books/{book}/versions/1", Menu.Content(OddBook.Services), "\"1\"")).Expect(200);

        var export = await seller.Export($"/v1/price-books/{book}/versions/1");

        export.Text.ShouldBe($"{{\"services\":{replaced.Services()}}}");
        export.Bytes.ShouldBe(await app.InDatabase(db => db.PriceBookVersions.Where(row => row.BookCode == book).Select(row => row.Document).SingleAsync(TestContext.Current.CancellationToken)));
        Convert.ToHexStringLower(SHA256.HashData(export.Bytes)).ShouldBe(replaced.Json.Text("hash"));
        (export.MediaType, export.Header("Content-Disposition")).ShouldBe(("application/json", $"attachment; filename=\"{book}-v1.json\""));
    }

    [Theory]
    [InlineData("")]
    [InlineData("?format=csv")]
    [InlineData("?format=csv&decimals=comma")]
    public async Task A_file_carries_its_hash_and_the_tag_of_the_version(string query)
    {
        var seller = await app.SellerDoor();
        var draft = await seller.NewDraft(OddBook.Services);

        var export = await seller.Export(draft, query);

        export.Header("Repr-Digest").ShouldBe($"sha-256=:{Convert.ToBase64String(SHA256.HashData(export.Bytes))}:");
        export.ETag.ShouldBe((await seller.Get(draft)).ETag);
        export.Header("Cache-Control")!.ShouldContain("private");
        (await seller.Get($"{draft}/export{query}", ("If-None-Match", export.ETag!))).Expect(304).Bytes.ShouldBeEmpty();
        (await seller.Export(draft, query)).Bytes.ShouldBe(export.Bytes);
        (await seller.Send(HttpMethod.Head, $"{draft}/export{query}", null)).Expect(200).Header("Repr-Digest").ShouldBe(export.Header("Repr-Digest"));
    }

    [Fact]
    public async Task Csv_has_a_row_for_each_service_in_their_order()
    {
        var seller = await app.SellerDoor();
        var draft = await seller.NewDraft(Menu.Service("B", Menu.PerUnit("6.5")), Menu.Service("A", Menu.Graduated((100, "1.50", "0.00"), (null, "1.20", "5.00")), requires: ["B", "C"], included: 1.5m));

        var export = await seller.Export(draft, "?format=csv");
        var comma = await seller.Export(draft, "?format=csv&decimals=comma");

        export.Bytes[..3].ShouldBe([0xEF, 0xBB, 0xBF]);
        export.Text.Replace("\r\n", "", StringComparison.Ordinal).ShouldNotContain('\n');
        (export.MediaType, export.Header("Content-Disposition")!.Split('-')[^1]).ShouldBe(("text/csv", "v1.csv\""));
        Values(export.Rows(), "code").ShouldBe(["B", "A"]);
        Values(export.Rows(), "tariff.charge.unitPrice").ShouldBe(["6.50", ""]);
        Values(export.Rows(), "tariff.charge.tiers").ShouldBe(["", "100:1.50:0.00|*:1.20:5.00"]);
        Values(export.Rows(), "requires").ShouldBe(["", "B C"]);
        Values(comma.Rows(';'), "tariff.charge.unitPrice").ShouldBe(["6,50", ""]);
        Values(comma.Rows(';'), "tariff.charge.tiers").ShouldBe(["", "100:1,50:0,00|*:1,20:5,00"]);
        Values(comma.Rows(';'), "tariff.includedQuantity").ShouldBe(["0", "1,5"]);
    }

    [Fact]
    public async Task There_is_a_column_for_every_member()
    {
        var seller = await app.SellerDoor();

        var export = await seller.Export(await seller.NewDraft(Menu.Storage), "?format=csv");

        export.Rows()[0].ShouldBe(
        [
            "code", "kind", "category", "name.nl", "name.en", "unit.code", "unit.contains.nl", "unit.contains.en", "unit.excludes.nl", "unit.excludes.en",
            "tariff.chargePeriod", "tariff.vat", "tariff.charge.model", "tariff.charge.amount", "tariff.charge.unitPrice", "tariff.charge.per", "tariff.charge.tiers",
            "tariff.charge.packageSize", "tariff.charge.packagePrice", "tariff.charge.rate", "tariff.charge.of.services", "tariff.charge.of.categories", "tariff.charge.of.kinds",
            "tariff.charge.fixedFee", "tariff.minimum", "tariff.maximum", "tariff.includedQuantity", "tariff.index.code", "tariff.index.reference", "tariff.index.share",
            "tariff.introductory.until", "tariff.introductory.charge.model", "tariff.introductory.charge.amount", "tariff.introductory.charge.unitPrice", "tariff.introductory.charge.per",
            "tariff.introductory.charge.tiers", "tariff.introductory.charge.packageSize", "tariff.introductory.charge.packagePrice", "tariff.introductory.charge.rate",
            "tariff.introductory.charge.of.services", "tariff.introductory.charge.of.categories", "tariff.introductory.charge.of.kinds", "tariff.introductory.charge.fixedFee",
            "tariff.introductory.minimum", "tariff.introductory.maximum", "tariff.floor.price", "tariff.floor.minimumMargin", "tariff.floor.cost",
            "requires", "excludes", "sla.reference", "sla.version", "sla.link", "sop.reference", "sop.version", "sop.link", "recommends",
            "quantity.minimum", "quantity.maximum", "quantity.step", "leadTime.value", "leadTime.unit", "leadTime.calendar", "leadTime.cutOff", "lastSaleDate",
            "surcharge.for.services", "surcharge.for.categories", "surcharge.when.ordered.days", "surcharge.when.ordered.from", "surcharge.when.ordered.until",
            "surcharge.when.performed.days", "surcharge.when.performed.from", "surcharge.when.performed.until", "surcharge.when.rush", "surcharge.when.calendar",
        ]);
    }

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+1", "'+1")]
    [InlineData("-1", "'-1")]
    [InlineData("@a", "'@a")]
    [InlineData("\ta", "'\ta")]
    [InlineData("'s-Hertogenbosch", "'s-Hertogenbosch")]
    [InlineData("a=1", "a=1")]
    public async Task A_text_is_no_formula(string name, string cell)
    {
        var seller = await app.SellerDoor();
        var service = Menu.Service("A", Menu.PerUnit("-1.00"));
        service["name"]!["nl"] = name;

        var rows = (await seller.Export(await seller.NewDraft(service), "?format=csv")).Rows();

        Values(rows, "name.nl").ShouldBe([cell]);
        Values(rows, "tariff.charge.unitPrice").ShouldBe(["-1.00"]); // a number is left alone
    }

    [Fact]
    public async Task A_published_version_is_given_as_well()
    {
        var seller = await app.SellerDoor();
        var book = await seller.Book(Menu.Storage, Menu.Labelling);

        (await seller.Export($"/v1/price-books/{book}/versions/1", "?format=csv")).Rows().Length.ShouldBe(3);
    }

    [Theory]
    [InlineData("?format=xml", "format", "unknown-value")]
    [InlineData("?format=CSV", "format", "unknown-value")]
    [InlineData("?decimals=dot", "decimals", "unknown-value")]
    [InlineData("?separator=;", "separator", "unknown-parameter")]
    public async Task What_cannot_be_asked_for_is_refused(string query, string parameter, string code)
    {
        var seller = await app.SellerDoor();

        (await seller.Get($"{await seller.NewDraft(Menu.Storage)}/export{query}")).Expect(400, "invalid-parameter").Errors.ShouldBe([((string?)parameter, code)]);
    }

    [Fact]
    public async Task It_is_for_the_seller_who_may_write_price_books()
    {
        var seller = await app.SellerDoor();
        var draft = await seller.NewDraft(Menu.Storage);

        (await (await app.PartnerDoor()).Get($"{draft}/export")).Expect(403, "insufficient-scope");
        (await (await app.SellerDoor(Scope.CatalogueRead)).Get($"{draft}/export")).Expect(403, "insufficient-scope");
        (await seller.Get($"{draft}9/export")).Expect(404, "not-found");
    }

    private static string[] Values(string[][] rows, string column) => [.. rows[1..].Select(row => row[Array.IndexOf(rows[0], column)])];
}

public sealed class ExportsOnSqlite(SqliteApp app) : ExportTests(app), IClassFixture<SqliteApp>;

public sealed class ExportsOnPostgres(PostgresApp app) : ExportTests(app.OrSkip()), IClassFixture<PostgresApp>;
