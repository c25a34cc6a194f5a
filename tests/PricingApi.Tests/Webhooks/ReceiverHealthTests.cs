using System.Text.Json;
using PricingApi.Tests.Harness;

namespace PricingApi.Tests.Webhooks;

public sealed class ReceiverHealthOnSqlite(SqliteApp app) : ReceiverHealthTests(app), IClassFixture<SqliteApp>;

public sealed class ReceiverHealthOnPostgres(PostgresApp app) : ReceiverHealthTests(app.OrSkip()), IClassFixture<PostgresApp>;

/// <summary>Receivers that fail for a while, and for days.</summary>
public abstract class ReceiverHealthTests(PricingApp app)
{
    private async Task<(Door Partner, JsonElement Endpoint)> WithEventsAsync(Crm crm, int events)
    {
        await app.DispatchAsync();
        var partner = await app.Partner();
        var endpoint = await partner.RegisterAsync(crm);
        for (var number = 0; number < events; number++)
        {
            await partner.CreateQuoteAsync();
        }

        return (partner, endpoint);
    }

    [Fact]
    public async Task An_open_breaker_costs_no_attempts()
    {
        await using var crm = await Crm.StartAsync();
        crm.AnswerWith(500);
        var (partner, endpoint) = await WithEventsAsync(crm, 12);

        await app.DispatchAsync();

        crm.Received.Count.ShouldBe(8); // four are sent at once, and the fifth failure opens it
        (await partner.DeliveriesAsync(endpoint)).Count(delivery => delivery.Attempts().Count == 0).ShouldBe(4);
        app.Clock.Advance(TimeSpan.FromSeconds(29));
        await app.DispatchAsync();
        crm.Received.Count.ShouldBe(8);
    }

    [Fact]
    public async Task Who_owns_an_endpoint_sees_that_it_rests_and_ends_the_rest_by_pausing_and_resuming()
    {
        await using var crm = await Crm.StartAsync();
        crm.AnswerWith(500);
        var (partner, endpoint) = await WithEventsAsync(crm, 12);
        async Task<JsonElement> Health() => (await partner.Get($"/v1/webhook-endpoints/{endpoint.Id()}", ("If-None-Match", "\"1\""))).Expect(200).Json.GetProperty("health");
        (await Health()).ToString().ShouldBe("""{"lastSuccessAt":null,"failingSince":null,"failedInARow":0,"restingUntil":null,"atOnce":null}""");

        await app.DispatchAsync();

        var (now, health) = (app.Clock.GetUtcNow(), await Health());
        (health.GetProperty("failedInARow").GetInt32(), health.GetProperty("failingSince").GetDateTimeOffset(), health.GetProperty("restingUntil").GetDateTimeOffset()).ShouldBe((8, now, now.AddSeconds(30)));
        (await partner.DeliveriesAsync(endpoint)).ShouldAllBe(delivery => delivery.GetProperty("nextAttemptAt").GetDateTimeOffset() >= now.AddSeconds(30));

        crm.AnswerWith(204);
        await partner.PostAsync($"/v1/webhook-endpoints/{endpoint.Id()}/pause", expected: 200);
        await partner.PostAsync($"/v1/webhook-endpoints/{endpoint.Id()}/resume", expected: 200);
        await app.DispatchAsync();

        (await partner.DeliveriesAsync(endpoint)).ShouldAllBe(delivery => delivery.Text("state") == "delivered");
        health = await Health();
        (health.GetProperty("failedInARow").GetInt32(), health.GetProperty("lastSuccessAt").GetDateTimeOffset(), health.GetProperty("restingUntil").ValueKind).ShouldBe((0, now, JsonValueKind.Null));
    }

    [Fact]
    public async Task A_receiver_that_is_back_is_sent_one_then_two_then_four_at_once()
    {
        await using var crm = await Crm.StartAsync();
        crm.AnswerWith(500);
        var (partner, endpoint) = await WithEventsAsync(crm, 12);
        await app.DispatchAsync();
        crm.AnswerWith(204);
        app.Clock.Advance(TimeSpan.FromSeconds(31));

        var sent = new List<int>();
        do
        {
            var before = crm.Received.Count;
            await app.DispatchOnceAsync();
            sent.Add(crm.Received.Count - before);
        }
        while (sent[^1] > 0);

        sent.ShouldBe([1, 2, 4, 4, 1, 0]);
        (await partner.DeliveriesAsync(endpoint)).ShouldAllBe(delivery => delivery.Text("state") == "delivered");
    }

    [Fact]
    public async Task A_receiver_that_is_still_down_is_tried_with_one_and_left_alone_for_longer()
    {
        await using var crm = await Crm.StartAsync();
        crm.AnswerWith(500);
        await WithEventsAsync(crm, 12);
        await app.DispatchAsync();

        app.Clock.Advance(TimeSpan.FromSeconds(31));
        await app.DispatchAsync();
        crm.Received.Count.ShouldBe(9);
        app.Clock.Advance(TimeSpan.FromSeconds(31));
        await app.DispatchAsync();
        crm.Received.Count.ShouldBe(9);
        app.Clock.Advance(TimeSpan.FromSeconds(31));
        await app.DispatchAsync();
        crm.Received.Count.ShouldBe(10);
    }

    [Fact]
    public async Task A_no_to_one_event_is_not_held_against_the_others()
    {
        await using var crm = await Crm.StartAsync();
        crm.AnswerWith(422);
        await WithEventsAsync(crm, 12);

        await app.DispatchAsync();

        crm.Received.Count.ShouldBe(12);
    }

    [Fact]
    public async Task A_receiver_that_fails_for_five_days_is_disabled_and_loses_nothing()
    {
        await using var crm = await Crm.StartAsync();
        crm.AnswerWith(500);
        var (partner, endpoint) = await WithEventsAsync(crm, 1);

        var statuses = new List<string>();
        for (var hours = 0; hours < 132; hours += 6)
        {
            await partner.CreateQuoteAsync();
            await app.DispatchAsync();
            statuses.Add((await partner.GetAsync($"/v1/webhook-endpoints/{endpoint.Id()}")).Text("status"));
            app.Clock.Advance(TimeSpan.FromHours(6));
        }

        statuses.IndexOf("disabled").ShouldBe(20); // after 120 hours
        (await partner.GetAsync($"/v1/webhook-endpoints/{endpoint.Id()}")).Text("disabledReason").ShouldBe("failing");
        (await partner.DeliveriesAsync(endpoint)).Where(delivery => delivery.Text("state") != "dead").ShouldAllBe(delivery => delivery.Text("state") == "held");
    }
}
