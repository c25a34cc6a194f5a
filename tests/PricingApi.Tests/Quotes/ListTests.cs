using PricingApi.Access;
using PricingApi.Tests.Harness;

namespace PricingApi.Tests.Quotes;

public abstract class ListTests(PricingApp app)
{
    public static TheoryData<string> NoLimits => ["-1", "0", "", "abc", "1e3", "99999999999", "%2B5", "%205", "1001", "5.0", "0x10", "٣"];

    public static TheoryData<string, string> NoFilters => new()
    {
        { "status=Draft", "status" },
        { "status=0", "status" },
        { "status=draft,issued", "status" },
        { "createdFrom=2026-01-05T09:00:00", "createdFrom" },
        { "createdFrom=2026-01-05", "createdFrom" },
        { "createdFrom=2026-01-05T09:00:00+01:00", "createdFrom" }, // a plus that is not escaped is a space
        { "createdFrom=0000-00-00T00:00:00Z", "createdFrom" },
        { "createdBefore=2026-02-30T00:00:00Z", "createdBefore" },
        { "createdFrom=2026-01-05T09:00:00Z&createdBefore=2026-01-05T09:00:00Z", "createdBefore" },
        { "validUntilFrom=2026-02-30", "validUntilFrom" },
        { "validUntilBefore=2026-01-05T09:00:00Z", "validUntilBefore" },
        { "validUntilFrom=2026-01-05&validUntilBefore=2026-01-05", "validUntilBefore" },
        { "damaged=1", "damaged" },
        { "number=a%00b", "number" },
        { "number=" + new string('x', 501), "number" },
        { "status=draft&status=issued", "status" },
        { "sort=createdAt;drop", "sort" },
        { "Limit=5", "Limit" },
        { "customer=C-1", "customer" },
    };

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(10)]
    [InlineData(1000)]
    public async Task A_walk_meets_each_quote_once_in_the_order_they_were_made(int limit)
    {
        var partner = await app.PartnerOf(Menu.Storage);
        var made = new List<string>();
        for (var quote = 0; quote < 10; quote++)
        {
            // Some were made at the same instant.
            app.Clock.Advance(TimeSpan.FromMilliseconds(quote / 4));
            made.Add((await partner.Quote(("STORAGE", 1))).Json.Text("number"));
        }

        var met = await Walk(partner, "", limit);

        met.ShouldBe(made, ignoreOrder: true);
        (await Walk(partner, "", 4)).ShouldBe(met);
    }

    [Fact]
    public async Task Quotes_made_during_a_walk_come_at_its_end()
    {
        var partner = await app.PartnerOf(Menu.Storage);
        var first = await partner.Quote(("STORAGE", 1));
        app.Clock.Advance(TimeSpan.FromMilliseconds(1));
        var second = await partner.Quote(("STORAGE", 1));
        app.Clock.Advance(TimeSpan.FromMilliseconds(1));

        var page = (await partner.Get("/v1/quotes?limit=1")).Expect(200);
        var third = await partner.Quote(("STORAGE", 1));
        (await partner.Put(second.Path(), Menu.Quote(("STORAGE", 2)), second.ETag)).Expect(200);
        var rest = (await partner.Get($"/v1/quotes?limit=5&cursor={page.Json.Text("next")}")).Expect(200);

        page.Json.Texts("items", "id").ShouldBe([first.Json.Text("id")]);
        rest.Json.Texts("items", "id").ShouldBe([second.Json.Text("id"), third.Json.Text("id")]);
        rest.Json.GetProperty("next").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
    }

    [Fact]
    public async Task A_quote_is_listed_in_short()
    {
        var partner = await app.PartnerOf(Menu.Storage, Menu.Labelling);
        var quote = (await partner.Create("/v1/quotes", Menu.Quote(("STORAGE", 44), ("LABELLING", 2)).With("title", "Storage").With("externalReference", "deal-1"))).Expect(201).Json;

        var listed = (await partner.Get("/v1/quotes")).Expect(200).Json.Items("items").Single();

        foreach (var member in (string[])["id", "number", "revision", "status", "mode", "title", "externalReference", "currency", "priceBook", "validUntil", "createdAt", "contentHash"])
        {
            listed.GetProperty(member).GetRawText().ShouldBe(quote.GetProperty(member).GetRawText(), member);
        }

        listed.Text("customerName").ShouldBe("Bakkerij Jansen BV");
        listed.Items("totals").Select(total => (total.Text("chargePeriod"), total.Text("net"), total.Text("gross")))
            .ShouldBe([("perOccurrence", "0.70", "0.85"), ("perMonth", "264.00", "319.44")]);
    }

    [Fact]
    public async Task Each_filter_keeps_what_it_names()
    {
        var partner = await app.PartnerOf(Menu.Storage);
        var early = (await partner.Create("/v1/quotes", Menu.Quote(("STORAGE", 1)).With("externalReference", "deal-1").With("validUntil", $"{app.Clock.GetUtcNow():yyyy-MM-dd}"))).Expect(201);
        app.Clock.Advance(TimeSpan.FromSeconds(1));
        var other = Menu.Quote(("STORAGE", 1));
        other["customer"]!["reference"] = "C-2";
        var late = (await partner.Create("/v1/quotes", other)).Expect(201);
        (await partner.Issue(late)).Expect(200);
        var from = late.Json.Text("createdAt");

        await Keeps("", early, late);
        await Keeps($"number={early.Json.Text("number")}", early);
        await Keeps("customerReference=C-2", late);
        await Keeps("externalReference=deal-1", early);
        await Keeps("status=draft", early);
        await Keeps("status=issued", late);
        await Keeps($"createdFrom={from}", late);
        await Keeps($"createdBefore={from}", early);
        await Keeps($"createdFrom={early.Json.Text("createdAt")}&createdBefore={from}", early);
        await Keeps("customerReference=C-1001&status=issued");
        var day = late.Json.Text("validUntil");
        await Keeps($"validUntilFrom={day}", late);
        await Keeps($"validUntilBefore={day}", early);
        await Keeps($"validUntilFrom={early.Json.Text("validUntil")}&validUntilBefore={day}", early);

        // Literally, not as a pattern.
        await Keeps("customerReference=%25");
        await Keeps("externalReference=deal-_");
        await Keeps("number=Q-.*");

        async Task Keeps(string filter, params Reply[] quotes) =>
            (await partner.Get($"/v1/quotes?{filter}")).Expect(200).Json.Texts("items", "id").ShouldBe(quotes.Select(quote => quote.Json.Text("id")), filter);
    }

    [Fact]
    public async Task Filters_hold_on_every_page()
    {
        var partner = await app.PartnerOf(Menu.Storage);
        for (var quote = 0; quote < 6; quote++)
        {
            (await partner.Create("/v1/quotes", Menu.Quote(("STORAGE", 1)).With("externalReference", $"deal-{quote % 2}"))).Expect(201);
        }

        (await Walk(partner, "externalReference=deal-1", 1)).Count.ShouldBe(3);
    }

    [Theory]
    [MemberData(nameof(NoLimits))]
    public async Task A_limit_is_a_whole_number_from_1_to_1000(string limit)
    {
        var partner = await app.PartnerDoor();

        (await partner.Get($"/v1/quotes?limit={limit}")).Expect(400, "invalid-parameter").Errors[0].Place.ShouldBe("limit");
    }

    [Theory]
    [MemberData(nameof(NoFilters))]
    public async Task What_is_no_filter_is_refused(string query, string parameter)
    {
        var partner = await app.PartnerDoor();

        (await partner.Get($"/v1/quotes?{query}")).Expect(400, "invalid-parameter").Errors.ShouldContain(error => error.Place == parameter);
    }

    [Fact]
    public async Task A_cursor_belongs_to_its_list_and_its_account()
    {
        var partner = await app.PartnerOf(Menu.Storage);
        var other = await app.PartnerOf(Menu.Storage);
        await partner.Quote(("STORAGE", 1));
        await partner.Quote(("STORAGE", 1));
        var cursor = (await partner.Get("/v1/quotes?limit=1&status=draft")).Json.Text("next");

        (await partner.Get($"/v1/quotes?limit=7&status=draft&cursor={cursor}")).Expect(200);
        (await other.Get($"/v1/quotes?limit=1&status=draft&cursor={cursor}")).Expect(400, "invalid-cursor");
        (await partner.Get($"/v1/quotes?limit=1&cursor={cursor}")).Expect(400, "invalid-cursor");
        (await partner.Get($"/v1/quotes?limit=1&status=issued&cursor={cursor}")).Expect(400, "invalid-cursor");
        (await partner.Get($"/v1/quotes?limit=1&status=draft&cursor={cursor[..^1]}")).Expect(400, "invalid-cursor");
        (await partner.Get($"/v1/quotes?limit=1&status=draft&cursor={cursor}A")).Expect(400, "invalid-cursor");
        (await partner.Get("/v1/quotes?limit=1&status=draft&cursor=")).Expect(400, "invalid-cursor");
        (await partner.Get("/v1/quotes?limit=1&status=draft&cursor=' or 1=1--")).Expect(400, "invalid-cursor");
    }

    [Fact]
    public async Task A_cursor_that_was_changed_anywhere_is_refused()
    {
        var partner = await app.PartnerOf(Menu.Storage);
        await partner.Quote(("STORAGE", 1));
        await partner.Quote(("STORAGE", 1));
        var cursor = (await partner.Get("/v1/quotes?limit=1")).Json.Text("next");

        for (var place = 0; place < cursor.Length; place++)
        {
            var changed = string.Concat(cursor.AsSpan(0, place), cursor[place] == 'A' ? "B" : "A", cursor.AsSpan(place + 1));
            (await partner.Get($"/v1/quotes?limit=1&cursor={changed}")).Expect(400, "invalid-cursor");
        }
    }

    [Fact]
    public async Task A_cursor_does_not_live_for_ever()
    {
        var partner = await app.PartnerOf(Menu.Storage);
        await partner.Quote(("STORAGE", 1));
        await partner.Quote(("STORAGE", 1));
        var cursor = (await partner.Get("/v1/quotes?limit=1")).Json.Text("next");

        app.Clock.Advance(TimeSpan.FromDays(7) - TimeSpan.FromSeconds(1));
        (await partner.Get($"/v1/quotes?limit=1&cursor={cursor}")).Expect(200);
        app.Clock.Advance(TimeSpan.FromSeconds(2));
        (await partner.Get($"/v1/quotes?limit=1&cursor={cursor}")).Expect(410, "gone");
    }

    [Fact]
    public async Task Reading_needs_the_scope_for_it()
    {
        var partner = await app.PartnerOf(Menu.Storage);
        var quote = await partner.Quote(("STORAGE", 1));
        var writer = await app.Again(partner, Scope.QuotesWrite);

        (await writer.Get("/v1/quotes")).Expect(403, "insufficient-scope");
        (await writer.Get(quote.Path())).Expect(403, "insufficient-scope");
    }

    private static async Task<IReadOnlyList<string>> Walk(Door door, string filter, int limit)
    {
        var numbers = new List<string>();
        for (var (next, pages) = ((string?)"", 0); next is not null; pages++)
        {
            pages.ShouldBeLessThan(20);
            var page = (await door.Get($"/v1/quotes?limit={limit}&{filter}{(next.Length > 0 ? $"&cursor={next}" : "")}".Replace("&&", "&", StringComparison.Ordinal))).Expect(200);
            page.Json.Items("items").Count().ShouldBeLessThanOrEqualTo(limit);
            numbers.AddRange(page.Json.Texts("items", "number"));
            next = page.Json.GetProperty("next").GetString();
        }

        return numbers;
    }
}

public sealed class ListsOnSqlite(SqliteApp app) : ListTests(app), IClassFixture<SqliteApp>;

public sealed class ListsOnPostgres(PostgresApp app) : ListTests(app.OrSkip()), IClassFixture<PostgresApp>;
