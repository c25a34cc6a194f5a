using System.Text.Json;
using PricingApi.Operations;
using PricingApi.Tests.Harness;

namespace PricingApi.Tests.Webhooks;

public sealed class KillTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("pricing-kill.");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task A_killed_service_goes_on_where_it_was()
    {
        await using var crm = await Crm.StartAsync();
        crm.Answer = (_, response) => Task.Delay(Timeout.Infinite, response.HttpContext.RequestAborted);
        JsonElement endpoint;

        await using (var first = await StartAsync())
        {
            var seller = Seller(first);
            endpoint = await seller.RegisterAsync(crm);
            var quote = await seller.CreateQuoteAsync();
            await crm.HasReceivedAsync(1); // sent, and not answered
            await seller.IssueAsync(quote);
            await first.KillAsync();
        }

        crm.AnswerWith(204);
        await using var second = await StartAsync();
        await crm.HasReceivedAsync(3);

        crm.Received.Select(received => received.Type).ShouldBe([Hooks.QuoteCreated, Hooks.QuoteCreated, Hooks.QuoteIssued]);
        crm.Received[1].Id.ShouldBe(crm.Received[0].Id); // so that the receiver knows it again
        crm.Received[1].Body.ShouldBe(crm.Received[0].Body);
        crm.Received.ShouldAllBe(received => received.IsSignedWith(endpoint.Text("secret")));
        var attempts = (await Seller(second).DeliveriesAsync(endpoint))[0].Attempts();
        attempts.Select(attempt => attempt.GetProperty("error").GetString()).ShouldBe(["unknown", null]);
    }

    private Task<ServiceProcess> StartAsync() => ServiceProcess.StartAsync(_folder, "--Webhooks:Deadline=00:00:05", "--Webhooks:Lease=00:00:06", "--Webhooks:Poll=00:00:00.1");

    private static Door Seller(ServiceProcess service)
    {
        var client = new HttpClient { BaseAddress = new(service.Address) };
        client.DefaultRequestHeaders.Add("X-Api-Key", DevelopmentData.Key);
        return new(client, default);
    }
}
