using System.Text;
using PricingApi.Tests.Harness;

namespace PricingApi.Tests.Catalogue;

/// <summary>Files with something wrong in them: each fault has its row, its column and a code, and the draft stays as it was.</summary>
public abstract class ImportFaultTests(PricingApp app)
{
    private const string Header = "code,kind,category,name.nl,name.en,unit.code,tariff.chargePeriod,tariff.vat,tariff.minimum,tariff.includedQuantity,tariff.charge.model,tariff.charge.amount,tariff.charge.unitPrice,tariff.charge.tiers,requires,sla.reference";
    private const string Good = "A,addOn,extras,Een,One,H87,perMonth,standard,,,flat,1.00,,,,";

    /// <summary>The second of two rows, and what is wrong with it.</summary>
    public static TheoryData<string, string, string, string, string> Rows => new()
    {
        { "bad number", "B,addOn,extras,Een,One,H87,perMonth,standard,abc,,flat,1.00,,,,", "tariff.minimum", "/tariff/minimum", "not-decimal" },
        { "comma in a point file", "B,addOn,extras,Een,One,H87,perMonth,standard,\"25,00\",,flat,1.00,,,,", "tariff.minimum", "/tariff/minimum", "not-decimal" },
        { "thousands", "B,addOn,extras,Een,One,H87,perMonth,standard,\"1,000.00\",,flat,1.00,,,,", "tariff.minimum", "/tariff/minimum", "not-decimal" },
        { "white space around a number", "B,addOn,extras,Een,One,H87,perMonth,standard, 1.00,,flat,1.00,,,,", "tariff.minimum", "/tariff/minimum", "not-decimal" },
        { "a currency", "B,addOn,extras,Een,One,H87,perMonth,standard,€ 1.00,,flat,1.00,,,,", "tariff.minimum", "/tariff/minimum", "not-decimal" },
        { "exponent", "B,addOn,extras,Een,One,H87,perMonth,standard,1E2,,flat,1.00,,,,", "tariff.minimum", "/tariff/minimum", "exponent" },
        { "seven decimals", "B,addOn,extras,Een,One,H87,perMonth,standard,,,flat,1.0000001,,,,", "tariff.charge.amount", "/tariff/charge/amount", "scale" },
        { "quantity with five decimals", "B,addOn,extras,Een,One,H87,perMonth,standard,,1.00001,perUnit,,1.00,,,", "tariff.includedQuantity", "/tariff/includedQuantity", "scale" },
        { "29 digits", "B,addOn,extras,Een,One,H87,perMonth,standard,,,flat,12345678901234567890123456789,,,,", "tariff.charge.amount", "/tariff/charge/amount", "too-large" },
        { "unknown kind", "B,AddOn,extras,Een,One,H87,perMonth,standard,,,flat,1.00,,,,", "kind", "/kind", "unknown-value" },
        { "unknown period", "B,addOn,extras,Een,One,H87,monthly,standard,,,flat,1.00,,,,", "tariff.chargePeriod", "/tariff/chargePeriod", "unknown-value" },
        { "unknown model", "B,addOn,extras,Een,One,H87,perMonth,standard,,,stairs,1.00,,,,", "tariff.charge.model", "/tariff/charge/model", "unknown-value" },
        { "no model", "B,addOn,extras,Een,One,H87,perMonth,standard,,,,1.00,,,,", "tariff.charge.model", "/tariff/charge/model", "missing-member" },
        { "no code", ",addOn,extras,Een,One,H87,perMonth,standard,,,flat,1.00,,,,", "code", "/code", "missing-member" },
        { "no price", "B,addOn,extras,Een,One,H87,perMonth,standard,,,perUnit,,,,,", "tariff.charge.unitPrice", "/tariff/charge/unitPrice", "missing-member" },
        { "another model's price", "B,addOn,extras,Een,One,H87,perMonth,standard,,,flat,1.00,2.00,,,", "tariff.charge.unitPrice", "/tariff/charge/unitPrice", "unknown-member" },
        { "another model's tiers", "B,addOn,extras,Een,One,H87,perMonth,standard,,,flat,1.00,,*:1.00,,", "tariff.charge.tiers", "/tariff/charge/tiers", "unknown-member" },
        { "tiers of words", "B,addOn,extras,Een,One,H87,perMonth,standard,,,volume,,,cheap,,", "tariff.charge.tiers", "/tariff/charge/tiers", "tier-syntax" },
        { "a tier of four", "B,addOn,extras,Een,One,H87,perMonth,standard,,,volume,,,10:1.00:0.00:1|*:1.00,,", "tariff.charge.tiers", "/tariff/charge/tiers", "tier-syntax" },
        { "an empty tier", "B,addOn,extras,Een,One,H87,perMonth,standard,,,volume,,,10:1.00:0.00|,,", "tariff.charge.tiers", "/tariff/charge/tiers", "tier-syntax" },
        { "a tier without a price", "B,addOn,extras,Een,One,H87,perMonth,standard,,,volume,,,10:|*:1.00,,", "tariff.charge.tiers", "/tariff/charge/tiers", "not-decimal" },
        { "a tier to a fine bound", "B,addOn,extras,Een,One,H87,perMonth,standard,,,volume,,,1.00001:1.00|*:1.00,,", "tariff.charge.tiers", "/tariff/charge/tiers", "scale" },
        { "too long a code", $"{new string('B', 65)},addOn,extras,Een,One,H87,perMonth,standard,,,flat,1.00,,,,", "code", "/code", "too-long" },
        { "too long a name", $"B,addOn,extras,{new string('x', 501)},One,H87,perMonth,standard,,,flat,1.00,,,,", "name.nl", "/name/nl", "too-long" },
        { "too long a unit", "B,addOn,extras,Een,One,PIECE,perMonth,standard,,,flat,1.00,,,,", "unit.code", "/unit/code", "too-long" },
        { "too long a name in a list", $"B,addOn,extras,Een,One,H87,perMonth,standard,,,flat,1.00,,,A {new string('C', 501)},", "requires", "/requires/1", "too-long" },
        { "nul", "B,addOn,extras,E\0n,One,H87,perMonth,standard,,,flat,1.00,,,,", "name.nl", "/name/nl", "nul" },
        { "a reference of no characters", "B,addOn,extras,Een,One,H87,perMonth,standard,,,flat,1.00,,,,'", "sla.reference", "/sla/reference", "too-short" },
    };

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task A_cell_that_cannot_be_read_is_named(string name, string row, string column, string place, string code) =>
        await Refused(name, $"{Header}\r\n{Good}\r\n{row}\r\n", [(3, column, "/services/1" + place, code)]);

    [Theory]
    [InlineData("6.50", "not-decimal")]
    [InlineData("1.000,50", "not-decimal")]
    [InlineData("6,5,0", "not-decimal")]
    [InlineData("6,1234567", "scale")]
    public async Task A_comma_file_has_no_points(string price, string code)
    {
        var seller = await app.SellerDoor();
        var draft = await seller.NewDraft(Menu.Storage);
        var file = $"{Header}\n{Good.Replace("1.00", price.Replace(',', '~'), StringComparison.Ordinal)}".Replace(',', ';').Replace('~', ',');

        var errors = (await seller.Import(draft, file, "?decimals=comma")).Expect(200).Json;

        errors.Found("errors").ShouldBe([(2, "tariff.charge.amount", "/services/0/tariff/charge/amount", code)]);
        errors.Items("errors").Single().Text("detail").ShouldContain(code == "scale" ? "6 decimals" : "a comma before decimals");
    }

    public static TheoryData<string, string, int?, string?, string?, string> Files => new()
    {
        { "missing header", Good, 1, null, null, "header-missing" },
        { "wrong separator", Header.Replace(',', ';'), 1, null, null, "header-missing" },
        { "blank first row", $"\r\n{Header}\r\n{Good}", 1, null, null, "header-missing" },
        { "unknown column", $"{Header},colour\r\n{Good},red", 1, "colour", null, "unknown-column" },
        { "column in other letter case", $"{Header},Excludes\r\n{Good},", 1, "Excludes", null, "unknown-column" },
        { "column without a name", $"{Header},\r\n{Good},", 1, "", null, "unknown-column" },
        { "duplicate column", $"{Header},kind\r\n{Good},addOn", 1, "kind", null, "duplicate-column" },
        { "required column left out", Header.Replace("unit.code,", "", StringComparison.Ordinal), 1, "unit.code", null, "missing-column" },
        { "too many cells", $"{Header}\r\n{Good},extra", 2, null, "/services/0", "cell-count" },
        { "too few cells", $"{Header}\r\nA,addOn", 2, null, "/services/0", "cell-count" },
        { "a quote in a cell", $"{Header}\r\n{Good}\r\n{Good.Replace("Een", "3\" pipe", StringComparison.Ordinal)}\r\n", 3, null, "/services/1", "quote-syntax" },
        { "text after a quoted cell", $"{Header}\r\n{Good.Replace("Een", "\"Een\" x", StringComparison.Ordinal)}\r\n", 2, null, "/services/0", "quote-syntax" },
        { "a quote that never ends", $"{Header}\r\n{Good}\r\n{Good.Replace("Een", "\"Een", StringComparison.Ordinal)}\r\n{Good}", 3, null, "/services/1", "quote-syntax" },
    };

    [Theory]
    [MemberData(nameof(Files))]
    public async Task A_file_that_cannot_be_read_says_where(string name, string file, int? row, string? column, string? place, string code) =>
        await Refused(name, file, [(row, column, place, code)]);

    [Fact]
    public async Task Every_fault_of_every_row_is_named_at_once()
    {
        var file = $"{Header}\r\n,addOn,extras,Een,One,H87,monthly,standard,x,,flat,1.00,,,,\r\n{Good}\r\n\r\nB,addOn,extras,Een,One,H87,perMonth,standard,,y,perUnit,,z,,,\r\n";

        await Refused("several", file,
        [
            (2, "tariff.minimum", "/services/0/tariff/minimum", "not-decimal"),
            (2, "tariff.chargePeriod", "/services/0/tariff/chargePeriod", "unknown-value"),
            (2, "code", "/services/0/code", "missing-member"),
            (5, "tariff.charge.unitPrice", "/services/2/tariff/charge/unitPrice", "not-decimal"),
            (5, "tariff.includedQuantity", "/services/2/tariff/includedQuantity", "not-decimal"),
        ]);
    }

    [Fact]
    public async Task A_report_lists_more_than_a_problem_can()
    {
        var seller = await app.SellerDoor();
        var draft = await seller.NewDraft(Menu.Storage);
        var file = $"{Header}\r\n{string.Concat(Enumerable.Repeat("A,addOn,extras,Een,One,H87,perMonth,standard,x,,flat,1.00,,,,\r\n", 200))}";

        (await seller.Import(draft, file)).Expect(200).Json.Found("errors").Count.ShouldBe(200);
        (await seller.Import(draft, file, "?dryRun=false")).Expect(422, "price-book-invalid").Errors.Count.ShouldBe(50);
    }

    [Fact]
    public async Task More_services_than_a_version_may_hold_are_not_read()
    {
        var seller = await app.SellerDoor();
        var draft = await seller.NewDraft(Menu.Storage);
        var file = new StringBuilder(Header).Append('\n');
        for (var row = 0; row <= 20_100; row++)
        {
            file.Append(Good).Append('\n');
        }

        (await seller.Import(draft, file.ToString())).Expect(200).Json.Found("errors").ShouldBe([(20_002, null, null, "too-many-services")]);
    }

    [Fact]
    public async Task Every_fault_of_json_is_named_too()
    {
        var seller = await app.SellerDoor();
        var draft = await seller.NewDraft(Menu.Storage);
        var bad = Menu.Service("A", Menu.Flat("1,00")).With("kind", "extra").With("price", "1.00");
        var file = Menu.Content(bad, Menu.Labelling, bad).ToJsonString();
        (int?, string?, string?, string)[] faults =
        [
            .. from index in (int[])[0, 2]
               from fault in ((string, string)[])[("kind", "unknown-value"), ("tariff/charge/amount", "not-decimal"), ("price", "unknown-member")]
               select ((int?)null, (string?)null, $"/services/{index}/{fault.Item1}", fault.Item2),
        ];

        var tried = (await seller.Import(draft, file, type: "application/json")).Expect(200);

        tried.Json.Found("errors").ShouldBe(faults, ignoreOrder: true);
        tried.Json.Counts().ShouldBe((3, 0, 0, 0, 0));
        (await seller.Import(draft, file, "?dryRun=false", "application/json")).Expect(422, "price-book-invalid").Errors.ShouldBe(faults.Select(fault => (fault.Item3, fault.Item4)), ignoreOrder: true);
        (await seller.Get(draft)).Json.Texts("services", "code").ShouldBe(["STORAGE"]);
    }

    [Theory]
    [InlineData("", "malformed-json")]
    [InlineData("{", "malformed-json")]
    [InlineData("{\"services\":[{]}", "malformed-json")]
    [InlineData("null", "invalid-request")]
    [InlineData("[]", "invalid-request")]
    [InlineData("{}", "invalid-request")]
    [InlineData("{\"services\":{}}", "invalid-request")]
    [InlineData("{\"services\":null}", "invalid-request")]
    [InlineData("{\"services\":[],\"services\":[]}", "invalid-request")]
    [InlineData("{\"services\":[],\"name\":\"x\"}", "invalid-request")]
    public async Task What_is_no_price_book_is_refused_as_elsewhere(string file, string problem)
    {
        var seller = await app.SellerDoor();

        (await seller.Import(await seller.NewDraft(Menu.Storage), file, type: "application/json")).Expect(400, problem);
    }

    private async Task Refused(string name, string file, (int? Row, string? Column, string? Pointer, string Code)[] faults)
    {
        var seller = await app.SellerDoor();
        var draft = await seller.NewDraft(Menu.Storage);
        var before = await seller.Get(draft);

        var tried = (await seller.Import(draft, file)).Expect(200);
        var refused = (await seller.Import(draft, file, "?dryRun=false")).Expect(422, "price-book-invalid");

        tried.Json.Found("errors").ShouldBe(faults, name);
        tried.Json.GetProperty("applied").GetBoolean().ShouldBeFalse();
        tried.Json.Items("findings").ShouldBeEmpty();
        refused.Json.Found("errors").ShouldBe(faults, name);
        var after = await seller.Get(draft);
        (after.Text, after.ETag).ShouldBe((before.Text, before.ETag));
    }
}

public sealed class ImportFaultsOnSqlite(SqliteApp app) : ImportFaultTests(app), IClassFixture<SqliteApp>;

public sealed class ImportFaultsOnPostgres(PostgresApp app) : ImportFaultTests(app.OrSkip()), IClassFixture<PostgresApp>;
