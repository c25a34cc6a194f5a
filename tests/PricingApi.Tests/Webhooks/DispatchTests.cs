using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PricingApi.Domain.Webhooks;
using PricingApi.Storage;
using PricingApi.Tests.Harness;
using PricingApi.Webhooks.Dispatch;
using PricingApi.Webhooks.Sending;

namespace PricingApi.Tests.Webhooks;

public sealed class DispatchOnSqlite(SqliteApp app) : DispatchTests(app), IClassFixture<SqliteApp>;

public sealed class DispatchOnPostgres(PostgresApp app) : DispatchTests(app.OrSkip()), IClassFixture<PostgresApp>;

/// <summary>Several workers, dead workers, late workers.</summary>
public abstract class DispatchTests(PricingApp app)
{
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(60);

    private Dispatcher Dispatcher => app.Services.GetRequiredService<Dispatcher>();

    private async Task<(Door Partner, JsonElement Endpoint)> WithOneEventAsync(Crm crm)
    {
        await app.DispatchAsync();
        var partner = await app.Partner();
        var endpoint = await partner.RegisterAsync(crm);
        await partner.CreateQuoteAsync();
        return (partner, endpoint);
    }

    private Task<IReadOnlyList<OutgoingDelivery>> TakeAsync() => Dispatcher.TakeAsync(100, TestContext.Current.CancellationToken);

    private Attempted Report(OutgoingDelivery delivery, int status) =>
        new(delivery.Lease, new AttemptOutcome(status, status < 300 ? null : AttemptFailure.Status), app.Clock.GetUtcNow(), app.Clock.GetUtcNow(), TimeSpan.FromMilliseconds(5));

    [Fact]
    public async Task What_a_worker_took_before_it_was_killed_is_sent_by_another()
    {
        await using var crm = await Crm.StartAsync();
        var (partner, endpoint) = await WithOneEventAsync(crm);

        (await TakeAsync()).Count.ShouldBe(1); // and dies
        await app.DispatchAsync();
        crm.Received.ShouldBeEmpty();
        app.Clock.Advance(Lease + TimeSpan.FromSeconds(1));
        await app.DispatchAsync();
        app.Clock.Advance(Hooks.FirstRetry);
        await app.DispatchAsync();

        crm.Received.Count.ShouldBe(1);
        var delivery = (await partner.DeliveriesAsync(endpoint)).Single();
        delivery.Text("state").ShouldBe("delivered");
        delivery.Attempts().Select(attempt => attempt.GetProperty("error").GetString()).ShouldBe(["unknown", null]);
    }

    [Fact]
    public async Task A_success_that_is_reported_late_counts()
    {
        await using var crm = await Crm.StartAsync();
        var (partner, endpoint) = await WithOneEventAsync(crm);

        var taken = (await TakeAsync()).Single();
        app.Clock.Advance(Lease + TimeSpan.FromSeconds(1));
        await app.DispatchAsync(); // another worker takes it back
        await Dispatcher.RecordAsync([Report(taken, 204)], TestContext.Current.CancellationToken);
        app.Clock.Advance(Hooks.FirstRetry);
        await app.DispatchAsync();

        crm.Received.ShouldBeEmpty(); // it had been sent
        var delivery = (await partner.DeliveriesAsync(endpoint)).Single();
        delivery.Text("state").ShouldBe("delivered");
        delivery.Attempts().Single().GetProperty("statusCode").GetInt32().ShouldBe(204); // instead of unknown
    }

    [Fact]
    public async Task A_failure_that_is_reported_late_changes_nothing_but_the_log()
    {
        await using var crm = await Crm.StartAsync();
        var (partner, endpoint) = await WithOneEventAsync(crm);

        var first = (await TakeAsync()).Single();
        app.Clock.Advance(Lease + TimeSpan.FromSeconds(1));
        await TakeAsync();
        app.Clock.Advance(Hooks.FirstRetry);
        var second = (await TakeAsync()).Single();
        await Dispatcher.RecordAsync([Report(first, 410)], TestContext.Current.CancellationToken);

        second.Lease.Attempt.ShouldBe(2);
        (await partner.DeliveriesAsync(endpoint)).Single().Text("state").ShouldBe("leased");
        await Dispatcher.RecordAsync([Report(second, 204)], TestContext.Current.CancellationToken);
        var delivery = (await partner.DeliveriesAsync(endpoint)).Single();
        delivery.Text("state").ShouldBe("delivered");
        delivery.Attempts().Select(attempt => attempt.GetProperty("statusCode").GetInt32()).ShouldBe([410, 204]);
    }

    [Fact]
    public async Task A_report_that_comes_twice_is_written_once()
    {
        await using var crm = await Crm.StartAsync();
        var (partner, endpoint) = await WithOneEventAsync(crm);
        var taken = (await TakeAsync()).Single();

        await Dispatcher.RecordAsync([Report(taken, 500)], TestContext.Current.CancellationToken);
        await Dispatcher.RecordAsync([Report(taken, 500)], TestContext.Current.CancellationToken);

        (await partner.DeliveriesAsync(endpoint)).Single().Attempts().Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_delivery_is_never_in_two_hands_and_an_endpoint_never_flooded()
    {
        await using var crm = await Crm.StartAsync();
        await app.DispatchAsync();
        var partner = await app.Partner();
        for (var number = 0; number < 8; number++)
        {
            await partner.RegisterAsync(crm, path: $"/{number}");
        }

        for (var number = 0; number < 8; number++)
        {
            await partner.CreateQuoteAsync();
        }

        var hands = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => TakeAllAsync(ActivatorUtilities.CreateInstance<Claims>(app.Services)))));
        var taken = hands.SelectMany(each => each).ToList();

        taken.Select(delivery => delivery.Lease.DeliveryId).Distinct().Count().ShouldBe(taken.Count);
        taken.GroupBy(delivery => delivery.Lease.EndpointId).ShouldAllBe(group => group.Count() <= 4);
        taken.Count.ShouldBe(32); // four at once for each of eight endpoints

        await Dispatcher.RecordAsync([.. taken.Select(delivery => Report(delivery, 204))], TestContext.Current.CancellationToken);
        await app.DispatchAsync();
        (await partner.GetAsync("/v1/deliveries?limit=100")).GetProperty("items").EnumerateArray().ShouldAllBe(delivery => delivery.Text("state") == "delivered" && delivery.Attempts().Count == 1);
    }

    private async Task<List<OutgoingDelivery>> TakeAllAsync(Claims claims)
    {
        var all = new List<OutgoingDelivery>();

        for (var idle = 0; idle < 3;)
        {
            await using var scope = app.Services.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<PricingDbContext>();
            while (await app.Services.GetRequiredService<Fanout>().RunAsync(db, CancellationToken.None))
            {
                db.ChangeTracker.Clear();
            }

            var taken = await claims.TakeAsync(db, 5, CancellationToken.None);
            all.AddRange(taken);
            idle = taken is [] ? idle + 1 : 0;
        }

        return all;
    }

    [Fact]
    public async Task Workers_beside_each_other_keep_each_quotes_order()
    {
        await using var crm = await Crm.StartAsync();
        await app.DispatchAsync();
        var partner = await app.Partner();
        await partner.RegisterAsync(crm);
        var quotes = new List<JsonElement>();
        for (var number = 0; number < 10; number++)
        {
            quotes.Add(await partner.CreateQuoteAsync());
            await partner.IssueAsync(quotes[^1]);
        }

        var claims = Enumerable.Range(0, 3).Select(_ => ActivatorUtilities.CreateInstance<Claims>(app.Services));
        await Task.WhenAll(claims.Select(each => Task.Run(() => WorkAsync(ActivatorUtilities.CreateInstance<Dispatcher>(app.Services, each)))));

        crm.Received.Count.ShouldBe(20);
        foreach (var quote in quotes)
        {
            crm.Received.Where(received => received.QuoteId == quote.Id()).Select(received => received.Type).ShouldBe([Hooks.QuoteCreated, Hooks.QuoteIssued]);
        }
    }

    private static async Task WorkAsync(Dispatcher dispatcher)
    {
        for (var idle = 0; idle < 5;)
        {
            idle = await dispatcher.RunRoundAsync(CancellationToken.None) == 0 ? idle + 1 : 0;
        }
    }

    [Fact]
    public async Task A_waiting_delivery_that_nothing_is_before_is_found()
    {
        await using var crm = await Crm.StartAsync();
        var (partner, _) = await WithOneEventAsync(crm);
        await app.DispatchAsync();
        await app.InDatabase(db => db.Deliveries.Where(row => row.AccountId == partner.Account).ExecuteUpdateAsync(set => set.SetProperty(row => row.State, DeliveryState.Waiting)));

        await app.DispatchAsync();
        crm.Received.Count.ShouldBe(1);
        await app.TidyAsync();
        await app.DispatchAsync();
        crm.Received.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_deletion_while_a_delivery_is_under_way_ends_it()
    {
        await using var crm = await Crm.StartAsync();
        var (partner, endpoint) = await WithOneEventAsync(crm);
        var taken = (await TakeAsync()).Single();

        await partner.DeleteAsync($"/v1/webhook-endpoints/{endpoint.Id()}");
        await Dispatcher.RecordAsync([Report(taken, 500)], TestContext.Current.CancellationToken);

        var delivery = (await partner.DeliveriesAsync(endpoint)).Single();
        delivery.Text("state").ShouldBe("cancelled");
        delivery.Attempts().Count.ShouldBe(1);
    }

    [Fact]
    public async Task Publishing_wakes_the_worker()
    {
        var partner = await app.Partner();
        var signal = app.Services.GetRequiredService<DispatchSignal>();
        signal.Wake();
        await signal.WaitAsync(TimeSpan.FromHours(1), app.Clock, TestContext.Current.CancellationToken);

        var woken = signal.WaitAsync(TimeSpan.FromHours(1), app.Clock, TestContext.Current.CancellationToken);
        woken.IsCompleted.ShouldBeFalse();
        await partner.CreateQuoteAsync();

        await woken;
    }
}
