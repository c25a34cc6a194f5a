using System.Net;
using PricingApi.Operations;
using PricingApi.Tests.Harness;
using PricingApi.Tests.Webhooks;

namespace PricingApi.Tests.Operations;

public sealed class StopTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("pricing-stop.");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task While_it_drains_it_answers_and_sends_callers_elsewhere()
    {
        await using var service = await ServiceProcess.StartAsync(_folder, "--Shutdown:DrainSeconds=600");
        using var client = new HttpClient { BaseAddress = new(service.Address) };

        await service.AskToStopAsync();
        Answered ready;
        do
        {
            ready = await client.Get("/health/ready");
        }
        while (ready.Status is HttpStatusCode.OK);

        ready.Problem.ShouldBe("not-ready");
        ready.Header("Connection").ShouldBe("close");
        (await client.Get("/health/live")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_delivery_under_way_is_finished_before_it_ends()
    {
        var answer = new TaskCompletionSource();
        await using var crm = await Crm.StartAsync();
        crm.Answer = (_, _) => answer.Task;
        await using var service = await ServiceProcess.StartAsync(_folder);
        var endpoint = await Seller(service).RegisterAsync(crm);
        await Seller(service).CreateQuoteAsync();
        await crm.HasReceivedAsync(1); // sent, and not answered

        await service.AskToStopAsync();
        await NoLongerListensAsync(service);
        answer.SetResult();

        (await service.EndAsync()).ShouldBe(0);
        await using var next = await ServiceProcess.StartAsync(_folder);
        var delivery = (await Seller(next).DeliveriesAsync(endpoint)).ShouldHaveSingleItem();
        delivery.Text("state").ShouldBe("delivered");
        delivery.Attempts().Count.ShouldBe(1);
    }

    private static async Task NoLongerListensAsync(ServiceProcess service)
    {
        using var client = new HttpClient { BaseAddress = new(service.Address) };

        try
        {
            while (true)
            {
                await client.Get("/health/live");
            }
        }
        catch (HttpRequestException)
        {
        }
    }

    private static Door Seller(ServiceProcess service)
    {
        var client = new HttpClient { BaseAddress = new(service.Address) };
        client.DefaultRequestHeaders.Add("X-Api-Key", DevelopmentData.Key);
        return new(client, default);
    }
}
