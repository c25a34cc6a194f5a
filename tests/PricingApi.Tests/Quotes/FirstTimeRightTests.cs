using System.Text.Json;
using PricingApi.Access;
using PricingApi.Tests.Harness;

namespace PricingApi.Tests.Quotes;

/// <summary>How many quotes were accepted as they were first issued.</summary>
public abstract class FirstTimeRightTests(PricingApp app) : IDisposable
{
    private const string Report = "/v1/reports/first-time-right";

    public void Dispose()
    {
        app.Clock.MoveTo(FakeClock.Start);
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task It_counts_by_month_and_price_book()
    {
        var seller = await app.SellerDoor();
        var (book, other) = (await seller.Book(Menu.Storage), await seller.Book(Menu.Storage));
        var partner = await app.PartnerDoor(book);

        await partner.Quote(("STORAGE", 1)); // never issued
        await Issued(partner); // not answered
        await Accepted(partner, await Issued(partner));
        var thanked = await Issued(partner);
        await Accepted(partner, thanked);
        app.Clock.Advance(TimeSpan.FromMilliseconds(1));
        await Say(partner, thanked); // the yes was said before
        var asked = await Issued(partner);
        await Say(partner, asked);
        await Accepted(partner, asked);
        var revised = await Issued(partner);
        (await partner.Revise(revised)).Expect(200);
        (await partner.Issue(revised)).Expect(200);
        await Accepted(partner, revised);
        await app.Assign(partner, other);
        await Accepted(partner, await Issued(partner));
        app.Clock.MoveTo(new(2026, 2, 10, 9, 0, 0, TimeSpan.Zero));
        (await partner.Decline(await Issued(partner))).Expect(200);

        var report = (await partner.Get(Report)).Expect(200).Json;

        (report.Text("from"), report.Text("before")).ShouldBe(("2025-03-01", "2026-02-11"));
        Counts(report.GetProperty("total")).ShouldBe("7 5 3 42.86");
        Groups(report).ShouldBe(new[] { $"2026-01 {book} 5 4 2 40", $"2026-01 {other} 1 1 1 100", $"2026-02 {other} 1 0 0 0" }.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_quote_stays_in_the_month_in_which_it_was_first_issued()
    {
        var partner = await app.PartnerOf(Menu.Storage);
        var quote = await Issued(partner);
        app.Clock.MoveTo(new(2026, 2, 10, 9, 0, 0, TimeSpan.Zero));
        (await partner.Revise(quote)).Expect(200);
        Groups((await partner.Get(Report)).Json).ShouldHaveSingleItem().ShouldStartWith("2026-01 ");
        (await partner.Issue(quote)).Expect(200);
        await Accepted(partner, quote);

        var report = (await partner.Get(Report)).Expect(200).Json;

        Groups(report).ShouldHaveSingleItem().ShouldStartWith("2026-01 ");
        Counts(report.GetProperty("total")).ShouldBe("1 1 0 0");
    }

    [Fact]
    public async Task Months_and_days_are_those_of_the_seller()
    {
        var partner = await app.PartnerOf(Menu.Storage);
        var midnight = new DateTimeOffset(2026, 1, 31, 23, 0, 0, TimeSpan.Zero);
        app.Clock.MoveTo(midnight.AddMilliseconds(-1));
        await Issued(partner);
        app.Clock.MoveTo(midnight);
        await Issued(partner);
        await Issued(partner);

        Groups((await partner.Get(Report)).Json).Select(group => $"{group[..7]} {group.Split(' ')[2]}").ShouldBe(["2026-01 1", "2026-02 2"]);
        Counts((await partner.Get($"{Report}?from=2026-01-31&before=2026-02-01")).Expect(200).Json.GetProperty("total")).ShouldBe("1 0 0 0");
        Counts((await partner.Get($"{Report}?from=2026-02-01&before=2026-02-02")).Expect(200).Json.GetProperty("total")).ShouldBe("2 0 0 0");
        Counts((await partner.Get($"{Report}?from=2026-01-01&before=2026-01-31")).Expect(200).Json.GetProperty("total")).ShouldBe("0 0 0 ");
        Counts((await partner.Get($"{Report}?from=9999-01-01&before=9999-12-31")).Expect(200).Json.GetProperty("total")).ShouldBe("0 0 0 ");
    }

    [Fact]
    public async Task It_tells_of_the_callers_own_in_its_mode()
    {
        var partner = await app.PartnerOf(Menu.Storage);
        await Accepted(partner, await Issued(partner));

        Counts((await partner.Get(Report)).Json.GetProperty("total")).ShouldBe("1 1 1 100");
        Counts((await (await app.PartnerOf(Menu.Storage)).Get(Report)).Json.GetProperty("total")).ShouldBe("0 0 0 ");
        Counts((await (await app.Again(partner, mode: KeyMode.Test)).Get(Report)).Json.GetProperty("total")).ShouldBe("0 0 0 ");
        Counts((await (await app.SellerDoor(Scope.QuotesRead)).Get($"{Report}?account={partner.Account:N}")).Json.GetProperty("total")).ShouldBe("0 0 0 ");
        Counts((await (await app.SellerDoor()).Get($"{Report}?account={partner.Account:N}")).Json.GetProperty("total")).ShouldBe("1 1 1 100");
        (await (await app.SellerDoor()).Get(Report)).Json.GetProperty("total").GetProperty("issued").GetInt32().ShouldBeGreaterThanOrEqualTo(1);
        (await (await app.Again(partner, Scope.QuotesWrite)).Get(Report)).Expect(403, "insufficient-scope");
    }

    [Theory]
    [InlineData("from=2026-02-01&before=2026-02-01", "before")]
    [InlineData("from=2026-02-01&before=2026-01-01", "before")]
    [InlineData("from=2023-01-01&before=2026-01-02", "before")] // 37 months
    [InlineData("from=1900-01-01", "before")]
    [InlineData("from=2026-01-01T00:00:00Z", "from")]
    [InlineData("from=2026-02-30", "from")]
    [InlineData("until=2026-02-01", "until")]
    public async Task What_is_no_period_is_refused(string query, string parameter) =>
        (await (await app.PartnerDoor()).Get($"{Report}?{query}")).Expect(400, "invalid-parameter").Errors[0].Place.ShouldBe(parameter);

    private static async Task<Reply> Issued(Door partner) => (await partner.Issue(await partner.Quote(("STORAGE", 1)))).Expect(200);

    private static async Task Accepted(Door partner, Reply quote) => (await partner.Accept(quote)).Expect(200);

    private static async Task Say(Door partner, Reply quote) => (await partner.Post($"{quote.Path()}/messages", """{ "from": "customer", "text": "Well." }""")).Expect(201);

    private static IEnumerable<string> Groups(JsonElement report) =>
        report.Items("groups").Select(group => $"{group.Text("month")} {group.Text("priceBook")} {Counts(group.GetProperty("counts"))}");

    private static string Counts(JsonElement counts) =>
        $"{counts.GetProperty("issued").GetInt32()} {counts.GetProperty("accepted").GetInt32()} {counts.GetProperty("firstTimeRight").GetInt32()} {counts.GetProperty("rate").GetString()}";
}

public sealed class FirstTimeRightOnSqlite(SqliteApp app) : FirstTimeRightTests(app), IClassFixture<SqliteApp>;

public sealed class FirstTimeRightOnPostgres(PostgresApp app) : FirstTimeRightTests(app.OrSkip()), IClassFixture<PostgresApp>;
