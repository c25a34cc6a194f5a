using PricingApi.Tests.Harness;
using PricingApi.Tests.Quotes;

namespace PricingApi.Tests.Catalogue;

public abstract class ServicePriceTests(PricingApp app)
{
    [Fact]
    public async Task A_quantity_of_a_service_is_priced_with_its_steps_and_hints()
    {
        var partner = await app.PartnerOf(Menu.Service("PICK", Menu.Graduated((100, "0.55", "0.00"), (null, "0.48", "0.00")), unit: "H87", minimum: "10.00"));

        var price = (await partner.Get("/v1/catalogue/services/PICK/price?quantity=40", ("Accept-Language", "en"))).Expect(200).Json;

        price.Text("listAmount").ShouldBe("22.00");
        price.Texts("steps", "text").ShouldBe(["40 pieces at 0.55 (tier 1, up to 100)"]);
        var hint = price.Items("hints").Single();
        (hint.Text("kind"), hint.GetProperty("quantity").GetDecimal(), hint.Text("amount"), hint.Text("text")).ShouldBe(("nextTier", 101, "55.48", "above 100 each further unit costs 0.48"));
    }

    [Fact]
    public async Task Without_a_quantity_one_is_priced() =>
        (await (await app.PartnerOf(Menu.Storage)).Get("/v1/catalogue/services/STORAGE/price")).Expect(200).Json.Text("listAmount").ShouldBe("6.00");

    [Fact]
    public async Task It_is_priced_as_a_quote_would()
    {
        var partner = await app.PartnerOf(Menu.Service("WORK", Menu.Package(15, "12.50"), unit: "MIN", included: 5));
        var line = (await partner.Quote(("WORK", 50.5m))).Json.Items("lines").Single();

        var price = (await partner.Get("/v1/catalogue/services/WORK/price?quantity=50.5")).Expect(200).Json;

        price.Text("listAmount").ShouldBe(line.Text("listAmount"));
        price.Texts("steps", "text").ShouldBe(line.Texts("steps", "text"));
        price.GetProperty("hints").GetRawText().ShouldBe(line.GetProperty("hints").GetRawText());
        line.Texts("hints", "kind").ShouldBe(["unusedUnits"]);
    }

    [Theory]
    [InlineData("0", 422, "quantity-out-of-range")]
    [InlineData("-1", 422, "quantity-out-of-range")]
    [InlineData("1000000.0001", 422, "quantity-out-of-range")]
    [InlineData("1.5", 422, "quantity-out-of-range")] // counted
    [InlineData("", 400, "invalid-parameter")]
    [InlineData("1e3", 400, "invalid-parameter")]
    [InlineData("%2B5", 400, "invalid-parameter")]
    [InlineData("1,5", 400, "invalid-parameter")]
    [InlineData("%201", 400, "invalid-parameter")]
    [InlineData("1.00000", 400, "invalid-parameter")]
    [InlineData("٣", 400, "invalid-parameter")]
    [InlineData("NaN", 400, "invalid-parameter")]
    public async Task A_quantity_that_cannot_be_quoted_is_refused(string quantity, int status, string problem) =>
        (await (await app.PartnerOf(Menu.Storage)).Get($"/v1/catalogue/services/STORAGE/price?quantity={quantity}")).Expect(status, problem);

    [Fact]
    public async Task A_quantity_that_is_refused_is_named_as_the_parameter_it_is() =>
        (await (await app.PartnerOf(Menu.Storage)).Get("/v1/catalogue/services/STORAGE/price?quantity=-1")).Expect(422, "quantity-out-of-range").Errors.ShouldBe([("quantity", "quantity-out-of-range")]);

    [Fact]
    public async Task A_percentage_has_no_price_by_itself()
    {
        var partner = await app.PartnerOf(Menu.Storage, Menu.Service("FUEL", Menu.Percentage("8.5", "STORAGE")));

        (await partner.Get("/v1/catalogue/services/FUEL/price")).Expect(422, "rule-broken");
        (await partner.Get("/v1/catalogue/services/NONE/price")).Expect(404, "not-found");
    }
}

public sealed class ServicePricesOnSqlite(SqliteApp app) : ServicePriceTests(app), IClassFixture<SqliteApp>;

public sealed class ServicePricesOnPostgres(PostgresApp app) : ServicePriceTests(app.OrSkip()), IClassFixture<PostgresApp>;
