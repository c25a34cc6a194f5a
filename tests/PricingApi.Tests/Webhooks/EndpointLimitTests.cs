using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using PricingApi.Tests.Harness;
using PricingApi.Webhooks.Dispatch;

namespace PricingApi.Tests.Webhooks;

public sealed class EndpointLimitsOnSqlite(SqliteApp app) : EndpointLimitTests(app), IClassFixture<SqliteApp>;

public sealed class EndpointLimitsOnPostgres(PostgresApp app) : EndpointLimitTests(app.OrSkip()), IClassFixture<PostgresApp>;

public abstract class EndpointLimitTests(PricingApp app)
{
    private static Task<JsonElement> RegisterAsync(Door partner, Crm crm, int maxInFlight = 4, int? ratePerSecond = null) =>
        partner.PostAsync("/v1/webhook-endpoints", new { url = crm.Url, eventTypes = new[] { Hooks.QuoteCreated }, maxInFlight, ratePerSecond });

    [Fact]
    public async Task No_more_are_under_way_at_once_than_the_owner_says()
    {
        await using var crm = await Crm.StartAsync();
        await app.DispatchAsync();
        var partner = await app.Partner();
        await RegisterAsync(partner, crm, maxInFlight: 2);
        for (var quotes = 0; quotes < 5; quotes++)
        {
            await partner.CreateQuoteAsync();
        }

        (await app.Services.GetRequiredService<Dispatcher>().TakeAsync(100, TestContext.Current.CancellationToken)).Count.ShouldBe(2);
    }

    [Fact]
    public async Task No_more_are_sent_in_a_second_than_the_owner_says_and_none_is_charged_an_attempt()
    {
        await using var crm = await Crm.StartAsync();
        await app.DispatchAsync();
        var partner = await app.Partner();
        var endpoint = await RegisterAsync(partner, crm, ratePerSecond: 2);
        for (var quotes = 0; quotes < 7; quotes++)
        {
            await partner.CreateQuoteAsync();
        }

        await app.DispatchAsync();
        crm.Received.Count.ShouldBe(2);
        await app.DispatchAsync();
        crm.Received.Count.ShouldBe(2);

        for (var seconds = 1; seconds <= 3; seconds++)
        {
            app.Clock.Advance(TimeSpan.FromSeconds(1));
            await app.DispatchAsync();
            crm.Received.Count.ShouldBe(Math.Min(7, 2 + (2 * seconds)));
        }

        crm.Received.ShouldAllBe(received => received.Headers["pricing-attempt"] == "1");
        (await partner.DeliveriesAsync(endpoint)).ShouldAllBe(delivery => delivery.Text("state") == "delivered" && delivery.Attempts().Count == 1);
    }

    [Fact]
    public async Task A_slow_endpoint_slows_no_other()
    {
        await using var slow = await Crm.StartAsync();
        await using var quick = await Crm.StartAsync();
        await app.DispatchAsync();
        var partner = await app.Partner();
        await RegisterAsync(partner, slow, ratePerSecond: 1);
        await RegisterAsync(partner, quick);
        for (var quotes = 0; quotes < 3; quotes++)
        {
            await partner.CreateQuoteAsync();
        }

        await app.DispatchAsync();

        slow.Received.Count.ShouldBe(1);
        quick.Received.Count.ShouldBe(3);
    }
}
