using System.Text.Json;
using Microsoft.AspNetCore.Http;
using PricingApi.Operations;
using PricingApi.Tests.Harness;

namespace PricingApi.Tests.Webhooks.Ops;

/// <summary>An operator with a real browser.</summary>
public class OpsBrowserTests
{
    [Theory]
    [InlineData("light", "rgb(255, 255, 255)")]
    [InlineData("dark", "rgb(22, 22, 22)")]
    public async Task An_operator_signs_in_and_replays_what_was_given_up(string scheme, string background)
    {
        var browser = Environment.GetEnvironmentVariable("CHROMIUM") ?? "/usr/bin/chromium";
        if (!File.Exists(browser) && Environment.GetEnvironmentVariable("REQUIRE_CHROMIUM") != "1")
        {
            Assert.Skip("There is no Chromium (CHROMIUM names its program).");
        }

        await using var crm = await Crm.StartAsync();
        crm.Answer = async (_, response) =>
        {
            response.StatusCode = 400;
            response.Headers["webhook-delivery"] = "abort-message";
            await response.WriteAsync("<script>document.title = 'taken over'</script>");
        };
        await using var service = await ServiceProcess.StartAsync();
        using var http = new HttpClient { BaseAddress = new(service.Address) };
        http.DefaultRequestHeaders.Add("X-Api-Key", DevelopmentData.Key);
        var seller = new Door(http, Guid.Empty);
        var endpoint = await seller.RegisterAsync(crm);
        await seller.CreateQuoteAsync();
        await crm.HasReceivedAsync(1);
        while ((await seller.DeliveriesAsync(endpoint)).Single().Text("state") != "dead")
        {
            await Task.Yield();
        }

        crm.AnswerWith(204);
        string[] arguments = [service.Address, DevelopmentData.Key, scheme, .. Environment.GetEnvironmentVariable("OPS_SCREENSHOT") is { } picture ? [picture.Replace(".png", $"-{scheme}.png", StringComparison.Ordinal)] : Array.Empty<string>()];
        var seen = JsonDocument.Parse(await NodeScript.RunAsync("ops.mjs", "playwright-core", arguments)).RootElement;

        seen.GetProperty("strange").EnumerateArray().ShouldBeEmpty();
        (seen.Text("first"), seen.Text("title"), seen.GetProperty("dead").GetInt32()).ShouldBe(("/ops/sign-in", "Operations", 1));
        seen.Text("background").ShouldBe(background);
        seen.Text("bar").ShouldNotBe("rgb(0, 0, 0)"); // the style reaches the drawing
        seen.Text("replayed").ShouldBe("The event is on its way again.");
        seen.Text("tested").ShouldBe("The test event was delivered.");
        seen.Text("resumed").ShouldBe("The endpoint is sent to again.");
        seen.Text("deliveries").ShouldContain("<script>document.title"); // as text
        seen.Text("last").ShouldBe("/ops/sign-in");
        seen.GetProperty("cookies").EnumerateArray().Select(each => each.GetString()).ShouldBe(["pricing-ops /ops Strict true", "pricing-ops-form /ops Strict true"], ignoreOrder: true);
        await crm.HasReceivedAsync(received => received.Headers.ContainsKey("pricing-replay"), TestContext.Current.CancellationToken);
    }
}
