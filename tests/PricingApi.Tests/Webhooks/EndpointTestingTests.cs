using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PricingApi.Domain.Webhooks;
using PricingApi.Tests.Harness;

namespace PricingApi.Tests.Webhooks;

public sealed class EndpointTestingOnSqlite(SqliteApp app) : EndpointTestingTests(app), IClassFixture<SqliteApp>;

public sealed class EndpointTestingOnPostgres(PostgresApp app) : EndpointTestingTests(app.OrSkip()), IClassFixture<PostgresApp>;

public abstract class EndpointTestingTests(PricingApp app)
{
    private static string Address(JsonElement endpoint) => $"/v1/webhook-endpoints/{endpoint.Id()}";

    private static Task<JsonElement> TestAsync(Door partner, JsonElement endpoint) => partner.PostAsync(Address(endpoint) + "/test");

    [Fact]
    public async Task A_test_tells_what_was_sent_and_what_came_back()
    {
        await using var crm = await Crm.StartAsync();
        await using var other = await Crm.StartAsync();
        crm.Answer = async (_, response) =>
        {
            response.StatusCode = 202;
            await response.Body.WriteAsync("noted\0\u001b[31m"u8.ToArray());
        };
        var partner = await app.Partner();
        var endpoint = await partner.PostAsync("/v1/webhook-endpoints", new { url = crm.Url, eventTypes = new[] { Hooks.QuoteCreated }, headers = new { authorization = "Bearer 1" } });
        await partner.RegisterAsync(other);

        var test = await TestAsync(partner, endpoint);

        var received = crm.Received.ShouldHaveSingleItem();
        received.Type.ShouldBe("webhook_endpoint.test");
        received.Headers["authorization"].ShouldBe("Bearer 1");
        received.Json.GetProperty("data").Text("webhookEndpointId").ShouldBe(endpoint.Id());
        other.Received.ShouldBeEmpty();

        var sent = test.GetProperty("sent");
        test.GetProperty("delivered").GetBoolean().ShouldBeTrue();
        sent.Text("url").ShouldBe(crm.Url);
        sent.Text("body").ShouldBe(System.Text.Encoding.UTF8.GetString(received.Body));
        sent.Text("signedContent").ShouldBe($"{received.Id}.{received.Timestamp}.{sent.Text("body")}");
        sent.Items("signatures").Select(each => each.GetString()).ShouldBe([received.EntryOf(endpoint.Text("secret"))]);
        sent.GetProperty("headers").Text("authorization").ShouldBe("***");
        foreach (var header in sent.GetProperty("headers").EnumerateObject().Where(header => header.Name != "authorization"))
        {
            received.Headers[header.Name].ShouldBe(header.Value.GetString());
        }

        var attempt = test.GetProperty("attempt");
        (attempt.GetProperty("statusCode").GetInt32(), attempt.Text("address"), attempt.Text("response")).ShouldBe((202, "127.0.0.1", "noted\uFFFD\uFFFD[31m"));
        var logged = await partner.GetAsync($"/v1/deliveries/{test.Id()}");
        logged.ToString().ShouldBe(test.GetProperty("delivery").ToString());
        (logged.Text("state"), logged.Attempts().Count).ShouldBe(("delivered", 1));
    }

    [Fact]
    public async Task A_test_that_fails_is_told_of_and_not_tried_again()
    {
        await using var crm = await Crm.StartAsync();
        crm.AnswerWith(401);
        var partner = await app.Partner();
        var endpoint = await partner.RegisterAsync(crm);

        var test = await TestAsync(partner, endpoint);
        app.Clock.Advance(TimeSpan.FromDays(1));
        await app.DispatchAsync();

        test.GetProperty("delivered").GetBoolean().ShouldBeFalse();
        (test.GetProperty("attempt").GetProperty("statusCode").GetInt32(), test.GetProperty("attempt").Text("error")).ShouldBe((401, "status"));
        crm.Received.Count.ShouldBe(1);
        var logged = await partner.GetAsync($"/v1/deliveries/{test.Id()}");
        (logged.Text("state"), logged.Text("reason")).ShouldBe(("dead", "test-failed"));
    }

    [Theory]
    [InlineData("http://127.0.0.1:1/", "connect")]
    [InlineData("https://crm.example.com/", "dns")]
    public async Task A_receiver_that_cannot_be_reached_is_told_of(string url, string error)
    {
        var partner = await app.Partner();
        var endpoint = await partner.PostAsync("/v1/webhook-endpoints", new { url, eventTypes = new[] { Hooks.QuoteCreated } });

        var attempt = (await TestAsync(partner, endpoint)).GetProperty("attempt");

        (attempt.Text("error"), attempt.GetProperty("statusCode").ValueKind, attempt.GetProperty("address").ValueKind).ShouldBe((error, JsonValueKind.Null, JsonValueKind.Null));
    }

    [Fact]
    public async Task A_target_that_leads_inside_stays_forbidden()
    {
        var partner = await app.Partner();
        var endpoint = await partner.PostAsync("/v1/webhook-endpoints", new { url = "https://crm.example.com/", eventTypes = new[] { Hooks.QuoteCreated } });
        await app.InDatabase(db => db.Endpoints.Where(row => row.AccountId == partner.Account).ExecuteUpdateAsync(set => set.SetProperty(row => row.Url, "https://169.254.169.254/")));

        (await TestAsync(partner, endpoint)).GetProperty("attempt").Text("error").ShouldBe("target-forbidden");
    }

    [Fact]
    public async Task A_paused_or_disabled_endpoint_can_be_tested_and_stays_so()
    {
        await using var crm = await Crm.StartAsync();
        var partner = await app.Partner();
        var (paused, disabled) = (await partner.RegisterAsync(crm, path: "/paused"), await partner.RegisterAsync(crm, path: "/disabled"));
        await partner.PostAsync(Address(paused) + "/pause", expected: 200);
        crm.AnswerWith(410);
        await partner.CreateQuoteAsync();
        await app.DispatchAsync();
        crm.AnswerWith(204);

        (await TestAsync(partner, paused)).GetProperty("delivered").GetBoolean().ShouldBeTrue();
        (await TestAsync(partner, disabled)).GetProperty("delivered").GetBoolean().ShouldBeTrue();
        await app.DispatchAsync();

        (await partner.GetAsync(Address(paused))).Text("status").ShouldBe("paused");
        (await partner.GetAsync(Address(disabled))).Text("status").ShouldBe("disabled");
        crm.Received.Count(received => received.Type == Hooks.QuoteCreated).ShouldBe(1); // the one that was answered 410
    }

    [Fact]
    public async Task Tests_count_against_nobody()
    {
        await using var crm = await Crm.StartAsync();
        crm.AnswerWith(500, 500, 500, 500, 500, 500, 500, 410, 204);
        var partner = await app.Partner();
        var endpoint = await partner.RegisterAsync(crm);

        for (var tests = 0; tests < 8; tests++)
        {
            (await TestAsync(partner, endpoint)).GetProperty("delivered").GetBoolean().ShouldBeFalse();
        }

        await partner.CreateQuoteAsync();
        await app.DispatchAsync();

        crm.Received[^1].Type.ShouldBe(Hooks.QuoteCreated); // no breaker is open, and nobody was disabled
        var row = await app.InDatabase(db => db.Endpoints.SingleAsync(each => each.AccountId == partner.Account));
        (row.FailStreak, row.OpenUntil, row.Status).ShouldBe((0, null, "active"));
    }

    [Fact]
    public async Task A_retried_test_is_sent_once()
    {
        await using var crm = await Crm.StartAsync();
        var partner = await app.Partner();
        var endpoint = await partner.RegisterAsync(crm);

        var first = (await partner.Create(Address(endpoint) + "/test", "", "test-1")).Expect(201);
        var again = (await partner.Create(Address(endpoint) + "/test", "", "test-1")).Expect(201);

        crm.Received.Count.ShouldBe(1);
        again.Replayed.ShouldBeTrue();
        again.Json.Id().ShouldBe(first.Json.Id());
        again.Json.GetProperty("delivered").GetBoolean().ShouldBeTrue();
        again.Json.GetProperty("sent").ValueKind.ShouldBe(JsonValueKind.Null);
        again.Json.GetProperty("attempt").ToString().ShouldBe(first.Json.GetProperty("attempt").ToString());
    }

    [Fact]
    public async Task A_test_that_was_cut_off_is_not_sent_again()
    {
        await using var crm = await Crm.StartAsync();
        var partner = await app.Partner();
        var endpoint = await partner.RegisterAsync(crm);
        var test = await TestAsync(partner, endpoint);
        await app.InDatabase(db => db.Deliveries.Where(row => row.AccountId == partner.Account).ExecuteUpdateAsync(set => set
            .SetProperty(row => row.State, DeliveryState.Leased)
            .SetProperty(row => row.FinishedAt, (DateTimeOffset?)null)
            .SetProperty(row => row.LeaseUntil, app.Clock.GetUtcNow().AddSeconds(60))));

        app.Clock.Advance(TimeSpan.FromSeconds(61));
        await app.DispatchAsync();
        app.Clock.Advance(TimeSpan.FromHours(1));
        await app.DispatchAsync();

        crm.Received.Count.ShouldBe(1);
        (await partner.GetAsync($"/v1/deliveries/{test.Id()}")).Text("state").ShouldBe("dead");
    }

    [Fact]
    public async Task A_test_shows_both_signatures_while_secrets_change()
    {
        await using var crm = await Crm.StartAsync();
        var partner = await app.Partner();
        var endpoint = await partner.RegisterAsync(crm);
        var secret = (await partner.PostAsync(Address(endpoint) + "/rotate-secret", expected: 200)).Text("secret");

        var test = await TestAsync(partner, endpoint);

        test.GetProperty("sent").Items("signatures").Select(each => each.GetString()).ShouldBe([crm.Received[0].EntryOf(secret), crm.Received[0].EntryOf(endpoint.Text("secret"))]);
    }
}
