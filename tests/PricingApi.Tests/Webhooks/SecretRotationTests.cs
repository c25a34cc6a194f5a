using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PricingApi.Tests.Harness;
using PricingApi.Webhooks;

namespace PricingApi.Tests.Webhooks;

public sealed class SecretRotationOnSqlite(SqliteApp app) : SecretRotationTests(app), IClassFixture<SqliteApp>;

public sealed class SecretRotationOnPostgres(PostgresApp app) : SecretRotationTests(app.OrSkip()), IClassFixture<PostgresApp>;

public abstract class SecretRotationTests(PricingApp app)
{
    private static string Address(JsonElement endpoint) => $"/v1/webhook-endpoints/{endpoint.Id()}";

    private static async Task<string> RotateAsync(Door partner, JsonElement endpoint, int? overlapHours = null) =>
        (await partner.PostAsync(Address(endpoint) + "/rotate-secret", overlapHours is null ? null : new { overlapHours }, 200)).Text("secret");

    [Fact]
    public async Task Both_secrets_sign_until_the_overlap_ends()
    {
        await using var crm = await Crm.StartAsync();
        var partner = await app.Partner();
        var endpoint = await partner.RegisterAsync(crm);

        var secret = await RotateAsync(partner, endpoint);
        await partner.CreateQuoteAsync();
        await app.DispatchAsync();
        app.Clock.Advance(TimeSpan.FromHours(24) - TimeSpan.FromSeconds(1));
        await partner.CreateQuoteAsync();
        await app.DispatchAsync();
        app.Clock.Advance(TimeSpan.FromSeconds(1));
        await partner.CreateQuoteAsync();
        await app.DispatchAsync();

        secret.ShouldNotBe(endpoint.Text("secret"));
        crm.Received.Select(received => received.Signature).ShouldBe(
        [
            crm.Received[0].EntryOf(secret) + " " + crm.Received[0].EntryOf(endpoint.Text("secret")),
            crm.Received[1].EntryOf(secret) + " " + crm.Received[1].EntryOf(endpoint.Text("secret")),
            crm.Received[2].EntryOf(secret),
        ]);
    }

    [Fact]
    public async Task A_retry_is_signed_as_of_its_own_time()
    {
        await using var crm = await Crm.StartAsync();
        crm.AnswerWith(500, 500, 204);
        var partner = await app.Partner();
        var endpoint = await partner.RegisterAsync(crm);
        await partner.CreateQuoteAsync();
        await app.DispatchAsync();

        var secret = await RotateAsync(partner, endpoint, 1);
        app.Clock.Advance(Hooks.FirstRetry);
        await app.DispatchAsync();
        app.Clock.Advance(TimeSpan.FromHours(1));
        await app.DispatchAsync();

        crm.Received.Select(received => received.Signature).ShouldBe(
        [
            crm.Received[0].EntryOf(endpoint.Text("secret")),
            crm.Received[1].EntryOf(secret) + " " + crm.Received[1].EntryOf(endpoint.Text("secret")),
            crm.Received[2].EntryOf(secret),
        ]);
    }

    [Fact]
    public async Task There_are_never_more_than_two()
    {
        await using var crm = await Crm.StartAsync();
        var partner = await app.Partner();
        var endpoint = await partner.RegisterAsync(crm);

        var second = await RotateAsync(partner, endpoint);
        var third = await RotateAsync(partner, endpoint);
        await partner.CreateQuoteAsync();
        await app.DispatchAsync();

        crm.Received[0].Signature.ShouldBe(crm.Received[0].EntryOf(third) + " " + crm.Received[0].EntryOf(second));
    }

    [Fact]
    public async Task Without_an_overlap_the_old_one_ends_at_once()
    {
        await using var crm = await Crm.StartAsync();
        var partner = await app.Partner();
        var endpoint = await partner.RegisterAsync(crm);

        var secret = await RotateAsync(partner, endpoint, 0);
        await partner.CreateQuoteAsync();
        await app.DispatchAsync();

        crm.Received[0].IsSignedWith(secret).ShouldBeTrue();
        (await partner.GetAsync(Address(endpoint))).GetProperty("previousSecretUntil").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task The_new_secret_is_shown_once_and_a_retry_rotates_once()
    {
        var partner = await app.Partner();
        var endpoint = await partner.PostAsync("/v1/webhook-endpoints", new { url = "https://crm.example.com/", eventTypes = new[] { Hooks.QuoteCreated } });

        var first = (await partner.Create(Address(endpoint) + "/rotate-secret", """{ "overlapHours": 168 }""", "rotate-1")).Expect(200);
        var again = (await partner.Create(Address(endpoint) + "/rotate-secret", """{ "overlapHours": 168 }""", "rotate-1")).Expect(200);
        var shown = await partner.Get(Address(endpoint));

        first.Json.Text("secret").ShouldMatch("^whsec_[A-Za-z0-9+/]{43}=$");
        first.ETag.ShouldBe("\"2\"");
        shown.ETag.ShouldBe("\"2\"");
        shown.Json.GetProperty("previousSecretUntil").GetDateTimeOffset().ShouldBe(app.Clock.GetUtcNow().AddDays(7));
        foreach (var text in new[] { again.Text, shown.Text })
        {
            text.ShouldNotContain("whsec_");
        }

        await app.InDatabase(async db =>
        {
            var record = await db.IdempotencyRecords.SingleAsync(row => row.AccountId == partner.Account);
            Encoding.UTF8.GetString(record.Body!).ShouldNotContain("whsec_");
            var audit = await db.AuditEntries.SingleAsync(row => row.AccountId == partner.Account && row.Action == "webhookEndpoint.rotateSecret");
            audit.Detail.ShouldBe("overlap 168 h");
        });
    }

    [Fact]
    public async Task Secrets_are_not_kept_as_they_are()
    {
        var partner = await app.Partner();
        var endpoint = await partner.PostAsync("/v1/webhook-endpoints", new { url = "https://crm.example.com/", eventTypes = new[] { Hooks.QuoteCreated } });
        var secret = await RotateAsync(partner, endpoint);

        var row = await app.InDatabase(db => db.Endpoints.SingleAsync(each => each.AccountId == partner.Account));

        row.Secret.AsSpan().IndexOf(WebhookSecret.Read(secret)).ShouldBe(-1);
        row.PreviousSecret.AsSpan().IndexOf(WebhookSecret.Read(endpoint.Text("secret"))).ShouldBe(-1);
    }

    [Fact]
    public async Task A_secret_that_signs_no_more_is_forgotten()
    {
        var partner = await app.Partner();
        var endpoint = await partner.PostAsync("/v1/webhook-endpoints", new { url = "https://crm.example.com/", eventTypes = new[] { Hooks.QuoteCreated } });
        await RotateAsync(partner, endpoint, 1);
        Task<byte[]?> Previous() => app.InDatabase(db => db.Endpoints.Where(row => row.AccountId == partner.Account).Select(row => row.PreviousSecret).SingleAsync());

        await app.TidyAsync();
        (await Previous()).ShouldNotBeNull();
        app.Clock.Advance(TimeSpan.FromHours(1));
        await app.TidyAsync();

        (await Previous()).ShouldBeNull();
        (await partner.Get(Address(endpoint))).ETag.ShouldBe("\"2\"");
    }

    [Theory]
    [InlineData("""{ "overlapHours": -1 }""", 422)]
    [InlineData("""{ "overlapHours": 169 }""", 422)]
    [InlineData("""{ "overlapHours": "24" }""", 400)]
    [InlineData("""{ "overlapHours": 1.5 }""", 400)]
    [InlineData("""{ "secret": "whsec_AAAA" }""", 400)]
    public async Task An_overlap_is_a_week_at_most(string body, int expected)
    {
        var partner = await app.Partner();
        var endpoint = await partner.PostAsync("/v1/webhook-endpoints", new { url = "https://crm.example.com/", eventTypes = new[] { Hooks.QuoteCreated } });

        await partner.PostAsync(Address(endpoint) + "/rotate-secret", body, expected);

        (await partner.Get(Address(endpoint))).ETag.ShouldBe("\"1\"");
    }

    [Fact]
    public async Task Somebody_elses_secret_stays()
    {
        var (owner, stranger) = (await app.Partner(), await app.Partner());
        var endpoint = await owner.PostAsync("/v1/webhook-endpoints", new { url = "https://crm.example.com/", eventTypes = new[] { Hooks.QuoteCreated } });

        foreach (var verb in new[] { "rotate-secret", "pause", "resume", "test" })
        {
            await stranger.PostAsync($"{Address(endpoint)}/{verb}", expected: 404);
        }
    }
}
