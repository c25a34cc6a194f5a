using System.Text.Json.Nodes;
using PricingApi.Access;
using PricingApi.Tests.Catalogue;
using PricingApi.Tests.Harness;
using PricingApi.Tests.Storage;

namespace PricingApi.Tests.Quotes;

/// <summary>Quotes for a spreadsheet.</summary>
public abstract class QuoteCsvTests(PricingApp app)
{
    private const string Csv = "/v1/quotes?format=csv";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_quote_has_a_row_for_each_charge_period()
    {
        var partner = await app.PartnerOf(Menu.Storage, Menu.Labelling);
        var made = (await partner.Create("/v1/quotes", Menu.Quote(("STORAGE", 44), ("LABELLING", 2)).With("title", "Storage").With("externalReference", "deal-1").With("validUntil", "2026-12-31"))).Expect(201);
        (await partner.Issue(made)).Expect(200);
        var quote = (await partner.Decline(made)).Expect(200).Json;

        var csv = (await partner.Get(Csv, ("Accept", "text/csv"))).Expect(200);
        var comma = (await partner.Get($"{Csv}&decimals=comma")).Expect(200);

        csv.MediaType.ShouldBe("text/csv");
        csv.Bytes[..3].ShouldBe([0xEF, 0xBB, 0xBF]);
        csv.Header("Content-Disposition")!.ShouldMatch("""^attachment; filename="quotes-\d{4}-\d\d-\d\d\.csv"$""");
        (csv.ETag, csv.Header("Repr-Digest")).ShouldBe((null, null));
        var begin = $"{quote.Text("id")}|{partner.Account:N}|{quote.Text("number")}|1|declined|C-1001|Bakkerij Jansen BV|deal-1|Storage|EUR|{quote.GetProperty("priceBook").Text("code")}|1"
            + $"|2026-12-31|{quote.Text("createdAt")}|{quote.Text("issuedAt")}|{quote.Text("declinedAt")}";
        csv.Rows().Select(row => string.Join('|', row)).ShouldBe(
        [
            "id|accountId|number|revision|status|customerReference|customerName|externalReference|title|currency|priceBook|priceBookVersion|validUntil|createdAt|issuedAt|decidedAt|chargePeriod|net|vat|gross|contentHash",
            $"{begin}|perOccurrence|0.70|0.15|0.85|{quote.Text("contentHash")}",
            $"{begin}|perMonth|264.00|55.44|319.44|{quote.Text("contentHash")}",
        ]);
        comma.Rows(';')[2][17..20].ShouldBe(["264,00", "55,44", "319,44"]);
    }

    [Fact]
    public async Task It_holds_what_the_list_holds_in_its_order()
    {
        var partner = await app.PartnerOf(Menu.Storage);
        for (var quote = 0; quote < 5; quote++)
        {
            app.Clock.Advance(TimeSpan.FromMilliseconds(1));
            (await partner.Create("/v1/quotes", Menu.Quote(("STORAGE", 1)).With("externalReference", $"deal-{quote % 2}"))).Expect(201);
        }

        foreach (var filter in (string[])["", "&externalReference=deal-0", "&status=issued", "&status=draft", "&damaged=false", "&damaged=true", "&number=Q-1"])
        {
            var listed = (await partner.Get($"/v1/quotes?{filter.TrimStart('&')}")).Expect(200).Json.Texts("items", "number");
            Column((await partner.Get(Csv + filter)).Expect(200), "number").ShouldBe(listed, filter);
        }
    }

    [Fact]
    public async Task What_has_expired_says_so_before_the_round_makes_it_so()
    {
        var partner = await app.PartnerOf(Menu.Storage);
        await partner.IssuedToday(app);
        app.Clock.Advance(TimeSpan.FromDays(1));

        Column((await partner.Get(Csv)).Expect(200), "status").ShouldBe(["expired"]);
        Column((await partner.Get($"{Csv}&status=expired")).Expect(200), "status").ShouldBe(["expired"]);
    }

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+1", "'+1")]
    [InlineData("-1", "'-1")]
    [InlineData("@a", "'@a")]
    [InlineData("'=a", "''=a")]
    [InlineData("a=1", "a=1")]
    public async Task A_text_is_no_formula(string text, string cell)
    {
        var partner = await app.PartnerOf(Menu.Storage);
        var quote = Menu.Quote(("STORAGE", 1)).With("title", text).With("externalReference", text);
        quote["customer"] = new JsonObject { ["reference"] = text, ["name"] = text };
        (await partner.Create("/v1/quotes", quote)).Expect(201);

        var csv = (await partner.Get(Csv)).Expect(200);

        ((string[])["customerReference", "customerName", "externalReference", "title"]).Select(column => Column(csv, column).Single()).ShouldAllBe(each => each == cell);
    }

    [Fact]
    public async Task It_has_no_limit_and_leaves_out_nothing_that_cannot_be_read()
    {
        var partner = await app.PartnerOf(Menu.Storage);
        var quotes = Enumerable.Range(0, 1005).Select(ago => Sample.Quote(at: FakeClock.Start.AddMinutes(-1 - ago))).ToList();
        quotes.ForEach(quote => quote.AccountId = partner.Account);
        await app.InDatabase(async db =>
        {
            db.AddRange(quotes);
            await db.SaveChangesAsync(Cancellation);
        });
        var sound = await partner.Quote(("STORAGE", 44));

        var csv = (await partner.Get(Csv)).Expect(200);

        Column(csv, "number").ShouldBe([.. quotes.Select(quote => quote.Number).Reverse(), sound.Json.Text("number")]);
        csv.Rows()[1][16..20].ShouldBe(["", "", "", ""]);
        csv.Rows()[^1][16..20].ShouldBe(["perMonth", "264.00", "55.44", "319.44"]);
    }

    [Fact]
    public async Task It_holds_the_callers_own_of_its_mode()
    {
        var mine = await app.PartnerOf(Menu.Storage);
        var test = await app.Again(mine, mode: KeyMode.Test);
        var (live, tried) = (await mine.Quote(("STORAGE", 1)), await test.Quote(("STORAGE", 1)));

        Column((await mine.Get(Csv)).Expect(200), "number").ShouldBe([live.Json.Text("number")]);
        Column((await test.Get(Csv)).Expect(200), "number").ShouldBe([tried.Json.Text("number")]);
        Column((await (await app.PartnerOf(Menu.Storage)).Get(Csv)).Expect(200), "number").ShouldBeEmpty();
        Column((await (await app.SellerDoor(Scope.QuotesRead)).Get(Csv)).Expect(200), "number").ShouldBeEmpty();
        Column((await (await app.SellerDoor()).Get($"{Csv}&account={mine.Account:N}")).Expect(200), "number").ShouldBe([live.Json.Text("number")]);
        (await (await app.Again(mine, Scope.QuotesWrite)).Get(Csv)).Expect(403, "insufficient-scope");
    }

    [Theory]
    [InlineData("format=CSV", "format")]
    [InlineData("format=xml", "format")]
    [InlineData("format=csv&decimals=dot", "decimals")]
    [InlineData("format=csv&limit=5", "limit")] // it has no pages
    [InlineData("format=csv&limit=5&status=draft", "limit")]
    [InlineData("format=csv&separator=;", "separator")]
    [InlineData("format=csv&createdFrom=2026-01-05T09:00:00Z&createdBefore=2026-01-05T09:00:00Z", "createdBefore")]
    public async Task What_cannot_be_asked_for_is_refused(string query, string parameter) =>
        (await (await app.PartnerDoor()).Get($"/v1/quotes?{query}")).Expect(400, "invalid-parameter").Errors[0].Place.ShouldBe(parameter);

    private static IEnumerable<string> Column(Reply csv, string name)
    {
        var rows = csv.Rows();
        return rows[1..].Select(row => row[Array.IndexOf(rows[0], name)]);
    }
}

public sealed class QuoteCsvOnSqlite(SqliteApp app) : QuoteCsvTests(app), IClassFixture<SqliteApp>;

public sealed class QuoteCsvOnPostgres(PostgresApp app) : QuoteCsvTests(app.OrSkip()), IClassFixture<PostgresApp>;
