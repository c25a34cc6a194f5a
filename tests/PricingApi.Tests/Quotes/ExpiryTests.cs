using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PricingApi.Quotes;
using PricingApi.Tests.Harness;
using PricingApi.Tests.Storage;

namespace PricingApi.Tests.Quotes;

public abstract class ExpiryTests(PricingApp app) : IDisposable
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>A last day, and the instant at which it is over in Amsterdam.</summary>
    public static TheoryData<string, string> Midnights => new()
    {
        { "2026-01-20", "2026-01-20T23:00:00Z" },
        { "2026-03-28", "2026-03-28T23:00:00Z" }, // the night before the clock goes forward
        { "2026-03-29", "2026-03-29T22:00:00Z" }, // the day on which it does
        { "2026-10-24", "2026-10-24T22:00:00Z" },
        { "2026-10-25", "2026-10-25T23:00:00Z" }, // the day on which it goes back
    };

    public void Dispose()
    {
        app.Clock.MoveTo(FakeClock.Start);
        GC.SuppressFinalize(this);
    }

    [Theory]
    [MemberData(nameof(Midnights))]
    public async Task It_can_be_accepted_to_the_end_of_its_last_day(string validUntil, string midnight)
    {
        var partner = await app.PartnerOf(Menu.Storage);
        var (first, second) = (await Issued(partner, validUntil), await Issued(partner, validUntil));
        var over = DateTimeOffset.Parse(midnight, CultureInfo.InvariantCulture);

        app.Clock.MoveTo(over.AddMilliseconds(-1));
        await Round();
        (await partner.Get(second.Path())).Text.ShouldBe(second.Text);
        var accepted = (await partner.Accept(first)).Expect(200);

        app.Clock.MoveTo(over);
        (await partner.Get(second.Path())).Json.Text("status").ShouldBe("expired");
        (await partner.Accept(second)).Expect(409, "state-conflict");
        (await partner.Accept(first)).Expect(200).Text.ShouldBe(accepted.Text);
    }

    [Theory]
    [MemberData(nameof(Midnights))]
    public async Task A_round_makes_it_so_and_tells_it(string validUntil, string midnight)
    {
        var partner = await app.PartnerOf(Menu.Storage);
        var quote = await Issued(partner, validUntil);

        app.Clock.MoveTo(DateTimeOffset.Parse(midnight, CultureInfo.InvariantCulture));
        (await app.RowOf(quote)).Status.ShouldBe("issued");
        (await Round()).ShouldBeGreaterThan(0);
        (await Round()).ShouldBe(0);

        (await app.RowOf(quote)).Status.ShouldBe("expired");
        (await app.ToldOf(quote)).ShouldBe(["created", "issued", "expired"]);
    }

    [Fact]
    public async Task It_reads_the_same_before_and_after_the_round()
    {
        var partner = await app.PartnerOf(Menu.Storage);
        var quote = await partner.IssuedToday(app);
        app.Clock.Advance(TimeSpan.FromDays(1));

        var before = await Looks();
        await Round();

        (await app.RowOf(quote)).Status.ShouldBe("expired");
        (await Looks()).ShouldBe(before);
        before[0].ETag.ShouldNotBe(quote.ETag);
        (await partner.Get(quote.Path(), ("If-None-Match", quote.ETag!))).Expect(200);
        (await partner.Get(quote.Path(), ("If-None-Match", before[0].ETag!))).Expect(304);

        async Task<List<(string Text, string? ETag)>> Looks()
        {
            var looks = new List<(string, string?)>();
            foreach (var path in (string[])["", "/scope", "/explain", "/revisions", "/revisions/1"])
            {
                var look = (await partner.Get(quote.Path() + path)).Expect(200);
                looks.Add((look.Text, look.ETag));
            }

            looks.Add(((await partner.Get("/v1/quotes")).Text, null));
            return looks;
        }
    }

    [Fact]
    public async Task Lists_know_what_has_expired()
    {
        var partner = await app.PartnerOf(Menu.Storage);
        var today = await partner.IssuedToday(app);
        app.Clock.Advance(TimeSpan.FromMilliseconds(1));
        var later = (await partner.Issue(await partner.Quote(("STORAGE", 1)))).Expect(200);
        app.Clock.Advance(TimeSpan.FromDays(1));

        for (var round = 0; round < 2; round++)
        {
            (await Ids("issued")).ShouldBe([later.Json.Text("id")]);
            (await Ids("expired")).ShouldBe([today.Json.Text("id")]);
            (await partner.Get("/v1/quotes")).Json.Texts("items", "status").ShouldBe(["expired", "issued"]);
            await Round();
        }

        async Task<IReadOnlyList<string>> Ids(string status)
        {
            var items = (await partner.Get($"/v1/quotes?status={status}")).Expect(200).Json;
            items.Texts("items", "status").ShouldAllBe(each => each == status);
            return items.Texts("items", "id");
        }
    }

    [Fact]
    public async Task Whoever_comes_first_makes_it_so()
    {
        var partner = await app.PartnerOf(Menu.Storage);
        var quote = await partner.IssuedToday(app);
        app.Clock.Advance(TimeSpan.FromDays(1));
        var expired = (await partner.Get(quote.Path())).Expect(200);

        (await partner.Decline(quote)).Expect(409, "state-conflict");
        (await partner.Withdraw(quote)).Expect(409, "state-conflict");
        (await partner.Issue(quote)).Expect(409, "state-conflict");
        (await partner.Put(quote.Path(), Menu.Quote(("STORAGE", 1)), expired.ETag)).Expect(409, "quote-immutable");

        (await app.ToldOf(quote)).ShouldBe(["created", "issued", "expired"]);
        await Round();
        (await app.EventsOf(quote)).Count.ShouldBe(3);
        var read = await partner.Get(quote.Path());
        (read.Text, read.ETag).ShouldBe((expired.Text, expired.ETag));
    }

    [Fact]
    public async Task A_late_yes_follows_the_expiry()
    {
        var seller = await app.SellerDoor();
        var quote = await (await app.PartnerOf(Menu.Storage)).IssuedToday(app);
        app.Clock.Advance(TimeSpan.FromDays(1));
        var expired = (await seller.Get(quote.Path())).Expect(200);

        var accepted = (await seller.Post($"{quote.Path()}/accept", """{ "acceptedBy": "Anna", "late": true }""", ("If-Match", expired.ETag!))).Expect(200).Json;

        (accepted.Text("status"), accepted.Text("acceptedAt")).ShouldBe(("accepted", "2026-01-06T09:00:00Z"));
        (await app.ToldOf(quote)).ShouldBe(["created", "issued", "expired", "accepted"]);
    }

    [Fact]
    public async Task Nothing_else_expires()
    {
        var partner = await app.PartnerOf(Menu.Storage);
        var draft = (await partner.Create("/v1/quotes", Menu.Quote(("STORAGE", 1)).With("validUntil", "2026-01-05"))).Expect(201);
        var (accepted, declined, withdrawn) = (await partner.IssuedToday(app), await partner.IssuedToday(app), await partner.IssuedToday(app));
        Reply[] all = [draft, (await partner.Accept(accepted)).Expect(200), (await partner.Decline(declined)).Expect(200), (await partner.Withdraw(withdrawn)).Expect(200)];
        app.Clock.Advance(TimeSpan.FromDays(400));

        await Round();

        foreach (var quote in all)
        {
            (await partner.Get(quote.Path())).Text.ShouldBe(quote.Text);
        }
    }

    [Fact]
    public async Task One_that_is_damaged_does_not_keep_the_others()
    {
        var partner = await app.PartnerOf(Menu.Storage);
        var damaged = Sample.Quote("issued");
        damaged.ValidUntil = new(2026, 1, 5);
        await app.InDatabase(async db =>
        {
            db.Add(damaged);
            await db.SaveChangesAsync(Cancellation);
        });
        var sound = await partner.IssuedToday(app);
        app.Clock.Advance(TimeSpan.FromDays(1));

        await Round();

        (await app.RowOf(sound)).Status.ShouldBe("expired");
    }

    [Fact]
    public async Task Many_are_done_in_one_round()
    {
        var partner = await app.PartnerOf(Menu.Storage);
        for (var quote = 0; quote < 105; quote++)
        {
            await partner.IssuedToday(app);
        }

        app.Clock.Advance(TimeSpan.FromDays(1));

        (await Round()).ShouldBeGreaterThanOrEqualTo(105);
        (await app.InDatabase(db => db.Quotes.CountAsync(row => row.AccountId == partner.Account && row.Status == "expired", Cancellation))).ShouldBe(105);
    }

    [Fact]
    public async Task Several_processes_let_each_expire_once()
    {
        var partner = await app.PartnerOf(Menu.Storage);
        var quotes = new List<Reply>();
        for (var quote = 0; quote < 10; quote++)
        {
            quotes.Add(await partner.IssuedToday(app));
        }

        app.Clock.Advance(TimeSpan.FromDays(1));

        (await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Round()))).Sum().ShouldBeGreaterThanOrEqualTo(10);

        foreach (var quote in quotes)
        {
            (await app.ToldOf(quote)).ShouldBe(["created", "issued", "expired"]);
        }
    }

    private Task<int> Round() => app.Worker<QuoteExpiryWorker>().ExpireDueAsync(Cancellation);

    private static async Task<Reply> Issued(Door partner, string validUntil)
    {
        var quote = (await partner.Create("/v1/quotes", Menu.Quote(("STORAGE", 1)).With("validUntil", validUntil))).Expect(201);
        return (await partner.Issue(quote)).Expect(200);
    }
}

public sealed class ExpiriesOnSqlite(SqliteApp app) : ExpiryTests(app), IClassFixture<SqliteApp>;

public sealed class ExpiriesOnPostgres(PostgresApp app) : ExpiryTests(app.OrSkip()), IClassFixture<PostgresApp>;
