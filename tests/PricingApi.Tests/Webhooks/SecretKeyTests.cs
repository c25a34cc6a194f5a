using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PricingApi.Storage.Rows;
using PricingApi.Tests.Harness;
using PricingApi.Webhooks;
using PricingApi.Webhooks.Secrets;

namespace PricingApi.Tests.Webhooks;

public sealed class SecretKeysOnSqlite(SqliteApp app) : SecretKeyTests(app), IClassFixture<SqliteApp>;

public sealed class SecretKeysOnPostgres(PostgresApp app) : SecretKeyTests(app.OrSkip()), IClassFixture<PostgresApp>;

/// <summary>The key that secrets are encrypted with is changed, or lost.</summary>
public abstract class SecretKeyTests(PricingApp app)
{
    private static readonly string Key = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));

    private static string Address(JsonElement endpoint) => $"/v1/webhook-endpoints/{endpoint.Id()}";

    private static Task<JsonElement> RegisterAsync(Door partner, Crm crm) =>
        partner.PostAsync("/v1/webhook-endpoints", new { url = crm.Url, eventTypes = new[] { Hooks.QuoteCreated }, headers = new { authorization = "Bearer 1" } });

    /// <summary>Does at the start of the service what it does with these settings.</summary>
    private Task<(int Renewed, int Unreadable)> RenewAsync(string current, params string[] names) => app.InDatabase(async db =>
    {
        var keyring = new Keyring(Options.Create(new WebhookOptions { Keys = names.ToDictionary(name => name, _ => Key), Key = current }));
        await keyring.RefreshAsync(db, TestContext.Current.CancellationToken);
        return await Renewal.RenewAsync(db, new EndpointSecrets(keyring));
    });

    private Task<EndpointRow> RowAsync(Door partner) => app.InDatabase(db => db.Endpoints.AsNoTracking().SingleAsync(row => row.AccountId == partner.Account && row.Status != "deleted"));

    private static IEnumerable<string?> KeyNames(EndpointRow row) => new[] { row.Secret, row.PreviousSecret!, row.Headers! }.Select(bytes => SealedText.Read(bytes)?.KeyName);

    [Fact]
    public async Task A_start_with_another_key_encrypts_everything_anew_and_changes_nothing_else()
    {
        await using var crm = await Crm.StartAsync();
        var partner = await app.Partner();
        var endpoint = await RegisterAsync(partner, crm);
        var secret = (await partner.PostAsync(Address(endpoint) + "/rotate-secret", expected: 200)).Text("secret");
        KeyNames(await RowAsync(partner)).ShouldAllBe(name => name == Keyring.Installation);

        var (renewed, unreadable) = await RenewAsync("k1", "k1");
        KeyNames(await RowAsync(partner)).ShouldAllBe(name => name == "k1");
        (renewed > 0, unreadable).ShouldBe((true, 0));
        (await RenewAsync("k1", "k1")).ShouldBe((0, 0)); // nothing is left to do

        await RenewAsync(Keyring.Installation, "k1"); // and back, so that this service can read it
        await partner.CreateQuoteAsync();
        await app.DispatchAsync();

        var received = crm.Received.ShouldHaveSingleItem();
        received.Signature.ShouldBe(received.EntryOf(secret) + " " + received.EntryOf(endpoint.Text("secret")));
        received.Headers["authorization"].ShouldBe("Bearer 1");
        (await partner.Get(Address(endpoint))).ETag.ShouldBe("\"2\"");
    }

    [Fact]
    public async Task Without_the_key_the_endpoint_is_disabled_and_what_is_to_be_sent_is_held()
    {
        await using var crm = await Crm.StartAsync();
        var partner = await app.Partner();
        var endpoint = await RegisterAsync(partner, crm);
        await RenewAsync("k2", "k2");
        await partner.CreateQuoteAsync();

        await app.DispatchAsync();

        crm.Received.ShouldBeEmpty();
        var disabled = await partner.GetAsync(Address(endpoint));
        (disabled.Text("status"), disabled.Text("disabledReason")).ShouldBe(("disabled", "secret-unreadable"));
        var held = (await partner.DeliveriesAsync(endpoint)).Single();
        (held.Text("state"), held.Text("reason"), held.Attempts().Count).ShouldBe(("held", "secret-unreadable", 0));
        (await RenewAsync("k3", "k3")).Unreadable.ShouldBeGreaterThan(0); // and a start does no harm

        (await partner.Post(Address(endpoint) + "/resume", null)).Expect(409, "state-conflict");
        (await partner.Post(Address(endpoint) + "/test", null)).Expect(409, "state-conflict");
        await RenewAsync(Keyring.Installation, "k2");
    }

    [Fact]
    public async Task With_a_new_secret_and_new_headers_it_goes_on()
    {
        await using var crm = await Crm.StartAsync();
        var partner = await app.Partner();
        var endpoint = await RegisterAsync(partner, crm);
        await RenewAsync("k4", "k4");
        await partner.CreateQuoteAsync();
        await app.DispatchAsync();

        var secret = (await partner.PostAsync(Address(endpoint) + "/rotate-secret", expected: 200)).Text("secret");
        (await partner.Post(Address(endpoint) + "/resume", null)).Expect(409, "state-conflict"); // the headers are lost, too
        object Change(object headers) => new { url = crm.Url, eventTypes = new[] { Hooks.QuoteCreated }, description = (string?)null, ordered = true, allAccounts = false, status = "active", headers };
        (await partner.PutAsync(Address(endpoint), Change(new { authorization = (string?)null }), "\"3\"", 422)).GetProperty("errors")[0].Text("code").ShouldBe("header-value-missing");
        await partner.PutAsync(Address(endpoint), Change(new { authorization = "Bearer 2" }), "\"3\"");
        await app.DispatchAsync();

        var received = crm.Received.ShouldHaveSingleItem();
        received.IsSignedWith(secret).ShouldBeTrue();
        received.Headers["authorization"].ShouldBe("Bearer 2");
        received.Headers["pricing-attempt"].ShouldBe("1");
        await RenewAsync(Keyring.Installation, "k4");
    }

    [Fact]
    public async Task The_secret_of_one_endpoint_is_of_no_use_to_another()
    {
        await using var crm = await Crm.StartAsync();
        var (partner, other) = (await app.Partner(), await app.Partner());
        var endpoint = await RegisterAsync(partner, crm);
        await RegisterAsync(other, crm);
        var row = await RowAsync(other);
        await app.InDatabase(db => db.Endpoints.Where(each => each.AccountId == partner.Account).ExecuteUpdateAsync(set => set.SetProperty(each => each.Secret, row.Secret)));
        await partner.CreateQuoteAsync();

        await app.DispatchAsync();

        crm.Received.ShouldBeEmpty();
        (await partner.GetAsync(Address(endpoint))).Text("disabledReason").ShouldBe("secret-unreadable");
        await app.InDatabase(db => db.Endpoints.Where(each => each.AccountId == partner.Account).ExecuteUpdateAsync(set => set.SetProperty(each => each.Status, "deleted")));
    }
}
