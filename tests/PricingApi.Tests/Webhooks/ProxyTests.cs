using PricingApi.Operations;
using PricingApi.Tests.Harness;

namespace PricingApi.Tests.Webhooks;

public sealed class ProxyTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("pricing-proxy.");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task A_proxy_that_the_environment_names_sees_no_webhook()
    {
        await using var proxy = HostileReceiver.Saying("HTTP/1.1 204 No Content\r\nContent-Length: 0\r\n\r\n");
        await using var crm = await Crm.StartAsync();
        await using var service = await ServiceProcess.StartBesideProxyAsync(_folder, proxy.Url);
        using var client = new HttpClient { BaseAddress = new(service.Address) };
        client.DefaultRequestHeaders.Add("X-Api-Key", DevelopmentData.Key);
        var seller = new Door(client, default);
        var endpoint = await seller.RegisterAsync(crm);

        var test = await seller.PostAsync($"/v1/webhook-endpoints/{endpoint.Id()}/test");

        test.GetProperty("delivered").GetBoolean().ShouldBeTrue();
        crm.Received.Count.ShouldBe(1);
        proxy.Connections.ShouldBe(0);
    }
}
