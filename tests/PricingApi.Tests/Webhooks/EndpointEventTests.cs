using Microsoft.Extensions.DependencyInjection;
using PricingApi.Tests.Harness;
using PricingApi.Webhooks.Dispatch;

namespace PricingApi.Tests.Webhooks;

public sealed class EndpointEventsOnSqlite(SqliteApp app) : EndpointEventTests(app), IClassFixture<SqliteApp>;

public sealed class EndpointEventsOnPostgres(PostgresApp app) : EndpointEventTests(app.OrSkip()), IClassFixture<PostgresApp>;

/// <summary>What becomes of one endpoint is told to the others.</summary>
public abstract class EndpointEventTests(PricingApp app)
{
    private const string Disabled = "webhook_endpoint.disabled";
    private const string Exhausted = "delivery.exhausted";

    [Fact]
    public async Task That_an_endpoint_was_disabled_is_in_the_log_once_it_is()
    {
        await using var gone = await Crm.StartAsync();
        gone.AnswerWith(410);
        var partner = await app.Partner();
        var endpoint = await partner.RegisterAsync(gone);
        await partner.CreateQuoteAsync();
        var log = KeptLog.Of(app);

        await app.DispatchAsync();

        log.Lines.Count(line => line.Contains($"endpoint {endpoint.Id()} was disabled: gone", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task That_an_endpoint_was_disabled_is_told_to_the_others_of_its_account_and_to_the_seller()
    {
        await using var crm = await Crm.StartAsync();
        await using var gone = await Crm.StartAsync();
        gone.AnswerWith(410);
        var (partner, stranger, seller) = (await app.Partner(), await app.Partner(), await app.SellerDoor());
        var endpoint = await partner.RegisterAsync(gone, eventTypes: [Hooks.QuoteCreated, Disabled]);
        await partner.RegisterAsync(crm, path: "/own", eventTypes: Disabled);
        await stranger.RegisterAsync(crm, path: "/stranger", eventTypes: Disabled);
        var all = await seller.RegisterAsync(crm, path: "/all", allAccounts: true, eventTypes: Disabled);

        await partner.CreateQuoteAsync();
        await app.DispatchAsync();

        crm.Received.Select(received => received.Path).ShouldBe(["/hooks/own", "/hooks/all"], ignoreOrder: true);
        var data = crm.Received[0].Json.GetProperty("data");
        data.GetProperty("endpoint").Id().ShouldBe(endpoint.Id());
        data.GetProperty("endpoint").Text("url").ShouldBe(gone.Url);
        data.Text("reason").ShouldBe("gone");
        (await partner.GetAsync(data.GetProperty("links").Text("endpoint"))).Text("status").ShouldBe("disabled");
        (await partner.DeliveriesAsync(endpoint)).ShouldHaveSingleItem(); // the quote: it is not told about itself
        await seller.DeleteAsync($"/v1/webhook-endpoints/{all.Id()}");
    }

    [Fact]
    public async Task What_was_given_up_is_told_to_the_others()
    {
        await using var crm = await Crm.StartAsync();
        var partner = await app.Partner();
        var endpoint = await partner.RegisterAsync(crm, path: "/inside", eventTypes: [Hooks.QuoteCreated, Exhausted]);
        await partner.RegisterAsync(crm, eventTypes: Exhausted);
        await app.MoveInsideAsync(endpoint);

        var quote = await partner.CreateQuoteAsync();
        await app.DispatchAsync();

        var data = crm.Received.ShouldHaveSingleItem().Json.GetProperty("data");
        var delivery = (await partner.DeliveriesAsync(endpoint)).ShouldHaveSingleItem();
        data.Text("deliveryId").ShouldBe(delivery.Id());
        data.GetProperty("event").GetRawText().ShouldBe(delivery.GetProperty("event").GetRawText());
        data.Text("quoteId").ShouldBe(quote.Id());
        data.Text("reason").ShouldBe("target-forbidden");
        data.GetProperty("attempts").GetInt32().ShouldBe(1);
        (await partner.GetAsync(data.GetProperty("links").Text("delivery"))).Text("state").ShouldBe("dead");
    }

    [Fact]
    public async Task That_this_could_not_be_told_is_not_told_again()
    {
        await using var crm = await Crm.StartAsync();
        var partner = await app.Partner();
        var (one, two) = (await partner.RegisterAsync(crm, path: "/one", eventTypes: [Hooks.QuoteCreated, Exhausted]), await partner.RegisterAsync(crm, path: "/two", eventTypes: Exhausted));
        await partner.RegisterAsync(crm, path: "/three", eventTypes: Exhausted);
        await app.MoveInsideAsync(one);
        await app.MoveInsideAsync(two);

        await partner.CreateQuoteAsync();
        for (var round = 0; round < 6; round++) // until nothing is due might be for ever
        {
            await app.Services.GetRequiredService<Dispatcher>().RunRoundAsync(TestContext.Current.CancellationToken);
        }

        (await partner.DeliveriesAsync(two)).ShouldHaveSingleItem().Text("state").ShouldBe("dead");
        crm.Received.ShouldHaveSingleItem().Path.ShouldBe("/hooks/three"); // of what one was not told, and not of two
    }
}
