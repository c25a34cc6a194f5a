using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using PricingApi.Access;
using PricingApi.Storage;
using PricingApi.Tests.Harness;
using PricingApi.Webhooks;
using PricingApi.Webhooks.Dispatch;

namespace PricingApi.Tests.Webhooks;

public sealed class EventFeedOnSqlite(SqliteApp app) : EventFeedTests(app), IClassFixture<SqliteApp>;

public sealed class EventFeedOnPostgres(PostgresApp app) : EventFeedTests(app.OrSkip()), IClassFixture<PostgresApp>;

/// <summary>Whoever cannot be reached asks what happened, and misses nothing.</summary>
public abstract class EventFeedTests(PricingApp app)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_happened_is_given_with_the_bytes_that_are_sent()
    {
        await using var crm = await Crm.StartAsync();
        var partner = await app.Partner();
        await partner.RegisterAsync(crm);
        await partner.IssueAsync(await partner.CreateQuoteAsync());
        await app.DispatchAsync();

        var reply = (await partner.Get("/v1/events?types=quote.created,quote.issued")).Expect(200);

        var items = reply.Json.Items("items").ToList();
        items.Select(item => item.Id()).ShouldBe(crm.Received.Select(received => received.Id));
        items.Select(item => item.GetProperty("body").GetRawText()).ShouldBe(crm.Received.Select(received => Encoding.UTF8.GetString(received.Body)));
        items.Select(item => item.Text("type")).ShouldBe([Hooks.QuoteCreated, Hooks.QuoteIssued]);
        items.ShouldAllBe(item => item.Text("timestamp") == item.GetProperty("body").Text("timestamp"));
    }

    [Fact]
    public async Task Each_answer_goes_on_where_the_one_before_ended()
    {
        var partner = await app.Partner();
        for (var number = 0; number < 5; number++)
        {
            await partner.CreateQuoteAsync();
        }

        await app.DispatchAsync();
        var reader = new Reader(partner, "limit=2&types=quote.created");
        (await reader.ReadAsync()).Count.ShouldBe(2);
        (await reader.ReadAsync()).Count.ShouldBe(2);
        (await reader.ReadAsync()).Count.ShouldBe(1);
        (await reader.ReadAsync()).ShouldBeEmpty();
        await partner.CreateQuoteAsync();
        (await reader.ReadAsync()).ShouldBeEmpty(); // it has no place yet
        await app.DispatchAsync();
        (await reader.ReadAsync()).Count.ShouldBe(1);

        reader.Seen.Select(item => item.Id()).ShouldBeUnique();
    }

    [Fact]
    public async Task A_reader_beside_writers_and_several_workers_sees_each_event_once_and_each_quotes_in_order()
    {
        var partner = await app.PartnerOf(Menu.Storage);
        var reader = new Reader(partner, "limit=7");
        using var written = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);

        var workers = Enumerable.Range(0, 3).Select(_ => Task.Run(() => FanOutAsync(written.Token))).ToList();
        var reading = Task.Run(() => reader.FollowAsync(() => written.IsCancellationRequested), Cancellation);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => WriteAsync(partner, quotes: 10))));
        await written.CancelAsync();
        await Task.WhenAll(workers);
        await FanOutAsync(written.Token); // what came while another was busy with the one before it
        await reading;
        await reader.FollowAsync(() => true);

        var kept = await app.InDatabase(db => db.Events.Where(row => row.AccountId == partner.Account).Select(row => row.Id).ToListAsync(Cancellation));
        kept.Count.ShouldBe(4 * 10 * 3);
        var quoted = reader.Seen.Where(item => item.Text("type").StartsWith("quote.", StringComparison.Ordinal)).ToList();
        quoted.Select(item => item.Id()).ShouldBe(kept.Select(Ids.Format), ignoreOrder: true);
        foreach (var quote in quoted.GroupBy(item => item.GetProperty("body").GetProperty("data").GetProperty("quote").Id()))
        {
            quote.Select(item => item.GetProperty("body").GetProperty("data").GetProperty("sequence").GetInt32()).ShouldBe([1, 2, 3]);
        }
    }

    [Fact]
    public async Task An_event_has_a_place_although_there_is_no_endpoint_and_places_have_no_gaps()
    {
        var partner = await app.Partner();
        await partner.CreateQuoteAsync();
        await partner.CreateQuoteAsync();

        await app.DispatchAsync();

        var places = await app.InDatabase(db => db.Events.Where(row => row.Position > 0).OrderBy(row => row.Position).Select(row => row.Position!.Value).ToListAsync(Cancellation));
        places.ShouldBe(Enumerable.Range(1, places.Count).Select(place => (long)place));
        (await app.InDatabase(db => db.LastPlaceAsync(Cancellation))).ShouldBe(places[^1]);
    }

    [Fact]
    public async Task An_account_is_told_of_its_own_quotes_and_its_price_book_and_of_no_other()
    {
        var seller = await app.SellerDoor();
        var book = await seller.Book(Menu.Storage);
        var (reader, other) = (await app.PartnerDoor(book), await app.Partner());
        (await reader.Create("/v1/quotes", Menu.Quote(("STORAGE", 1)))).Expect(201);
        await other.CreateQuoteAsync();
        await app.DispatchAsync();

        (await TypesAsync(reader)).ShouldBe(["price_book.published", "quote.created"], ignoreOrder: true);
        (await TypesAsync(other)).ShouldBe(["quote.created"]);
        (await TypesAsync(seller)).ShouldAllBe(type => type.StartsWith("price_book.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_a_test_made_is_told_to_tests_alone()
    {
        var live = await app.Partner();
        var test = await app.Again(live, mode: KeyMode.Test);
        await test.CreateQuoteAsync();
        await app.DispatchAsync();

        (await TypesAsync(live)).ShouldBeEmpty();
        (await TypesAsync(test)).ShouldBe(["quote.created"]);
    }

    [Fact]
    public async Task A_test_of_an_endpoint_is_told_to_it_alone()
    {
        await using var crm = await Crm.StartAsync();
        var partner = await app.Partner();
        var endpoint = await partner.RegisterAsync(crm);
        await partner.PostAsync($"/v1/webhook-endpoints/{endpoint.Id()}/test");
        await app.DispatchAsync();

        (await TypesAsync(partner)).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_seller_may_ask_for_every_account_and_a_partner_may_not()
    {
        var (seller, partner) = (await app.SellerDoor(), await app.Partner());
        var quote = await partner.CreateQuoteAsync();
        await app.DispatchAsync();

        var reader = new Reader(seller, "allAccounts=true&types=quote.created&limit=1000");
        await reader.FollowAsync(() => true);
        reader.Seen.Select(item => item.GetProperty("body").GetProperty("data").GetProperty("quote").Id()).ShouldContain(quote.Id());
        (await partner.Get("/v1/events?allAccounts=true")).Expect(403, "insufficient-scope");
    }

    [Fact]
    public async Task A_cursor_is_good_as_long_as_the_events_after_it_are_kept()
    {
        var partner = await app.Partner();
        var next = (await partner.GetAsync("/v1/events")).Text("next");

        app.Clock.Advance(TimeSpan.FromDays(90));
        await partner.GetAsync($"/v1/events?after={next}");
        app.Clock.Advance(TimeSpan.FromMilliseconds(1));
        (await partner.Get($"/v1/events?after={next}")).Expect(410, "gone").Text.ShouldContain("more than 90 days old");
    }

    [Fact]
    public async Task One_event_is_shown_to_whom_it_concerns()
    {
        await using var crm = await Crm.StartAsync();
        var (partner, stranger, seller) = (await app.Partner(), await app.Partner(), await app.SellerDoor());
        await partner.RegisterAsync(crm);
        await partner.CreateQuoteAsync();
        await app.DispatchAsync();
        var told = crm.Received.Single();

        foreach (var door in new[] { partner, seller })
        {
            var shown = await door.GetAsync($"/v1/events/{told.Id}");
            (shown.Id(), shown.Text("type"), shown.GetProperty("body").GetRawText()).ShouldBe((told.Id, Hooks.QuoteCreated, Encoding.UTF8.GetString(told.Body)));
        }

        await stranger.GetAsync($"/v1/events/{told.Id}", 404);
    }

    [Fact]
    public async Task A_cursor_serves_what_it_was_given_for()
    {
        var (partner, other) = (await app.Partner(), await app.Partner());
        var next = (await partner.GetAsync("/v1/events")).Text("next");

        (await partner.Get($"/v1/events?after={next}&limit=3&wait=0")).Expect(200);
        app.Clock.Advance(TimeSpan.FromDays(60));
        (await partner.Get($"/v1/events?after={next}")).Expect(200);
        (await partner.Get($"/v1/events?after={next}&types=quote.issued")).Expect(400, "invalid-cursor");
        (await other.Get($"/v1/events?after={next}")).Expect(400, "invalid-cursor");
        (await partner.Get($"/v1/events?after={next[..^1]}")).Expect(400, "invalid-cursor");
    }

    [Theory]
    [InlineData("wait=31", "wait")]
    [InlineData("wait=-1", "wait")]
    [InlineData("limit=0", "limit")]
    [InlineData("limit=1001", "limit")]
    [InlineData("types=quote.sold", "types")]
    [InlineData("types=", "types")]
    [InlineData("types=webhook_endpoint.test", "types")]
    [InlineData("cursor=x", "cursor")]
    public async Task What_cannot_be_asked_is_refused(string query, string parameter)
    {
        var partner = await app.Partner();

        (await partner.Get($"/v1/events?{query}")).Expect(400, "invalid-parameter").Errors.ShouldHaveSingleItem().Place.ShouldBe(parameter);
    }

    [Fact]
    public async Task Who_waits_is_answered_as_soon_as_something_happens()
    {
        var partner = await app.Partner();
        var waiting = partner.GetAsync("/v1/events?wait=30");

        var quote = await partner.CreateQuoteAsync();
        await app.DispatchAsync();

        // No time has passed: the clock stands still.
        (await waiting).Items("items").ShouldHaveSingleItem().GetProperty("body").GetProperty("data").GetProperty("quote").Id().ShouldBe(quote.Id());
    }

    [Fact]
    public async Task Who_waits_hears_of_what_another_process_did()
    {
        var partner = await app.Partner();
        await partner.CreateQuoteAsync();
        var waiting = partner.GetAsync("/v1/events?wait=30");

        await app.InDatabase(async db =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync(Cancellation);
            await db.PlaceAsync(await db.Events.Where(row => row.Position == null).Select(row => row.Id).ToListAsync(Cancellation), Cancellation);
            await transaction.CommitAsync(Cancellation);
        });

        (await PassTimeAsync(waiting)).Items("items").ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Who_waits_in_vain_gets_a_cursor_to_go_on_with()
    {
        var partner = await app.Partner();
        var before = app.Clock.GetUtcNow();

        var answer = await PassTimeAsync(partner.GetAsync("/v1/events?wait=3"));

        answer.Items("items").ShouldBeEmpty();
        answer.Text("next").ShouldNotBeEmpty();
        (app.Clock.GetUtcNow() - before).ShouldBeGreaterThanOrEqualTo(TimeSpan.FromSeconds(3));
    }

    [Fact]
    public async Task Who_waits_is_answered_when_the_service_stops()
    {
        using var stopping = new Stopping();
        var feed = ActivatorUtilities.CreateInstance<EventFeed>(app.Services, stopping);
        var nobody = new EventAudience(Guid.NewGuid(), null, OfSeller: false, "live", AllAccounts: false, null);

        var waiting = app.InDatabase(db => feed.ReadAsync(db, nobody, 0, 50, TimeSpan.FromSeconds(30), Cancellation));
        stopping.StopApplication();

        (await waiting).Events.ShouldBeEmpty(); // the clock stands still
    }

    [Fact]
    public async Task Places_are_seen_in_their_order_whoever_is_first_to_take_one()
    {
        var partner = await app.Partner();
        await partner.CreateQuoteAsync();
        await partner.CreateQuoteAsync();
        var waiting = await app.InDatabase(db => db.Events.Where(row => row.Position == null).Select(row => row.Id).ToListAsync(Cancellation));
        var before = await app.InDatabase(db => db.LastPlaceAsync(Cancellation));
        Task second = Task.CompletedTask;

        await app.InDatabase(async db =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync(Cancellation);
            await db.PlaceAsync([waiting[0]], Cancellation);
            second = Task.Run(() => PlaceAsync(waiting[1]));
            (await app.InDatabase(other => other.LastPlaceAsync(Cancellation))).ShouldBe(before); // nobody sees a place yet, whatever the second does
            await transaction.CommitAsync(Cancellation);
        });
        await second;

        (await app.InDatabase(db => db.Events.Where(row => row.Position > before).OrderBy(row => row.Position).Select(row => row.Id).ToListAsync(Cancellation))).ShouldBe([waiting[0], waiting[1]]);
    }

    private Task PlaceAsync(Guid published) => app.InDatabase(async db =>
    {
        await using var transaction = await db.Database.BeginTransactionAsync(Cancellation);
        await db.PlaceAsync([published], Cancellation);
        await transaction.CommitAsync(Cancellation);
    });

    /// <summary>Lets the clock run until the answer is there.</summary>
    private async Task<JsonElement> PassTimeAsync(Task<JsonElement> waiting)
    {
        while (!waiting.IsCompleted)
        {
            app.Clock.Advance(TimeSpan.FromSeconds(1));
            await app.CatchUp(); // gives the service a turn
        }

        return await waiting;
    }

    private async Task FanOutAsync(CancellationToken written)
    {
        for (var more = true; more || !written.IsCancellationRequested;)
        {
            await using var scope = app.Services.CreateAsyncScope();
            more = await app.Services.GetRequiredService<Fanout>().RunAsync(scope.ServiceProvider.GetRequiredService<PricingDbContext>(), Cancellation);
        }
    }

    private static async Task WriteAsync(Door partner, int quotes)
    {
        for (var number = 0; number < quotes; number++)
        {
            var quote = (await partner.Create("/v1/quotes", Menu.Quote(("STORAGE", 1)))).Expect(201).Json;
            await partner.IssueAsync(quote);
            await partner.PostAsync($"/v1/quotes/{quote.Id()}/withdraw", expected: 200);
        }
    }

    private static async Task<List<string>> TypesAsync(Door door) => [.. (await door.GetAsync("/v1/events?limit=1000")).Items("items").Select(item => item.Text("type"))];

    /// <summary>A receiver that asks, and keeps where it is.</summary>
    private sealed class Reader(Door door, string query)
    {
        private string? _after;

        public List<JsonElement> Seen { get; } = [];

        public async Task<List<JsonElement>> ReadAsync()
        {
            var answer = await door.GetAsync($"/v1/events?{query}{(_after is null ? "" : $"&after={_after}")}");
            _after = answer.Text("next");
            var items = answer.Items("items").ToList();
            Seen.AddRange(items);
            return items;
        }

        /// <summary>Reads on until there is nothing more, and nothing more will come.</summary>
        public async Task FollowAsync(Func<bool> ended)
        {
            for (var over = false; !over;)
            {
                var last = ended();
                over = (await ReadAsync()).Count == 0 && last;
            }
        }
    }

    /// <summary>A service that is asked to stop when the test says so.</summary>
    private sealed class Stopping : IHostApplicationLifetime, IDisposable
    {
        private readonly CancellationTokenSource _stopping = new();

        public CancellationToken ApplicationStarted => CancellationToken.None;

        public CancellationToken ApplicationStopping => _stopping.Token;

        public CancellationToken ApplicationStopped => CancellationToken.None;

        public void StopApplication() => _stopping.Cancel();

        public void Dispose() => _stopping.Dispose();
    }
}
