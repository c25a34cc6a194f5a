using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;
using PricingApi.Access;
using PricingApi.Operations;
using PricingApi.Storage;
using PricingApi.Tests.Harness;
using PricingApi.Tests.Http;

namespace PricingApi.Tests.Access;

/// <summary>Which keys are believed, and for what.</summary>
public abstract class KeyTests(PricingApp app)
{
    protected PricingApp App => app;

    private const string Unknown = "pk_live_0123456789ABCDEFabcdefghijklmnopqrstuvwxyz01234";

    [Fact]
    public async Task Every_key_that_is_not_believed_gets_the_same_answer()
    {
        var revoked = await app.NewKey(["quotes:read"]);
        var expired = await app.NewKey(["quotes:read"]);
        using var seller = app.SellerClient();
        await seller.Post($"/v1/api-clients/{revoked.Id}/revoke");
        await app.InDatabase(async db =>
        {
            (await db.ApiClients.SingleAsync(row => row.KeyId == ApiKey.Digest(expired.Key).Id)).ExpiresAt = app.Clock.GetUtcNow();
            db.Touch(Stamps.Access);
            await db.SaveChangesAsync();
        });
        await app.Services.GetRequiredService<Memory>().CatchUpAsync(TestContext.Current.CancellationToken);

        string[] keys = [revoked.Key, expired.Key, ApiKey.Seal(Unknown), Unknown + "000000", "x", DevelopmentData.Key + ", " + DevelopmentData.Key];

        foreach (var key in keys)
        {
            using var client = app.CreateClient();
            var reply = await client.Get("/v1/me", ("X-Api-Key", key));
            reply.Problem.ShouldBe("unauthenticated", key);
            reply.Header("WWW-Authenticate").ShouldBe("ApiKey realm=\"PricingApi\"");
            reply.Json.GetProperty("detail").GetString().ShouldBe("Send your key in the X-Api-Key header, once. Ask your administrator if it was revoked or has expired.");
        }
    }

    [Fact]
    public async Task No_key_and_two_keys_are_unauthenticated()
    {
        using var client = app.CreateClient();

        (await client.Get("/v1/me")).Problem.ShouldBe("unauthenticated");
        (await client.Get("/v1/me", ("X-Api-Key", DevelopmentData.Key), ("X-Api-Key", DevelopmentData.Key))).Problem.ShouldBe("unauthenticated");
        (await client.Get("/v1/me", ("Authorization", $"Bearer {DevelopmentData.Key}"))).Problem.ShouldBe("unauthenticated");
        (await client.Get($"/v1/me?X-Api-Key={DevelopmentData.Key}")).Problem.ShouldBe("unauthenticated");
    }

    [Fact]
    public async Task A_key_tells_who_it_is()
    {
        using var client = await app.PartnerWith("quotes:read", "quotes:write");

        var me = (await client.Get("/v1/me")).Json;

        me.GetProperty("account").GetProperty("kind").GetString().ShouldBe("partner");
        me.GetProperty("priceBook").GetString().ShouldBe("standard");
        me.GetProperty("mode").GetString().ShouldBe("live");
        me.GetProperty("scopes").EnumerateArray().Select(scope => scope.GetString()).ShouldBe(["quotes:write", "quotes:read"]);
    }

    [Theory]
    [InlineData("GET", "/v1/accounts")]
    [InlineData("POST", "/v1/accounts")]
    [InlineData("GET", "/v1/api-clients")]
    [InlineData("POST", "/v1/api-clients")]
    public async Task A_key_without_the_scope_is_refused(string method, string path)
    {
        using var client = await app.PartnerWith("quotes:read", "quotes:write", "catalogue:read", "webhooks:manage");

        var reply = await client.Send(method, path, new { name = "n" });

        reply.Status.ShouldBe(HttpStatusCode.Forbidden);
        reply.Problem.ShouldBe("insufficient-scope");
    }

    [Fact]
    public async Task An_admin_of_a_partner_sees_no_accounts()
    {
        using var client = await app.PartnerWith("admin");

        (await client.Get("/v1/accounts")).Problem.ShouldBe("insufficient-scope");
    }

    [Fact]
    public async Task A_suspended_account_is_shut_out_until_it_is_let_in_again()
    {
        using var partner = await app.PartnerWith("admin");
        using var seller = app.SellerClient();
        var path = $"/v1/accounts/{(await partner.Get("/v1/me")).Json.GetProperty("account").GetProperty("id")}";

        var suspended = await seller.Put(path, new { name = "n", priceBook = (string?)null, suspended = true }, ("If-Match", "\"1\""));
        (await partner.Get("/v1/me")).Problem.ShouldBe("insufficient-scope");

        await seller.Put(path, new { name = "n", priceBook = (string?)null, suspended = false }, ("If-Match", suspended.ETag!));
        (await partner.Get("/v1/me")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_suspended_account_gets_no_replay_either()
    {
        using var partner = await app.PartnerWith("admin");
        using var seller = app.SellerClient();
        var body = new { name = "n", scopes = new[] { "admin" }, mode = "live" };
        await partner.Post("/v1/api-clients", body, ("Idempotency-Key", "before"));
        var account = (await partner.Get("/v1/me")).Json.GetProperty("account").GetProperty("id");
        await seller.Put($"/v1/accounts/{account}", new { name = "n", priceBook = (string?)null, suspended = true }, ("If-Match", "\"1\""));

        (await partner.Post("/v1/api-clients", body, ("Idempotency-Key", "before"))).Problem.ShouldBe("insufficient-scope");
    }

    [Fact]
    public async Task A_key_stops_working_when_it_expires()
    {
        using var seller = app.SellerClient();
        var expires = app.Clock.GetUtcNow().AddHours(1);
        var created = await seller.Post("/v1/api-clients", new { name = "n", scopes = new[] { "quotes:read" }, mode = "live", expiresAt = expires });
        using var client = app.CreateClient(created.Json.GetProperty("key").GetString()!);
        (await client.Get("/v1/me")).Status.ShouldBe(HttpStatusCode.OK);

        app.Clock.MoveTo(expires);

        (await client.Get("/v1/me")).Problem.ShouldBe("unauthenticated");
    }

    [Fact]
    public async Task The_person_behind_a_call_is_taken_from_a_client_that_is_believed()
    {
        using var seller = app.SellerClient();
        using var partner = await app.PartnerWith("quotes:read");

        (await seller.Get("/v1/me", ("X-Actor", "anna"))).Json.GetProperty("actor").GetString().ShouldBe("anna");
        (await partner.Get("/v1/me", ("X-Actor", "anna"))).Json.GetProperty("actor").GetString().ShouldBeNull();
    }

    [Fact]
    public async Task A_person_has_one_name_of_at_most_200_characters()
    {
        using var seller = app.SellerClient();

        (await seller.Get("/v1/me", ("X-Actor", "a"), ("X-Actor", "b"))).Problem.ShouldBe("invalid-header");
        (await seller.Get("/v1/me", ("X-Actor", new string('a', 201)))).Problem.ShouldBe("invalid-header");
    }

    [Fact]
    public async Task The_development_key_works_in_Development_only()
    {
        using var seller = app.SellerClient();
        var directory = new AccessDirectory(new Production());
        await app.InDatabase(db => directory.RefreshAsync(db, TestContext.Current.CancellationToken));

        (await seller.Get("/v1/me")).Status.ShouldBe(HttpStatusCode.OK);
        directory.Find(DevelopmentData.Key, app.Clock.GetUtcNow()).ShouldBeNull();
    }

    private sealed class Production : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = Environments.Production;

        public string ApplicationName { get; set; } = "";

        public string ContentRootPath { get; set; } = "";

        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}

public sealed class KeysOnSqlite(SqliteApp app) : KeyTests(app), IClassFixture<SqliteApp>;

public sealed class KeysOnPostgres(PostgresApp app) : KeyTests(app.OrSkip()), IClassFixture<PostgresApp>
{
    [Fact]
    public async Task A_key_revoked_by_one_process_is_dead_in_another_after_a_look()
    {
        var (id, key) = await App.NewKey(["quotes:read"]);
        await using var replica = App.WithWebHostBuilder(_ => { });
        using var there = replica.CreateClient();
        there.DefaultRequestHeaders.Add("X-Api-Key", key);
        using var seller = App.SellerClient();
        (await there.Get("/v1/me")).Status.ShouldBe(HttpStatusCode.OK);

        await seller.Post($"/v1/api-clients/{id}/revoke");
        await replica.Services.GetRequiredService<Memory>().CatchUpAsync(TestContext.Current.CancellationToken);

        (await there.Get("/v1/me")).Problem.ShouldBe("unauthenticated");
    }
}
