using System.Net;
using PricingApi.Operations;
using PricingApi.Tests.Harness;

namespace PricingApi.Tests.Operations;

public sealed class HomeFolderTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_settings_beside_the_program_hold_wherever_it_is_started_from()
    {
        await using var service = await ServiceProcess.StartAsync();
        using var http = new HttpClient();
        using var strange = new HttpRequestMessage(HttpMethod.Get, $"{service.Address}/health/live") { Headers = { Host = "prices.example.com" } };

        (await http.SendAsync(strange, Cancellation)).StatusCode.ShouldBe(HttpStatusCode.BadRequest); // by AllowedHosts in appsettings.json
        (await http.GetAsync($"{service.Address}/health/live", Cancellation)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public void A_folder_that_is_named_is_left_as_it_is() =>
        HomeFolder.AddTo(["--contentRoot=/srv", "--urls=x"]).ShouldBe(["--contentRoot=/srv", "--urls=x"]);
}
