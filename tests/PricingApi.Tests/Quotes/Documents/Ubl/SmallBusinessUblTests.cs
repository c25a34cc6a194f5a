using PricingApi.Tests.Harness;

namespace PricingApi.Tests.Quotes.Documents.Ubl;

/// <summary>A seller in the small-business scheme who rounds VAT on each line, with an address.</summary>
public abstract class SmallBusinessUblTests
{
    private readonly PricingApp _app;

    protected SmallBusinessUblTests(PricingApp app)
    {
        _app = app;
        foreach (var (name, value) in (IEnumerable<(string, string)>)[("Name", "Kaas & Zn."), ("SmallBusiness", "true"), ("VatRounding", "PerLine"), ("VatId", "NL999999999B01"), ("Street", "Kade 2"), ("PostalCode", "3011 AA"), ("City", "Rotterdam")])
        {
            app.Settings[$"Seller:{name}"] = value;
        }
    }

    [Fact]
    public async Task No_VAT_is_charged_and_the_reason_is_said()
    {
        var partner = await _app.PartnerOf(Menu.Storage);

        var ubl = await partner.Ubl(await partner.Quote(("STORAGE", 10)));

        ubl.All("TaxSubtotal").Single().Said().ShouldBe("60.00 0.00 E 0 vrijgesteld van btw: kleineondernemersregeling VAT");
        ubl["QuotedMonetaryTotal/PayableAmount"].ShouldBe("60.00");
        ubl.All("Party").First().Said().ShouldBe("Kaas & Zn. Kade 2 Rotterdam 3011 AA NL NL999999999B01 VAT Kaas & Zn.");
        ubl.Notes.ShouldContain("Btw: de verkoper valt onder de kleineondernemersregeling.");
        ubl.Notes.ShouldContain("Btw is per regel afgerond.");
    }
}

public sealed class SmallBusinessUblOnSqlite(SqliteApp app) : SmallBusinessUblTests(app), IClassFixture<SqliteApp>;

public sealed class SmallBusinessUblOnPostgres(PostgresApp app) : SmallBusinessUblTests(app.OrSkip()), IClassFixture<PostgresApp>;
