using System.Globalization;
using PricingApi.Access;
using PricingApi.Quotes;
using PricingApi.Tests.Harness;
using PricingApi.Tests.Storage;

namespace PricingApi.Tests.Quotes;

/// <summary>That the last day of a quote is near is told once.</summary>
public abstract class ReminderTests(PricingApp app) : IDisposable
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        app.Clock.MoveTo(FakeClock.Start);
        GC.SuppressFinalize(this);
    }

    [Theory]
    [InlineData("2026-01-20", "2026-01-16T23:00:00Z")]
    [InlineData("2026-03-31", "2026-03-27T23:00:00Z")]
    [InlineData("2026-04-01", "2026-03-28T23:00:00Z")] // the day on which the clock goes forward
    [InlineData("2026-04-02", "2026-03-29T22:00:00Z")]
    public async Task It_is_told_from_three_days_before_on(string validUntil, string start)
    {
        var partner = await app.PartnerOf(Menu.Storage);
        var quote = await Issued(partner, validUntil);
        var near = DateTimeOffset.Parse(start, CultureInfo.InvariantCulture);

        app.Clock.MoveTo(near.AddMilliseconds(-1));
        await Round();
        (await app.ToldOf(quote)).ShouldBe(["created", "issued"]);

        app.Clock.MoveTo(near);
        (await Round()).ShouldBeGreaterThan(0);
        (await Round()).ShouldBe(0);
        (await app.ToldOf(quote)).ShouldBe(["created", "issued", "expiringSoon"]);
    }

    [Fact]
    public async Task It_is_told_on_the_last_day_and_not_after_it()
    {
        var partner = await app.PartnerOf(Menu.Storage);
        var (last, late) = (await Issued(partner, "2026-01-20"), await Issued(partner, "2026-01-19"));
        app.Clock.MoveTo(new(2026, 1, 20, 22, 59, 59, TimeSpan.Zero));

        await Round();

        (await app.ToldOf(last)).ShouldBe(["created", "issued", "expiringSoon"]);
        (await app.ToldOf(late)).ShouldBe(["created", "issued"]);
    }

    [Fact]
    public async Task The_quote_reads_as_before_and_is_accepted_as_it_was_read()
    {
        var partner = await app.PartnerOf(Menu.Storage);
        var quote = await partner.IssuedToday(app);

        await Round();

        var read = (await partner.Get(quote.Path())).Expect(200);
        (read.Text, read.ETag).ShouldBe((quote.Text, quote.ETag));
        (await partner.Accept(quote, headers: ("If-Match", quote.ETag!))).Expect(200);
        (await app.ToldOf(quote)).ShouldBe(["created", "issued", "expiringSoon", "accepted"]);
    }

    [Fact]
    public async Task A_revision_starts_anew()
    {
        var partner = await app.PartnerOf(Menu.Storage);
        var quote = await partner.IssuedToday(app);
        await Round();
        (await partner.Revise(quote)).Expect(200);
        await Round();
        (await partner.Issue(quote)).Expect(200);

        await Round();
        await Round();

        (await app.ToldOf(quote)).ShouldBe(["created", "issued", "expiringSoon", "superseded", "issued", "expiringSoon"]);
    }

    [Fact]
    public async Task Nothing_else_is_told_of()
    {
        var partner = await app.PartnerOf(Menu.Storage);
        var draft = (await partner.Create("/v1/quotes", Menu.Quote(("STORAGE", 1)).With("validUntil", "2026-01-05"))).Expect(201);
        var (accepted, declined, withdrawn) = (await partner.IssuedToday(app), await partner.IssuedToday(app), await partner.IssuedToday(app));
        Reply[] all = [draft, (await partner.Accept(accepted)).Expect(200), (await partner.Decline(declined)).Expect(200), (await partner.Withdraw(withdrawn)).Expect(200)];

        await Round();

        foreach (var quote in all)
        {
            (await app.ToldOf(quote)).ShouldNotContain("expiringSoon");
        }
    }

    [Fact]
    public async Task What_a_test_key_made_is_told_as_such()
    {
        var test = await app.Again(await app.PartnerOf(Menu.Storage), mode: KeyMode.Test);
        var quote = await test.IssuedToday(app);

        await Round();

        (await app.EventsOf(quote))[^1].Mode.ShouldBe("test");
    }

    [Fact]
    public async Task One_that_is_damaged_does_not_keep_the_others()
    {
        var partner = await app.PartnerOf(Menu.Storage);
        var damaged = Sample.Quote("issued");
        damaged.ValidUntil = new(2026, 1, 4);
        await app.InDatabase(async db =>
        {
            db.Add(damaged);
            await db.SaveChangesAsync(Cancellation);
        });
        var sound = await partner.IssuedToday(app);

        await Round();

        (await app.ToldOf(sound)).ShouldBe(["created", "issued", "expiringSoon"]);
    }

    [Fact]
    public async Task Several_processes_tell_of_each_once()
    {
        var partner = await app.PartnerOf(Menu.Storage);
        var quotes = await Many(partner);

        (await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Round()))).Sum().ShouldBe(quotes.Count);

        foreach (var quote in quotes)
        {
            (await app.ToldOf(quote)).ShouldBe(["created", "issued", "expiringSoon"]);
        }
    }

    [Fact]
    public async Task A_yes_at_the_same_time_is_not_lost()
    {
        var partner = await app.PartnerOf(Menu.Storage);
        var quotes = await Many(partner);

        var round = Round();
        var accepted = await Task.WhenAll(quotes.Select(quote => partner.Accept(quote, headers: ("If-Match", quote.ETag!))));
        await round;
        await Round();

        accepted.ShouldAllBe(reply => reply.Status == 200);
        foreach (var quote in quotes)
        {
            (await app.ToldOf(quote)).Except(["expiringSoon"]).ShouldBe(["created", "issued", "accepted"]);
        }
    }

    private Task<int> Round() => app.Worker<QuoteExpiryWorker>().RemindDueAsync(Cancellation);

    private async Task<List<Reply>> Many(Door partner)
    {
        await Round();
        var quotes = new List<Reply>();
        for (var quote = 0; quote < 10; quote++)
        {
            quotes.Add(await partner.IssuedToday(app));
        }

        return quotes;
    }

    private static async Task<Reply> Issued(Door partner, string validUntil)
    {
        var quote = (await partner.Create("/v1/quotes", Menu.Quote(("STORAGE", 1)).With("validUntil", validUntil))).Expect(201);
        return (await partner.Issue(quote)).Expect(200);
    }
}

public sealed class RemindersOnSqlite(SqliteApp app) : ReminderTests(app), IClassFixture<SqliteApp>;

public sealed class RemindersOnPostgres(PostgresApp app) : ReminderTests(app.OrSkip()), IClassFixture<PostgresApp>;

/// <summary>How many days ahead is a setting.</summary>
public sealed class ReminderSettingTests
{
    [Theory]
    [InlineData("0", 0)] // never
    [InlineData("1", 1)]
    [InlineData("30", 2)]
    public async Task It_says_how_many_days_ahead(string days, int told)
    {
        await using var app = new SqliteApp { Settings = { ["Quotes:RemindDaysAhead"] = days } };
        var partner = await app.PartnerOf(Menu.Storage);
        await partner.IssuedToday(app);
        var later = (await partner.Create("/v1/quotes", Menu.Quote(("STORAGE", 1)).With("validUntil", "2026-02-04"))).Expect(201);
        (await partner.Issue(later)).Expect(200);

        (await app.Worker<QuoteExpiryWorker>().RemindDueAsync(TestContext.Current.CancellationToken)).ShouldBe(told);
    }
}
