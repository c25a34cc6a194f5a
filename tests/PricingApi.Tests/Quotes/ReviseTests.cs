using System.Text.Json;
using PricingApi.Access;
using PricingApi.Domain.Quotes;
using PricingApi.Tests.Harness;

namespace PricingApi.Tests.Quotes;

public abstract class ReviseTests(PricingApp app)
{
    [Fact]
    public async Task A_revision_takes_the_place_of_the_one_before()
    {
        var partner = await app.PartnerOf(Menu.Storage);
        var issued = (await partner.Issue(await partner.Quote(("STORAGE", 44)))).Expect(200);

        var revised = (await partner.Revise(issued)).Expect(200);

        foreach (var member in (string[])["id", "number", "createdAt", "lines", "totals", "contentHash", "validUntil"])
        {
            revised.Json.GetProperty(member).GetRawText().ShouldBe(issued.Json.GetProperty(member).GetRawText(), member);
        }

        (revised.Json.GetProperty("revision").GetInt32(), revised.Json.Text("status")).ShouldBe((2, "draft"));
        revised.Json.TryGetProperty("issuedAt", out _).ShouldBeFalse();
        var read = (await partner.Get(issued.Path())).Expect(200);
        (read.Text, read.ETag).ShouldBe((revised.Text, revised.ETag));
        (await partner.Get("/v1/quotes")).Json.Items("items").Single().GetProperty("revision").GetInt32().ShouldBe(2);
    }

    [Fact]
    public async Task An_empty_body_that_states_its_type_is_none()
    {
        var partner = await app.PartnerOf(Menu.Storage);
        var issued = (await partner.Issue(await partner.Quote(("STORAGE", 44)))).Expect(200);

        var revised = (await partner.Revise(issued, "", ("Idempotency-Key", "empty"))).Expect(200);

        revised.Json.Text("contentHash").ShouldBe(issued.Json.Text("contentHash"));
        (await partner.Revise(issued, null, ("Idempotency-Key", "empty"))).Expect(200).Replayed.ShouldBeTrue();
        (await partner.Post($"{issued.Path()}/withdraw", "")).Expect(200);
        (await partner.Post($"{issued.Path()}/revise", "", ("Content-Type", "text/plain"))).Expect(415, "unsupported-media-type");
        (await partner.Post($"{issued.Path()}/revise", " ")).Expect(400, "malformed-json");
    }

    [Fact]
    public async Task It_is_priced_by_what_is_in_effect_now()
    {
        var seller = await app.SellerDoor();
        var book = await seller.Book(Menu.Storage);
        var partner = await app.PartnerDoor(book);
        var issued = (await partner.Issue(await partner.Quote(("STORAGE", 44)))).Expect(200);
        app.Clock.Advance(TimeSpan.FromMilliseconds(1));
        await seller.Publish(book, null, Menu.Service("STORAGE", Menu.PerUnit("7.00"), unit: "XPX"));

        var revised = (await partner.Revise(issued)).Expect(200);

        revised.Json.GetProperty("priceBook").GetProperty("version").GetInt32().ShouldBe(2);
        revised.Json.Items("totals").Single().Text("net").ShouldBe("308.00");
        (await partner.Get($"{issued.Path()}/revisions/1")).Expect(200).Text.ShouldBe(issued.Text);
        (await partner.Get($"{issued.Path()}/explain")).Expect(200).Json.GetProperty("priceBook").GetProperty("version").GetInt32().ShouldBe(2);
        var edited = (await partner.Put(issued.Path(), Menu.Quote(("STORAGE", 1)), revised.ETag)).Expect(200);
        edited.Json.Items("totals").Single().Text("net").ShouldBe("7.00");
        (await partner.Issue(issued)).Expect(200).Json.GetProperty("revision").GetInt32().ShouldBe(2);
    }

    [Fact]
    public async Task It_may_come_with_another_content()
    {
        var partner = await app.PartnerOf(Menu.Storage, Menu.Labelling);
        var issued = (await partner.Issue(await partner.Quote(("STORAGE", 44)))).Expect(200);

        var revised = (await partner.Revise(issued, Menu.Quote(("LABELLING", 10)).With("title", "Labels"))).Expect(200);

        revised.Json.Texts("lines", "service").ShouldBe(["LABELLING"]);
        revised.Json.Text("title").ShouldBe("Labels");
        (await partner.Get($"/v1/quotes?number={issued.Json.Text("number")}")).Json.Items("items").Single().Text("title").ShouldBe("Labels");
    }

    [Fact]
    public async Task Everything_that_was_asked_for_is_asked_for_again()
    {
        var partner = await app.PartnerOf(Menu.Storage);
        var asked = Menu.Quote(("STORAGE", 4.5m)).With("language", "en").With("termMonths", 12).With("occurrencesPerYear", 250).With("title", "Storage").With("terms", "Net 30\ndays")
            .With("purchaseOrderNumber", "PO-1").With("externalReference", "deal-1").With("metadata", new System.Text.Json.Nodes.JsonObject { ["region"] = "west" })
            .With("salesContact", new System.Text.Json.Nodes.JsonObject { ["name"] = "Sam" }).With("validUntil", "2026-02-01");
        asked["lines"]![0]!["quantity"] = 4;
        asked["lines"]![0]!["requestedFor"] = "2026-01-20T09:00:00Z";
        asked["customer"]!["vatId"] = "NL1";
        asked["customer"]!["address"] = new System.Text.Json.Nodes.JsonObject { ["city"] = "Gouda" };
        var quote = (await partner.Create("/v1/quotes", asked)).Expect(201);
        (await partner.Withdraw(quote)).Expect(200);

        (await partner.Revise(quote)).Expect(200).Json.Text("contentHash").ShouldBe(quote.Json.Text("contentHash"));
    }

    [Fact]
    public async Task A_last_day_that_has_passed_becomes_a_new_one()
    {
        var partner = await app.PartnerOf(Menu.Storage);
        var issued = await partner.IssuedToday(app);
        app.Clock.Advance(TimeSpan.FromDays(3));

        var revised = (await partner.Revise(issued)).Expect(200);

        revised.Json.Text("validUntil").ShouldBe("2026-02-07");
        (await app.ToldOf(issued)).ShouldBe(["created", "issued", "expired", "superseded"]);
        (await partner.Get($"{issued.Path()}/revisions/1")).Expect(200).Json.Text("status").ShouldBe("expired");
        app.Clock.MoveTo(FakeClock.Start);
    }

    [Fact]
    public async Task Each_revision_is_shown_as_it_was()
    {
        var partner = await app.PartnerOf(Menu.Storage);
        var quote = await partner.Quote(("STORAGE", 1));
        (await partner.Put(quote.Path(), Menu.Quote(("STORAGE", 2)), quote.ETag)).Expect(200);
        (await partner.Issue(quote)).Expect(200);
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        var first = (await partner.Post($"{quote.Path()}/decline", """{ "reason": "price", "note": "Too much." }""")).Expect(200);
        (await partner.Revise(quote, Menu.Quote(("STORAGE", 3)))).Expect(200);
        var second = (await partner.Withdraw(quote)).Expect(200);
        (await partner.Revise(quote, Menu.Quote(("STORAGE", 4)))).Expect(200);
        (await partner.Issue(quote)).Expect(200);
        var third = (await partner.Accept(quote)).Expect(200);

        foreach (var (number, was) in ((int, Reply)[])[(1, first), (2, second), (3, third)])
        {
            (await partner.Get($"{quote.Path()}/revisions/{number}")).Expect(200).Text.ShouldBe(was.Text);
        }

        (await partner.Get($"{quote.Path()}/revisions/3")).ETag.ShouldBe(third.ETag);
        (await partner.Get($"{quote.Path()}/revisions/4")).Expect(404, "not-found");
        (await partner.Get($"{quote.Path()}/revisions/0")).Expect(404, "not-found");
        var listed = (await partner.Get($"{quote.Path()}/revisions")).Expect(200);
        listed.ETag.ShouldBe(third.ETag);
        listed.Json.Items("items").Select(each => $"{each.GetProperty("revision")} {each.Text("status")} {each.Items("totals").Single().Text("net")}").ShouldBe(["1 declined 12.00", "2 withdrawn 18.00", "3 accepted 24.00"]);
        listed.Json.Texts("items", "contentHash").ShouldBe(new[] { first, second, third }.Select(was => was.Json.Text("contentHash")));
        listed.Json.Items("items").Select(each => each.TryGetProperty("supersededAt", out _)).ShouldBe([true, true, false]);
        listed.Json.Items("items").Select(each => each.TryGetProperty("issuedAt", out _)).ShouldBe([true, false, true]);
        (await app.ToldOf(quote)).ShouldBe(["created", "issued", "declined", "superseded", "withdrawn", "superseded", "issued", "accepted"]);
        (await app.HistoryOf(quote)).ShouldAllBe(row => QuoteDocument.Hash(row.Document).SequenceEqual(row.Hash));
        app.Clock.MoveTo(FakeClock.Start);
    }

    [Fact]
    public async Task What_is_told_is_about_the_revision_that_counts_no_more()
    {
        var partner = await app.PartnerOf(Menu.Storage);
        var issued = (await partner.Issue(await partner.Quote(("STORAGE", 44)))).Expect(200);

        (await partner.Revise(issued, Menu.Quote(("STORAGE", 1)))).Expect(200);

        var told = (await app.EventsOf(issued))[^1];
        told.Type.ShouldBe("quote.superseded");
        var quote = JsonElement.Parse(told.Body).GetProperty("data").GetProperty("quote");
        (quote.GetProperty("revision").GetInt32(), quote.Text("status"), quote.Text("contentHash")).ShouldBe((1, "issued", issued.Json.Text("contentHash")));
    }

    [Fact]
    public async Task A_retry_with_the_same_key_is_answered_as_the_first_time()
    {
        var partner = await app.PartnerOf(Menu.Storage);
        var issued = (await partner.Issue(await partner.Quote(("STORAGE", 44)))).Expect(200);
        var revised = (await partner.Revise(issued, null, ("Idempotency-Key", "again"))).Expect(200);

        var retry = (await partner.Revise(issued, null, ("Idempotency-Key", "again"))).Expect(200);

        (retry.Text, retry.Replayed).ShouldBe((revised.Text, true));
        (await partner.Revise(issued, Menu.Quote(("STORAGE", 1)), ("Idempotency-Key", "again"))).Expect(422, "idempotency-key-reused");
        (await partner.Revise(issued)).Expect(409, "state-conflict");
        (await partner.Get(issued.Path())).Text.ShouldBe(revised.Text);
    }

    [Fact]
    public async Task A_revision_that_is_refused_changes_nothing()
    {
        var seller = await app.SellerDoor();
        var book = await seller.Book(Menu.Storage);
        var partner = await app.PartnerDoor(book);
        var issued = (await partner.Issue(await partner.Quote(("STORAGE", 44)))).Expect(200);
        app.Clock.Advance(TimeSpan.FromMilliseconds(1));
        await seller.Publish(book, null, Menu.Labelling);

        (await partner.Revise(issued)).Expect(422, "unknown-service");
        (await partner.Revise(issued, Menu.Quote(("LABELLING", 0)))).Expect(422, "quantity-out-of-range");
        (await partner.Revise(issued, "{}")).Expect(400, "invalid-request");
        await app.Assign(partner, null);
        (await partner.Revise(issued, Menu.Quote(("LABELLING", 1)))).Expect(422, "no-price-book");

        (await partner.Get(issued.Path())).Text.ShouldBe(issued.Text);
        (await app.HistoryOf(issued)).ShouldBeEmpty();
        (await app.ToldOf(issued)).ShouldBe(["created", "issued"]);
    }

    [Fact]
    public async Task It_stays_in_its_currency()
    {
        var seller = await app.SellerDoor();
        var partner = await app.PartnerDoor(await seller.Book(Menu.Storage));
        var issued = (await partner.Issue(await partner.Quote(("STORAGE", 44)))).Expect(200);
        var dollars = await seller.Start("USD");
        await seller.Publish(dollars, null, Menu.Storage);
        await app.Assign(partner, dollars);

        (await partner.Revise(issued)).Expect(422, "currency-mismatch");
        (await partner.Get(issued.Path())).Text.ShouldBe(issued.Text);
    }

    [Fact]
    public async Task The_seller_revises_a_partners_quote_by_the_partners_prices()
    {
        var seller = await app.SellerDoor();
        await app.Assign(seller, await seller.Book(Menu.Service("STORAGE", Menu.PerUnit("1.00"), unit: "XPX"), Menu.Labelling));
        var partner = await app.PartnerOf(Menu.Storage);
        var issued = (await partner.Issue(await partner.Quote(("STORAGE", 44)))).Expect(200);

        (await seller.Revise(issued, Menu.Quote(("LABELLING", 1)))).Expect(422, "unknown-service");
        var revised = (await seller.Revise(issued)).Expect(200);

        revised.Json.Text("contentHash").ShouldBe(issued.Json.Text("contentHash"));
        (await partner.Get(issued.Path())).Text.ShouldBe(revised.Text);
    }

    [Fact]
    public async Task A_sellers_quote_stays_with_its_price_book()
    {
        var seller = await app.SellerDoor();
        var book = await seller.Book(Menu.Storage);
        await app.Assign(seller, await seller.Book(Menu.Labelling));
        var quote = (await seller.Create("/v1/quotes", Menu.Quote(("STORAGE", 44)).With("priceBook", book))).Expect(201);
        (await seller.Issue(quote)).Expect(200);

        (await seller.Revise(quote)).Expect(200).Json.GetProperty("priceBook").Text("code").ShouldBe(book);
    }

    [Fact]
    public async Task Revising_needs_the_scope_for_writing()
    {
        var partner = await app.PartnerOf(Menu.Storage);
        var issued = (await partner.Issue(await partner.Quote(("STORAGE", 44)))).Expect(200);
        var reader = await app.Again(partner, Scope.QuotesRead);

        (await reader.Revise(issued)).Expect(403, "insufficient-scope");
        (await reader.Accept(issued)).Expect(403, "insufficient-scope");
        (await reader.Get($"{issued.Path()}/revisions")).Expect(200);
    }
}

public sealed class RevisesOnSqlite(SqliteApp app) : ReviseTests(app), IClassFixture<SqliteApp>;

public sealed class RevisesOnPostgres(PostgresApp app) : ReviseTests(app.OrSkip()), IClassFixture<PostgresApp>;
