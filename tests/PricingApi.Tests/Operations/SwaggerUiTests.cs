using System.Text.Json;
using PricingApi.Operations;
using PricingApi.Tests.Harness;

namespace PricingApi.Tests.Operations;

public class SwaggerUiTests
{
    [Fact]
    public async Task A_person_authorizes_and_executes_the_preview_example_in_a_browser()
    {
        var browser = Environment.GetEnvironmentVariable("CHROMIUM") ?? "/usr/bin/chromium";
        if (!File.Exists(browser) && Environment.GetEnvironmentVariable("REQUIRE_CHROMIUM") != "1")
        {
            Assert.Skip("There is no Chromium (CHROMIUM names its program).");
        }

        await using var service = await ServiceProcess.StartAsync();

        var seen = JsonDocument.Parse(await NodeScript.RunAsync("swagger-ui.mjs", "playwright-core", service.Address, DevelopmentData.Key)).RootElement;

        seen.GetProperty("status").GetString().ShouldBe("200");
        seen.GetProperty("strange").EnumerateArray().ShouldBeEmpty();
    }
}
