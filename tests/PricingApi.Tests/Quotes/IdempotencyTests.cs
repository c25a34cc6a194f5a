using Microsoft.EntityFrameworkCore;
using PricingApi.Storage;
using PricingApi.Tests.Harness;

namespace PricingApi.Tests.Quotes;

public abstract class IdempotencyTests(PricingApp app)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string> Unusable => [" ", "a b", "a\tb", "é", "\"open", "open\"", "mid\"dle", "\"\"", new string('k', 256)];

    public static TheoryData<string> Usable => ["k", "\"k\"", "8e03978e-40d5-43dd-bc93-6894a57f9324", new string('k', 255), "!~"];

    [Fact]
    public async Task A_retry_is_answered_as_the_first_time()
    {
        var partner = await app.PartnerOf(Menu.Storage);
        var first = (await partner.Create("/v1/quotes", Menu.Quote(("STORAGE", 44)), "once")).Expect(201);

        var retry = (await partner.Create("/v1/quotes", Menu.Quote(("STORAGE", 44)), "once")).Expect(201);

        retry.Text.ShouldBe(first.Text);
        (retry.Location, retry.ETag, retry.Replayed).ShouldBe((first.Location, first.ETag, true));
        first.Replayed.ShouldBeFalse();
        (await app.CountQuotes(partner)).ShouldBe(1);
        (await app.EventsOf(first)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_retry_long_after_is_answered_as_the_first_time()
    {
        var seller = await app.SellerDoor();
        var partner = await app.PartnerDoor(await seller.Book(Menu.Storage));
        var first = (await partner.Create("/v1/quotes", Menu.Quote(("STORAGE", 44)), "once")).Expect(201);

        await Again("at once");
        (await partner.Put(first.Path(), Menu.Quote(("STORAGE", 45)), first.ETag)).Expect(200);
        await Again("after an edit");
        (await partner.Issue(first)).Expect(200);
        await Again("after the issue");
        app.Clock.Advance(TimeSpan.FromMilliseconds(1));
        await seller.Publish((await app.RowOf(first)).BookCode, null, Menu.Service("STORAGE", Menu.PerUnit("7.00")));
        (await partner.Revise(first)).Expect(200);
        await Again("after a revision by another version");
        (await partner.Withdraw(first)).Expect(200);
        await Again("after it was withdrawn");
        await app.Assign(partner, null);
        await Again("when the account has no price book any more");

        (await app.CountQuotes(partner)).ShouldBe(1);

        async Task Again(string when)
        {
            var retry = (await partner.Create("/v1/quotes", Menu.Quote(("STORAGE", 44)), "once")).Expect(201);
            retry.Text.ShouldBe(first.Text, when);
            retry.Replayed.ShouldBeTrue(when);
        }
    }

    [Fact]
    public async Task Another_request_with_the_same_key_is_refused()
    {
        var seller = await app.SellerDoor();
        var book = await seller.Book(Menu.Storage);
        var request = Menu.Quote(("STORAGE", 44)).With("priceBook", book);
        (await seller.Create("/v1/quotes", request, "once")).Expect(201);

        (await seller.Create("/v1/quotes", request.With("title", "more"), "once")).Expect(422, "idempotency-key-reused");
        (await seller.Create("/v1/quotes", request.ToJsonString() + " ", "once")).Expect(422, "idempotency-key-reused");
        (await seller.Create($"/v1/price-books/{book}/versions", Menu.Content(Menu.Storage), "once")).Expect(422, "idempotency-key-reused");
        (await seller.Create("/v1/quotes", request.With("lines", Menu.Quote(("STORAGE", 0))["lines"]!.DeepClone()), "once")).Expect(422, "idempotency-key-reused");
        (await app.CountQuotes(seller)).ShouldBe(1);
    }

    [Fact]
    public async Task A_refused_request_does_not_use_its_key_up()
    {
        var partner = await app.PartnerOf(Menu.Storage);
        (await partner.Create("/v1/quotes", Menu.Quote(("STORAGE", 0)), "once")).Expect(422);
        (await partner.Create("/v1/quotes", "{", "once")).Expect(400);

        var quote = (await partner.Create("/v1/quotes", Menu.Quote(("STORAGE", 1)), "once")).Expect(201);

        quote.Replayed.ShouldBeFalse();
    }

    [Fact]
    public async Task Each_account_has_its_own_keys()
    {
        var one = await app.PartnerOf(Menu.Storage);
        var other = await app.PartnerOf(Menu.Storage);

        var first = (await one.Create("/v1/quotes", Menu.Quote(("STORAGE", 1)), "once")).Expect(201);
        var second = (await other.Create("/v1/quotes", Menu.Quote(("STORAGE", 1)), "once")).Expect(201);

        second.Replayed.ShouldBeFalse();
        second.Json.Text("id").ShouldNotBe(first.Json.Text("id"));
    }

    [Fact]
    public async Task A_quote_needs_a_key()
    {
        var partner = await app.PartnerOf(Menu.Storage);

        (await partner.Post("/v1/quotes", Menu.Quote(("STORAGE", 1)))).Expect(400, "idempotency-key-missing");
    }

    [Theory]
    [MemberData(nameof(Unusable))]
    public async Task A_key_that_is_none_is_refused(string key)
    {
        var partner = await app.PartnerOf(Menu.Storage);

        (await partner.Create("/v1/quotes", Menu.Quote(("STORAGE", 1)), key)).Expect(400, "idempotency-key-invalid");
        (await app.CountQuotes(partner)).ShouldBe(0);
    }

    [Theory]
    [MemberData(nameof(Usable))]
    public async Task Any_visible_text_is_a_key(string key)
    {
        var partner = await app.PartnerOf(Menu.Storage);

        (await partner.Create("/v1/quotes", Menu.Quote(("STORAGE", 1)), key)).Expect(201);
        (await partner.Create("/v1/quotes", Menu.Quote(("STORAGE", 1)), key)).Expect(201).Replayed.ShouldBeTrue();
    }

    [Fact]
    public async Task Two_keys_are_none()
    {
        var partner = await app.PartnerOf(Menu.Storage);

        (await partner.Post("/v1/quotes", Menu.Quote(("STORAGE", 1)), ("Idempotency-Key", "a"), ("Idempotency-Key", "b"))).Expect(400, "idempotency-key-invalid");
    }

    [Fact]
    public async Task Many_at_once_make_one_quote()
    {
        var partner = await app.PartnerOf(Menu.Storage);

        var replies = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => partner.Create("/v1/quotes", Menu.Quote(("STORAGE", 44)), "once")));

        // Whoever comes while the first still runs may be asked to come again.
        var answered = replies.Where(reply => reply.Status != 409).ToList();
        answered.ShouldNotBeEmpty();
        answered.ShouldAllBe(reply => reply.Status == 201);
        answered.Select(reply => reply.Text).Distinct().ShouldHaveSingleItem();
        answered.Count(reply => !reply.Replayed).ShouldBe(1);
        foreach (var busy in replies.Except(answered))
        {
            busy.Expect(409, "idempotency-key-in-use");
        }

        (await app.CountQuotes(partner)).ShouldBe(1);
        (await app.EventsOf(answered[0])).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Whether_a_key_may_ask_comes_before_what_it_asked_before()
    {
        var partner = await app.PartnerOf(Menu.Storage);
        (await partner.Create("/v1/quotes", Menu.Quote(("STORAGE", 1)), "once")).Expect(201);

        await app.InDatabase(async db =>
        {
            (await db.Accounts.SingleAsync(row => row.Id == partner.Account, Cancellation)).SuspendedAt = app.Clock.GetUtcNow();
            db.Touch(Stamps.Access);
            await db.SaveChangesAsync(Cancellation);
        });
        await app.CatchUp();

        (await partner.Create("/v1/quotes", Menu.Quote(("STORAGE", 1)), "once")).Expect(403, "insufficient-scope");
    }
}

public sealed class IdempotencyOnSqlite(SqliteApp app) : IdempotencyTests(app), IClassFixture<SqliteApp>;

public sealed class IdempotencyOnPostgres(PostgresApp app) : IdempotencyTests(app.OrSkip()), IClassFixture<PostgresApp>;
