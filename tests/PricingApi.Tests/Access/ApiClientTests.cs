using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PricingApi.Tests.Harness;
using PricingApi.Tests.Http;

namespace PricingApi.Tests.Access;

public abstract class ApiClientTests(PricingApp app)
{
    [Fact]
    public async Task A_key_is_shown_once_and_only_its_hash_is_kept()
    {
        using var seller = app.SellerClient();
        var created = await seller.Post("/v1/api-clients", Request("quotes:read"));
        var key = created.Json.GetProperty("key").GetString()!;

        created.Status.ShouldBe(HttpStatusCode.Created);
        created.Headers.Location!.ToString().ShouldBe($"/v1/api-clients/{created.Id}");
        (await seller.Get($"/v1/api-clients/{created.Id}")).Text.ShouldNotContain("\"key\"");
        (await seller.Get("/v1/api-clients?limit=1000")).Text.ShouldNotContain(key);
        var row = await app.InDatabase(db => db.ApiClients.SingleAsync(row => row.Name == "Client" && key.Contains(row.KeyId)));
        JsonSerializer.Serialize(row).ShouldNotContain(key[24..]);
    }

    [Fact]
    public async Task Rotation_gives_a_new_key_and_lets_the_old_one_work_for_a_while()
    {
        using var seller = app.SellerClient();
        var (id, old) = await app.NewKey(["quotes:read"]);

        var rotated = await seller.Post($"/v1/api-clients/{id}/rotate", new { overlapMinutes = 60 });
        var fresh = rotated.Json.GetProperty("key").GetString()!;

        rotated.ETag.ShouldBe((await seller.Get($"/v1/api-clients/{id}")).ETag);
        (await Believes(fresh)).ShouldBeTrue();
        (await Believes(old)).ShouldBeTrue();

        app.Clock.Advance(TimeSpan.FromMinutes(60));
        (await Believes(fresh)).ShouldBeTrue();
        (await Believes(old)).ShouldBeFalse();
    }

    [Fact]
    public async Task Rotation_without_overlap_ends_the_old_key_at_once()
    {
        using var seller = app.SellerClient();
        var (id, old) = await app.NewKey(["quotes:read"]);

        await seller.Post($"/v1/api-clients/{id}/rotate", new { overlapMinutes = 0 });

        (await Believes(old)).ShouldBeFalse();
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(10_081)]
    public async Task An_overlap_is_at_most_a_week(int minutes)
    {
        using var seller = app.SellerClient();
        var (id, _) = await app.NewKey(["quotes:read"]);

        (await seller.Post($"/v1/api-clients/{id}/rotate", new { overlapMinutes = minutes })).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task Revoking_ends_the_key_and_its_predecessor_and_may_be_said_twice()
    {
        using var seller = app.SellerClient();
        var (id, old) = await app.NewKey(["quotes:read"]);
        var fresh = (await seller.Post($"/v1/api-clients/{id}/rotate", new { })).Json.GetProperty("key").GetString()!;

        var first = await seller.Post($"/v1/api-clients/{id}/revoke");
        var second = await seller.Post($"/v1/api-clients/{id}/revoke");

        second.Text.ShouldBe(first.Text);
        (await Believes(old)).ShouldBeFalse();
        (await Believes(fresh)).ShouldBeFalse();
        (await seller.Post($"/v1/api-clients/{id}/rotate", new { })).Problem.ShouldBe("state-conflict");
    }

    [Fact]
    public async Task A_key_gives_no_more_than_it_has()
    {
        using var partner = await app.PartnerWith("admin", "quotes:read");
        using var tester = app.CreateClient((await app.NewKey(["admin", "quotes:read"], mode: "test")).Key);

        (await partner.Post("/v1/api-clients", Request("quotes:read"))).Status.ShouldBe(HttpStatusCode.Created);
        (await partner.Post("/v1/api-clients", Request("quotes:write"))).Problem.ShouldBe("insufficient-scope");
        (await partner.Post("/v1/api-clients", new { name = "n", scopes = new[] { "admin" }, mode = "live", trustsActor = true })).Problem.ShouldBe("insufficient-scope");
        (await tester.Post("/v1/api-clients", Request("quotes:read"))).Problem.ShouldBe("insufficient-scope");
    }

    [Theory]
    [InlineData("catalogue:write")]
    [InlineData("quotes:approve")]
    public async Task A_partner_gets_no_scope_that_only_the_seller_can_use(string scope)
    {
        using var seller = app.SellerClient();
        var account = (await seller.Post("/v1/accounts", new { name = "Partner" })).Id;

        (await seller.Post("/v1/api-clients", new { name = "n", scopes = new[] { "quotes:read", scope }, mode = "live", accountId = account })).Errors.ShouldBe(["/scopes/1 seller-only-scope"]);
        (await seller.Post("/v1/api-clients", new { name = "n", scopes = new[] { "quotes:price", "quotes:write" }, mode = "live", accountId = account })).Status.ShouldBe(HttpStatusCode.Created);
        (await seller.Post("/v1/api-clients", Request("quotes:read", scope))).Status.ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task A_client_is_renamed_and_given_another_limit()
    {
        using var seller = app.SellerClient();
        var (id, key) = await app.NewKey(["quotes:write"]);
        var path = $"/v1/api-clients/{id}";
        var read = await seller.Get(path);

        var changed = await seller.Put(path, new { name = "Sales tool", discountLimit = "10" }, ("If-Match", read.ETag!));

        (changed.Json.GetProperty("name").GetString(), changed.Json.GetProperty("discountLimit").GetString()).ShouldBe(("Sales tool", "10"));
        (await seller.Get(path)).Text.ShouldBe(changed.Text);
        (await Believes(key)).ShouldBeTrue();
        using var client = app.CreateClient(key);
        var quote = await client.Post("/v1/quotes/preview", """{ "customer": { "reference": "C", "name": "n" }, "lines": [ { "service": "WAREHOUSING-BASE", "quantity": 1, "discounts": [ { "kind": "percentage", "value": "10", "reason": "r" } ] } ] }""");
        quote.Json.GetProperty("requiresApproval").GetBoolean().ShouldBeFalse(quote.Text);
        (await seller.Put(path, new { name = "Again" }, ("If-Match", changed.ETag!))).Json.GetProperty("discountLimit").GetString().ShouldBe("10");
    }

    [Fact]
    public async Task A_client_is_changed_by_those_alone_who_may_and_who_read_it()
    {
        using var seller = app.SellerClient();
        using var partner = await app.PartnerWith("admin");
        var (mine, _) = await app.NewKey(["quotes:write"]);
        var own = await partner.Post("/v1/api-clients", Request("admin"));
        var path = $"/v1/api-clients/{own.Id}";
        var tag = (await partner.Get(path)).ETag!;

        (await partner.Put(path, new { name = "n" })).Problem.ShouldBe("precondition-required");
        (await partner.Put(path, new { name = "n" }, ("If-Match", "\"0\""))).Problem.ShouldBe("precondition-failed");
        (await partner.Put(path, new { name = "n", discountLimit = "100" }, ("If-Match", tag))).Problem.ShouldBe("insufficient-scope");
        (await partner.Put($"/v1/api-clients/{mine}", new { name = "n" }, ("If-Match", tag))).Problem.ShouldBe("not-found");
        (await seller.Put(path, new { name = "n", discountLimit = "100.1" }, ("If-Match", tag))).Errors.ShouldBe(["/discountLimit discount-out-of-range"]);
        (await partner.Put(path, new { name = "Ours" }, ("If-Match", tag))).Json.GetProperty("name").GetString().ShouldBe("Ours");
    }

    [Fact]
    public async Task A_key_cannot_take_over_a_client_that_has_more()
    {
        using var partner = await app.PartnerWith("admin", "quotes:read", "quotes:write");
        var strong = await partner.Post("/v1/api-clients", Request("admin", "quotes:write"));
        var weak = await partner.Post("/v1/api-clients", Request("admin"));
        using var weakling = app.CreateClient(weak.Json.GetProperty("key").GetString()!);

        (await weakling.Post($"/v1/api-clients/{strong.Id}/rotate", new { })).Problem.ShouldBe("insufficient-scope");
    }

    [Fact]
    public async Task A_partner_knows_of_its_own_clients_only()
    {
        using var one = await app.PartnerWith("admin");
        using var other = await app.PartnerWith("admin");
        var account = (await one.Get("/v1/me")).Json.GetProperty("account").GetProperty("id").GetString();
        var client = await one.Post("/v1/api-clients", Request("admin"));

        (await one.Get("/v1/api-clients")).Json.GetProperty("items").GetArrayLength().ShouldBe(2);
        (await other.Get("/v1/api-clients")).Json.GetProperty("items").GetArrayLength().ShouldBe(1);
        (await other.Get($"/v1/api-clients/{client.Id}")).Problem.ShouldBe("not-found");
        (await other.Post($"/v1/api-clients/{client.Id}/rotate", new { })).Problem.ShouldBe("not-found");
        (await other.Post($"/v1/api-clients/{client.Id}/revoke")).Problem.ShouldBe("not-found");
        (await other.Post("/v1/api-clients", new { name = "n", scopes = new[] { "admin" }, mode = "live", accountId = account })).Errors.ShouldBe(["/accountId rule-broken"]);
    }

    [Fact]
    public async Task The_last_admin_of_the_seller_stays()
    {
        using var seller = app.SellerClient();
        var (first, firstKey) = await app.NewKey(["admin"]);
        var (second, _) = await app.NewKey(["admin"]);
        using var admin = app.CreateClient(firstKey);
        (await admin.Post($"/v1/api-clients/{second}/revoke")).Status.ShouldBe(HttpStatusCode.OK);

        foreach (var other in (await Admins()).Where(id => id != first))
        {
            (await admin.Post($"/v1/api-clients/{other}/revoke")).Status.ShouldBe(HttpStatusCode.OK);
        }

        (await admin.Post($"/v1/api-clients/{first}/revoke")).Problem.ShouldBe("state-conflict");
        (await Believes(firstKey)).ShouldBeTrue();
    }

    [Fact]
    public async Task What_is_done_is_noted_with_who_did_it()
    {
        using var seller = app.SellerClient();

        var created = await seller.Post("/v1/api-clients", Request("quotes:read"), ("X-Actor", "anna"));

        var entry = await app.InDatabase(db => db.AuditEntries.SingleAsync(row => row.Resource == $"api-clients/{created.Id}"));
        (entry.Actor, entry.Action, entry.Detail).ShouldBe(("anna", "apiClient.create", "quotes:read"));
    }

    [Theory]
    [InlineData("""{"name":"n","scopes":["all"],"mode":"live"}""", "/scopes/0 unknown-value")]
    [InlineData("""{"name":"n","scopes":["none"],"mode":"live"}""", "/scopes/0 unknown-value")]
    [InlineData("""{"name":"n","scopes":["quotesRead"],"mode":"live"}""", "/scopes/0 unknown-value")]
    [InlineData("""{"name":"n","scopes":["admin, quotes:read"],"mode":"live"}""", "/scopes/0 unknown-value")]
    [InlineData("""{"name":"n","scopes":[32],"mode":"live"}""", "/scopes/0 unknown-value")]
    [InlineData("""{"name":"n","scopes":[null],"mode":"live"}""", "/scopes/0 null")]
    [InlineData("""{"name":"n","scopes":[],"mode":"live","partnerId":"x"}""", "/partnerId unknown-member")]
    [InlineData("""{"name":"n","scopes":["admin"],"mode":"live","expiresAt":"2020-01-01T00:00:00Z"}""", "/expiresAt validity-invalid")]
    [InlineData("""{"name":"n","scopes":[],"mode":"live"}""", "/scopes rule-broken")]
    public async Task What_does_not_fit_is_named(string body, string error)
    {
        using var seller = app.SellerClient();

        (await seller.Post("/v1/api-clients", body)).Errors.ShouldBe([error]);
    }

    private static object Request(params string[] scopes) => new { name = "Client", scopes, mode = "live" };

    private async Task<bool> Believes(string key)
    {
        using var client = app.CreateClient(key);
        return (await client.Get("/v1/me")).Status == HttpStatusCode.OK;
    }

    /// <summary>Every other admin that would count as one more.</summary>
    private async Task<List<string>> Admins()
    {
        using var seller = app.SellerClient();
        var clients = (await seller.Get("/v1/api-clients?limit=1000")).Json.GetProperty("items").EnumerateArray().ToList();
        var me = (await seller.Get("/v1/me")).Json;

        return [.. clients
            .Where(client => client.GetProperty("revokedAt").ValueKind == JsonValueKind.Null)
            .Where(client => client.GetProperty("accountId").GetString() == me.GetProperty("account").GetProperty("id").GetString())
            .Where(client => client.GetProperty("scopes").EnumerateArray().Any(scope => scope.GetString() == "admin"))
            .Select(client => client.GetProperty("id").GetString()!)
            .Where(id => id != me.GetProperty("client").GetProperty("id").GetString())];
    }
}

public sealed class ApiClientsOnSqlite(SqliteApp app) : ApiClientTests(app), IClassFixture<SqliteApp>;

public sealed class ApiClientsOnPostgres(PostgresApp app) : ApiClientTests(app.OrSkip()), IClassFixture<PostgresApp>;
