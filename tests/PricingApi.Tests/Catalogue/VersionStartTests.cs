using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PricingApi.Catalogue;
using PricingApi.Tests.Harness;

namespace PricingApi.Tests.Catalogue;

public sealed class VersionStartsOnSqlite(SqliteApp app) : VersionStartTests(app), IClassFixture<SqliteApp>;

public sealed class VersionStartsOnPostgres(PostgresApp app) : VersionStartTests(app.OrSkip()), IClassFixture<PostgresApp>;

/// <summary>Receivers are told what is planned for a price book, and when it comes true.</summary>
public abstract class VersionStartTests(PricingApp app)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_scheduled_version_is_told_when_it_is_published_and_when_it_starts()
    {
        var seller = await app.SellerDoor();
        var book = await seller.Book(Menu.Storage);
        var from = app.Clock.GetUtcNow().AddDays(10);

        await ScheduleAsync(seller, book, from);
        (await ToldAsync(book)).ShouldBe(["published 1 active", "scheduled 2 scheduled"]);
        app.Clock.MoveTo(from.AddSeconds(-1));
        await TellAsync();
        (await ToldAsync(book)).Count.ShouldBe(2);
        app.Clock.MoveTo(from.AddSeconds(3));
        await TellAsync();

        (await ToldAsync(book)).ShouldBe(["published 1 active", "scheduled 2 scheduled", "published 2 active"]);
        var start = (await EventsAsync(book))[^1];
        start.Text("timestamp").ShouldBe(start.GetProperty("data").Text("effectiveFrom")); // when it happened, not when somebody looked
        (await seller.Get($"/v1/price-books/{book}")).Json.Texts("versions", "status").ShouldBe(["active", "superseded"]);
    }

    [Fact]
    public async Task A_start_is_told_once_however_many_look()
    {
        var seller = await app.SellerDoor();
        var book = await seller.Book(Menu.Storage);
        await ScheduleAsync(seller, book, app.Clock.GetUtcNow().AddDays(1));
        await ScheduleAsync(seller, book, app.Clock.GetUtcNow().AddDays(2));
        app.Clock.Advance(TimeSpan.FromDays(3)); // nobody looked for days

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(TellAsync)));
        await TellAsync();

        (await ToldAsync(book)).ShouldBe(["published 1 active", "scheduled 2 scheduled", "scheduled 3 scheduled", "published 2 active", "published 3 active"]);
    }

    [Fact]
    public async Task A_version_that_was_taken_back_is_told_as_withdrawn_and_never_starts()
    {
        var seller = await app.SellerDoor();
        var book = await seller.Book(Menu.Storage);
        await ScheduleAsync(seller, book, app.Clock.GetUtcNow().AddDays(1));
        app.Clock.Advance(TimeSpan.FromSeconds(1));

        (await seller.Post($"/v1/price-books/{book}/versions/2/withdraw", null)).Expect(200);
        (await seller.Post($"/v1/price-books/{book}/versions/2/withdraw", null)).Expect(200);
        app.Clock.Advance(TimeSpan.FromDays(2));
        await TellAsync();

        (await ToldAsync(book)).ShouldBe(["published 1 active", "scheduled 2 scheduled", "withdrawn 2 withdrawn"]);
        (await EventsAsync(book))[^1].GetProperty("data").TryGetProperty("withdrawnAt", out _).ShouldBeTrue();
    }

    private Task<int> TellAsync() => app.Worker<VersionStartWorker>().TellDueAsync(Cancellation);

    /// <summary>A version for later, published a moment after what was before.</summary>
    private async Task ScheduleAsync(Door seller, string book, DateTimeOffset from)
    {
        app.Clock.Advance(TimeSpan.FromSeconds(1));
        await seller.Publish(book, from, Menu.Storage);
    }

    private async Task<List<JsonElement>> EventsAsync(string book) =>
        [.. (await app.InDatabase(db => db.Events.Where(row => row.PriceBookCode == book).OrderBy(row => row.Id).ToListAsync(Cancellation))).Select(row => JsonElement.Parse(row.Body))];

    /// <summary>Each event of a price book: what happened to which version, and what it was then.</summary>
    private async Task<List<string>> ToldAsync(string book) =>
        (await EventsAsync(book)).ConvertAll(told => $"{told.Text("type").Split('.')[1]} {told.GetProperty("data").GetProperty("priceBook").GetProperty("version")} {told.GetProperty("data").Text("status")}");
}
