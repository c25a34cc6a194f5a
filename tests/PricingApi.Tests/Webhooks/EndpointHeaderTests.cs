using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PricingApi.Tests.Harness;

namespace PricingApi.Tests.Webhooks;

public sealed class EndpointHeadersOnSqlite(SqliteApp app) : EndpointHeaderTests(app), IClassFixture<SqliteApp>;

public sealed class EndpointHeadersOnPostgres(PostgresApp app) : EndpointHeaderTests(app.OrSkip()), IClassFixture<PostgresApp>;

/// <summary>What an owner wants sent along, which may be a credential.</summary>
public abstract class EndpointHeaderTests(PricingApp app)
{
    private const string Credential = "Bearer 4f1b2c-very-secret";

    private static object Body(string url, object? headers) => new { url, eventTypes = new[] { Hooks.QuoteCreated }, headers };

    private static object Change(string url, object? headers) =>
        new { url, eventTypes = new[] { Hooks.QuoteCreated }, description = (string?)null, ordered = true, allAccounts = false, status = "active", headers };

    private static Task<JsonElement> RegisterAsync(Door partner, string url, object headers) => partner.PostAsync("/v1/webhook-endpoints", Body(url, headers));

    private static string Address(JsonElement endpoint) => $"/v1/webhook-endpoints/{endpoint.Id()}";

    [Fact]
    public async Task They_are_sent_with_each_delivery()
    {
        await using var crm = await Crm.StartAsync();
        var partner = await app.Partner();
        var endpoint = await RegisterAsync(partner, crm.Url, new { authorization = Credential, expires = "0", x_tenant = "a b" });
        await partner.CreateQuoteAsync();

        await app.DispatchAsync();

        var received = crm.Received.ShouldHaveSingleItem();
        received.Headers["Authorization"].ShouldBe(Credential);
        received.Headers["Expires"].ShouldBe("0");
        received.Headers["x_tenant"].ShouldBe("a b");
        received.IsSignedWith(endpoint.Text("secret")).ShouldBeTrue();
    }

    [Fact]
    public async Task Their_values_are_shown_nowhere()
    {
        var partner = await app.Partner();

        var first = (await partner.Create("/v1/webhook-endpoints", JsonSerializer.Serialize(Body("https://crm.example.com/a", new { authorization = Credential })), "headers-1")).Expect(201);
        var again = (await partner.Create("/v1/webhook-endpoints", JsonSerializer.Serialize(Body("https://crm.example.com/a", new { authorization = Credential })), "headers-1")).Expect(201);

        first.Json.GetProperty("headers").Text("authorization").ShouldBe("***");
        (await partner.GetAsync(Address(first.Json))).GetProperty("headers").Text("authorization").ShouldBe("***");
        foreach (var text in new[] { first.Text, again.Text, (await partner.Get("/v1/webhook-endpoints")).Text })
        {
            text.ShouldNotContain("4f1b2c");
        }

        await app.InDatabase(async db =>
        {
            var row = await db.Endpoints.SingleAsync(each => each.AccountId == partner.Account);
            Encoding.Latin1.GetString(row.Headers!).ShouldNotContain("4f1b2c");
            Encoding.Latin1.GetString((await db.IdempotencyRecords.SingleAsync(each => each.AccountId == partner.Account)).Body!).ShouldNotContain("4f1b2c");
            (await db.AuditEntries.Where(each => each.AccountId == partner.Account).Select(each => each.Detail).ToListAsync()).ShouldAllBe(detail => detail == null || !detail.Contains("4f1b2c"));
        });
    }

    [Fact]
    public async Task A_change_keeps_them_unless_it_names_others()
    {
        await using var crm = await Crm.StartAsync();
        var partner = await app.Partner();
        var endpoint = await RegisterAsync(partner, crm.Url, new { authorization = Credential, old = "1" });

        (await partner.PutAsync(Address(endpoint), Change(crm.Url, null), "\"1\"")).GetProperty("headers").EnumerateObject().Count().ShouldBe(2); // nothing is changed
        var kept = await partner.PutAsync(Address(endpoint), Change(crm.Url, new { Authorization = (string?)null, @new = "2" }), "\"1\"");
        await partner.CreateQuoteAsync();
        await app.DispatchAsync();
        await partner.PutAsync(Address(endpoint), Change(crm.Url, new { }), "\"2\"");
        await partner.CreateQuoteAsync();
        await app.DispatchAsync();

        kept.GetProperty("headers").EnumerateObject().Select(header => header.Name).ShouldBe(["Authorization", "new"]);
        crm.Received[0].Headers["authorization"].ShouldBe(Credential);
        crm.Received[0].Headers["new"].ShouldBe("2");
        crm.Received[0].Headers.ContainsKey("old").ShouldBeFalse();
        crm.Received[1].Headers.ContainsKey("authorization").ShouldBeFalse();
    }

    [Fact]
    public async Task Everything_that_is_wrong_with_them_is_said_at_once()
    {
        var partner = await app.Partner();

        var problem = await partner.PostAsync(
            "/v1/webhook-endpoints", """{ "url": "https://crm.example.com/", "eventTypes": ["quote.created"], "headers": { "Host": "x", "x/y": "v", "a": "v\r\nb: c", "k": null, "m": "***" } }""", 422);

        problem.GetProperty("errors").EnumerateArray().Select(error => (error.Text("code"), error.Text("pointer"))).ShouldBe(
        [
            ("header-value-missing", "/headers/k"),
            ("header-reserved", "/headers/Host"),
            ("header-name", "/headers/x~1y"),
            ("header-value", "/headers/a"),
            ("header-masked", "/headers/m"),
        ]);
    }

    [Theory]
    [InlineData("[]", "/headers", "wrong-type")]
    [InlineData("\"authorization: x\"", "/headers", "wrong-type")]
    [InlineData("""{ "a": 1 }""", "/headers/a", "wrong-type")]
    [InlineData("""{ "a": ["1"] }""", "/headers/a", "wrong-type")]
    [InlineData("""{ "a": "1", "a": "2" }""", "/headers/a", "duplicate-member")]
    [InlineData("""{ "a": "\u0000" }""", "/headers/a", "nul")]
    public async Task Headers_of_another_shape_are_refused(string headers, string place, string code)
    {
        var partner = await app.Partner();

        var problem = await partner.PostAsync("/v1/webhook-endpoints", $$"""{ "url": "https://crm.example.com/", "eventTypes": ["quote.created"], "headers": {{headers}} }""", 400);

        problem.GetProperty("errors").EnumerateArray().Select(error => (error.Text("code"), error.Text("pointer"))).ShouldContain((code, place));
    }

    [Theory]
    [InlineData("maxInFlight", 0, "max-in-flight")]
    [InlineData("maxInFlight", 33, "max-in-flight")]
    [InlineData("ratePerSecond", 0, "rate-per-second")]
    [InlineData("ratePerSecond", 1001, "rate-per-second")]
    public async Task Limits_are_within_bounds(string member, int value, string code)
    {
        var partner = await app.Partner();

        var problem = await partner.PostAsync("/v1/webhook-endpoints", $$"""{ "url": "https://crm.example.com/", "eventTypes": ["quote.created"], "{{member}}": {{value}} }""", 422);

        (problem.GetProperty("errors")[0].Text("code"), problem.GetProperty("errors")[0].Text("pointer")).ShouldBe((code, "/" + member));
    }

    [Fact]
    public async Task Whom_to_call_is_kept()
    {
        var partner = await app.Partner();

        var endpoint = await partner.PostAsync("/v1/webhook-endpoints", new { url = "https://crm.example.com/", eventTypes = new[] { Hooks.QuoteCreated }, owner = "Anna, crm@example.com" });

        (await partner.GetAsync(Address(endpoint))).Text("owner").ShouldBe("Anna, crm@example.com");
        await partner.PostAsync("/v1/webhook-endpoints", new { url = "https://crm.example.com/2", eventTypes = new[] { Hooks.QuoteCreated }, owner = new string('x', 201) }, 400);
        (await partner.PostAsync("/v1/webhook-endpoints", new { url = "https://crm.example.com/2", eventTypes = new[] { Hooks.QuoteCreated }, owner = "a\u202eb" }, 422)).GetProperty("errors")[0].Text("pointer").ShouldBe("/owner");
    }
}
