using PricingApi.Tests.Harness;

namespace PricingApi.Tests.Webhooks;

/// <summary>What we send is what receivers with the library of Standard Webhooks expect, and with the one of Svix.</summary>
public sealed class StandardWebhooksTests(SqliteApp app) : IClassFixture<SqliteApp>
{
    [Theory]
    [InlineData("standardwebhooks")]
    [InlineData("svix")]
    public async Task A_receiver_with_the_npm_package_verifies_what_is_sent(string package)
    {
        await using var receiver = await NodeReceiver.StartAsync(package);
        app.Clock.MoveTo(DateTimeOffset.FromUnixTimeSeconds(DateTimeOffset.UtcNow.ToUnixTimeSeconds())); // the library looks at the time
        var partner = await app.Partner();
        var endpoint = await partner.PostAsync("/v1/webhook-endpoints", new { url = receiver.Url, eventTypes = new[] { Hooks.QuoteCreated, Hooks.QuoteIssued } });
        var stranger = await app.Partner();
        var unknown = await stranger.PostAsync("/v1/webhook-endpoints", new { url = receiver.Url, eventTypes = new[] { Hooks.QuoteCreated } });
        await receiver.TrustAsync(endpoint.Text("secret"));

        await partner.PostAsync($"/v1/webhook-endpoints/{endpoint.Id()}/rotate-secret", expected: 200);
        await partner.IssueAsync(await partner.CreateQuoteAsync()); // signed with both
        await stranger.CreateQuoteAsync();
        await app.DispatchAsync();

        (await partner.DeliveriesAsync(endpoint)).Select(delivery => delivery.Text("state")).ShouldBe(["delivered", "delivered"]);
        var refused = (await stranger.DeliveriesAsync(unknown)).Single().Attempts().Single();
        refused.GetProperty("statusCode").GetInt32().ShouldBe(401);
        refused.Text("response").ShouldBe("No matching signature found");
    }
}
