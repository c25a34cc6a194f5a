using System.IO.Compression;
using System.Text.Json.Nodes;
using PricingApi.Tests.Harness;

namespace PricingApi.Tests.Catalogue;

public abstract class CatalogueReadingTests(PricingApp app)
{
    [Theory]
    [InlineData(null, "nl")]
    [InlineData("nl", "nl")]
    [InlineData("en", "en")]
    [InlineData("EN-gb", "en")]
    [InlineData("nl-BE, en;q=0.8", "nl")]
    [InlineData("nl;q=0.5, en;q=0.8", "en")]
    [InlineData("de, fr;q=0.9", "nl")] // neither is there
    [InlineData("de, en;q=0.1", "en")]
    [InlineData("nl;q=0, en;q=0.1", "en")]
    [InlineData("en;q=0, nl;q=0", "nl")]
    [InlineData("*", "nl")]
    [InlineData("enormous", "nl")]
    [InlineData(";;;", "nl")]
    public async Task Texts_are_in_the_language_that_is_liked_best(string? accepted, string language)
    {
        var partner = await app.PartnerOf(Menu.Storage);

        var catalogue = (await partner.Get("/v1/catalogue", accepted is null ? [] : [("Accept-Language", accepted)])).Expect(200);

        catalogue.Json.Text("language").ShouldBe(language);
        catalogue.Header("Content-Language").ShouldBe(language);
        catalogue.Json.Items("services").Single().Text("name").ShouldBe(language == "en" ? "Service STORAGE" : "Dienst STORAGE");
    }

    [Theory]
    [InlineData("br")]
    [InlineData("gzip")]
    public async Task It_is_sent_compressed_where_that_is_accepted(string coding)
    {
        var partner = await app.PartnerOf([.. Enumerable.Range(0, 40).Select(number => Menu.Service($"SERVICE-{number}", Menu.PerUnit("6.00")))]);
        var plain = (await partner.Get("/v1/catalogue")).Expect(200);

        var packed = (await partner.Get("/v1/catalogue", ("Accept-Encoding", coding))).Expect(200);

        plain.Header("Content-Encoding").ShouldBeNull();
        packed.Header("Content-Encoding").ShouldBe(coding);
        packed.Bytes.Length.ShouldBeLessThan(plain.Bytes.Length / 4);
        Unpack(packed.Bytes, coding).ShouldBe(plain.Bytes);
        packed.ETag.ShouldNotBe(plain.ETag);
        (await partner.Get("/v1/catalogue", ("Accept-Encoding", coding), ("If-None-Match", packed.ETag!))).Expect(304).ETag.ShouldBe(packed.ETag);
        (await partner.Get("/v1/catalogue", ("Accept-Encoding", coding), ("If-None-Match", plain.ETag!))).Expect(200);
    }

    [Theory]
    [InlineData("gzip, br", "br")]
    [InlineData("gzip;q=1, br;q=0", "gzip")]
    [InlineData("GZIP", "gzip")]
    [InlineData("identity", null)]
    [InlineData("zstd, deflate", null)]
    [InlineData("br;q=0", null)]
    public async Task The_smallest_accepted_form_is_sent(string accepted, string? coding) =>
        (await (await app.PartnerOf(Menu.Storage)).Get("/v1/catalogue", ("Accept-Encoding", accepted))).Expect(200).Header("Content-Encoding").ShouldBe(coding);

    [Fact]
    public async Task Caches_keep_it_for_this_caller_and_ask_again()
    {
        var catalogue = (await (await app.PartnerOf(Menu.Storage)).Get("/v1/catalogue")).Expect(200);

        catalogue.Header("Cache-Control")!.Split(", ").ShouldBe(["private", "no-cache"], ignoreOrder: true);
        catalogue.Header("Vary").ShouldBe("Accept-Encoding, Accept-Language, X-Api-Key");
    }

    [Theory]
    [InlineData("", "PALLET, SHELF, LABEL, SCAN")]
    [InlineData("?category=storage", "PALLET, SHELF")]
    [InlineData("?category=Storage", "")]
    [InlineData("?kind=base", "PALLET")]
    [InlineData("?chargePeriod=perOccurrence", "LABEL, SCAN")]
    [InlineData("?category=extras&chargePeriod=perOccurrence&search=scan", "SCAN")]
    [InlineData("?search=dienst%20shelf", "SHELF")]
    [InlineData("?search=Service", "")] // the names are read in Dutch
    [InlineData("?search=EUROPALLET", "PALLET")]
    [InlineData("?search=%25", "")]
    public async Task Only_some_of_it_can_be_asked_for(string query, string codes)
    {
        var pallet = Menu.Service("PALLET", Menu.PerUnit("6.00"), kind: "base", category: "storage", unit: "XPX");
        pallet["unit"]!["contains"] = new JsonObject { ["nl"] = "één europallet" };
        var partner = await app.PartnerOf(
            pallet,
            Menu.Service("SHELF", Menu.PerUnit("1.00"), category: "storage"),
            Menu.Service("LABEL", Menu.PerUnit("0.35"), period: "perOccurrence"),
            Menu.Service("SCAN", Menu.PerUnit("0.10"), period: "perOccurrence"));

        var some = (await partner.Get($"/v1/catalogue{query}")).Expect(200);

        string.Join(", ", some.Json.Texts("services", "code")).ShouldBe(codes);
        (await partner.Get($"/v1/catalogue{query}", ("If-None-Match", some.ETag!))).Expect(304);
    }

    [Theory]
    [InlineData("kind=Base", "kind")]
    [InlineData("chargePeriod=monthly", "chargePeriod")]
    [InlineData("search=a&search=b", "search")]
    public async Task A_filter_that_cannot_be_read_is_refused(string query, string parameter) =>
        (await (await app.PartnerOf(Menu.Storage)).Get($"/v1/catalogue?{query}")).Expect(400, "invalid-parameter").Errors.ShouldHaveSingleItem().Place.ShouldBe(parameter);

    private static byte[] Unpack(byte[] bytes, string coding)
    {
        using var from = new MemoryStream(bytes);
        using Stream unpacked = coding == "br" ? new BrotliStream(from, CompressionMode.Decompress) : new GZipStream(from, CompressionMode.Decompress);
        using var to = new MemoryStream();
        unpacked.CopyTo(to);
        return to.ToArray();
    }
}

public sealed class CatalogueReadingOnSqlite(SqliteApp app) : CatalogueReadingTests(app), IClassFixture<SqliteApp>;

public sealed class CatalogueReadingOnPostgres(PostgresApp app) : CatalogueReadingTests(app.OrSkip()), IClassFixture<PostgresApp>;
