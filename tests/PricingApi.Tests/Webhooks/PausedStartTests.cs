using PricingApi.Tests.Harness;
using PricingApi.Tests.Quotes.Documents;
using PricingApi.Tests.Webhooks.Ops;

namespace PricingApi.Tests.Webhooks;

/// <summary>A service on a database that was restored from a backup is started without sending anything.</summary>
public sealed class PausedStartTests : IAsyncLifetime
{
    private readonly SqliteApp _app = new() { Settings = { ["Webhooks:Paused"] = "true" } };

    public ValueTask InitializeAsync() => default;

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task What_is_replayed_waits_and_that_is_told()
    {
        await using var crm = await Crm.StartAsync();
        var partner = await _app.Partner();
        var endpoint = await partner.RegisterAsync(crm);
        await partner.CreateQuoteAsync();
        await _app.DispatchAsync();
        await partner.PostAsync($"/v1/webhook-endpoints/{endpoint.Id()}/pause", expected: 200);
        await partner.PostAsync($"/v1/webhook-endpoints/{endpoint.Id()}/resume", new { held = "skip" }, expected: 200);
        var skipped = (await partner.DeliveriesAsync(endpoint)).Single();
        var anna = await Operator.SignedInAsync(_app);

        var done = await anna.Follow(await anna.Press(await anna.Get($"/ops/endpoints/{endpoint.Id()}"), $"/ops/deliveries/{skipped.Id()}/replay"));
        await _app.DispatchAsync();

        done.Plain().ShouldContain("It waits: this service was started with Webhooks:Paused.");
        crm.Received.ShouldBeEmpty();
    }

    [Fact]
    public async Task Nothing_is_sent_and_everybody_is_told()
    {
        await using var crm = await Crm.StartAsync();
        var partner = await _app.Partner();
        var endpoint = await partner.RegisterAsync(crm);
        var quote = await partner.CreateQuoteAsync();
        await partner.IssueAsync(quote);

        await _app.DispatchAsync();

        crm.Received.ShouldBeEmpty();
        (await partner.DeliveriesAsync(endpoint)).Select(delivery => delivery.Text("state")).Order().ShouldBe(["due", "waiting"]);
        (await partner.GetAsync("/v1/events")).Items("items").Count().ShouldBe(2); // who asks is still told
        var health = await partner.GetAsync("/health/ready");
        (health.Text("status"), health.GetProperty("reasons")[0].GetString()).ShouldBe(("degraded", "webhooks-paused"));
        (await (await Operator.SignedInAsync(_app)).Get(Operator.Home)).Plain().ShouldContain("Nothing is sent: this service was started with Webhooks:Paused");
    }
}
