using System.Collections.Concurrent;
using PricingApi.Tests.Harness;

namespace PricingApi.Tests.Quotes;

/// <summary>Whatever is sent instead of a quote gets its defined answer on every route that reads one, and changes nothing.</summary>
public abstract class BadQuoteTests(PricingApp app)
{
    private static readonly ConcurrentDictionary<PricingApp, Task<(Door Partner, Reply Draft, Reply Issued)>> Partners = new();

    public static TheoryData<string> Names => [.. BadQuotes.All.Keys];

    public static TheoryData<string> Fine =>
    [
        "=HYPERLINK(\\\"http://x\\\")", "+1", "-1", "@SUM(A1)", "＝1+1", "' or 1=1--", "<script>alert(1)</script>", "{{7*7}}", "${jndi:ldap://x}", "é 漢字 🚚 אבג", "e\u0301", "O'Brien \\\\ \\\"x\\\"", "%00", "\\u00e9\\ud83d\\ude9a",
    ];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Bad_input_gets_its_answer(string name)
    {
        var bad = BadQuotes.All[name];
        var (partner, draft, issued) = await Partners.GetOrAdd(app, Open);

        bad.Check(await partner.Post("/v1/quotes/preview", bad.Body));
        bad.Check(await partner.Create("/v1/quotes", bad.Body));
        bad.Check(await partner.Put(draft.Path(), bad.Body, draft.ETag));
        if (bad.Body is not "") // a revision of the quote as it is
        {
            bad.Check(await partner.Post($"{issued.Path()}/revise", bad.Body));
        }

        (await app.CountQuotes(partner)).ShouldBe(2);
        (await app.RowOf(draft)).RowVersion.ShouldBe(1);
        (await app.RowOf(issued)).RowVersion.ShouldBe(2);
    }

    [Theory]
    [MemberData(nameof(Fine))]
    public async Task A_text_that_only_looks_dangerous_is_kept_as_it_is(string text)
    {
        var partner = await app.PartnerOf(BadQuotes.Services);

        var quote = (await partner.Create("/v1/quotes", BadQuotes.Good.Replace("TEXT", text, StringComparison.Ordinal))).Expect(201);

        quote.Json.GetProperty("customer").Text("name").ShouldBe(System.Text.Json.JsonElement.Parse($"\"{text}\"").GetString());
        (await partner.Get(quote.Path())).Text.ShouldBe(quote.Text);
    }

    [Theory]
    [InlineData("1.0")]
    [InlineData("1.0000")]
    [InlineData("1")]
    public async Task A_quantity_may_have_zeros_that_say_nothing(string quantity)
    {
        var partner = await app.PartnerOf(BadQuotes.Services);

        var quote = (await partner.Create("/v1/quotes", BadQuotes.Good.Replace("\"quantity\":1", $"\"quantity\":{quantity}", StringComparison.Ordinal))).Expect(201);

        quote.Json.Items("lines").Single().GetProperty("quantity").GetRawText().ShouldBe("1");
    }

    [Theory]
    [InlineData("0.0001", "0.00")]
    [InlineData("0.005", "0.01")]
    [InlineData("999999.9999", "1000000.00")]
    [InlineData("1000000", "1000000.00")]
    public async Task Quantities_reach_to_their_bounds(string quantity, string net)
    {
        var partner = await app.PartnerOf(BadQuotes.Services);

        var quote = (await partner.Create("/v1/quotes", BadQuotes.Good.Replace("\"quantity\":1", $"\"quantity\":{quantity}", StringComparison.Ordinal))).Expect(201);

        quote.Json.Items("lines").Single().Text("netAmount").ShouldBe(net);
        quote.Json.Items("lines").Single().GetProperty("quantity").GetRawText().ShouldBe(quantity);
    }

    [Theory]
    [InlineData("2026-01-05")] // today
    [InlineData("2027-01-06")] // 366 days ahead
    public async Task Validity_reaches_to_its_bounds(string validUntil)
    {
        var partner = await app.PartnerOf(BadQuotes.Services);

        (await partner.Create("/v1/quotes", BadQuotes.Good.Replace("\"lines\"", $"\"validUntil\":\"{validUntil}\",\"lines\"", StringComparison.Ordinal))).Expect(201);
    }

    [Fact]
    public async Task A_byte_order_mark_is_overlooked()
    {
        var partner = await app.PartnerOf(BadQuotes.Services);

        (await partner.Create("/v1/quotes", "\uFEFF" + BadQuotes.Good)).Expect(201);
    }

    [Fact]
    public async Task After_all_of_it_a_good_quote_is_made()
    {
        var (partner, _, _) = await Partners.GetOrAdd(app, Open);

        (await partner.Post("/v1/quotes/preview", BadQuotes.Good)).Expect(200);
    }

    private static async Task<(Door Partner, Reply Draft, Reply Issued)> Open(PricingApp app)
    {
        var partner = await app.PartnerOf(BadQuotes.Services);
        return (partner, await partner.Quote(("KILO", 1)), (await partner.Issue(await partner.Quote(("KILO", 1)))).Expect(200));
    }
}

public sealed class BadQuotesOnSqlite(SqliteApp app) : BadQuoteTests(app), IClassFixture<SqliteApp>;

public sealed class BadQuotesOnPostgres(PostgresApp app) : BadQuoteTests(app.OrSkip()), IClassFixture<PostgresApp>;
