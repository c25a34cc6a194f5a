using System.Text.Json.Nodes;
using PricingApi.Access;
using PricingApi.Tests.Harness;

namespace PricingApi.Tests.Quotes;

/// <summary>Which VAT a quote bears: the seller's, unless a recorded check proves that the customer owes it.</summary>
public abstract class VatTests(PricingApp app)
{
    [Fact]
    public async Task Vat_is_reversed_to_a_business_whose_number_was_found_valid()
    {
        var (seller, partner) = await Both();
        var vatId = AnyNumber();
        (await partner.Create("/v1/quotes", To("DE", vatId))).Expect(201).Json.Texts("warnings", "code").ShouldBe(["vat-indicative", "vat-domestic"]);

        var check = (await Check(seller, vatId, "valid")).Expect(201).Json;
        var quote = (await partner.Create("/v1/quotes", To("DE", $"de {vatId[2..]}"))).Expect(201).Json;

        (check.Text("vatId"), check.Text("country"), check.Text("outcome"), check.Text("checkedOn"), check.Text("countsUntil")).ShouldBe((vatId, "DE", "valid", "2026-01-05", "2026-04-05"));
        quote.Text("vatRegime").ShouldBe("reverseCharge");
        quote.GetProperty("vatCheck").GetRawText().ShouldBe($$"""{"vatId":"{{vatId}}","outcome":"valid","checkedOn":"2026-01-05","source":"VIES","reference":"W-1"}""");
        quote.Items("totals").Single().Items("vatBreakdown").Single().GetRawText().ShouldBe(
            """{"category":"AE","rate":"0","base":"6.00","amount":"0.00","reason":"btw verlegd naar de afnemer (artikel 196 van richtlijn 2006/112/EG)","reasonCode":"VATEX-EU-AE"}""");
        quote.Texts("warnings", "code").ShouldBe(["vat-indicative"]);
    }

    [Theory]
    [InlineData("invalid")]
    [InlineData("unknown")]
    public async Task Any_other_outcome_leaves_the_sellers_vat(string outcome)
    {
        var (seller, partner) = await Both();
        var vatId = AnyNumber();
        await Check(seller, vatId, "valid");
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        (await Check(seller, vatId, outcome)).Expect(201);

        var quote = (await partner.Create("/v1/quotes", To("DE", vatId))).Expect(201).Json;

        (quote.Text("vatRegime"), quote.GetProperty("vatCheck").Text("outcome"), quote.Items("totals").Single().Text("vat")).ShouldBe(("domestic", outcome, "1.26"));
        app.Clock.MoveTo(FakeClock.Start);
    }

    [Fact]
    public async Task A_check_of_long_ago_proves_nothing()
    {
        var (seller, partner) = await Both();
        var vatId = AnyNumber();
        (await seller.Post("/v1/vat-checks", $$"""{ "vatId": "{{vatId}}", "consulted": { "outcome": "valid", "source": "VIES", "checkedOn": "2025-10-06" } }""")).Expect(201);

        (await partner.Create("/v1/quotes", To("DE", vatId))).Expect(201).Json.Text("vatRegime").ShouldBe("domestic");
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        (await seller.Post("/v1/vat-checks", $$"""{ "vatId": "{{vatId}}", "consulted": { "outcome": "valid", "source": "VIES", "checkedOn": "2025-10-07" } }""")).Expect(201);
        (await partner.Create("/v1/quotes", To("DE", vatId))).Expect(201).Json.Text("vatRegime").ShouldBe("reverseCharge");
        app.Clock.MoveTo(FakeClock.Start);
    }

    [Fact]
    public async Task What_was_found_earlier_does_not_count_though_it_is_recorded_later()
    {
        var (seller, partner) = await Both();
        var vatId = AnyNumber();
        await Check(seller, vatId, "invalid");
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        (await seller.Post("/v1/vat-checks", $$"""{ "vatId": "{{vatId}}", "consulted": { "outcome": "valid", "source": "VIES", "checkedOn": "2026-01-04" } }""")).Expect(201);

        (await partner.Create("/v1/quotes", To("DE", vatId))).Expect(201).Json.Text("vatRegime").ShouldBe("domestic");
        app.Clock.MoveTo(FakeClock.Start);
    }

    [Theory]
    [InlineData("invalid")]
    [InlineData("too old")]
    public async Task A_reversal_that_is_proved_no_more_is_not_issued(string what)
    {
        var (seller, partner) = await Both();
        var vatId = AnyNumber();
        await Check(seller, vatId, "valid");
        var quote = (await partner.Create("/v1/quotes", To("DE", vatId).With("validUntil", "2026-12-31"))).Expect(201);
        app.Clock.Advance(what == "too old" ? TimeSpan.FromDays(91) : TimeSpan.FromMinutes(1));
        try
        {
            if (what != "too old")
            {
                await Check(seller, vatId, what);
            }

            (await partner.Issue(quote)).Expect(409, "vat-outdated").Text.ShouldContain("save the draft again");
            var saved = (await partner.Put(quote.Path(), To("DE", vatId).With("validUntil", "2026-12-31"), quote.ETag)).Expect(200).Json;
            (saved.Text("vatRegime"), saved.Items("totals").Single().Text("vat")).ShouldBe(("domestic", "1.26"));
            (await partner.Issue(quote)).Expect(200);
        }
        finally
        {
            app.Clock.MoveTo(FakeClock.Start);
        }
    }

    [Fact]
    public async Task A_check_that_was_recorded_after_a_draft_counts_before_it_is_issued()
    {
        var (seller, partner) = await Both();
        var vatId = AnyNumber();
        var quote = (await partner.Create("/v1/quotes", To("DE", vatId))).Expect(201);
        await Check(seller, vatId, "valid");

        (await partner.Issue(quote)).Expect(409, "vat-outdated");
        (await partner.Put(quote.Path(), To("DE", vatId), quote.ETag)).Expect(200).Json.Text("vatRegime").ShouldBe("reverseCharge");
        await Check(seller, vatId, "valid");
        (await partner.Issue(quote)).Expect(200);
    }

    [Theory]
    [InlineData("MC", "business", "domestic", "1.26")] // counts as France
    [InlineData("US", "business", "outsideEu", "0.00")]
    [InlineData("US", "consumer", "domestic", "1.26")]
    [InlineData("DE", "consumer", "domestic", "1.26")]
    public async Task Where_the_customer_is_and_whether_it_is_a_business_decides(string country, string kind, string regime, string vat)
    {
        var (_, partner) = await Both();
        var request = To(country, null);
        request["customer"]!["kind"] = kind;

        var quote = (await partner.Create("/v1/quotes", request)).Expect(201).Json;

        (quote.Text("vatRegime"), quote.Items("totals").Single().Text("vat")).ShouldBe((regime, vat));
        quote.Texts("warnings", "code").ShouldBe(country == "MC" ? ["vat-indicative", "vat-domestic"] : ["vat-indicative"]);
        if (regime == "outsideEu")
        {
            quote.Items("lines").Single().GetProperty("vat").GetRawText().ShouldBe("""{"category":"O","amount":"0.00"}""");
        }
    }

    [Theory]
    [InlineData("DE", "be 0123.456.789", true)]
    [InlineData("NL", "DE123456789", true)]
    [InlineData("NL", "NL1", false)]
    [InlineData("GR", "EL123456789", false)]
    [InlineData("BG", "EL123456789", true)]
    [InlineData("GB", "XI123456789", false)] // Northern Ireland
    [InlineData("IE", "XI123456789", true)]
    [InlineData("MC", "FR12345678901", false)]
    [InlineData("CH", "CHE-123.456.789", false)]
    [InlineData("DE", "123456789", false)]
    [InlineData("DE", "D", false)]
    [InlineData("DE", null, false)]
    public async Task A_number_of_another_country_than_the_customers_is_warned_of(string country, string? vatId, bool warned)
    {
        var (_, partner) = await Both();

        var warnings = (await partner.Post("/v1/quotes/preview", To(country, vatId).With("language", "en"))).Expect(200).Json.Texts("warnings", "code");

        warnings.Contains("vat-id-country").ShouldBe(warned);
    }

    [Fact]
    public async Task The_form_of_a_number_alone_proves_nothing()
    {
        var (seller, _) = await Both();

        (await seller.Post("/v1/vat-checks", $$"""{ "vatId": "{{AnyNumber()}}" }""")).Expect(201).Json.Text("outcome").ShouldBe("unknown");
        (await seller.Post("/v1/vat-checks", """{ "vatId": "DE12" }""")).Expect(201).Json.Text("outcome").ShouldBe("invalid");
    }

    [Theory]
    [InlineData("""{ "vatId": "DE12", "consulted": { "outcome": "valid", "source": "VIES" } }""", "/vatId", "vat-id-invalid")]
    [InlineData("""{ "vatId": "DE123456789", "consulted": { "outcome": "valid", "source": "VIES", "checkedOn": "2026-01-06" } }""", "/consulted/checkedOn", "date-out-of-range")]
    [InlineData("""{ "vatId": "DE123456789", "consulted": { "outcome": "valid", "source": "\u202EVIES" } }""", "/consulted/source", "text-not-allowed")]
    public async Task What_cannot_have_been_found_is_not_recorded(string body, string place, string code)
    {
        var (seller, _) = await Both();

        (await seller.Post("/v1/vat-checks", body)).Expect(422).Errors.ShouldBe([(place, code)]);
    }

    [Fact]
    public async Task Only_the_seller_records_checks()
    {
        var (seller, partner) = await Both();
        var vatId = AnyNumber();

        (await Check(partner, vatId, "valid")).Expect(403, "insufficient-scope");
        (await partner.Get("/v1/vat-checks")).Expect(403, "insufficient-scope");
        (await Check(await app.Again(seller, Scope.QuotesRead), vatId, "valid")).Expect(403, "insufficient-scope");
        await Check(seller, vatId, "valid");
        (await seller.Get($"/v1/vat-checks?vatId={vatId}")).Expect(200).Json.Texts("items", "vatId").ShouldBe([vatId]);
    }

    /// <summary>One that no other test records a check of.</summary>
    private static string AnyNumber() => $"DE{Random.Shared.Next(100_000_000, 1_000_000_000)}";

    private static Task<Reply> Check(Door door, string vatId, string outcome) =>
        door.Post("/v1/vat-checks", $$"""{ "vatId": "{{vatId}}", "consulted": { "outcome": "{{outcome}}", "source": "VIES", "reference": "W-1" } }""");

    private static JsonObject To(string country, string? vatId)
    {
        var request = Menu.Quote(("STORAGE", 1));
        (request["customer"]!["country"], request["customer"]!["vatId"]) = (country, vatId);

        return request;
    }

    private async Task<(Door Seller, Door Partner)> Both() => (await app.SellerDoor(), await app.PartnerOf(Menu.Storage));
}

public sealed class VatOnSqlite(SqliteApp app) : VatTests(app), IClassFixture<SqliteApp>;

public sealed class VatOnPostgres(PostgresApp app) : VatTests(app.OrSkip()), IClassFixture<PostgresApp>;
