using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using PricingApi.Access;
using PricingApi.Storage;
using PricingApi.Storage.Rows;
using PricingApi.Tests.Harness;
using PricingApi.Tests.Quotes;

namespace PricingApi.Tests.Catalogue;

/// <summary>What a draft would make of open quotes is looked at before it is published.</summary>
public abstract class ImpactTests(PricingApp app)
{
    private static readonly JsonObject Dearer = Menu.Service("STORAGE", Menu.PerUnit("6.30"), category: "storage", unit: "XPX");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_open_quote_that_would_come_out_otherwise_is_told_line_by_line()
    {
        var (seller, book, partner) = await Open(Menu.Storage, Menu.Labelling);
        var draft = await partner.Quote(("LABELLING", 100), ("STORAGE", 10));
        app.Clock.Advance(TimeSpan.FromMilliseconds(1));
        var issued = (await partner.Issue(await partner.Quote(("STORAGE", 1)))).Expect(200);
        await partner.Quote(("LABELLING", 5));
        var path = await Draft(seller, book, Dearer, Menu.Labelling);

        var impact = await seller.Impact(path);

        Counts(impact).ShouldBe("3 open, 1 unchanged, 2 changed, 0 unquotable");
        impact.Items("quotes").Select(quote => $"{quote.Text("number")} {quote.Text("status")} {quote.GetProperty("priceBookVersion")} {quote.GetProperty("changedLines")}").ShouldBe(
            [$"{draft.Json.Text("number")} draft 1 1", $"{issued.Json.Text("number")} issued 1 1"]);
        impact.Items("quotes").First().GetProperty("lines").GetRawText().ShouldBe(
            """[{"line":2,"service":"STORAGE","before":{"quantity":10,"netAmount":"60.00","chargePeriod":"perMonth","vatCategory":"S","vatRate":"21","later":[]},"after":{"quantity":10,"netAmount":"63.00","chargePeriod":"perMonth","vatCategory":"S","vatRate":"21","later":[]}}]""");
        impact.GetProperty("totals").GetRawText().ShouldBe(
            """[{"chargePeriod":"perOccurrence","before":"36.75","after":"36.75","difference":"0.00","unquotable":"0.00"},{"chargePeriod":"perMonth","before":"66.00","after":"69.30","difference":"3.30","unquotable":"0.00"}]""");
        (await partner.Get(draft.Path())).Text.ShouldBe(draft.Text);
        (await partner.Get(issued.Path())).Text.ShouldBe(issued.Text);
        (await seller.Get(path)).ETag.ShouldBe("\"1\"");
    }

    [Fact]
    public async Task What_could_no_longer_be_quoted_says_why()
    {
        var (seller, book, partner) = await Open(Menu.Storage, Menu.Labelling);
        await partner.Quote(("LABELLING", 100), ("STORAGE", 10));

        var impact = await seller.Impact(await Draft(seller, book, Menu.Labelling));

        Counts(impact).ShouldBe("1 open, 0 unchanged, 0 changed, 1 unquotable");
        var quote = impact.Items("quotes").Single();
        quote.Items("refusals").Select(refusal => $"{refusal.Text("pointer")} {refusal.Text("code")}").ShouldBe(["/lines/1/service unknown-service"]);
        quote.GetProperty("lines").GetArrayLength().ShouldBe(0);
        impact.Items("totals").Select(total => $"{total.Text("before")} {total.Text("after")} {total.Text("unquotable")}").ShouldBe(["0.00 0.00 35.00", "0.00 0.00 60.00"]);
    }

    [Fact]
    public async Task Only_live_quotes_of_this_book_count_up_to_the_end_of_their_last_day()
    {
        var (seller, book, partner) = await Open(Menu.Storage);
        var today = DateOnly.FromDateTime(app.Clock.GetUtcNow().UtcDateTime.Date);
        await partner.Create("/v1/quotes", Menu.Quote(("STORAGE", 1)).With("validUntil", $"{today:yyyy-MM-dd}"));
        var tester = await app.Again(partner, mode: KeyMode.Test);
        await tester.Quote(("STORAGE", 1));
        await (await app.PartnerDoor(await seller.Book(Menu.Storage))).Quote(("STORAGE", 1));
        var path = await Draft(seller, book, Dearer);

        // The last day ends at midnight in Amsterdam, an hour before it does in UTC.
        var midnight = new DateTimeOffset(today.ToDateTime(new TimeOnly(23, 0)), TimeSpan.Zero);
        app.Clock.MoveTo(midnight.AddMilliseconds(-1));
        var before = await seller.Impact(path);
        app.Clock.MoveTo(midnight);
        var after = await seller.Impact(path);

        Counts(before).ShouldBe("1 open, 0 unchanged, 1 changed, 0 unquotable");
        Counts(after).ShouldBe("0 open, 0 unchanged, 0 changed, 0 unquotable");
        (await seller.Post($"{path}/publish", null)).Expect(200);
    }

    [Fact]
    public async Task A_quote_that_was_answered_or_taken_back_counts_no_more()
    {
        var (seller, book, partner) = await Open(Menu.Storage);
        var revised = (await partner.Issue(await partner.Quote(("STORAGE", 2)))).Expect(200);
        (await partner.Revise(revised)).Expect(200);
        (await partner.Accept((await partner.Issue(await partner.Quote(("STORAGE", 1)))).Expect(200))).Expect(200);
        (await partner.Decline((await partner.Issue(await partner.Quote(("STORAGE", 1)))).Expect(200))).Expect(200);
        (await partner.Withdraw(await partner.Quote(("STORAGE", 1)))).Expect(200);

        var impact = await seller.Impact(await Draft(seller, book, Dearer));

        Counts(impact).ShouldBe("1 open, 0 unchanged, 1 changed, 0 unquotable");
        impact.Items("quotes").Select(quote => $"{quote.Text("number")} {quote.GetProperty("revision")} {quote.Text("status")}").ShouldBe([$"{revised.Json.Text("number")} 2 draft"]);
    }

    [Fact]
    public async Task A_thousand_are_shown_of_however_many_are_counted_those_that_end_first()
    {
        var (seller, book, partner) = await Open(Menu.Storage);
        var row = await app.RowOf(await partner.Quote(("STORAGE", 1)));
        await app.InDatabase(db => Multiply(db, row, 1_020));

        var impact = await seller.Impact(await Draft(seller, book, Dearer));

        Counts(impact).ShouldBe("1021 open, 0 unchanged, 1021 changed, 0 unquotable");
        impact.Items("totals").Single().Text("difference").ShouldBe("306.30");
        var days = impact.Items("quotes").Select(quote => quote.Text("validUntil")).ToList();
        days.Count.ShouldBe(1_000);
        days.ShouldBeInOrder();
        impact.Texts("quotes", "id").ShouldBeUnique();
    }

    [Fact]
    public async Task What_touches_open_quotes_is_published_with_the_token_of_a_dry_run_alone()
    {
        var (seller, book, partner) = await Open(Menu.Storage);
        var quote = await partner.Quote(("STORAGE", 1));
        var path = await Draft(seller, book, Dearer);

        (await seller.Post($"{path}/publish", null)).Expect(409, "impact-unknown").Errors.ShouldBe([("/impactToken", "impact-unknown")]);
        (await seller.Get(path)).Json.Text("status").ShouldBe("draft");
        var token = (await seller.Impact(path)).Text("token");
        (await Publish(seller, path, token)).Expect(200);

        (await partner.Get(quote.Path())).Text.ShouldBe(quote.Text);
    }

    [Fact]
    public async Task What_touches_none_needs_no_token()
    {
        var (seller, book, partner) = await Open(Menu.Storage, Menu.Labelling);
        await partner.Quote(("STORAGE", 1));
        var path = await Draft(seller, book, Menu.Storage, Menu.Service("LABELLING", Menu.PerUnit("9.00"), period: "perOccurrence", unit: "H87"), Menu.Service("NEW", Menu.Flat("1.00")));

        (await seller.Post($"{path}/publish", null)).Expect(200);
    }

    [Fact]
    public async Task A_token_stands_for_the_content_that_was_looked_at()
    {
        var (seller, book, partner) = await Open(Menu.Storage);
        await partner.Quote(("STORAGE", 1));
        var (path, other) = (await Draft(seller, book, Dearer), await Draft(seller, book, Dearer));
        var (token, others) = ((await seller.Impact(path)).Text("token"), (await seller.Impact(other)).Text("token"));
        var edited = (await seller.Put(path, Menu.Content(Menu.Service("STORAGE", Menu.PerUnit("6.60"), category: "storage", unit: "XPX")), "\"1\"")).Expect(200);

        foreach (var wrong in (string[])[token, others, "", "x", token[..^1], $"{token}A", (token[0] == 'A' ? 'B' : 'A') + token[1..]])
        {
            (await Publish(seller, path, wrong)).Expect(409, "impact-unknown");
        }

        // The same content again is what was looked at.
        (await seller.Put(path, Menu.Content(Dearer), edited.ETag)).Expect(200);
        (await Publish(seller, path, token)).Expect(200);
    }

    [Fact]
    public async Task A_wrong_token_is_refused_even_where_none_is_needed()
    {
        var (seller, book, _) = await Open(Menu.Storage);

        (await Publish(seller, await Draft(seller, book, Dearer), "x")).Expect(409, "impact-unknown");
    }

    [Fact]
    public async Task A_token_stands_for_the_start_that_was_looked_at()
    {
        var (seller, book, partner) = await Open(Menu.Storage);
        await partner.Quote(("STORAGE", 1));
        var path = await Draft(seller, book, Dearer);
        var later = app.Clock.GetUtcNow().AddDays(3).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);
        var now = (await seller.Impact(path)).Text("token");
        var then = (await seller.Post($"{path}/impact", new JsonObject { ["effectiveFrom"] = later })).Expect(200).Json.Text("token");

        (await Publish(seller, path, then)).Expect(409, "impact-unknown");
        (await seller.Post($"{path}/publish", new JsonObject { ["impactToken"] = now, ["effectiveFrom"] = later })).Expect(409, "impact-unknown");
        (await seller.Post($"{path}/publish", new JsonObject { ["impactToken"] = then, ["effectiveFrom"] = later })).Expect(200);
    }

    [Fact]
    public async Task A_token_is_taken_for_a_day()
    {
        var (seller, book, partner) = await Open(Menu.Storage);
        await partner.Quote(("STORAGE", 1));
        var path = await Draft(seller, book, Dearer);
        var impact = await seller.Impact(path);

        app.Clock.MoveTo(impact.GetProperty("tokenExpiresAt").GetDateTimeOffset().AddMilliseconds(1));
        (await Publish(seller, path, impact.Text("token"))).Expect(409, "impact-unknown");
        app.Clock.Advance(TimeSpan.FromMilliseconds(-1));
        (await Publish(seller, path, impact.Text("token"))).Expect(200);
    }

    [Fact]
    public async Task A_dry_run_is_of_a_draft_that_could_be_published()
    {
        var (seller, book, partner) = await Open(Menu.Storage);
        var broken = await Draft(seller, book, Menu.Service("a", Menu.Flat("1.00")));
        var path = await Draft(seller, book, Dearer);

        (await seller.Post($"{broken}/impact", "{}")).Expect(422, "price-book-invalid").Errors.ShouldBe([("/services/0/code", "code-invalid")]);
        (await seller.Post($"{path}/impact", """{"effectiveFrom":"2020-01-01T00:00:00Z"}""")).Expect(422, "price-book-invalid").Errors.ShouldBe([("/effectiveFrom", "effective-from")]);
        (await seller.Post($"/v1/price-books/{book}/versions/1/impact", null)).Expect(409, "state-conflict");
        (await seller.Post($"/v1/price-books/{book}/versions/99/impact", null)).Expect(404, "not-found");
        (await partner.Post($"{path}/impact", null)).Expect(403, "insufficient-scope");
        (await seller.Post($"{path}/impact", """{"effectiveFrom":"2030-01-01T00:00:00Z"}""")).Expect(200).Json.Text("effectiveFrom").ShouldBe("2030-01-01T00:00:00Z");
    }

    [Fact]
    public async Task Many_changed_lines_are_counted_and_a_hundred_shown()
    {
        var codes = Enumerable.Range(1, 120).Select(number => $"S{number:000}").ToList();
        var (seller, book, partner) = await Open([.. codes.Select(code => Menu.Service(code, Menu.Flat("1.00")))]);
        await partner.Quote([.. codes.Select(code => (code, 1m))]);

        var impact = await seller.Impact(await Draft(seller, book, [.. codes.Select(code => Menu.Service(code, Menu.Flat("2.00")))]));

        var quote = impact.Items("quotes").Single();
        (quote.GetProperty("changedLines").GetInt32(), quote.GetProperty("lines").GetArrayLength()).ShouldBe((120, 100));
    }

    private async Task<(Door Seller, string Book, Door Partner)> Open(params JsonObject[] services)
    {
        var seller = await app.SellerDoor();
        var book = await seller.Book(services);
        app.Clock.Advance(TimeSpan.FromSeconds(1));
        return (seller, book, await app.PartnerDoor(book));
    }

    private static async Task<string> Draft(Door seller, string book, params JsonObject[] services) => $"/v1/price-books/{book}/versions/{await seller.Draft(book, services)}";

    private static Task<Reply> Publish(Door seller, string path, string token) => seller.Post($"{path}/publish", new JsonObject { ["impactToken"] = token });

    private static string Counts(JsonElement impact)
    {
        var counts = impact.GetProperty("counts");
        return string.Join(", ", counts.EnumerateObject().Select(count => $"{count.Value} {count.Name}"));
    }

    /// <summary>The same quote so many times again, with last days that differ.</summary>
    private static async Task Multiply(PricingDbContext db, QuoteRow row, int times)
    {
        for (var copy = 0; copy < times; copy++)
        {
            var id = Guid.NewGuid();
            db.Add(new QuoteRow
            {
                Id = id,
                AccountId = row.AccountId,
                Number = $"Q-{id:N}",
                Revision = 1,
                Status = row.Status,
                Mode = row.Mode,
                CustomerReference = row.CustomerReference,
                BookCode = row.BookCode,
                BookVersion = row.BookVersion,
                Currency = row.Currency,
                ValidUntil = row.ValidUntil.AddDays(copy % 7),
                Document = row.Document,
                Hash = row.Hash,
                CreatedAt = row.CreatedAt,
                EditedBy = row.EditedBy,
                CreatedBy = row.CreatedBy,
                UpdatedAt = row.UpdatedAt,
            });
        }

        await db.SaveChangesAsync(Cancellation);
    }
}

public sealed class ImpactOnSqlite(SqliteApp app) : ImpactTests(app), IClassFixture<SqliteApp>;

public sealed class ImpactOnPostgres(PostgresApp app) : ImpactTests(app.OrSkip()), IClassFixture<PostgresApp>;
