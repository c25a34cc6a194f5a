using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PricingApi.Tests.Harness;
using PricingApi.Webhooks.Dispatch;

namespace PricingApi.Tests.Webhooks;

public sealed class RetentionOnSqlite(SqliteApp app) : RetentionTests(app), IClassFixture<SqliteApp>;

public sealed class RetentionOnPostgres(PostgresApp app) : RetentionTests(app.OrSkip()), IClassFixture<PostgresApp>;

/// <summary>How long what was sent, and what could not be, is kept.</summary>
public abstract class RetentionTests(PricingApp app)
{
    private Task TidyAsync() => app.Services.GetRequiredService<Dispatcher>().TidyAsync(TestContext.Current.CancellationToken);

    [Fact]
    public async Task The_log_is_kept_for_ninety_days()
    {
        await using var crm = await Crm.StartAsync();
        var partner = await app.Partner();
        var endpoint = await partner.RegisterAsync(crm);
        var quote = await partner.CreateQuoteAsync();
        await app.DispatchAsync();

        app.Clock.Advance(TimeSpan.FromDays(89));
        await TidyAsync();
        (await partner.DeliveriesAsync(endpoint)).ShouldHaveSingleItem().Attempts().ShouldHaveSingleItem();

        app.Clock.Advance(TimeSpan.FromDays(2));
        await TidyAsync();
        (await partner.DeliveriesAsync(endpoint)).ShouldBeEmpty();
        var id = Guid.Parse(quote.Id());
        (await app.InDatabase(db => db.Events.CountAsync(row => row.QuoteId == id))).ShouldBe(0);
        (await app.InDatabase(db => db.Attempts.CountAsync(row => row.AccountId == partner.Account))).ShouldBe(0);
    }

    [Fact]
    public async Task An_event_stays_as_long_as_something_of_it_is_to_be_sent()
    {
        await using var crm = await Crm.StartAsync();
        var partner = await app.Partner();
        var endpoint = await partner.RegisterAsync(crm);
        await partner.CreateQuoteAsync();
        await app.DispatchAsync();
        app.Clock.Advance(TimeSpan.FromDays(89));
        var replay = await partner.PostAsync($"/v1/deliveries/{(await partner.DeliveriesAsync(endpoint)).Single().Id()}/replay");

        app.Clock.Advance(TimeSpan.FromDays(2));
        await TidyAsync();
        await app.DispatchAsync();

        (await partner.DeliveriesAsync(endpoint)).ShouldHaveSingleItem().Id().ShouldBe(replay.Id());
        crm.Received.Count.ShouldBe(2);
    }

    [Fact]
    public async Task What_is_held_for_thirty_days_is_given_up()
    {
        await using var crm = await Crm.StartAsync();
        crm.AnswerWith(410);
        var partner = await app.Partner();
        var endpoint = await partner.RegisterAsync(crm);
        await partner.CreateQuoteAsync();
        await app.DispatchAsync();

        app.Clock.Advance(TimeSpan.FromDays(29));
        await TidyAsync();
        (await partner.DeliveriesAsync(endpoint)).Single().Text("state").ShouldBe("held");

        app.Clock.Advance(TimeSpan.FromDays(2));
        await TidyAsync();
        var given = (await partner.DeliveriesAsync(endpoint)).Single();
        (given.Text("state"), given.Text("reason")).ShouldBe(("dead", "held-too-long"));
    }
}
