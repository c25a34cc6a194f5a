using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PricingApi.Access;
using PricingApi.Storage;
using PricingApi.Tests.Harness;

namespace PricingApi.Tests.Webhooks;

public sealed class WebhookEndpointsOnSqlite(SqliteApp app) : WebhookEndpointTests(app), IClassFixture<SqliteApp>;

public sealed class WebhookEndpointsOnPostgres(PostgresApp app) : WebhookEndpointTests(app.OrSkip()), IClassFixture<PostgresApp>;

public abstract class WebhookEndpointTests(PricingApp app)
{
    private const string Url = "https://crm.example.com/hooks";

    private static object Body(string url = Url, bool allAccounts = false, params string[] eventTypes) =>
        new { url, eventTypes = eventTypes is [] ? [Hooks.QuoteCreated] : eventTypes, allAccounts };

    private static object Change(string status = "active", string url = Url) =>
        new { url, eventTypes = new[] { Hooks.QuoteIssued }, description = "CRM", ordered = false, allAccounts = false, status };

    private static string Address(JsonElement endpoint) => $"/v1/webhook-endpoints/{endpoint.Id()}";

    [Fact]
    public async Task The_secret_is_shown_once()
    {
        var partner = await app.Partner();

        var created = await partner.PostAsync("/v1/webhook-endpoints", Body());

        created.Text("secret").ShouldMatch("^whsec_[A-Za-z0-9+/]{43}=$");
        (await partner.GetAsync($"/v1/webhook-endpoints/{created.Id()}")).TryGetProperty("secret", out _).ShouldBeFalse();
        (await partner.GetAsync("/v1/webhook-endpoints")).GetProperty("items")[0].TryGetProperty("secret", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task A_retried_registration_is_done_once_and_shows_no_secret_again()
    {
        var partner = await app.Partner();

        var first = (await partner.Create("/v1/webhook-endpoints", JsonSerializer.Serialize(Body()), "register-1")).Expect(201).Json;
        var again = (await partner.Create("/v1/webhook-endpoints", JsonSerializer.Serialize(Body()), "register-1")).Expect(201).Json;

        again.Id().ShouldBe(first.Id());
        again.TryGetProperty("secret", out _).ShouldBeFalse();
        (await app.InDatabase(db => db.IdempotencyRecords.SingleAsync(row => row.AccountId == partner.Account))).Body.ShouldNotBeNull();
        (await app.InDatabase(db => db.IdempotencyRecords.SingleAsync(row => row.AccountId == partner.Account))).Body!.AsSpan().IndexOf("whsec_"u8).ShouldBe(-1);
    }

    [Fact]
    public async Task Each_endpoint_has_a_secret_of_its_own()
    {
        var partner = await app.Partner();

        var one = await partner.PostAsync("/v1/webhook-endpoints", Body(Url + "/1"));
        var other = await partner.PostAsync("/v1/webhook-endpoints", Body(Url + "/2"));

        other.Text("secret").ShouldNotBe(one.Text("secret"));
    }

    [Theory]
    [InlineData("http://crm.example.com.:0/")]
    [InlineData("file:///etc/passwd")]
    [InlineData("//127.0.0.1/")]
    [InlineData("https://169.254.169.254/latest/meta-data")]
    [InlineData("https://10.0.0.1/")]
    [InlineData("https://[::ffff:a00:1]/")]
    [InlineData("https://①⓪.⓪.⓪.①/")]
    [InlineData("https://user:secret@crm.example.com/")]
    [InlineData("https://crm.example.com/#x")]
    public async Task A_target_that_may_not_be_called_is_refused(string url)
    {
        var partner = await app.Partner();

        var problem = await partner.PostAsync("/v1/webhook-endpoints", Body(url), 422);

        problem.Text("type").ShouldBe("/problems/webhook-target-forbidden");
        problem.GetProperty("errors")[0].Text("pointer").ShouldBe("/url");
    }

    [Fact]
    public async Task Everything_that_is_wrong_is_said_at_once()
    {
        var partner = await app.Partner();

        var problem = await partner.PostAsync("/v1/webhook-endpoints", Body("https://10.0.0.1/", false, "quote.created", "quote.eaten", "quote.created", "webhook_endpoint.test"), 422);

        problem.GetProperty("errors").EnumerateArray().Select(error => (error.Text("code"), error.Text("pointer"))).ShouldBe(
        [
            ("webhook-target-forbidden", "/url"),
            ("unknown-event-type", "/eventTypes/1"),
            ("duplicate-event-type", "/eventTypes/2"),
            ("unknown-event-type", "/eventTypes/3"),
        ]);
        (await partner.PostAsync("/v1/webhook-endpoints", new { url = Url, eventTypes = Array.Empty<string>() }, 422)).GetProperty("errors")[0].Text("code").ShouldBe("event-types");
    }

    [Theory]
    [InlineData("""{ "url": "https://crm.example.com" }""")]
    [InlineData("""{ "url": "https://crm.example.com", "eventTypes": null }""")]
    [InlineData("""{ "url": "https://crm.example.com", "eventTypes": [null] }""")]
    [InlineData("""{ "url": null, "eventTypes": ["quote.created"] }""")]
    [InlineData("""{ "url": "https://crm.example.com", "eventTypes": ["quote.created"], "secret": "whsec_AAAA" }""")]
    [InlineData("""{ "url": "https://crm.example.com", "eventTypes": "quote.created" }""")]
    public async Task A_body_of_another_shape_is_refused(string body)
    {
        var partner = await app.Partner();

        await partner.PostAsync("/v1/webhook-endpoints", body, 400);
    }

    [Fact]
    public async Task The_same_address_twice_is_refused()
    {
        var partner = await app.Partner();
        await partner.PostAsync("/v1/webhook-endpoints", Body());

        (await partner.PostAsync("/v1/webhook-endpoints", Body("HTTPS://CRM.example.com:443/hooks"), 409)).Text("type").ShouldBe("/problems/already-exists");
    }

    [Fact]
    public async Task A_thousand_endpoints_are_enough()
    {
        var partner = await app.Partner();
        await partner.PostAsync("/v1/webhook-endpoints", Body());
        await app.InDatabase(async db =>
        {
            var row = await db.Endpoints.AsNoTracking().SingleAsync(each => each.AccountId == partner.Account);
            for (var number = 1; number < 1000; number++)
            {
                (row.Id, row.Url) = (Ids.New(app.Clock), $"{Url}/{number}");
                db.Add(row).State = EntityState.Detached;
                db.Add(db.Entry(row).CurrentValues.ToObject());
            }

            await db.SaveChangesAsync();
        });

        (await partner.PostAsync("/v1/webhook-endpoints", Body(Url + "/one-more"), 409)).Text("type").ShouldBe("/problems/state-conflict");
    }

    [Fact]
    public async Task Only_the_seller_hears_of_every_account()
    {
        var partner = await app.Partner();
        var seller = await app.SellerDoor();

        (await partner.PostAsync("/v1/webhook-endpoints", Body(allAccounts: true), 403)).Text("type").ShouldBe("/problems/insufficient-scope");
        (await seller.PostAsync("/v1/webhook-endpoints", Body(allAccounts: true))).GetProperty("allAccounts").GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public async Task A_key_without_the_scope_is_refused()
    {
        var sales = await app.PartnerDoor(scopes: Scope.QuotesWrite | Scope.QuotesRead);

        foreach (var address in new[] { "/v1/webhook-endpoints", "/v1/deliveries", "/v1/event-types" })
        {
            await sales.GetAsync(address, 403);
        }

        await sales.PostAsync("/v1/webhook-endpoints", Body(), 403);
    }

    [Fact]
    public async Task Another_accounts_endpoint_is_like_absent()
    {
        var owner = await app.Partner();
        var stranger = await app.Partner();
        var endpoint = await owner.PostAsync("/v1/webhook-endpoints", Body());
        var delivery = await owner.PostAsync($"/v1/webhook-endpoints/{endpoint.Id()}/test");

        await stranger.GetAsync($"/v1/webhook-endpoints/{endpoint.Id()}", 404);
        await stranger.PostAsync($"/v1/webhook-endpoints/{endpoint.Id()}/test", expected: 404);
        await stranger.GetAsync($"/v1/deliveries/{delivery.Id()}", 404);
        await stranger.PostAsync($"/v1/deliveries/{delivery.Id()}/replay", expected: 404);
        await stranger.PutAsync(Address(endpoint), Change(), "\"1\"", 404);
        await stranger.DeleteAsync(Address(endpoint), 404);
        (await stranger.GetAsync("/v1/webhook-endpoints")).GetProperty("items").GetArrayLength().ShouldBe(0);
        (await stranger.GetAsync($"/v1/deliveries?endpoint={endpoint.Id()}")).GetProperty("items").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task A_change_needs_the_version_that_was_read()
    {
        var partner = await app.Partner();
        var endpoint = await partner.PostAsync("/v1/webhook-endpoints", Body());

        await partner.PutAsync(Address(endpoint), Change(), ifMatch: null, expected: 428);
        var changed = await partner.PutAsync(Address(endpoint), Change(), "\"1\"");
        await partner.PutAsync(Address(endpoint), Change(), "\"1\"", 412);

        changed.GetProperty("eventTypes")[0].GetString().ShouldBe(Hooks.QuoteIssued);
        (await partner.GetAsync(Address(endpoint))).ToString().ShouldBe(changed.ToString());
    }

    [Fact]
    public async Task A_change_is_held_to_the_same_rules()
    {
        var partner = await app.Partner();
        var endpoint = await partner.PostAsync("/v1/webhook-endpoints", Body());
        await partner.PostAsync("/v1/webhook-endpoints", Body(Url + "/other"));

        await partner.PutAsync(Address(endpoint), Change(url: "https://10.0.0.1/"), "\"1\"", 422);
        await partner.PutAsync(Address(endpoint), Change(url: Url + "/other"), "\"1\"", 409);
        await partner.PutAsync(Address(endpoint), Change(status: "deleted"), "\"1\"", 400);
    }

    [Fact]
    public async Task A_deleted_endpoint_is_gone_and_its_secret_forgotten()
    {
        var partner = await app.Partner();
        var endpoint = await partner.PostAsync("/v1/webhook-endpoints", Body());

        await partner.DeleteAsync(Address(endpoint));

        await partner.DeleteAsync(Address(endpoint), 404);
        await partner.GetAsync(Address(endpoint), 404);
        (await app.InDatabase(db => db.Endpoints.SingleAsync(row => row.AccountId == partner.Account))).Secret.ShouldBeEmpty();
        await partner.PostAsync("/v1/webhook-endpoints", Body()); // its address is free again
    }

    [Fact]
    public async Task The_event_types_are_listed_with_an_example_each()
    {
        var partner = await app.Partner();

        var types = (await partner.GetAsync("/v1/event-types")).GetProperty("items").EnumerateArray().ToList();

        types.Select(type => type.Text("type")).ShouldBe(
        [
            "quote.created", "quote.issued", "quote.accepted", "quote.declined", "quote.expiringSoon", "quote.expired", "quote.withdrawn", "quote.superseded",
            "quote.approvalRequested", "quote.approved", "quote.rejected",
            "price_book.scheduled", "price_book.published", "price_book.withdrawn", "webhook_endpoint.disabled", "delivery.exhausted", "webhook_endpoint.test",
        ]);
        types.ShouldAllBe(type => type.GetProperty("example").Text("type") == type.Text("type"));
    }
}
