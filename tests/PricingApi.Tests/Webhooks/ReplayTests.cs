using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PricingApi.Domain.Webhooks;
using PricingApi.Storage.Rows;
using PricingApi.Tests.Harness;
using PricingApi.Webhooks.Dispatch;
using PricingApi.Webhooks.Replays;

namespace PricingApi.Tests.Webhooks;

public sealed class ReplaysOnSqlite(SqliteApp app) : ReplayTests(app), IClassFixture<SqliteApp>;

public sealed class ReplaysOnPostgres(PostgresApp app) : ReplayTests(app.OrSkip()), IClassFixture<PostgresApp>;

/// <summary>Sending many deliveries again.</summary>
public abstract class ReplayTests(PricingApp app)
{
    private string Now => At(app.Clock.GetUtcNow());

    private string Before => At(app.Clock.GetUtcNow().AddHours(-1));

    private static string At(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>An endpoint whose receiver refused the events of three quotes for good, and then took those of one.</summary>
    private async Task<(Door Partner, JsonElement Endpoint)> AfterRefusalsAsync(Crm crm)
    {
        await app.DispatchAsync();
        var partner = await app.Partner();
        var endpoint = await partner.RegisterAsync(crm);
        crm.Answer = (_, response) =>
        {
            response.StatusCode = 422;
            response.Headers["webhook-delivery"] = "abort-message";
            return Task.CompletedTask;
        };
        for (var quotes = 0; quotes < 3; quotes++)
        {
            await partner.IssueAsync(await partner.CreateQuoteAsync());
        }

        await app.DispatchAsync();
        crm.AnswerWith(204);
        await partner.CreateQuoteAsync();
        await app.DispatchAsync();
        app.Clock.Advance(TimeSpan.FromMinutes(1));

        return (partner, endpoint);
    }

    [Fact]
    public async Task What_is_dead_is_sent_again_each_quotes_events_in_order()
    {
        await using var crm = await Crm.StartAsync();
        var (partner, endpoint) = await AfterRefusalsAsync(crm);
        var before = crm.Received.Count;

        var replay = await partner.PostAsync("/v1/replays", new { webhookEndpointId = endpoint.Id(), since = Before });
        await app.DispatchAsync();

        var again = crm.Received.Skip(before).ToList();
        again.Count.ShouldBe(6);
        again.Select(received => received.Id).ShouldBe(crm.Received.Take(6).Select(received => received.Id), ignoreOrder: true);
        again.GroupBy(received => received.QuoteId).ShouldAllBe(quote => quote.Select(received => received.Type).SequenceEqual(new[] { Hooks.QuoteCreated, Hooks.QuoteIssued }));
        again.ShouldAllBe(received => received.Headers["pricing-replay"] == "true");
        var done = await partner.GetAsync($"/v1/replays/{replay.Id()}");
        (done.Text("status"), done.GetProperty("replayed").GetInt32()).ShouldBe(("done", 6));
        (await partner.PostAsync("/v1/replays", new { webhookEndpointId = endpoint.Id(), since = Before })).Text("status").ShouldBe("running");
        await app.DispatchAsync();
        crm.Received.Count.ShouldBe(before + 6); // what is delivered by now is not dead
    }

    [Fact]
    public async Task Types_and_states_say_which()
    {
        await using var crm = await Crm.StartAsync();
        var (partner, endpoint) = await AfterRefusalsAsync(crm);
        var before = crm.Received.Count;

        await partner.PostAsync("/v1/replays", new { webhookEndpointId = endpoint.Id(), since = Before, states = new[] { "delivered", "dead" }, eventTypes = new[] { Hooks.QuoteCreated } });
        await app.DispatchAsync();
        crm.Received.Skip(before).Select(received => received.Type).ShouldBe([.. Enumerable.Repeat(Hooks.QuoteCreated, 4)]);

        await partner.PostAsync("/v1/replays", new { webhookEndpointId = endpoint.Id(), since = Before, until = At(app.Clock.GetUtcNow().AddHours(-2)) }, expected: 422);
        (await partner.PostAsync("/v1/replays", new { webhookEndpointId = endpoint.Id(), since = At(app.Clock.GetUtcNow().AddHours(-3)), until = Before })).GetProperty("replayed").GetInt32().ShouldBe(0);
        await app.DispatchAsync();
        crm.Received.Count.ShouldBe(before + 4);
    }

    [Fact]
    public async Task A_long_replay_paces_itself_and_goes_on_where_it_was()
    {
        await using var crm = await Crm.StartAsync();
        var (partner, endpoint) = await AfterRefusalsAsync(crm);
        await MultiplyAsync(Guid.Parse(endpoint.Id()), 2 * ReplayRounds.Quota);
        crm.AnswerWith(500);

        var replay = await partner.PostAsync("/v1/replays", new { webhookEndpointId = endpoint.Id(), since = Before });
        await app.DispatchAsync(); // the breaker opens, nothing is delivered
        (await partner.GetAsync($"/v1/replays/{replay.Id()}")).GetProperty("replayed").GetInt32().ShouldBe(ReplayRounds.Quota);

        crm.AnswerWith(204);
        for (var minutes = 0; minutes < 20; minutes++)
        {
            app.Clock.Advance(TimeSpan.FromMinutes(1));
            await app.DispatchAsync();
        }

        var done = await partner.GetAsync($"/v1/replays/{replay.Id()}");
        (done.Text("status"), done.GetProperty("replayed").GetInt32()).ShouldBe(("done", 6 + (2 * ReplayRounds.Quota)));
        (await app.InDatabase(db => db.Deliveries.CountAsync(row => row.EndpointId == Guid.Parse(endpoint.Id()) && row.ReplayNo == 1 && row.State == DeliveryState.Delivered)))
            .ShouldBe(6 + (2 * ReplayRounds.Quota));
    }

    /// <summary>As if so many more events had been refused.</summary>
    private Task MultiplyAsync(Guid endpoint, int times) => app.InDatabase(async db =>
    {
        var delivery = await db.Deliveries.AsNoTracking().FirstAsync(row => row.EndpointId == endpoint && row.State == DeliveryState.Dead);
        var published = await db.Events.AsNoTracking().SingleAsync(row => row.Id == delivery.EventId);
        for (var number = 0; number < times; number++)
        {
            var at = delivery.CreatedAt.AddMilliseconds(number);
            var (copy, quote) = (Guid.CreateVersion7(at), Guid.NewGuid());
            db.Add(new EventRow { Id = copy, AccountId = published.AccountId, Type = published.Type, QuoteId = quote, Sequence = 1, Mode = published.Mode, OccurredAt = at, Body = published.Body, Position = 0 });
            db.Add(new DeliveryRow
            {
                Id = Guid.CreateVersion7(at),
                EventId = copy,
                EndpointId = endpoint,
                AccountId = delivery.AccountId,
                QuoteId = quote,
                Sequence = 1,
                State = DeliveryState.Dead,
                NextAttemptAt = at,
                ExpiresAt = at,
                CreatedAt = at,
                FinishedAt = at,
            });
        }

        await db.SaveChangesAsync();
    });

    [Fact]
    public async Task A_replay_that_is_cancelled_makes_no_more()
    {
        await using var crm = await Crm.StartAsync();
        var (partner, endpoint) = await AfterRefusalsAsync(crm);
        var before = crm.Received.Count;

        var replay = await partner.PostAsync("/v1/replays", new { webhookEndpointId = endpoint.Id(), since = Before });
        (await partner.PostAsync($"/v1/replays/{replay.Id()}/cancel", expected: 200)).Text("status").ShouldBe("cancelled");
        await app.DispatchAsync();

        crm.Received.Count.ShouldBe(before);
        await partner.PostAsync($"/v1/replays/{replay.Id()}/cancel", expected: 409);
    }

    [Fact]
    public async Task What_was_given_up_since_is_sent_again_however_long_ago_it_began()
    {
        await using var crm = await Crm.StartAsync();
        crm.AnswerWith(500);
        var partner = await app.Partner();
        var endpoint = await partner.RegisterAsync(crm);
        await partner.CreateQuoteAsync();
        await app.DispatchAsync();
        app.Clock.Advance(Hooks.FirstRetry);
        var since = Now;
        crm.Answer = (_, response) =>
        {
            response.StatusCode = 422;
            response.Headers["webhook-delivery"] = "abort-message";
            return Task.CompletedTask;
        };
        await app.DispatchAsync();
        crm.AnswerWith(204);
        app.Clock.Advance(TimeSpan.FromMinutes(1));

        await partner.PostAsync("/v1/replays", new { webhookEndpointId = endpoint.Id(), since = Now, until = At(app.Clock.GetUtcNow().AddSeconds(-1)) }, expected: 422);
        await partner.PostAsync("/v1/replays", new { webhookEndpointId = endpoint.Id(), since = Before, until = since });
        await app.DispatchAsync();
        crm.Received.Count.ShouldBe(2);
        await partner.PostAsync("/v1/replays", new { webhookEndpointId = endpoint.Id(), since });
        await app.DispatchAsync();
        crm.Received.Count.ShouldBe(3);
    }

    [Fact]
    public async Task What_a_replay_made_is_listed_counted_and_cancelled_as_far_as_it_was_not_sent()
    {
        await using var crm = await Crm.StartAsync();
        var (partner, endpoint) = await AfterRefusalsAsync(crm);
        await app.DispatchAsync(); // what others left
        var before = crm.Received.Count;
        var replay = await partner.PostAsync("/v1/replays", new { webhookEndpointId = endpoint.Id(), since = Before });

        async Task<string> Outcomes() => (await partner.GetAsync($"/v1/replays/{replay.Id()}")).GetProperty("outcomes").ToString();
        await app.Services.GetRequiredService<Dispatcher>().TakeAsync(0, TestContext.Current.CancellationToken);
        (await Outcomes()).ShouldBe("""{"open":6,"delivered":0,"dead":0,"cancelled":0}""");

        var first = (await app.Services.GetRequiredService<Dispatcher>().TakeAsync(1, TestContext.Current.CancellationToken)).Single();
        (await partner.PostAsync($"/v1/replays/{replay.Id()}/cancel", expected: 200)).Text("status").ShouldBe("cancelled");
        (await Outcomes()).ShouldBe("""{"open":1,"delivered":0,"dead":0,"cancelled":5}""");
        var report = await app.Services.GetRequiredService<Dispatcher>().SendAsync(first, TestContext.Current.CancellationToken);
        await app.Services.GetRequiredService<Dispatcher>().RecordAsync([report], TestContext.Current.CancellationToken);
        await app.DispatchAsync();

        crm.Received.Count.ShouldBe(before + 1);
        (await Outcomes()).ShouldBe("""{"open":0,"delivered":1,"dead":0,"cancelled":5}""");
        var made = (await partner.GetAsync($"/v1/deliveries?replay={replay.Id()}")).Items("items").ToList();
        made.Count.ShouldBe(6);
        made.ShouldAllBe(delivery => delivery.Text("replayId") == replay.Id());
        await partner.PostAsync($"/v1/replays/{replay.Id()}/cancel", expected: 409);
    }

    [Fact]
    public async Task One_replay_at_a_time_runs_for_an_endpoint()
    {
        await using var crm = await Crm.StartAsync();
        var (partner, endpoint) = await AfterRefusalsAsync(crm);
        var order = JsonSerializer.Serialize(new { webhookEndpointId = endpoint.Id(), since = Before });

        var first = (await partner.Create("/v1/replays", order, "twice")).Expect(201).Json;
        (await partner.Create("/v1/replays", order, "twice")).Expect(201).Json.Id().ShouldBe(first.Id()); // the same request again is no second job
        (await partner.Create("/v1/replays", order)).Expect(409);
        (await partner.GetAsync("/v1/replays")).Items("items").Count().ShouldBe(1);
    }

    [Fact]
    public async Task A_replay_needs_an_active_endpoint_of_ones_own()
    {
        await using var crm = await Crm.StartAsync();
        var (partner, endpoint) = await AfterRefusalsAsync(crm);
        var stranger = await app.Partner();

        await stranger.PostAsync("/v1/replays", new { webhookEndpointId = endpoint.Id(), since = Before }, expected: 422);
        await partner.PostAsync("/v1/replays", new { webhookEndpointId = endpoint.Id(), since = Now }, expected: 422);
        await partner.PostAsync("/v1/replays", new { webhookEndpointId = endpoint.Id(), since = Before, states = new[] { "due" } }, expected: 422);
        await partner.PostAsync("/v1/replays", new { webhookEndpointId = endpoint.Id(), since = Before, states = Array.Empty<string>() }, expected: 422);
        await partner.PostAsync("/v1/replays", new { webhookEndpointId = endpoint.Id(), since = Before, eventTypes = new[] { "quote.lost" } }, expected: 422);
        var replay = await partner.PostAsync("/v1/replays", new { webhookEndpointId = endpoint.Id(), since = Before });
        await stranger.GetAsync($"/v1/replays/{replay.Id()}", 404);
        await stranger.PostAsync($"/v1/replays/{replay.Id()}/cancel", expected: 404);

        await partner.DeleteAsync($"/v1/webhook-endpoints/{endpoint.Id()}");
        await app.DispatchAsync();
        (await partner.GetAsync($"/v1/replays/{replay.Id()}")).Text("status").ShouldBe("cancelled");
    }
}
