using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PricingApi.Domain.Webhooks;
using PricingApi.Tests.Harness;
using PricingApi.Webhooks.Dispatch;

namespace PricingApi.Tests.Webhooks;

public sealed class EndpointPausingOnSqlite(SqliteApp app) : EndpointPausingTests(app), IClassFixture<SqliteApp>;

public sealed class EndpointPausingOnPostgres(PostgresApp app) : EndpointPausingTests(app.OrSkip()), IClassFixture<PostgresApp>;

public abstract class EndpointPausingTests(PricingApp app)
{
    private static string Address(JsonElement endpoint) => $"/v1/webhook-endpoints/{endpoint.Id()}";

    private static Task<JsonElement> PauseAsync(Door partner, JsonElement endpoint) => partner.PostAsync(Address(endpoint) + "/pause", expected: 200);

    private static Task<JsonElement> ResumeAsync(Door partner, JsonElement endpoint, object? body = null) => partner.PostAsync(Address(endpoint) + "/resume", body, 200);

    private Dispatcher Dispatcher => app.Services.GetRequiredService<Dispatcher>();

    [Fact]
    public async Task What_happens_during_a_pause_is_held_and_sent_in_order_afterwards()
    {
        await using var crm = await Crm.StartAsync();
        var partner = await app.Partner();
        var endpoint = await partner.RegisterAsync(crm);
        var before = await partner.CreateQuoteAsync();

        var paused = await PauseAsync(partner, endpoint);
        await partner.IssueAsync(before);
        await app.DispatchAsync();

        (paused.Text("status"), paused.GetProperty("disabledReason").ValueKind).ShouldBe(("paused", JsonValueKind.Null));
        crm.Received.ShouldBeEmpty();
        (await partner.DeliveriesAsync(endpoint)).Select(delivery => delivery.Text("state")).ShouldBe(["held", "held"]);

        (await ResumeAsync(partner, endpoint)).Text("status").ShouldBe("active");
        await app.DispatchAsync();
        crm.Received.Select(received => received.Type).ShouldBe([Hooks.QuoteCreated, Hooks.QuoteIssued]);
    }

    [Fact]
    public async Task What_was_held_can_be_skipped_and_replayed_later()
    {
        await using var crm = await Crm.StartAsync();
        var partner = await app.Partner();
        var endpoint = await partner.RegisterAsync(crm);
        var quote = await partner.CreateQuoteAsync();
        await PauseAsync(partner, endpoint);
        await app.DispatchAsync();

        await ResumeAsync(partner, endpoint, new { held = "skip" });
        await partner.IssueAsync(quote);
        await app.DispatchAsync();

        crm.Received.Select(received => received.Type).ShouldBe([Hooks.QuoteIssued]);
        var skipped = (await partner.DeliveriesAsync(endpoint)).Single(delivery => delivery.Text("state") == "cancelled");
        (skipped.Text("reason"), skipped.GetProperty("finishedAt").ValueKind, skipped.Attempts().Count).ShouldBe(("skipped", JsonValueKind.String, 0));
        await partner.PostAsync($"/v1/deliveries/{skipped.Id()}/replay");
        await app.DispatchAsync();
        crm.Received.Count.ShouldBe(2);
        (await app.InDatabase(db => db.AuditEntries.Where(row => row.AccountId == partner.Account && row.Action.StartsWith("webhookEndpoint.")).OrderBy(row => row.At).ThenBy(row => row.Id).Select(row => row.Action + ": " + row.Detail).ToListAsync()))
            .ShouldBe(["webhookEndpoint.create: ", "webhookEndpoint.pause: ", "webhookEndpoint.resume: held deliveries skipped"], ignoreOrder: true);
    }

    [Fact]
    public async Task Doing_it_again_changes_nothing()
    {
        await using var crm = await Crm.StartAsync();
        var partner = await app.Partner();
        var endpoint = await partner.RegisterAsync(crm);

        var (paused, again) = (await partner.Post(Address(endpoint) + "/pause", null), await partner.Post(Address(endpoint) + "/pause", null));
        var (resumed, anew) = (await partner.Post(Address(endpoint) + "/resume", null), await partner.Post(Address(endpoint) + "/resume", """{ "held": "skip" }"""));

        again.Expect(200).Text.ShouldBe(paused.Expect(200).Text);
        anew.Expect(200).Text.ShouldBe(resumed.Expect(200).Text);
        resumed.Json.Text("status").ShouldBe("active");
    }

    [Fact]
    public async Task A_stale_version_is_refused_and_so_is_another_body()
    {
        var partner = await app.Partner();
        await using var crm = await Crm.StartAsync();
        var endpoint = await partner.RegisterAsync(crm);
        await PauseAsync(partner, endpoint);

        (await partner.Post(Address(endpoint) + "/resume", null, ("If-Match", "\"1\""))).Expect(412, "precondition-failed");
        (await partner.Post(Address(endpoint) + "/pause", null, ("If-Match", "\"1\""))).Expect(412, "precondition-failed");
        await partner.PostAsync(Address(endpoint) + "/resume", new { held = "drop" }, 400);
        await partner.PostAsync(Address(endpoint) + "/resume", new { since = "2026-01-01T00:00:00Z" }, 400);
    }

    [Fact]
    public async Task What_is_under_way_when_the_pause_begins_is_finished_or_held()
    {
        await using var crm = await Crm.StartAsync();
        await app.DispatchAsync();
        var partner = await app.Partner();
        var endpoint = await partner.RegisterAsync(crm);
        await partner.CreateQuoteAsync();
        var taken = (await Dispatcher.TakeAsync(10, TestContext.Current.CancellationToken)).ShouldHaveSingleItem();

        await PauseAsync(partner, endpoint);
        await Dispatcher.RecordAsync(
            [new PricingApi.Webhooks.Sending.Attempted(taken.Lease, new AttemptOutcome(500, AttemptFailure.Status), app.Clock.GetUtcNow(), app.Clock.GetUtcNow(), TimeSpan.Zero)], TestContext.Current.CancellationToken);

        var held = (await partner.DeliveriesAsync(endpoint)).Single();
        (held.Text("state"), held.Attempts().Count).ShouldBe(("held", 1));
        await ResumeAsync(partner, endpoint);
        await app.DispatchAsync();
        crm.Received.Single().Headers["pricing-attempt"].ShouldBe("2");
    }

    [Fact]
    public async Task Only_the_service_disables_and_what_it_disabled_is_resumed_not_paused()
    {
        await using var crm = await Crm.StartAsync();
        crm.AnswerWith(410);
        var partner = await app.Partner();
        var endpoint = await partner.RegisterAsync(crm);
        object Change(string status) => new { url = crm.Url, eventTypes = new[] { Hooks.QuoteCreated }, description = (string?)null, ordered = true, allAccounts = false, status };

        var problem = await partner.PutAsync(Address(endpoint), Change("disabled"), "\"1\"", 422);
        (problem.GetProperty("errors")[0].Text("code"), problem.GetProperty("errors")[0].Text("pointer")).ShouldBe(("status-reserved", "/status"));

        await partner.CreateQuoteAsync();
        await app.DispatchAsync();
        (await partner.Post(Address(endpoint) + "/pause", null)).Expect(409, "state-conflict");
        (await partner.PutAsync(Address(endpoint), Change("paused"), "\"2\"", 409)).Text("type").ShouldBe("/problems/state-conflict");
        (await partner.PutAsync(Address(endpoint), Change("disabled"), "\"2\"")).Text("disabledReason").ShouldBe("gone"); // stays as it is

        crm.AnswerWith(204);
        (await ResumeAsync(partner, endpoint)).GetProperty("disabledReason").ValueKind.ShouldBe(JsonValueKind.Null);
        await app.DispatchAsync();
        crm.Received.Count.ShouldBe(2);
    }

    [Fact]
    public async Task What_was_made_for_a_pause_just_when_it_ended_is_found()
    {
        await using var crm = await Crm.StartAsync();
        var partner = await app.Partner();
        var endpoint = await partner.RegisterAsync(crm);
        await partner.CreateQuoteAsync();
        await Dispatcher.TakeAsync(0, TestContext.Current.CancellationToken);
        await app.InDatabase(db => db.Deliveries.Where(row => row.AccountId == partner.Account).ExecuteUpdateAsync(set => set.SetProperty(row => row.State, DeliveryState.Held)));

        await app.DispatchAsync();
        crm.Received.ShouldBeEmpty();
        await app.TidyAsync();
        await app.DispatchAsync();

        crm.Received.Count.ShouldBe(1);
        (await partner.DeliveriesAsync(endpoint)).Single().Text("state").ShouldBe("delivered");
    }
}
