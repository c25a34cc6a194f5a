using System.Text.Json;
using PricingApi.Operations;
using PricingApi.Tests.Harness;

namespace PricingApi.Tests.Quotes.Links;

/// <summary>A customer with a real browser.</summary>
public class CustomerBrowserTests
{
    private const string Asked = """
        { "customer": { "reference": "C-1001", "name": "Bakkerij Jansen BV" }, "lines": [
          { "service": "WAREHOUSING-BASE", "quantity": 1 }, { "service": "STORAGE-PALLET", "quantity": 44 }, { "service": "LABELLING", "quantity": 100, "disposition": "optional" } ] }
        """;

    [Theory]
    [InlineData("on")]
    [InlineData("off")]
    public async Task A_customer_reads_accepts_and_declines_with_and_without_scripts(string scripts)
    {
        var browser = Environment.GetEnvironmentVariable("CHROMIUM") ?? "/usr/bin/chromium";
        if (!File.Exists(browser) && Environment.GetEnvironmentVariable("REQUIRE_CHROMIUM") != "1")
        {
            Assert.Skip("There is no Chromium (CHROMIUM names its program).");
        }

        await using var service = await ServiceProcess.StartAsync();
        using var http = new HttpClient { BaseAddress = new(service.Address) };
        http.DefaultRequestHeaders.Add("X-Api-Key", DevelopmentData.Key);
        var seller = new Door(http, Guid.Empty);

        var seen = JsonDocument.Parse(await NodeScript.RunAsync("customer.mjs", "playwright-core", scripts, await Link(), await Link())).RootElement;

        seen.GetProperty("strange").EnumerateArray().ShouldBeEmpty();
        seen.Text("standing").ShouldStartWith("U kunt deze offerte accepteren tot en met");
        seen.Text("total").ShouldContain("EUR 615,89");
        seen.Text("chosen").ShouldContain("Met optie 3");
        seen.Text("chosen").ShouldContain("35,00");
        seen.Text("accepted").ShouldStartWith("Geaccepteerd door Anna Jansen op");
        seen.Text("declined").ShouldStartWith("Afgewezen op");

        async Task<string> Link()
        {
            var quote = (await seller.Create("/v1/quotes", Asked)).Expect(201);
            (await seller.Issue(quote)).Expect(200);

            return service.Address + (await seller.Link(quote)).Address();
        }
    }
}
