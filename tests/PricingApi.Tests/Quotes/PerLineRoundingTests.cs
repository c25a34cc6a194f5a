using PricingApi.Tests.Harness;

namespace PricingApi.Tests.Quotes;

/// <summary>A seller who rounds VAT on each line, and says so on each quote.</summary>
public abstract class PerLineRoundingTests
{
    private readonly PricingApp _app;

    protected PerLineRoundingTests(PricingApp app)
    {
        _app = app;
        app.Settings["Seller:VatRounding"] = "PerLine";
    }

    [Fact]
    public async Task Vat_is_rounded_on_each_line()
    {
        var partner = await _app.PartnerOf(Menu.Service("A", Menu.Flat("37.50")), Menu.Service("B", Menu.Flat("12.50")));

        var quote = (await partner.Quote(("A", 1), ("B", 1))).Json;

        quote.Items("lines").Select(line => line.GetProperty("vat").Text("amount")).ShouldBe(["7.88", "2.63"]);
        quote.Items("totals").Single().Text("vat").ShouldBe("10.51");
        quote.GetProperty("rounding").GetRawText().ShouldBe("""{"mode":"halfAwayFromZero","vatRounding":"perLine","differenceToOtherMethod":"-0.01","otherMethod":[{"chargePeriod":"perMonth","vat":"10.50","gross":"60.50","difference":"-0.01"}]}""");
    }
}

public sealed class PerLineRoundingOnSqlite(SqliteApp app) : PerLineRoundingTests(app), IClassFixture<SqliteApp>;

public sealed class PerLineRoundingOnPostgres(PostgresApp app) : PerLineRoundingTests(app.OrSkip()), IClassFixture<PostgresApp>;
