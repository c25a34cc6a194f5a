using System.Text.Json.Nodes;
using PricingApi.Tests.Harness;

namespace PricingApi.Tests.Quotes;

public abstract class ConfigureTests(PricingApp app)
{
    private static readonly JsonObject[] Services =
    [
        Menu.Storage,
        Menu.Service("PICK", Menu.PerUnit("2.00"), period: "perOccurrence", requires: ["STORAGE"]),
        Menu.Service("FUEL", Menu.Percentage("10", "STORAGE")),
        Menu.Service("OTHER", Menu.Flat("50.00"), excludes: ["STORAGE"]),
    ];

    [Fact]
    public async Task Every_service_tells_what_it_would_change()
    {
        var partner = await app.PartnerOf(Services);

        var answer = (await partner.Post("/v1/quotes/configure", Selection(("STORAGE", 10)).With("language", "en"))).Expect(200).Json;

        answer.Items("totals").Single().Text("net").ShouldBe("60.00");
        answer.Texts("options", "service").ShouldBe(["STORAGE", "PICK", "FUEL", "OTHER"]);
        var fuel = answer.Find("options", "service", "FUEL");
        (fuel.Text("name"), fuel.GetProperty("changes").GetRawText()).ShouldBe(("Service FUEL", """[{"chargePeriod":"perMonth","net":"6.00","vat":"1.26","gross":"7.26"}]"""));
        answer.Find("options", "service", "OTHER").GetProperty("conflicts").GetRawText().ShouldBe("""["STORAGE"]""");
        answer.Find("options", "service", "OTHER").GetProperty("changes").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
        var storage = answer.Find("options", "service", "STORAGE");
        (storage.GetProperty("selected").GetBoolean(), storage.GetProperty("quantity").GetInt32(), storage.Items("changes").Single().Text("net")).ShouldBe((true, 10, "-60.00"));
    }

    [Fact]
    public async Task A_form_begins_empty_and_what_is_required_comes_along()
    {
        var partner = await app.PartnerOf(Services);

        var answer = (await partner.Post("/v1/quotes/configure", Selection())).Expect(200).Json;

        answer.Find("options", "service", "PICK").GetProperty("with").GetRawText().ShouldBe("""["STORAGE"]""");
    }

    [Fact]
    public async Task What_cannot_be_quoted_is_refused_as_a_preview_would()
    {
        var partner = await app.PartnerOf(Services);

        (await partner.Post("/v1/quotes/configure", Selection(("PICK", 1)))).Expect(422, "requirement-missing").Errors.ShouldBe([("/lines/0/service", "requirement-missing")]);
        (await partner.Post("/v1/quotes/configure", Selection(("NONE", 1)))).Expect(422, "unknown-service");
        (await partner.Post("/v1/quotes/configure", Selection(("STORAGE", 1)).With("total", "1.00"))).Expect(400, "invalid-request");
        (await (await app.PartnerDoor()).Post("/v1/quotes/configure", Selection())).Expect(422, "no-price-book");
    }

    private static JsonObject Selection(params (string Service, decimal Quantity)[] lines) => new() { ["lines"] = Menu.Quote(lines)["lines"]!.DeepClone() };
}

public sealed class ConfigureOnSqlite(SqliteApp app) : ConfigureTests(app), IClassFixture<SqliteApp>;

public sealed class ConfigureOnPostgres(PostgresApp app) : ConfigureTests(app.OrSkip()), IClassFixture<PostgresApp>;
