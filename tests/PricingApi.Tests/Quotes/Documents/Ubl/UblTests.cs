using System.Text.Json.Nodes;
using PricingApi.Access;
using PricingApi.Tests.Harness;

namespace PricingApi.Tests.Quotes.Documents.Ubl;

/// <summary>A quote as a Quotation of UBL 2.1. Every document is held against the part of the schema that quotes use (<see cref="UblOrder"/>; against the whole where it is there, <see cref="UblSchema"/>) and the sums of EN 16931 (<see cref="UblSums"/>).</summary>
public abstract class UblTests(PricingApp app)
{
    private static readonly JsonObject[] Services =
    [
        Menu.Service("BASE", Menu.Flat("1234.50"), kind: "base"),
        Menu.Service("STORAGE", Menu.Graduated((100, "6.00", "0.00"), (null, "5.00", "0.00")), unit: "XPX"),
        Menu.Service("LABELLING", Menu.PerUnit("0.35"), period: "perOccurrence", vat: "exempt", unit: "H87"),
        Menu.Service("NO-REPORT", Menu.PerUnit("10.00"), kind: "optOut", unit: "MON"),
    ];

    [Fact]
    public async Task It_says_who_offers_what_to_whom_and_until_when()
    {
        var service = Menu.Storage.With("sla", new JsonObject { ["reference"] = "SLA-4.2" });
        (service["unit"]!["contains"], service["unit"]!["excludes"]) = (new JsonObject { ["nl"] = "één europallet" }, new JsonObject { ["nl"] = "ompakken" });
        var partner = await app.PartnerOf(service);
        var asked = Menu.Quote(("STORAGE", 44)).With("title", "Opslag 2026").With("terms", "Betaling binnen 30 dagen.\r\nGeen opzegging.").With("validUntil", "2026-02-01")
            .With("purchaseOrderNumber", "PO-77").With("externalReference", "deal-4711").With("termMonths", 24).With("salesContact", new JsonObject { ["name"] = "Piet", ["email"] = "piet@example.com" });
        asked["customer"] = JsonNode.Parse("""{ "reference": "C-1001", "name": "Bakkerij Jansen BV", "vatId": "NL123456789B01", "address": { "street": "Dam 1", "postalCode": "1012 JS", "city": "Amsterdam" }, "contact": { "name": "Anna", "phone": "020" } }""");
        var issued = (await partner.Issue((await partner.Create("/v1/quotes", asked)).Expect(201))).Expect(200);

        var ubl = await partner.Ubl(issued);

        (ubl["UBLVersionID"], ubl["ID"], ubl["IssueDate"], ubl["PricingCurrencyCode"], ubl["LineCountNumeric"], ubl["ValidityPeriod/EndDate"]).ShouldBe(("2.1", issued.Json.Text("number"), "2026-01-05", "EUR", "1", "2026-02-01"));
        Guid.Parse(ubl["UUID"]).Version.ShouldBe(8);
        ubl["SellerSupplierParty/Party/PartyLegalEntity/RegistrationName"].ShouldBe(issued.Json.GetProperty("seller").Text("name"));
        ubl["SellerSupplierParty/Party/PostalAddress/Country/IdentificationCode"].ShouldBe("NL");
        ubl["SellerSupplierParty/Party/Contact/ElectronicMail"].ShouldBe("piet@example.com");
        ubl["BuyerCustomerParty/SupplierAssignedAccountID"].ShouldBe("C-1001");
        ubl.All("Party").Last().Said().ShouldBe("Bakkerij Jansen BV Dam 1 Amsterdam 1012 JS NL NL123456789B01 VAT Bakkerij Jansen BV Anna 020");
        ubl.All("AdditionalDocumentReference").Select(UblLooks.Said).ShouldBe(["PO-77 Inkoopordernummer", "deal-4711 Kenmerk"]);
        ubl.Notes.ShouldBe(
        [
            "Opslag 2026",
            "Alle bedragen zijn per maand.",
            "Revisie 1.",
            "Looptijd in maanden: 24.",
            "Betaling binnen 30 dagen.\r\nGeen opzegging.",
            "Prijzen zijn exclusief btw. Btw tegen de tarieven van 2026-01-05; het tarief op het moment van levering geldt.",
            "Btw is per tarief afgerond, op de som van de regels.",
            "Dit aanbod is vrijblijvend: het kan worden ingetrokken zolang het niet is geaccepteerd.",
            $"Inhoud van deze offerte (SHA-256): {issued.Json.Text("contentHash")}",
        ]);
        ubl.Lines.Single().Said().ShouldBe("1 44 pallets à 6,00: 264,00 44 264.00 55.44 6.00 1 Eén pallet: één europallet. Niet inbegrepen: ompakken. Serviceniveau: SLA-4.2. Dienst STORAGE STORAGE S 21 VAT");
        ubl.Lines.Single().At("Quantity").Attribute("unitCode")!.Value.ShouldBe("XPX");
        ubl.All("TaxSubtotal").Single().Said().ShouldBe("264.00 55.44 S 21 VAT");
        ubl.All("QuotedMonetaryTotal").Single().Said().ShouldBe("264.00 264.00 319.44 319.44");
        (ubl.Reply.Header("Content-Disposition"), ubl.Reply.Header("Vary"), ubl.Reply.Header("X-Content-Type-Options")).ShouldBe(($"attachment; filename=\"{issued.Json.Text("number")}-1-perMonth.xml\"", "Accept, X-Api-Key", "nosniff"));
    }

    [Fact]
    public async Task Each_charge_period_is_a_document_of_its_own()
    {
        var partner = await app.PartnerOf(Services);
        var quote = await Quote(partner, "en");

        var (monthly, occurrence) = (await partner.Ubl(quote, "&chargePeriod=perMonth"), await partner.Ubl(quote, "&chargePeriod=perOccurrence"));

        (monthly["QuotedMonetaryTotal/PayableAmount"], occurrence["QuotedMonetaryTotal/PayableAmount"]).ShouldBe(("3115.15", "7.00"));
        (monthly.Lines.Count, occurrence.Lines.Count).ShouldBe((3, 1));
        monthly.Notes.ShouldContain("All amounts are per month; what is charged per occurrence has a document of its own.");
        occurrence.Notes.ShouldContain("Expected occurrences a year: 250.");
        monthly["UUID"].ShouldNotBe(occurrence["UUID"]);
        (await partner.Ubl(quote, "&chargePeriod=perMonth")).Reply.Text.ShouldBe(monthly.Reply.Text);
        foreach (var query in (string[])["?format=ubl", "?format=ubl&chargePeriod=perYear"])
        {
            var refused = (await partner.Get($"{quote.Path()}/document{query}")).Expect(400, "invalid-parameter");
            refused.Errors.ShouldBe([("chargePeriod", "invalid")]);
            refused.Json.Text("detail").ShouldContain("this quote has these: perOccurrence, perMonth.");
        }

        (await partner.Get($"{quote.Path()}/document?format=html&chargePeriod=perMonth")).Expect(400, "invalid-parameter");
        (await partner.Get($"{quote.Path()}/document?format=ubl&chargePeriod=monthly")).Expect(400, "invalid-parameter");
    }

    [Fact]
    public async Task What_is_left_out_is_a_negative_quantity_at_its_price()
    {
        var partner = await app.PartnerOf(Services);

        var line = (await partner.Ubl(await Quote(partner, "nl"), "&chargePeriod=perMonth")).Line("NO-REPORT");

        (line.Text("Quantity"), line.Text("Price/PriceAmount"), line.Text("LineExtensionAmount"), line.Text("TotalTaxAmount")).ShouldBe(("-1", "10.00", "-10.00", "-2.10"));
    }

    [Theory]
    [InlineData("""{ "model": "perUnit", "unitPrice": "0.195", "per": 1 }""", 3, "0.195", "1", "0.59")]
    [InlineData("""{ "model": "perUnit", "unitPrice": "12.50", "per": 100 }""", 250, "12.50", "100", "31.25")]
    [InlineData("""{ "model": "flat", "amount": "125.00" }""", 7, "125.00", "7", "125.00")]
    [InlineData("""{ "model": "package", "packageSize": 10, "packagePrice": "12.50" }""", 11, "25.00", "11", "25.00")]
    [InlineData("""{ "model": "graduated", "tiers": [ { "upTo": 10, "unitPrice": "2.00", "flatFee": "0.00" }, { "upTo": null, "unitPrice": "1.50", "flatFee": "0.00" } ] }""", 10, "2.00", "1", "20.00")]
    [InlineData("""{ "model": "graduated", "tiers": [ { "upTo": 10, "unitPrice": "2.00", "flatFee": "0.00" }, { "upTo": null, "unitPrice": "1.50", "flatFee": "0.00" } ] }""", 13, "24.50", "13", "24.50")]
    [InlineData("""{ "model": "volume", "tiers": [ { "upTo": 10, "unitPrice": "2.00", "flatFee": "0.00" }, { "upTo": null, "unitPrice": "1.50", "flatFee": "5.00" } ] }""", 10, "2.00", "1", "20.00")]
    [InlineData("""{ "model": "volume", "tiers": [ { "upTo": 10, "unitPrice": "2.00", "flatFee": "0.00" }, { "upTo": null, "unitPrice": "1.50", "flatFee": "5.00" } ] }""", 20, "35.00", "20", "35.00")]
    public async Task The_price_is_that_of_a_unit_or_else_that_of_the_whole_quantity(string charge, decimal quantity, string price, string per, string amount)
    {
        var partner = await app.PartnerOf(Menu.Service("A", JsonNode.Parse(charge)!.AsObject()));

        var line = (await partner.Ubl(await partner.Quote(("A", quantity)))).Line("A");

        (line.Text("Price/PriceAmount"), line.Text("Price/BaseQuantity"), line.Text("LineExtensionAmount")).ShouldBe((price, per, amount));
    }

    [Fact]
    public async Task Minimums_included_units_and_percentages_still_come_to_the_line()
    {
        var partner = await app.PartnerOf(
            Menu.Service("A", Menu.PerUnit("6.00"), minimum: "25.00"),
            Menu.Service("B", Menu.PerUnit("0.333"), maximum: "3.00"),
            Menu.Service("C", Menu.PerUnit("2.00"), included: 3),
            Menu.Service("D", Menu.Percentage("8.5", "A", "B")));

        var ubl = await partner.Ubl(await partner.Quote(("A", 1), ("B", 50.5m), ("C", 4), ("D", 1)));

        ubl.Lines.Select(line => $"{line.Text("Quantity")} {line.At("Price").Said()} {line.Text("LineExtensionAmount")}").ShouldBe(["1 25.00 1 25.00", "50.5 3.00 50.5 3.00", "4 2.00 4 2.00", "1 2.38 1 2.38"]);
    }

    [Fact]
    public async Task Every_reduction_stands_on_its_line_with_its_reason()
    {
        var seller = await app.SellerWithOptions();
        var asked = """
            { "customer": { "reference": "C", "name": "Jansen" }, "lines": [
              { "service": "STORAGE", "quantity": 10, "note": "vanaf week 3", "startsOn": "2026-02-01", "endsOn": "2026-12-31",
                "discounts": [ { "kind": "percentage", "value": "10", "reason": "volume" }, { "kind": "amount", "value": "1.00", "reason": "proef" } ] },
              { "service": "PORTAL", "quantity": 3, "manualPrice": { "unitPrice": "12.345", "reason": "vriendenprijs" } },
              { "service": "SETUP", "quantity": 1, "disposition": "courtesy", "courtesy": { "reason": "storing", "approver": "P. de Vries", "until": "2026-06-30" } } ],
              "bundles": [ { "name": "Start", "services": [ "STORAGE", "PORTAL" ], "discount": { "kind": "amount", "value": "3.00", "reason": "samen" } } ],
              "discounts": [ { "discount": { "kind": "percentage", "value": "5", "reason": "trouw" } } ] }
            """;
        var quote = (await seller.Create("/v1/quotes", asked)).Expect(201);

        var (monthly, once) = (await seller.Ubl(quote, "&chargePeriod=perMonth"), await seller.Ubl(quote, "&chargePeriod=oneOff"));

        monthly.Line("STORAGE").Every("AllowanceCharge").Select(UblLooks.Said).ShouldBe(
        [
            "false korting van 10%: volume 10 6.00 60.00",
            "false korting: proef 1.00",
            "false aandeel in de bundel 'Start': samen 1.77",
            "false aandeel in de korting op de hele offerte van 5%: trouw 5 2.56 51.23",
        ]);
        monthly.Line("STORAGE").Every("Note").Select(note => note.Value).ShouldBe(["10 pallets à 6,00: 60,00", "Van 1 februari 2026 tot en met 31 december 2026.", "vanaf week 3"]);
        monthly.Line("PORTAL").At("Price").Said().ShouldBe("12.345 1");
        monthly.Line("PORTAL").Every("Note").Select(note => note.Value).ShouldBe(["vast bedrag 30,00: 30,00", "afgesproken prijs van 12,345 per eenheid in plaats van het tarief: vriendenprijs"]);
        once.Line("SETUP").Every("AllowanceCharge").Select(UblLooks.Said).ShouldBe(["false uit coulance tot en met 2026-06-30: storing 100 100.00 100.00"]);
        once["QuotedMonetaryTotal/PayableAmount"].ShouldBe("0.00");
        monthly.Reply.Text.ShouldNotContain("door test");
    }

    [Fact]
    public async Task Each_VAT_category_has_its_rate_and_its_reason()
    {
        var seller = await app.SellerDoor();
        var services = new[] { ("A", "standard"), ("B", "reduced"), ("C", "zero"), ("D", "exempt") }.Select(each => Menu.Service(each.Item1, Menu.Flat("10.00"), vat: each.Item2));
        await app.Assign(seller, await seller.Book([.. services]));
        var vatId = $"DE{Random.Shared.Next(100_000_000, 1_000_000_000)}";
        (await seller.Post("/v1/vat-checks", $$"""{ "vatId": "{{vatId}}", "consulted": { "outcome": "valid", "source": "VIES" } }""")).Expect(201);
        async Task<UblDocument> To(string country, string? id) => await seller.Ubl((await seller.Create("/v1/quotes", Customer(country, id))).Expect(201));

        var (home, reverse, outside) = (await To("NL", null), await To("DE", vatId), await To("US", "US-1"));

        home.All("TaxCategory").Select(UblLooks.Said).ShouldBe(["S 21 VAT", "S 9 VAT", "Z 0 VAT", "E 0 vrijgesteld van btw VAT"]);
        reverse.All("TaxCategory").Select(UblLooks.Said).ShouldContain("AE 0 VATEX-EU-AE btw verlegd naar de afnemer (artikel 196 van richtlijn 2006/112/EG) VAT");
        reverse["BuyerCustomerParty/Party/PartyTaxScheme/TaxScheme/ID"].ShouldBe("VAT");
        outside.All("TaxCategory").Single().Said().ShouldBe("O VATEX-EU-O buiten de werkingssfeer van de btw: de afnemer is buiten de EU gevestigd (artikel 44 van richtlijn 2006/112/EG) VAT");
        outside.All("ClassifiedTaxCategory").Select(UblLooks.Said).Distinct().ShouldBe(["O VAT"]);
        outside["BuyerCustomerParty/Party/PartyTaxScheme/TaxScheme/ID"].ShouldBe("TAX");
        outside.Notes.ShouldContain("Btw: een zakelijke afnemer buiten de EU.");
    }

    [Fact]
    public async Task Alternatives_stand_with_their_line_and_other_options_are_counted()
    {
        var seller = await app.SellerWithOptions();
        var quote = (await seller.Create("/v1/quotes", DocumentTests.Options)).Expect(201);
        await seller.Issue(quote);

        var ubl = await seller.Ubl(quote);

        ubl.All("AlternativeLineItem").Select(line => $"{line.Text("ID")} {line.Text("Quantity")} {line.Text("LineExtensionAmount")}").ShouldBe(["3 20 120.00"]);
        (ubl.Lines.Count, ubl["QuotedMonetaryTotal/LineExtensionAmount"]).ShouldBe((1, "60.00"));
        ubl.Notes.ShouldContain("3 opties van de offerte tellen niet mee en staan niet in dit document.");
        ubl.Notes.ShouldContain("Eén dienst is niet inbegrepen; de offerte noemt wat die zou kosten.");
    }

    [Fact]
    public async Task What_was_accepted_has_what_was_taken_as_lines_and_comes_to_the_accepted_totals()
    {
        var seller = await app.SellerWithOptions();
        var quote = (await seller.Create("/v1/quotes", DocumentTests.Options)).Expect(201);
        await seller.Issue(quote);
        var offered = await seller.Ubl(quote);

        var said = (await seller.Post($"{quote.Path()}/accept", """{ "acceptedBy": "Anna", "taken": [ 2, 3 ] }""")).Expect(200).Json.GetProperty("accepted");
        var (monthly, once) = (await seller.Ubl(quote, "&chargePeriod=perMonth"), await seller.Ubl(quote, "&chargePeriod=oneOff"));

        said.GetProperty("totals").EnumerateArray().Select(total => $"{total.Text("chargePeriod")} {total.Text("net")} {total.Text("gross")}").ShouldBe(["oneOff 100.00 121.00", "perMonth 120.00 145.20"]);
        (once["QuotedMonetaryTotal/LineExtensionAmount"], once["QuotedMonetaryTotal/PayableAmount"]).ShouldBe(("100.00", "121.00"));
        (monthly["QuotedMonetaryTotal/LineExtensionAmount"], monthly["QuotedMonetaryTotal/PayableAmount"]).ShouldBe(("120.00", "145.20"));
        once.Lines.Select(line => $"{line.Text("ID")} {line.Text("LineExtensionAmount")}").ShouldBe(["2 100.00"]);
        monthly.Lines.Select(line => $"{line.Text("ID")} {line.Text("Quantity")} {line.Text("LineExtensionAmount")}").ShouldBe(["3 20 120.00"]);
        monthly.All("AlternativeLineItem").ShouldBeEmpty();
        monthly.Notes.ShouldContain("Geaccepteerd met de opties op regel 2, 3.");
        monthly.Notes.ShouldContain("3 mogelijkheden van de offerte zijn niet gekozen en staan niet in dit document.");
        monthly.Notes.ShouldNotContain(note => note.Contains("tellen niet mee"));
        monthly.Notes.ShouldContain($"Inhoud van wat is geaccepteerd (SHA-256): {said.Text("contentHash")}");
        monthly["UUID"].ShouldNotBe(offered["UUID"]);
    }

    [Fact]
    public async Task What_changes_when_introductory_prices_end_is_told()
    {
        var service = Menu.Storage;
        service["tariff"]!["introductory"] = new JsonObject { ["until"] = "2026-03-31", ["charge"] = Menu.PerUnit("5.00") };
        var partner = await app.PartnerOf(service);

        var ubl = await partner.Ubl(await partner.Quote(("STORAGE", 10)));

        ubl.Notes.ShouldContain("Vanaf 1 april 2026 is het totaal zonder btw 60,00: introductieprijzen of coulance zijn dan voorbij.");
    }

    [Fact]
    public async Task What_is_no_offer_says_so_first()
    {
        var partner = await app.PartnerOf(Menu.Storage);
        var tests = await app.Again(partner, mode: KeyMode.Test);

        var draft = await partner.Ubl(await partner.Quote(("STORAGE", 1)));
        var test = await tests.Ubl((await tests.Issue(await tests.Quote(("STORAGE", 1)))).Expect(200));

        (draft.Notes[0], test.Notes[0]).ShouldBe(("Concept: nog geen aanbod.", "Testofferte: hieraan kunnen geen rechten worden ontleend."));
    }

    [Theory]
    [InlineData("</cbc:Name><cbc:ID>1</cbc:ID>", null)]
    [InlineData("\"' & &amp; &#0; <!-- ]]> <![CDATA[ <?xml ?>", null)]
    [InlineData("<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]>&b;", null)]
    [InlineData("a\uFFFE\uFFFFb 😀", "a\uFFFD\uFFFDb 😀")]
    public async Task A_hostile_text_stays_a_text(string text, string? read)
    {
        var partner = await app.PartnerOf(Menu.Storage);
        var asked = Menu.Quote(("STORAGE", 1)).With("title", text).With("terms", text).With("purchaseOrderNumber", text).With("externalReference", text);
        (asked["customer"]!["name"], asked["customer"]!["reference"], asked["customer"]!["contact"]) = (text, text, new JsonObject { ["name"] = text });

        var ubl = await partner.Ubl((await partner.Create("/v1/quotes", asked)).Expect(201));

        (ubl.Notes[1], ubl["BuyerCustomerParty/Party/PartyName/Name"], ubl["BuyerCustomerParty/Party/Contact/Name"], ubl.All("AdditionalDocumentReference").First().Text("ID")).ShouldBe((read ?? text, read ?? text, read ?? text, read ?? text));
    }

    [Fact]
    public async Task Ten_thousand_lines_are_one_document()
    {
        var services = Enumerable.Range(1, 10_000).Select(number => Menu.Service($"S{number}", Menu.PerUnit("0.005"))).ToArray();
        var partner = await app.PartnerOf(services);

        var ubl = await partner.Ubl(await partner.Quote([.. services.Select(service => ((string)service["code"]!, 1m))]));

        (ubl.Lines.Count, ubl["QuotedMonetaryTotal/LineExtensionAmount"]).ShouldBe((10_000, "100.00"));
    }

    [Fact]
    public async Task It_stays_as_it_was_issued_and_a_revision_is_another()
    {
        var seller = await app.SellerDoor();
        var book = await seller.Book(Menu.Storage);
        var partner = await app.PartnerDoor(book);
        var quote = (await partner.Issue(await partner.Quote(("STORAGE", 10)))).Expect(200);
        var issued = await partner.Ubl(quote);

        app.Clock.Advance(TimeSpan.FromMinutes(1));
        await seller.Publish(book, null, Menu.Service("STORAGE", Menu.PerUnit("7.00"), unit: "XPX"));
        var later = await partner.Ubl(quote);
        (await partner.Revise(quote)).Expect(200);
        var revised = await partner.Ubl(quote);

        later.Reply.Text.ShouldBe(issued.Reply.Text);
        (revised["ID"], revised["QuotedMonetaryTotal/LineExtensionAmount"], issued["QuotedMonetaryTotal/LineExtensionAmount"]).ShouldBe((issued["ID"], "70.00", "60.00"));
        revised.Notes.Take(3).ShouldBe(["Concept: nog geen aanbod.", "Alle bedragen zijn per maand.", "Revisie 2."]);
        revised["UUID"].ShouldNotBe(issued["UUID"]);
    }

    [Fact]
    public async Task Whoever_likes_XML_best_gets_it()
    {
        var partner = await app.PartnerOf(Menu.Storage);
        var quote = await partner.Quote(("STORAGE", 1));

        (await partner.Get($"{quote.Path()}/document", ("Accept", "application/xml, text/html;q=0.9"))).Expect(200).MediaType.ShouldBe("application/xml");
        (await partner.Get($"{quote.Path()}/document", ("Accept", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"))).Expect(200).MediaType.ShouldBe("text/html");
    }

    [Fact]
    public async Task Another_accounts_quote_has_no_document()
    {
        var mine = await app.PartnerOf(Menu.Storage);
        var other = await app.PartnerOf(Menu.Storage);
        var quote = await mine.Quote(("STORAGE", 1));

        (await other.Get($"{quote.Path()}/document?format=ubl")).Expect(404, "not-found");
        (await other.Get($"{quote.Path()}/document?format=ubl&chargePeriod=perYear")).Expect(404, "not-found");
    }

    private static async Task<Reply> Quote(Door door, string language) => (await door.Create(
        "/v1/quotes",
        Menu.Quote(("BASE", 1), ("STORAGE", 250), ("LABELLING", 20), ("NO-REPORT", 1)).With("language", language).With("termMonths", 24).With("occurrencesPerYear", 250))).Expect(201);

    private static JsonObject Customer(string country, string? vatId)
    {
        var asked = Menu.Quote(("A", 1), ("B", 1), ("C", 1), ("D", 1));
        (asked["customer"]!["country"], asked["customer"]!["vatId"]) = (country, vatId);

        return asked;
    }
}

public sealed class UblOnSqlite(SqliteApp app) : UblTests(app), IClassFixture<SqliteApp>;

public sealed class UblOnPostgres(PostgresApp app) : UblTests(app.OrSkip()), IClassFixture<PostgresApp>;
