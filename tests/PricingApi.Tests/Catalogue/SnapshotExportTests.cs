using System.Security.Cryptography;
using System.Text.Json.Nodes;
using PricingApi.Access;
using PricingApi.Tests.Harness;

namespace PricingApi.Tests.Catalogue;

public abstract class SnapshotExportTests(PricingApp app)
{
    private const string Snapshot = "/v1/catalogue/snapshot";

    [Fact]
    public async Task It_is_the_whole_catalogue_in_both_languages()
    {
        var partner = await app.PartnerOf(Menu.Storage, Menu.Labelling);

        var snapshot = (await partner.Get(Snapshot)).Expect(200);

        var catalogue = (await partner.Get("/v1/catalogue")).Json;
        foreach (var member in (string[])["priceBook", "currency", "effectiveFrom"])
        {
            snapshot.Json.GetProperty(member).GetRawText().ShouldBe(catalogue.GetProperty(member).GetRawText());
        }

        snapshot.Json.Texts("services", "code").ShouldBe(["STORAGE", "LABELLING"]);
        var storage = snapshot.Json.Find("services", "code", "STORAGE");
        storage.GetProperty("name").GetRawText().ShouldBe("""{"nl":"Dienst STORAGE","en":"Service STORAGE"}""");
        storage.GetProperty("tariff").GetRawText().ShouldBe(catalogue.Find("services", "code", "STORAGE").GetProperty("tariff").GetRawText());
    }

    [Fact]
    public async Task It_proves_its_own_bytes()
    {
        var partner = await app.PartnerOf(Menu.Storage);

        var snapshot = (await partner.Get(Snapshot)).Expect(200);

        var hash = SHA256.HashData(snapshot.Bytes);
        snapshot.ETag.ShouldBe($"\"{Convert.ToHexStringLower(hash)}\"");
        snapshot.Header("Repr-Digest").ShouldBe($"sha-256=:{Convert.ToBase64String(hash)}:");
        snapshot.Header("Content-Disposition").ShouldBe($"attachment; filename=\"{snapshot.Json.GetProperty("priceBook").Text("code")}-v1-catalogue.json\"");
        (await partner.Get(Snapshot, ("If-None-Match", snapshot.ETag!))).Expect(304).Bytes.ShouldBeEmpty();
        (await partner.Get(Snapshot, ("Accept-Encoding", "br, gzip"))).Expect(200).Header("Content-Encoding").ShouldBeNull();
    }

    [Fact]
    public async Task It_is_the_same_whenever_and_by_whomever_it_is_read()
    {
        var seller = await app.SellerDoor();
        var book = await seller.Book(Menu.Storage);
        var (one, other) = (await app.PartnerDoor(book), await app.PartnerDoor(book));
        var before = (await one.Get(Snapshot)).Expect(200);
        var then = app.Clock.GetUtcNow();

        app.Clock.Advance(TimeSpan.FromHours(1));
        await seller.Publish(book, null, Menu.Storage, Menu.Labelling);

        (await one.Get($"{Snapshot}?at={then:yyyy-MM-dd'T'HH:mm:ss'Z'}")).Expect(200).Bytes.ShouldBe(before.Bytes);
        (await other.Get($"{Snapshot}?at={then.AddMinutes(30):yyyy-MM-dd'T'HH:mm:ss'Z'}", ("Accept-Language", "en"))).Expect(200).Bytes.ShouldBe(before.Bytes);
        (await one.Get(Snapshot)).Expect(200).Json.GetProperty("priceBook").GetProperty("version").GetInt32().ShouldBe(2);
        (await one.Get($"{Snapshot}?at=2001-01-01T00:00:00Z")).Expect(422, "no-price-book");
    }

    [Fact]
    public async Task What_is_out_of_sight_is_nowhere_in_it()
    {
        var partner = await app.PartnerOf(
            Menu.Service("BASE", Menu.Flat("100.00")),
            Menu.Service("SECRET", Menu.Flat("45.00"), category: "customs"),
            Menu.Service("FUEL", Menu.Percentage("10", "BASE", "SECRET"), requires: ["BASE"], excludes: ["SECRET"]));
        var seller = await app.SellerDoor();
        var made = (await seller.Create("/v1/api-clients", new JsonObject
        {
            ["name"] = "narrow",
            ["scopes"] = new JsonArray("catalogue:read"),
            ["mode"] = "live",
            ["accountId"] = partner.Account.ToString("N"),
            ["assortment"] = JsonNode.Parse("""{"deny":{"services":["SECRET"]}}"""),
        })).Expect(201);

        var snapshot = (await new Door(app.CreateClient(made.Json.Text("key")), partner.Account).Get(Snapshot)).Expect(200);

        snapshot.Json.Texts("services", "code").ShouldBe(["BASE", "FUEL"]);
        snapshot.Text.ShouldNotContain("SECRET");
        (await partner.Get(Snapshot)).Text.ShouldContain("SECRET");
    }

    [Fact]
    public async Task It_takes_the_scope_to_read_the_catalogue() =>
        (await (await app.PartnerDoor(scopes: Scope.QuotesWrite)).Get(Snapshot)).Expect(403, "insufficient-scope");
}

public sealed class SnapshotExportsOnSqlite(SqliteApp app) : SnapshotExportTests(app), IClassFixture<SqliteApp>;

public sealed class SnapshotExportsOnPostgres(PostgresApp app) : SnapshotExportTests(app.OrSkip()), IClassFixture<PostgresApp>;
