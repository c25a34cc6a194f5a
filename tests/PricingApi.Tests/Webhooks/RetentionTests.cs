using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PricingApi.Domain.Webhooks;
using PricingApi.Storage;
using PricingApi.Storage.Rows;
using PricingApi.Tests.Harness;

namespace PricingApi.Tests.Webhooks;

public sealed class RetentionOnSqlite(SqliteApp app) : RetentionTests(app), IClassFixture<SqliteApp>;

public sealed class RetentionOnPostgres(PostgresApp app) : RetentionTests(app.OrSkip()), IClassFixture<PostgresApp>;

/// <summary>How long what was sent, and what could not be, is kept.</summary>
public abstract class RetentionTests(PricingApp app)
{
    [Fact]
    public async Task The_log_is_kept_for_ninety_days()
    {
        await using var crm = await Crm.StartAsync();
        var partner = await app.Partner();
        var endpoint = await partner.RegisterAsync(crm);
        var quote = await partner.CreateQuoteAsync();
        await app.DispatchAsync();

        app.Clock.Advance(TimeSpan.FromDays(89));
        await app.TidyAsync();
        (await partner.DeliveriesAsync(endpoint)).ShouldHaveSingleItem().Attempts().ShouldHaveSingleItem();

        app.Clock.Advance(TimeSpan.FromDays(2));
        await app.TidyAsync();
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
        await app.TidyAsync();
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
        await app.TidyAsync();
        (await partner.DeliveriesAsync(endpoint)).Single().Text("state").ShouldBe("held");

        app.Clock.Advance(TimeSpan.FromDays(2));
        await app.TidyAsync();
        var given = (await partner.DeliveriesAsync(endpoint)).Single();
        (given.Text("state"), given.Text("reason")).ShouldBe(("dead", "held-too-long"));
    }

    [Fact]
    public async Task What_is_given_up_after_thirty_days_is_told_to_the_others_each_once()
    {
        await using var gone = await Crm.StartAsync();
        await using var crm = await Crm.StartAsync();
        gone.AnswerWith(410);
        var partner = await app.Partner();
        var endpoint = await partner.RegisterAsync(gone);
        await partner.RegisterAsync(crm, eventTypes: "delivery.exhausted");
        await partner.IssueAsync(await partner.CreateQuoteAsync());
        await app.DispatchAsync();
        await HoldManyAsync(endpoint, 600); // more than one batch

        app.Clock.Advance(TimeSpan.FromDays(31));
        await app.TidyAsync();
        await app.TidyAsync();
        await app.DispatchAsync();

        var held = await app.InDatabase(db => db.Deliveries.CountAsync(row => row.AccountId == partner.Account && row.Reason == "held-too-long", TestContext.Current.CancellationToken));
        held.ShouldBe(602);
        crm.Received.Select(received => received.Json.GetProperty("data").Text("deliveryId")).Distinct().Count().ShouldBe(602);
        crm.Received.Count.ShouldBe(602);
        var data = crm.Received[0].Json.GetProperty("data");
        (data.Text("reason"), data.GetProperty("endpoint").Id()).ShouldBe(("held-too-long", endpoint.Id()));
    }

    /// <summary>Copies of a held delivery, as replays of it.</summary>
    private Task HoldManyAsync(JsonElement endpoint, int count) => app.InDatabase(async db =>
    {
        var id = Guid.Parse(endpoint.Id());
        var held = await db.Deliveries.AsNoTracking().FirstAsync(row => row.EndpointId == id && row.State == DeliveryState.Held, TestContext.Current.CancellationToken);
        db.AddRange(Enumerable.Range(1, count).Select(number => new DeliveryRow
        {
            Id = Ids.New(held.CreatedAt),
            EventId = held.EventId,
            EndpointId = id,
            AccountId = held.AccountId,
            QuoteId = held.QuoteId,
            Sequence = held.Sequence,
            State = DeliveryState.Held,
            ReplayNo = number,
            NextAttemptAt = held.NextAttemptAt,
            ExpiresAt = held.ExpiresAt,
            CreatedAt = held.CreatedAt,
        }));
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
    });
}
