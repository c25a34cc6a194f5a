using System.Data.Common;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using PricingApi.Storage;
using PricingApi.Tests.Harness;

namespace PricingApi.Tests.Catalogue;

public abstract class PublishTests(PricingApp app)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_draft_takes_effect_at_once_unless_said_otherwise()
    {
        var seller = await app.SellerDoor();
        var book = await seller.Start();
        var path = $"/v1/price-books/{book}/versions/{await seller.Draft(book, Menu.Storage)}";
        var draft = (await seller.Get(path)).Json;

        var published = (await seller.Post($"{path}/publish", "{}")).Expect(200).Json;

        published.Text("status").ShouldBe("active");
        published.Text("effectiveFrom").ShouldBe(published.Text("publishedAt"));
        published.Text("hash").ShouldBe(draft.Text("hash"));
        var read = (await seller.Get(path)).Expect(200).Json;
        foreach (var member in (string[])["status", "effectiveFrom", "publishedAt", "hash", "priceBook"])
        {
            read.GetProperty(member).GetRawText().ShouldBe(published.GetProperty(member).GetRawText(), member);
        }

        read.GetProperty("services").GetRawText().ShouldBe(draft.GetProperty("services").GetRawText());
        var (shown, kept) = ((await (await app.PartnerDoor(book)).Get("/v1/catalogue")).Json.Items("services").Single(), draft.Items("services").Single());
        shown.GetProperty("tariff").GetRawText().ShouldBe(kept.GetProperty("tariff").GetRawText());
    }

    [Fact]
    public async Task What_somebody_else_changed_meanwhile_is_not_published_unseen()
    {
        var seller = await app.SellerDoor();
        var book = await seller.Start();
        var path = $"/v1/price-books/{book}/versions/{await seller.Draft(book, Menu.Storage)}";
        var seen = (await seller.Get(path)).ETag!;
        var edited = (await seller.Put(path, Menu.Content(Menu.Labelling), seen)).Expect(200);

        (await seller.Post($"{path}/publish", "{}", ("If-Match", seen))).Expect(412, "precondition-failed");
        (await seller.Get(path)).Json.Text("status").ShouldBe("draft");
        (await seller.Post($"{path}/publish", null, ("If-Match", edited.ETag!))).Expect(200).Json.Text("status").ShouldBe("active");
    }

    [Fact]
    public async Task A_published_version_never_changes()
    {
        var seller = await app.SellerDoor();
        var book = await seller.Book(Menu.Storage);
        var path = $"/v1/price-books/{book}/versions/1";
        var before = (await seller.Get(path)).Expect(200);

        (await seller.Put(path, Menu.Content(Menu.Labelling), before.ETag)).Expect(409, "state-conflict");
        (await seller.Put(path, Menu.Content(Menu.Labelling), "\"7\"")).Expect(409, "state-conflict");
        (await seller.PublishDraft(book, 1)).Expect(409, "state-conflict");
        (await seller.PublishDraft(book, 1, app.Clock.GetUtcNow().AddDays(1))).Expect(409, "state-conflict");
        (await seller.Send(HttpMethod.Delete, path, null)).Expect(409, "state-conflict");

        var after = (await seller.Get(path)).Expect(200);
        (after.Text, after.ETag).ShouldBe((before.Text, before.ETag));
    }

    [Theory]
    [InlineData("UPDATE price_book_versions SET document = hash WHERE book_code = '{0}'")]
    [InlineData("UPDATE price_book_versions SET status = 'draft' WHERE book_code = '{0}'")]
    [InlineData("UPDATE price_book_versions SET effective_from = NULL WHERE book_code = '{0}'")]
    [InlineData("DELETE FROM price_book_versions WHERE book_code = '{0}'")]
    public async Task Nor_does_the_database_let_it(string statement)
    {
        var seller = await app.SellerDoor();
        var book = await seller.Book(Menu.Storage);

        var fault = await Should.ThrowAsync<DbException>(() =>
            app.InDatabase(db => db.Database.ExecuteSqlRawAsync(string.Format(null, CompositeFormat.Parse(statement), book), Cancellation)));

        Faults.IsRefusedByDatabase(fault).ShouldBeTrue();
    }

    [Fact]
    public async Task A_version_never_starts_in_the_past()
    {
        var seller = await app.SellerDoor();
        var book = await seller.Start();
        var draft = await seller.Draft(book, Menu.Storage);

        var refused = (await seller.PublishDraft(book, draft, app.Clock.GetUtcNow().AddMilliseconds(-1))).Expect(422, "price-book-invalid");

        refused.Errors.ShouldBe([("/effectiveFrom", "effective-from")]);
        (await seller.PublishDraft(book, draft, app.Clock.GetUtcNow())).Expect(200);
    }

    [Fact]
    public async Task Two_versions_never_start_at_the_same_instant()
    {
        var seller = await app.SellerDoor();
        var book = await seller.Start();
        var (one, other) = (await seller.Draft(book, Menu.Storage), await seller.Draft(book, Menu.Labelling));
        var start = app.Clock.GetUtcNow().AddDays(1);
        (await seller.PublishDraft(book, one, start)).Expect(200);

        (await seller.PublishDraft(book, other, start)).Expect(409, "state-conflict").Errors.ShouldBe([("/effectiveFrom", "state-conflict")]);
        (await seller.PublishDraft(book, other, start.AddMilliseconds(1))).Expect(200);
    }

    [Fact]
    public async Task A_version_that_may_be_surprised_by_another_in_the_same_instant_stays_a_draft()
    {
        var seller = await app.SellerDoor();
        var book = await seller.Start();
        var drafts = new List<int>();
        for (var draft = 0; draft < 4; draft++)
        {
            drafts.Add(await seller.Draft(book, Menu.Storage));
        }

        var replies = await Task.WhenAll(drafts.Select(draft => seller.PublishDraft(book, draft, app.Clock.GetUtcNow().AddDays(1))));

        replies.Count(reply => reply.Status == 200).ShouldBe(1);
        foreach (var lost in replies.Where(reply => reply.Status != 200))
        {
            lost.Expect(409, "state-conflict");
        }

        (await Statuses(seller, book)).Count(status => status == "scheduled").ShouldBe(1);
        (await Statuses(seller, book)).Count(status => status == "draft").ShouldBe(3);
    }

    [Fact]
    public async Task A_draft_published_many_times_at_once_is_published_once()
    {
        var seller = await app.SellerDoor();
        var book = await seller.Start();
        var draft = await seller.Draft(book, Menu.Storage);

        var replies = await Task.WhenAll(Enumerable.Range(1, 6).Select(day => seller.PublishDraft(book, draft, app.Clock.GetUtcNow().AddDays(day))));

        replies.Count(reply => reply.Status == 200).ShouldBe(1);
        foreach (var lost in replies.Where(reply => reply.Status != 200))
        {
            lost.Expect(409, "state-conflict");
        }

        (await app.InDatabase(db => db.Events.CountAsync(row => row.PriceBookCode == book, Cancellation))).ShouldBe(1);
    }

    [Fact]
    public async Task What_is_published_is_what_was_validated_or_nothing()
    {
        var seller = await app.SellerDoor();

        for (var round = 0; round < 5; round++)
        {
            var book = await seller.Start();
            var path = $"/v1/price-books/{book}/versions/{await seller.Draft(book, Menu.Storage)}";
            var draft = (await seller.Get(path)).Expect(200);

            var publishing = seller.Post($"{path}/publish", "{}");
            var replacing = seller.Put(path, Menu.Content(Menu.Service("BROKEN", Menu.PerUnit("-1.00"))), draft.ETag);
            var (publish, replace) = (await publishing, await replacing);

            var read = (await seller.Get(path)).Expect(200).Json;
            if (publish.Status == 200)
            {
                replace.Status.ShouldBeOneOf(409, 412);
                read.Texts("services", "code").ShouldBe(["STORAGE"]);
            }
            else
            {
                publish.Status.ShouldBeOneOf(409, 422);
                replace.Expect(200);
                read.Text("status").ShouldBe("draft");
            }
        }
    }

    [Fact]
    public async Task A_scheduled_version_becomes_active_as_time_goes_by()
    {
        var seller = await app.SellerDoor();
        var book = await seller.Book(Menu.Storage);
        var partner = await app.PartnerDoor(book);
        var start = app.Clock.GetUtcNow().AddDays(7);
        await seller.Publish(book, start, Menu.Service("STORAGE", Menu.PerUnit("7.00")));
        (await Statuses(seller, book)).ShouldBe(["scheduled", "active"]);
        var quote = await Price();

        app.Clock.MoveTo(start.AddMilliseconds(-1));
        (await Price()).Net.ShouldBe("6.00");
        app.Clock.MoveTo(start);
        var later = await Price();

        (quote.Net, later.Net).ShouldBe(("6.00", "7.00"));
        (quote.Version, later.Version).ShouldBe((1, 2));
        (await Statuses(seller, book)).ShouldBe(["active", "superseded"]);
        (await seller.Get($"/v1/price-books/{book}/versions/1")).Json.Text("status").ShouldBe("superseded");
        (await partner.Get("/v1/catalogue")).Json.GetProperty("priceBook").GetProperty("version").GetInt32().ShouldBe(2);

        async Task<(string Net, int Version)> Price()
        {
            var preview = (await partner.Post("/v1/quotes/preview", Menu.Quote(("STORAGE", 1)))).Expect(200).Json;
            return (preview.Items("lines").Single().Text("netAmount"), preview.GetProperty("priceBook").GetProperty("version").GetInt32());
        }
    }

    [Fact]
    public async Task Every_instant_has_one_version_even_when_the_clock_goes_back()
    {
        var seller = await app.SellerDoor();
        var book = await seller.Book(Menu.Storage);
        var partner = await app.PartnerDoor(book);
        var now = app.Clock.GetUtcNow();
        await seller.Publish(book, now.AddHours(1), Menu.Service("STORAGE", Menu.PerUnit("7.00")));

        foreach (var (hours, version) in ((int, int)[])[(0, 1), (2, 2), (0, 1), (3, 2)])
        {
            app.Clock.MoveTo(now.AddHours(hours));
            (await partner.Get("/v1/catalogue")).Expect(200).Json.GetProperty("priceBook").GetProperty("version").GetInt32().ShouldBe(version);
        }
    }

    [Fact]
    public async Task An_instant_is_kept_as_it_was_answered()
    {
        var seller = await app.SellerDoor();
        var book = await seller.Start();
        var draft = await seller.Draft(book, Menu.Storage);

        var published = (await seller.Post($"/v1/price-books/{book}/versions/{draft}/publish", """{"effectiveFrom":"2027-02-01T01:02:03.1234567+01:00"}""")).Expect(200).Json;
        var read = (await seller.Get($"/v1/price-books/{book}/versions/{draft}")).Expect(200).Json;
        var catalogue = (await (await app.PartnerDoor(book)).Get("/v1/catalogue?at=2027-02-02T00:00:00Z")).Expect(200).Json;

        read.Text("effectiveFrom").ShouldBe(published.Text("effectiveFrom"));
        catalogue.Text("effectiveFrom").ShouldBe(published.Text("effectiveFrom"));
    }

    [Theory]
    [InlineData("2026-02-01T00:00:00")]
    [InlineData("2026-02-01")]
    [InlineData("2026-02-30T00:00:00Z")]
    [InlineData("2026-02-01T24:00:00Z")]
    [InlineData("2026-02-01T23:59:60Z")]
    [InlineData("0001-01-01T00:00:00Z")]
    [InlineData("10000-01-01T00:00:00Z")]
    [InlineData("2026-02-01T00:00:00+14:01")]
    [InlineData("2026-02-01 00:00:00Z")]
    [InlineData("9999-12-31T23:59:59-01:00")]
    [InlineData("2026-03-29T02:30:00 Europe/Berlin")] // that hour did not exist
    [InlineData("2026-10-25T02:30:00[Europe/Berlin]")] // that one came twice
    [InlineData("2026-10-25T02:30:00+02:00[Europe/Berlin]")]
    [InlineData("now")]
    public async Task What_is_no_instant_is_refused(string instant)
    {
        var seller = await app.SellerDoor();
        var book = await seller.Start();
        var draft = await seller.Draft(book, Menu.Storage);

        (await seller.Post($"/v1/price-books/{book}/versions/{draft}/publish", new JsonObject { ["effectiveFrom"] = instant })).Expect(400, "invalid-request").Errors.ShouldBe([("/effectiveFrom", "instant")]);
        (await seller.Post($"/v1/price-books/{book}/versions/{draft}/impact", new JsonObject { ["effectiveFrom"] = instant })).Expect(400, "invalid-request").Errors.ShouldBe([("/effectiveFrom", "instant")]);
    }

    [Theory]
    [InlineData("9999-12-31T23:59:59.9999999Z")]
    [InlineData("9999-12-31T23:59:59Z")]
    [InlineData("2126-01-05T09:00:00Z")]
    public async Task A_version_starts_within_ten_years(string instant)
    {
        var seller = await app.SellerDoor();
        var book = await seller.Start();
        var draft = await seller.Draft(book, Menu.Storage);

        (await seller.Post($"/v1/price-books/{book}/versions/{draft}/publish", new JsonObject { ["effectiveFrom"] = instant })).Expect(422, "price-book-invalid").Errors.ShouldBe([("/effectiveFrom", "effective-from")]);
        (await seller.Post($"/v1/price-books/{book}/versions/{draft}/impact", new JsonObject { ["effectiveFrom"] = instant })).Expect(422, "price-book-invalid").Errors.ShouldBe([("/effectiveFrom", "effective-from")]);
    }

    [Fact]
    public async Task The_event_and_the_audit_entry_are_kept_with_it()
    {
        var seller = await app.SellerDoor();
        var book = await seller.Start();
        var published = (await seller.PublishDraft(book, await seller.Draft(book, Menu.Storage))).Expect(200);

        var told = await app.InDatabase(db => db.Events.SingleAsync(row => row.PriceBookCode == book, Cancellation));
        var entry = await app.InDatabase(db => db.AuditEntries.SingleAsync(row => row.Resource == $"{book}/1" && row.Action == "priceBook.publish", Cancellation));

        told.Type.ShouldBe("price_book.published");
        var data = JsonElement.Parse(told.Body).GetProperty("data");
        data.Text("hash").ShouldBe(published.Json.Text("hash"));
        data.Text("status").ShouldBe("active");
        data.GetProperty("links").Text("catalogue").ShouldBe($"/v1/catalogue?at={published.Json.Text("effectiveFrom")}");
        entry.AccountId.ShouldBe(seller.Account);
    }

    private static async Task<IReadOnlyList<string>> Statuses(Door seller, string book) => (await seller.Get($"/v1/price-books/{book}")).Expect(200).Json.Texts("versions", "status");
}

public sealed class PublishingOnSqlite(SqliteApp app) : PublishTests(app), IClassFixture<SqliteApp>;

public sealed class PublishingOnPostgres(PostgresApp app) : PublishTests(app.OrSkip()), IClassFixture<PostgresApp>;
