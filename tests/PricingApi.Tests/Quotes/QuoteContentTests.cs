using System.Text.Json;
using PricingApi.Tests.Harness;

namespace PricingApi.Tests.Quotes;

public abstract class QuoteContentTests(PricingApp app)
{
    [Fact]
    public async Task What_is_not_selected_is_listed_with_the_price_it_would_have()
    {
        var partner = await app.PartnerOf(
            Menu.Storage,
            Menu.Labelling,
            Menu.Service("WRAPPING", Menu.PerUnit("1.10"), minimum: "15.00"),
            Menu.Service("PORTAL", Menu.Flat("95.00")),
            Menu.Service("USERS", Menu.PerUnit("7.50"), included: 3),
            Menu.Service("WORK", Menu.Package(15, "12.50"), unit: "MIN", period: "perOccurrence"),
            Menu.Service("PAPERLESS", Menu.PerUnit("0.40"), kind: "optOut", period: "perOccurrence"),
            Menu.Service("FUEL", Menu.Percentage("8.5", "STORAGE")),
            Menu.Service("NIGHT", Menu.Percentage("50", "PORTAL")));

        var quote = (await partner.Quote(("STORAGE", 10))).Json;

        quote.Items("excluded").Select(excluded => (excluded.Text("service"), excluded.GetProperty("quantity").GetDecimal(), excluded.Text("listAmount"), excluded.Text("chargePeriod"))).ShouldBe(
        [
            ("LABELLING", 1, "0.35", "perOccurrence"),
            ("WRAPPING", 1, "15.00", "perMonth"),
            ("PORTAL", 1, "95.00", "perMonth"),
            ("USERS", 1, "0.00", "perMonth"),
            ("WORK", 1, "12.50", "perOccurrence"),
            ("PAPERLESS", 1, "-0.40", "perOccurrence"),
            ("FUEL", 1, "5.10", "perMonth"), // of the 60.00 on this quote
            ("NIGHT", 1, "0.00", "perMonth"), // nothing here that it is taken of
        ]);
        quote.GetProperty("excludedCount").GetInt32().ShouldBe(8);
    }

    [Fact]
    public async Task A_percentage_that_no_line_counts_towards_is_pointed_out()
    {
        var partner = await app.PartnerOf(Menu.Storage, Menu.Labelling, Menu.Service("FUEL", Menu.Percentage("8.5", "STORAGE")));

        (await partner.Quote(("LABELLING", 1), ("FUEL", 1))).Json.Texts("warnings", "code").ShouldBe(["vat-indicative", "percentage-of-nothing"]);
        (await partner.Quote(("STORAGE", 1), ("FUEL", 1))).Json.Texts("warnings", "code").ShouldBe(["vat-indicative"]);
    }

    [Fact]
    public async Task What_is_required_through_others_is_said_at_once_too()
    {
        var partner = await app.PartnerOf(Menu.Storage, Menu.Service("B", Menu.Flat("1.00"), requires: ["STORAGE"]), Menu.Service("C", Menu.Flat("1.00"), requires: ["B"]));

        var refused = (await partner.Create("/v1/quotes", Menu.Quote(("C", 1)))).Expect(422, "requirement-missing");

        refused.Json.Texts("errors", "detail").ShouldBe(["'C' requires 'B', which is not on the quote.", "'B' requires 'STORAGE', which is not on the quote."]);
    }

    [Theory]
    [InlineData("XX", 422)]
    [InlineData("nl", 400)]
    [InlineData("BE", 201)]
    public async Task A_country_is_one_there_is(string country, int status)
    {
        var partner = await app.PartnerOf(Menu.Storage);
        var request = Menu.Quote(("STORAGE", 1));
        request["customer"]!["country"] = country;

        (await partner.Create("/v1/quotes", request)).Expect(status);
    }

    [Fact]
    public async Task Everything_that_is_wrong_is_said_at_once()
    {
        var partner = await app.PartnerOf(
            Menu.Storage,
            Menu.Service("COOLED", Menu.PerUnit("9.00"), requires: ["STORAGE", "PERMIT"]),
            Menu.Service("FROZEN", Menu.PerUnit("12.00"), excludes: ["COOLED"]),
            Menu.Service("PERMIT", Menu.Flat("50.00")),
            Menu.Labelling);
        var request = Menu.Quote(("COOLED", 1), ("FROZEN", 1), ("LABELLING", 1.5m), ("UNHEARD-OF", 1), ("FROZEN", 2), ("PERMIT", 0))
            .With("validUntil", "2026-01-04").With("termMonths", 0).With("occurrencesPerYear", 1_000_001).With("title", "\u202Eevil");

        var refused = (await partner.Create("/v1/quotes", request)).Expect(422);

        refused.Errors.ShouldBe(
            [
                ("/lines/0/service", "requirement-missing"),
                ("/lines/1/service", "exclusive-services"),
                ("/lines/2/quantity", "quantity-out-of-range"),
                ("/lines/3/service", "unknown-service"),
                ("/lines/4/service", "duplicate-line"),
                ("/lines/5/quantity", "quantity-out-of-range"),
                ("/validUntil", "validity-invalid"),
                ("/termMonths", "quantity-out-of-range"),
                ("/occurrencesPerYear", "quantity-out-of-range"),
                ("/title", "text-not-allowed"),
            ],
            ignoreOrder: true);
        refused.Text.ShouldContain("'COOLED' requires 'STORAGE'");
        refused.Text.ShouldContain("'FROZEN' cannot be combined with 'COOLED'");
    }

    [Theory]
    [InlineData("A", "B")]
    [InlineData("B", "A")]
    public async Task Saying_it_on_one_side_is_enough_to_exclude(string first, string second)
    {
        var partner = await app.PartnerOf(Menu.Service("A", Menu.Flat("1.00"), excludes: ["B"]), Menu.Service("B", Menu.Flat("1.00")));

        (await partner.Create("/v1/quotes", Menu.Quote((first, 1), (second, 1)))).Expect(422, "exclusive-services");
        await partner.Quote((first, 1));
    }

    [Fact]
    public async Task Each_charge_period_has_its_own_total()
    {
        var partner = await app.PartnerOf(
            Menu.Service("SETUP", Menu.Flat("100.00"), period: "oneOff"),
            Menu.Service("PICK", Menu.PerUnit("2.00"), period: "perOccurrence"),
            Menu.Service("RENT", Menu.Flat("10.00"), period: "perMonth"),
            Menu.Service("AUDIT", Menu.Flat("50.00"), period: "perYear"),
            Menu.Service("MANUAL", Menu.Flat("12.45"), period: "oneOff", vat: "reduced"),
            Menu.Service("EXPORT", Menu.Flat("30.00"), period: "oneOff", vat: "zero"),
            Menu.Service("INSURANCE", Menu.Flat("40.00"), period: "oneOff", vat: "exempt"));

        var quote = (await partner.Quote(("INSURANCE", 1), ("RENT", 1), ("SETUP", 1), ("MANUAL", 1), ("PICK", 3), ("AUDIT", 1), ("EXPORT", 1))).Json;

        quote.Items("totals").Select(total => (total.Text("chargePeriod"), total.Text("net"), total.Text("vat"), total.Text("gross"))).ShouldBe(
        [
            ("oneOff", "182.45", "22.12", "204.57"),
            ("perOccurrence", "6.00", "1.26", "7.26"),
            ("perMonth", "10.00", "2.10", "12.10"),
            ("perYear", "50.00", "10.50", "60.50"),
        ]);
        quote.Find("totals", "chargePeriod", "oneOff").Items("vatBreakdown").Select(Group).ShouldBe(
        [
            ("S", "21", "100.00", "21.00"),
            ("S", "9", "12.45", "1.12"),
            ("Z", "0", "30.00", "0.00"),
            ("E", "0", "40.00", "0.00"),
        ]);
    }

    [Fact]
    public async Task Vat_is_rounded_on_the_sum_and_the_other_way_is_told()
    {
        var services = Enumerable.Range(1, 7).Select(number => Menu.Service($"S{number}", Menu.Flat("0.07"))).ToArray();
        var partner = await app.PartnerOf(services);

        var quote = (await partner.Quote([.. services.Select(service => ((string)service["code"]!, 1m))])).Json;

        quote.Items("totals").Single().Text("vat").ShouldBe("0.10");
        quote.Items("lines").Sum(line => line.GetProperty("vat").Amount("amount")).ShouldBe(0.10m);
        quote.GetProperty("rounding").GetRawText().ShouldBe("""{"mode":"halfAwayFromZero","vatRounding":"perRate","differenceToOtherMethod":"-0.03","otherMethod":[{"chargePeriod":"perMonth","vat":"0.07","gross":"0.56","difference":"-0.03"}]}""");
    }

    [Theory]
    [InlineData("2.345", "2.35")]
    [InlineData("2.3449", "2.34")]
    [InlineData("0.005", "0.01")]
    [InlineData("0.004", "0.00")]
    public async Task Amounts_are_rounded_half_away_from_zero(string price, string amount)
    {
        var partner = await app.PartnerOf(Menu.Service("A", Menu.PerUnit(price), kind: "base"), Menu.Service("B", Menu.PerUnit(price), kind: "optOut"), Menu.Storage);

        var lines = (await partner.Quote(("A", 1), ("B", 1), ("STORAGE", 1))).Json;

        lines.Find("lines", "service", "A").Text("netAmount").ShouldBe(amount);
        lines.Find("lines", "service", "B").Amount("netAmount").ShouldBe(-decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture));
        lines.Items("totals").Single().Text("net").ShouldBe("6.00");
    }

    [Theory]
    [InlineData("JPY", "150", "1500", "1815")]
    [InlineData("KWD", "1.234", "12.340", "14.931")]
    [InlineData("EUR", "1.50", "15.00", "18.15")]
    public async Task Amounts_have_the_digits_of_their_currency(string currency, string price, string net, string gross)
    {
        var seller = await app.SellerDoor();
        var book = await seller.Start(currency);
        await seller.Publish(book, null, Menu.Service("A", Menu.PerUnit(price)));

        var quote = (await (await app.PartnerDoor(book)).Quote(("A", 10))).Json;

        quote.Text("currency").ShouldBe(currency);
        quote.Items("totals").Select(total => (total.Text("net"), total.Text("gross"))).ShouldBe([(net, gross)]);
    }

    [Fact]
    public async Task A_foreign_customer_makes_a_warning()
    {
        var partner = await app.PartnerOf(Menu.Storage);
        var request = Menu.Quote(("STORAGE", 1));
        (await Warnings(request)).ShouldBe(["vat-indicative"]);

        request["customer"]!["country"] = "BE";
        (await Warnings(request)).ShouldBe(["vat-indicative", "vat-domestic"]);

        // The numbers are those of the seller's country until somebody has checked.
        (await partner.Create("/v1/quotes", request)).Json.Items("lines").Single().GetProperty("vat").Text("rate").ShouldBe("21");
        (await Texts(request))[1].ShouldContain("De klant is gevestigd in BE");
        (await Texts(request.With("language", "en")))[1].ShouldContain("established in BE");
        (await Texts(request.With("language", "en")))[0].ShouldContain("VAT at rates of 2026-01-05");

        async Task<IReadOnlyList<string>> Warnings(object body) => (await partner.Post("/v1/quotes/preview", body)).Expect(200).Json.Texts("warnings", "code");
        async Task<IReadOnlyList<string>> Texts(object body) => (await partner.Post("/v1/quotes/preview", body)).Expect(200).Json.Texts("warnings", "text");
    }

    [Fact]
    public async Task The_same_numbers_are_told_in_dutch_and_english()
    {
        var partner = await app.PartnerOf(
            Menu.Service("CARTONS", Menu.Graduated((100, "0.55", "0.00"), (null, "0.45", "5.00")), unit: "XCT"),
            Menu.Service("WORK", Menu.Package(15, "12.50"), unit: "MIN", minimum: "30.00"));

        var dutch = (await partner.Create("/v1/quotes", Menu.Quote(("CARTONS", 250), ("WORK", 16)).With("language", "nl"))).Expect(201).Json;
        var english = (await partner.Create("/v1/quotes", Menu.Quote(("CARTONS", 250), ("WORK", 16)).With("language", "en"))).Expect(201).Json;

        dutch.Texts("lines", "name").ShouldBe(["Dienst CARTONS", "Dienst WORK"]);
        english.Texts("lines", "name").ShouldBe(["Service CARTONS", "Service WORK"]);
        Steps(dutch).ShouldBe(["100 dozen à 0,55 (staffel 1, t/m 100)", "150 dozen à 0,45 (staffel 2, open einde) plus vast 5,00", "2 × 12,50 per begonnen 15 minuten", "aanvulling tot het minimum van 30,00"]);
        Steps(english).ShouldBe(["100 cartons at 0.55 (tier 1, up to 100)", "150 cartons at 0.45 (tier 2, no upper bound) plus a fixed 5.00", "2 × 12.50 per started 15 minutes", "raised to the minimum of 30.00"]);
        english.GetProperty("totals").GetRawText().ShouldBe(dutch.GetProperty("totals").GetRawText());
        dutch.Items("lines").First().GetProperty("unit").Text("name").ShouldBe("dozen");

        static IReadOnlyList<string> Steps(JsonElement quote) => [.. quote.Items("lines").SelectMany(line => line.Texts("steps", "text"))];
    }

    [Fact]
    public async Task The_worth_over_time_is_told_when_it_can_be_known()
    {
        var partner = await app.PartnerOf(
            Menu.Service("SETUP", Menu.Flat("100.00"), period: "oneOff"),
            Menu.Service("PICK", Menu.PerUnit("2.00"), period: "perOccurrence"),
            Menu.Service("RENT", Menu.Flat("10.00"), period: "perMonth"),
            Menu.Service("AUDIT", Menu.Flat("50.00"), period: "perYear"));
        var all = Menu.Quote(("SETUP", 1), ("PICK", 1), ("RENT", 1), ("AUDIT", 1));

        (await Value(all.With("termMonths", 18).With("occurrencesPerYear", 250))).ShouldBe("""{"firstYear":"770.00","contract":"1130.00"}""");
        (await Value(all.With("termMonths", 6).With("occurrencesPerYear", 250))).ShouldBe("""{"firstYear":"460.00","contract":"460.00"}""");
        (await Value(all.With("termMonths", 18))).ShouldBeNull();
        (await Value(all.With("occurrencesPerYear", 250))).ShouldBeNull();
        (await Value(Menu.Quote(("RENT", 1)).With("termMonths", 24))).ShouldBe("""{"firstYear":"120.00","contract":"240.00"}""");

        async Task<string?> Value(object body) =>
            (await partner.Post("/v1/quotes/preview", body)).Expect(200).Json.TryGetProperty("value", out var value) ? value.GetRawText() : null;
    }

    [Fact]
    public async Task A_line_is_the_same_whatever_stands_beside_it()
    {
        var partner = await app.PartnerOf(Menu.Storage, Menu.Labelling, Menu.Service("FUEL", Menu.Percentage("10", "STORAGE")), Menu.Service("PAPERLESS", Menu.PerUnit("0.40"), kind: "optOut", period: "perOccurrence", requires: ["LABELLING"]));

        var alone = Lines(await partner.Quote(("LABELLING", 10), ("FUEL", 1)));
        var together = Lines(await partner.Quote(("LABELLING", 10), ("FUEL", 1), ("STORAGE", 5), ("PAPERLESS", 2)));

        together["LABELLING"].ShouldBe(alone["LABELLING"]);
        (alone["FUEL"], together["FUEL"]).ShouldBe(("0.00", "3.00")); // it says that it is taken of storage

        static Dictionary<string, string> Lines(Reply quote) => quote.Json.Items("lines").ToDictionary(line => line.Text("service"), line => line.Text("netAmount"));
    }

    [Fact]
    public async Task Opt_outs_never_take_off_more_than_what_they_are_left_out_of()
    {
        var partner = await app.PartnerOf(Menu.Storage, Menu.Service("LEFT-OUT", Menu.Flat("10.00"), kind: "optOut", requires: ["STORAGE"]));

        (await partner.Create("/v1/quotes", Menu.Quote(("STORAGE", 1), ("LEFT-OUT", 1)))).Expect(422, "opt-out-exceeds-base");
        (await partner.Quote(("STORAGE", 2), ("LEFT-OUT", 1))).Json.Items("totals").Single().Text("net").ShouldBe("2.00");
    }

    private static (string Category, string Rate, string Base, string Amount) Group(JsonElement group) =>
        (group.Text("category"), group.Text("rate"), group.Text("base"), group.Text("amount"));
}

public sealed class QuoteContentOnSqlite(SqliteApp app) : QuoteContentTests(app), IClassFixture<SqliteApp>;

public sealed class QuoteContentOnPostgres(PostgresApp app) : QuoteContentTests(app.OrSkip()), IClassFixture<PostgresApp>;
