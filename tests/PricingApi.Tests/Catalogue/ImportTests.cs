using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using PricingApi.Access;
using PricingApi.Catalogue;
using PricingApi.Tests.Harness;

namespace PricingApi.Tests.Catalogue;

public abstract class ImportTests(PricingApp app)
{
    private const string Header = "tariff.charge.unitPrice;tariff.charge.model;tariff.vat;tariff.chargePeriod;unit.code;name.en;name.nl;category;kind;code";

    [Fact]
    public async Task A_dry_run_tells_and_changes_nothing()
    {
        var seller = await app.SellerDoor();
        var draft = await seller.NewDraft(Menu.Storage, Menu.Labelling, Menu.Service("OLD", Menu.Flat("1.00")));
        var before = await seller.Get(draft);
        var file = Menu.Content(Menu.Service("STORAGE", Menu.PerUnit("7.00")), Menu.Service("NEW", Menu.Flat("1.00")), Menu.Labelling).ToJsonString();

        foreach (var query in (string[])["", "?dryRun=true"])
        {
            var report = (await seller.Import(draft, file, query, "application/json")).Expect(200);
            report.Text.ShouldBe("""{"applied":false,"rows":3,"added":1,"changed":1,"removed":1,"unchanged":1,"errors":[],"findings":[]}""");
            report.ETag.ShouldBe(before.ETag);
        }

        var after = await seller.Get(draft);
        (after.Text, after.ETag).ShouldBe((before.Text, before.ETag));
    }

    [Fact]
    public async Task An_import_replaces_the_services_whole()
    {
        var seller = await app.SellerDoor();
        var draft = await seller.NewDraft(Menu.Storage, Menu.Labelling);
        app.Clock.Advance(TimeSpan.FromSeconds(1));

        var report = (await seller.Import(draft, PriceBookExamples.Csv, "?dryRun=false")).Expect(200);

        report.Text.ShouldBe("""{"applied":true,"rows":2,"added":2,"changed":0,"removed":2,"unchanged":0,"errors":[],"findings":[]}""");
        var after = await seller.Get(draft);
        (after.ETag, report.ETag).ShouldBe(("\"2\"", "\"2\""));
        after.Json.Texts("services", "code").ShouldBe(["WAREHOUSING-BASE", "STORAGE-PALLET"]);
        after.Json.Text("updatedAt").ShouldNotBe(after.Json.Text("createdAt"));
        (await seller.Import(draft, PriceBookExamples.Content, type: "application/json")).Expect(200).Json.Counts().ShouldBe((2, 0, 2, 0, 0)); // the same codes, with more texts
        var entries = await app.InDatabase(db => db.AuditEntries.AsNoTracking().Where(entry => entry.Action == "priceBook.import").Select(entry => entry.Resource).ToListAsync(TestContext.Current.CancellationToken));
        entries.ShouldContain(draft.Replace("/v1/price-books/", "", StringComparison.Ordinal).Replace("versions/", "", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("\r\n", "")]
    [InlineData("\n", "")]
    [InlineData("\r\n", "\uFEFF")]
    [InlineData("\n", "\uFEFF")]
    public async Task Columns_go_by_name_and_lines_end_as_they_like(string end, string mark)
    {
        var seller = await app.SellerDoor();
        var draft = await seller.NewDraft(Menu.Storage);
        string[] rows = [mark + Header, "6,5;perUnit;standard;perMonth;XPX;Pallet;\"Een \"\"pallet\"\"; groot\";storage;addOn;A", "", ";;;;;;;;;", "\"0,35\";\"perUnit\";zero;oneOff;H87;'=B;b;extras;optOut;B"];

        (await seller.Import(draft, string.Join(end, rows), "?dryRun=false&decimals=comma")).Expect(200).Json.Found("findings").ShouldBeEmpty();

        var expected = Menu.Content(
            Menu.Service("A", Menu.PerUnit("6.50"), category: "storage", unit: "XPX").With("name", new System.Text.Json.Nodes.JsonObject { ["nl"] = "Een \"pallet\"; groot", ["en"] = "Pallet" }),
            Menu.Service("B", Menu.PerUnit("0.35"), "oneOff", "zero", "optOut", unit: "H87").With("name", new System.Text.Json.Nodes.JsonObject { ["nl"] = "b", ["en"] = "=B" }));
        var same = await seller.NewDraft("EUR", expected.ToJsonString());
        (await seller.Get(draft)).Services().ShouldBe((await seller.Get(same)).Services());
    }

    [Fact]
    public async Task Broken_rules_are_found_by_row_and_column_and_do_not_hinder()
    {
        var seller = await app.SellerDoor();
        var draft = await seller.NewDraft(Menu.Storage);
        const string file =
            """
            code,kind,category,name.nl,name.en,unit.code,tariff.chargePeriod,tariff.vat,tariff.minimum,tariff.maximum,tariff.charge.model,tariff.charge.amount,tariff.charge.tiers,tariff.charge.rate,requires
            A,addOn,extras,Een,,H87,perMonth,standard,2.00,1.00,flat,-1.00,,,A

            A,addOn,No Category,Een,One,H87,perMonth,standard,,,volume,,10:1.00|5:1.00|*:1.00,,X Y
            C,addOn,extras,Een,One,H87,perMonth,standard,,,percentage,,,5,
            """;

        var report = (await seller.Import(draft, file, "?dryRun=false")).Expect(200).Json;

        report.GetProperty("applied").GetBoolean().ShouldBeTrue();
        report.Found("findings").ShouldBe(
        [
            (2, "name.nl", "/services/0/name", "name-missing"),
            (2, "tariff.minimum", "/services/0/tariff/minimum", "minimum-above-maximum"),
            (2, "tariff.charge.amount", "/services/0/tariff/charge/amount", "amount-out-of-range"),
            (2, "requires", "/services/0/requires", "requires-cycle"),
            (4, "code", "/services/1/code", "duplicate-service"),
            (4, "category", "/services/1/category", "category-invalid"),
            (4, "tariff.charge.tiers", "/services/1/tariff/charge/tiers/1/upTo", "tier-overlap"),
            (4, "requires", "/services/1/requires/0", "unknown-service"),
            (4, "requires", "/services/1/requires/1", "unknown-service"),
            (4, "requires", "/services/1/requires", "requires-cycle"), // the code of row 2
            (5, "tariff.charge.of.services", "/services/2/tariff/charge/of", "percentage-of-nothing"),
        ], ignoreOrder: true);
        var validation = (await seller.Post($"{draft}/validate", null)).Json;
        validation.Items("errors").Select(error => (error.Text("pointer"), error.Text("code"))).ShouldBe(report.Items("findings").Select(each => (each.Text("pointer"), each.Text("code"))));
    }

    [Fact]
    public async Task A_header_alone_empties_the_draft()
    {
        var seller = await app.SellerDoor();
        var draft = await seller.NewDraft(Menu.Storage);

        var report = (await seller.Import(draft, Header, "?dryRun=false&decimals=comma")).Expect(200).Json;

        report.Counts().ShouldBe((0, 0, 0, 1, 0));
        report.Found("findings").ShouldBe([(null, null, "/services", "no-services")]);
        (await seller.Get(draft)).Json.Items("services").ShouldBeEmpty();
    }

    [Fact]
    public async Task A_published_version_never_changes()
    {
        var seller = await app.SellerDoor();
        var book = await seller.Book(Menu.Storage);

        (await seller.Import($"/v1/price-books/{book}/versions/1", PriceBookExamples.Csv, "?dryRun=false")).Expect(409, "state-conflict");
        (await seller.Import($"/v1/price-books/{book}/versions/1", PriceBookExamples.Csv)).Expect(409, "state-conflict");
    }

    [Fact]
    public async Task A_draft_is_replaced_by_who_read_it_last()
    {
        var seller = await app.SellerDoor();
        var draft = await seller.NewDraft(Menu.Storage);
        var exported = await seller.Export(draft, "?format=csv");

        (await seller.Post($"{draft}/import", PriceBookExamples.Csv, ("Content-Type", "text/csv"))).Expect(428, "precondition-required");
        (await seller.Post($"{draft}/import", PriceBookExamples.Csv, ("Content-Type", "text/csv"), ("If-Match", "\"2\""))).Expect(412, "precondition-failed");
        var replies = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ =>
            seller.Post($"{draft}/import?dryRun=false", PriceBookExamples.Csv, ("Content-Type", "text/csv"), ("If-Match", exported.ETag!))));

        replies.Where(reply => reply.Status == 200).ShouldHaveSingleItem();
        replies.Where(reply => reply.Status != 200).ShouldAllBe(reply => reply.Expect(412, "precondition-failed") != null);
        (await seller.Get(draft)).ETag.ShouldBe("\"2\"");
    }

    [Theory]
    [InlineData("application/xml", 415, "unsupported-media-type")]
    [InlineData("text/plain", 415, "unsupported-media-type")]
    [InlineData("text/csv; charset=windows-1252", 415, "unsupported-media-type")]
    [InlineData("text/csv; charset=utf-16", 415, "unsupported-media-type")]
    [InlineData("text/csv; charset=UTF-8; header=present", 200, null)]
    [InlineData("Text/CSV", 200, null)]
    public async Task Only_utf8_is_read(string type, int status, string? problem)
    {
        var seller = await app.SellerDoor();

        var reply = await seller.Import(await seller.NewDraft(Menu.Storage), PriceBookExamples.Csv, type: type);

        if (problem is null)
        {
            reply.Expect(status);
        }
        else
        {
            reply.Expect(status, problem);
        }
    }

    [Fact]
    public async Task What_is_no_text_is_refused()
    {
        var seller = await app.SellerDoor();
        var draft = await seller.NewDraft(Menu.Storage);

        (await seller.Import(draft, "")).Expect(400, "malformed-csv");
        (await seller.Import(draft, "\uFEFF")).Expect(400, "malformed-csv");
        (await seller.Import(draft, Encoding.Latin1.GetBytes("code;één"))).Expect(400, "malformed-csv");
        (await seller.Import(draft, Encoding.Unicode.GetBytes("\uFEFF" + PriceBookExamples.Csv))).Expect(400, "malformed-csv");
        (await seller.Import(draft, Encoding.Latin1.GetBytes("{\"services\":[\"é\"]}"), type: "application/json")).Expect(400, "malformed-json");
        (await seller.Post($"{draft}/import", PriceBookExamples.Csv, ("Content-Type", "text/csv"), ("If-Match", "\"1\""), ("Content-Encoding", "gzip"))).Expect(415, "unsupported-media-type");
        (await seller.Import(draft, new byte[(32 << 20) + 1])).Expect(413, "payload-too-large");
    }

    [Theory]
    [InlineData("?dryRun=no", "dryRun")]
    [InlineData("?dryRun=True", "dryRun")]
    [InlineData("?decimals=Comma", "decimals")]
    [InlineData("?apply=true", "apply")]
    public async Task What_cannot_be_asked_for_is_refused(string query, string parameter)
    {
        var seller = await app.SellerDoor();

        (await seller.Import(await seller.NewDraft(Menu.Storage), PriceBookExamples.Csv, query)).Expect(400, "invalid-parameter").Errors.ShouldHaveSingleItem().Place.ShouldBe(parameter);
    }

    [Fact]
    public async Task It_is_for_the_seller_who_may_write_price_books()
    {
        var seller = await app.SellerDoor();
        var draft = await seller.NewDraft(Menu.Storage);

        foreach (var stranger in (Door[])[await app.PartnerDoor(), await app.SellerDoor(Scope.CatalogueRead)])
        {
            (await stranger.Post($"{draft}/import?dryRun=false", PriceBookExamples.Csv, ("Content-Type", "text/csv"), ("If-Match", "\"1\""))).Expect(403, "insufficient-scope");
        }

        (await seller.Post($"{draft}9/import", PriceBookExamples.Csv, ("Content-Type", "text/csv"), ("If-Match", "\"1\""))).Expect(404, "not-found");
        (await seller.Get(draft)).ETag.ShouldBe("\"1\"");
    }

    [Fact]
    public async Task Ten_thousand_services_go_in_and_out()
    {
        var seller = await app.SellerDoor();
        var draft = await seller.NewDraft(Menu.Storage);
        var text = new string('x', 120);
        var file = new StringBuilder("code,kind,category,name.nl,name.en,unit.code,unit.contains.nl,unit.contains.en,unit.excludes.nl,unit.excludes.en,tariff.chargePeriod,tariff.vat,tariff.charge.model,tariff.charge.tiers\r\n");
        for (var row = 0; row < 10_000; row++)
        {
            file.Append(CultureInfo.InvariantCulture, $"S{row},addOn,extras,Dienst {row},Service {row},H87,{text},{text},{text},{text},perMonth,standard,graduated,100:{row % 90}.50:0.00|1000:1.20:5.00|*:0.90:5.00\r\n");
        }

        var imported = (await seller.Import(draft, file.ToString(), "?dryRun=false")).Expect(200).Json;
        var export = await seller.Export(draft, "?format=csv");

        imported.Counts().ShouldBe((10_000, 10_000, 0, 1, 0));
        export.Rows().Length.ShouldBe(10_001);
        (await seller.Export(draft)).Bytes.Length.ShouldBeGreaterThan(8 << 20); // more than the other routes read
    }
}

public sealed class ImportsOnSqlite(SqliteApp app) : ImportTests(app), IClassFixture<SqliteApp>;

public sealed class ImportsOnPostgres(PostgresApp app) : ImportTests(app.OrSkip()), IClassFixture<PostgresApp>;
