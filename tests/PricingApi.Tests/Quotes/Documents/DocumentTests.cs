using System.Text.Json.Nodes;
using PricingApi.Access;
using PricingApi.Tests.Harness;

namespace PricingApi.Tests.Quotes.Documents;

/// <summary>A quote on paper, as a page.</summary>
public abstract class DocumentTests(PricingApp app)
{
    private static readonly JsonObject[] Services =
    [
        Menu.Service("BASE", Menu.Flat("1234.50"), kind: "base"),
        Menu.Service("STORAGE", Menu.Graduated((100, "6.00", "0.00"), (null, "5.00", "0.00")), unit: "XPX"),
        Menu.Service("LABELLING", Menu.PerUnit("0.35"), period: "perOccurrence", vat: "exempt", unit: "H87"),
        Menu.Service("NO-REPORT", Menu.PerUnit("10.00"), kind: "optOut", unit: "MON"),
    ];

    [Fact]
    public async Task Each_line_tells_in_words_how_its_amount_came_about()
    {
        var partner = await app.PartnerOf(Services);

        var page = await partner.Document(await Quote(partner, "nl"));
        var english = await partner.Document(await Quote(partner, "en"));

        page.Row("STORAGE").ShouldBe("2|Dienst STORAGE STORAGE 100 pallets à 6,00 (staffel 1, t/m 100): 600,00 150 pallets à 5,00 (staffel 2, open einde): 750,00|250 pallets|1.350,00|–|1.350,00|21%");
        english.Row("STORAGE").ShouldBe("2|Service STORAGE STORAGE 100 pallets at 6.00 (tier 1, up to 100): 600.00 150 pallets at 5.00 (tier 2, no upper bound): 750.00|250 pallets|1,350.00|–|1,350.00|21%");
        page.Row("NO-REPORT").ShouldContain("−10,00");
        page.Text.ShouldStartWith("<!doctype html>\n<html lang=\"nl\">");
        (english.MediaType, english.Header("Content-Language")).ShouldBe(("text/html", "en"));
    }

    [Fact]
    public async Task What_one_unit_holds_and_what_governs_it_stands_with_the_line()
    {
        var service = Menu.Storage.With("sla", new JsonObject { ["reference"] = "SLA-4.2" }).With("sop", new JsonObject { ["reference"] = "SOP-1", ["version"] = "7" });
        (service["unit"]!["contains"], service["unit"]!["excludes"]) = (new JsonObject { ["nl"] = "één europallet" }, new JsonObject { ["nl"] = "ompakken" });
        var partner = await app.PartnerOf(service);

        var page = await partner.Document(await partner.Quote(("STORAGE", 2)));

        page.Row("STORAGE").ShouldContain("Eén pallet: één europallet. Niet inbegrepen: ompakken. Serviceniveau: SLA-4.2. Werkwijze: SOP-1 (7).");
    }

    [Theory]
    [InlineData(200, 1)]
    [InlineData(201, 2)]
    [InlineData(401, 3)]
    [InlineData(1001, 6)]
    public async Task Many_lines_are_continued_in_another_table(int lines, int tables)
    {
        var services = Enumerable.Range(1, lines).Select(number => $"S{number:0000}").ToArray();
        var partner = await app.PartnerOf([.. services.Select(code => Menu.Service(code, Menu.Flat("1.00")))]);

        var page = (await partner.Get((await partner.Quote([.. services.Select(code => (code, 1m))])).Path() + "/document?format=html")).Expect(200).Text;

        page.Split("<table class=\"lines\">").Length.ShouldBe(tables + 1);
        page.Contains("class=\"mark\"", StringComparison.Ordinal).ShouldBe(lines <= 1000); // a draft says so on each page, a long one in its foot
        page.Contains("revisie 1 · CONCEPT\"", StringComparison.Ordinal).ShouldBe(lines > 1000);
        services.ShouldAllBe(code => page.Contains($"<bdi>{code}</bdi>", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Charge_periods_stand_apart_each_with_its_total_and_its_VAT()
    {
        var partner = await app.PartnerOf(Services);

        var page = await partner.Document(await Quote(partner, "nl"));

        page.Headings().Skip(1).Take(2).ShouldBe(["Per keer", "Per maand"]);
        page.Below("Per maand").ShouldContain("Totaal zonder btw 2.574,50 Btw 21% over 2.574,50 540,65 Totaal met btw EUR 3.115,15");
        page.Below("Per keer").ShouldContain("Totaal zonder btw 7,00 Vrijgesteld van btw: 7,00 0,00 Totaal met btw EUR 7,00");
        page.Below("Waarde over de looptijd").ShouldBe("Eerste jaar, zonder btw EUR 32.644,00 Hele looptijd, zonder btw EUR 65.288,00");
    }

    [Fact]
    public async Task A_drawing_shows_how_a_total_is_made_up_and_says_so_in_words()
    {
        var partner = await app.PartnerOf(Services);

        var page = await partner.Document(await Quote(partner, "nl"));

        page.Drawings()[^1].ShouldBe("Basis 1.234,50; Dienst STORAGE 1.350,00; Weggelaten diensten −10,00; Zonder btw 2.574,50; Btw 540,65; Met btw 3.115,15");
    }

    [Fact]
    public async Task The_ten_largest_extras_are_drawn_and_the_rest_as_one()
    {
        var partner = await app.PartnerOf([.. Enumerable.Range(1, 13).Select(each => Menu.Service($"S{each}", Menu.Flat($"{each}.00")))]);

        var page = await partner.Document(await partner.Quote([.. Enumerable.Range(1, 13).Select(each => ($"S{each}", 1m))]));

        page.Drawings().Single().ShouldStartWith("Dienst S13 13,00; Dienst S12 12,00; ");
        page.Drawings().Single().ShouldContain("Dienst S4 4,00; 3 andere diensten 6,00; Zonder btw 91,00; ");
    }

    [Fact]
    public async Task What_is_not_included_is_listed_with_what_it_would_cost()
    {
        var partner = await app.PartnerOf(Services);

        var page = await partner.Document(await partner.Quote(("STORAGE", 5)));

        page.Below("Inbegrepen").ShouldBe("Dienst STORAGE , 5 pallets per maand");
        page.Below("Niet inbegrepen, en wat het zou kosten").ShouldContain("Dienst LABELLING 1 stuk, per keer 0,35");
        page.Below("Niet inbegrepen, en wat het zou kosten").ShouldContain("Dienst BASE 1 kg, per maand 1.234,50");
    }

    [Fact]
    public async Task What_changes_when_introductory_prices_end_is_told()
    {
        var service = Menu.Storage;
        service["tariff"]!["introductory"] = new JsonObject { ["until"] = "2026-03-31", ["charge"] = Menu.PerUnit("5.00") };
        var partner = await app.PartnerOf(service);

        var page = await partner.Document(await partner.Quote(("STORAGE", 10)));

        page.Below("Vanaf 1 april 2026").ShouldContain("1. Dienst STORAGE: 50,00 → 60,00");
        page.Below("Vanaf 1 april 2026").ShouldContain("Per maand 60,00 12,60 72,60");
    }

    [Fact]
    public async Task What_changes_later_is_told_of_what_was_accepted()
    {
        var service = Menu.Storage;
        service["tariff"]!["introductory"] = new JsonObject { ["until"] = "2026-03-31", ["charge"] = Menu.PerUnit("5.00") };
        var partner = await app.PartnerOf(service, Menu.Service("PORTAL", Menu.Flat("15.00"), period: "perMonth"));
        var quote = (await partner.Create("/v1/quotes", """
            { "customer": { "reference": "C", "name": "Jansen" }, "termMonths": 12, "lines": [ { "service": "STORAGE", "quantity": 10 }, { "service": "PORTAL", "quantity": 1, "disposition": "optional" } ] }
            """)).Expect(201);
        await partner.Issue(quote);

        var offered = await partner.Document(quote);
        (await partner.Post($"{quote.Path()}/accept", """{ "acceptedBy": "Anna", "taken": [ 2 ] }""")).Expect(200);
        var accepted = await partner.Document(quote);

        offered.Below("Vanaf 1 april 2026").ShouldContain("Per maand 60,00 12,60 72,60");
        accepted.Below("Vanaf 1 april 2026").ShouldContain("Per maand 75,00 15,75 90,75");
        accepted.Below("Waarde over de looptijd").ShouldNotBe(offered.Below("Waarde over de looptijd"));
    }

    [Fact]
    public async Task The_head_says_who_quotes_what_to_whom_and_the_foot_proves_it()
    {
        var partner = await app.PartnerOf(Menu.Storage);
        var asked = Menu.Quote(("STORAGE", 1)).With("title", "Opslag 2026").With("purchaseOrderNumber", "PO-77").With("terms", "Betaling binnen 30 dagen.\nGeen opzegging.").With("validUntil", "2026-02-01");
        var quote = (await partner.Create("/v1/quotes", asked)).Expect(201);
        var issued = (await partner.Issue(quote)).Expect(200);

        var page = await partner.Document(issued);

        var head = page.Plain();
        head.ShouldContain($"Offerte {issued.Json.Text("number")} Opslag 2026");
        foreach (var fact in (string[])["Voor Bakkerij Jansen BV", "Revisie 1", "Datum 5 januari 2026", "Geldig tot en met 1 februari 2026", "Klantnummer C-1001", "Uw inkoopordernummer PO-77"])
        {
            head.ShouldContain(fact);
        }

        page.Below("Voorwaarden").ShouldBe("Betaling binnen 30 dagen. Geen opzegging.");
        page.Below("Goed om te weten").ShouldContain("Btw tegen de tarieven van 2026-01-05");
        page.Text.ShouldContain($"<code>{issued.Json.Text("contentHash")}</code>");
        page.Text.ShouldNotContain("class=\"mark\"");
    }

    [Fact]
    public async Task What_is_no_offer_says_so()
    {
        var partner = await app.PartnerOf(Menu.Storage);
        var tests = await app.Again(partner, mode: KeyMode.Test);

        var draft = await partner.Document(await partner.Quote(("STORAGE", 1)));
        var test = await tests.Document((await tests.Issue(await tests.Quote(("STORAGE", 1)))).Expect(200));

        (draft.Plain().Split(' ')[0], draft.Text.Contains("Concept: nog geen aanbod.", StringComparison.Ordinal)).ShouldBe(("CONCEPT", true));
        (test.Plain().Split(' ')[0], test.Text.Contains("Testofferte", StringComparison.Ordinal)).ShouldBe(("TEST", true));
    }

    [Fact]
    public async Task Lines_of_a_section_stand_together_with_their_subtotal_and_what_was_agreed()
    {
        var seller = await Seller();
        var asked = """
            { "customer": { "reference": "C", "name": "Jansen" }, "lines": [
              { "service": "STORAGE", "quantity": 10, "section": "Opslag", "note": "vanaf week 3", "startsOn": "2026-02-01", "endsOn": "2026-12-31", "discounts": [ { "kind": "percentage", "value": "10", "reason": "volume" } ] },
              { "service": "SETUP", "quantity": 1, "disposition": "courtesy", "courtesy": { "reason": "storing", "approver": "P. de Vries", "until": "2026-06-30" } } ],
              "discounts": [ { "discount": { "kind": "percentage", "value": "5", "reason": "trouw" } } ] }
            """;

        var quote = (await seller.Create("/v1/quotes", asked)).Expect(201);
        var page = await seller.Document(quote);

        page.Text.ShouldContain("<tr class=\"section\"><th colspan=\"7\" scope=\"colgroup\"><bdi>Opslag</bdi></th></tr>");
        page.Row("STORAGE").ShouldContain("10 pallets à 6,00: 60,00 korting van 10%: volume: −6,00 aandeel in de korting op de hele offerte van 5%: trouw: −2,70 Van 1 februari 2026 tot en met 31 december 2026. vanaf week 3");
        page.Row("STORAGE").ShouldEndWith("|60,00|−8,70|51,30|21%");
        page.Below("Per maand").ShouldContain("Subtotaal Opslag 51,30");
        page.Row("SETUP").ShouldContain("uit coulance tot en met 2026-06-30: storing: −100,00");
        page.Text.ShouldNotContain("P. de Vries");
        (await seller.Get($"{quote.Path()}/explain")).Expect(200).Text.ShouldContain("uit coulance tot en met 2026-06-30: storing (akkoord: P. de Vries)");
        page.Below("Bundels en kortingen op de hele offerte").ShouldStartWith("Korting: trouw , per maand −2,70");
        page.Drawings()[^1].ShouldBe("Dienst STORAGE 60,00; Kortingen en afspraken −8,70; Zonder btw 51,30; Btw 10,77; Met btw 62,07");
        page.Text.ShouldNotContain("door test");
    }

    [Fact]
    public async Task Options_stand_apart_with_what_they_make_of_the_totals()
    {
        var seller = await Seller();
        var quote = (await seller.Create("/v1/quotes", Options)).Expect(201);
        await seller.Issue(quote);

        var page = await seller.Document(quote);
        (await seller.Post($"{quote.Path()}/accept", """{ "acceptedBy": "Anna", "taken": [ 2 ] }""")).Expect(200);
        var accepted = await seller.Document(quote);

        var options = page.Below("Opties, niet inbegrepen tot u ze kiest");
        options.ShouldContain("2 Dienst SETUP SETUP vast bedrag 100,00: 100,00 1 kg 100,00 eenmalig +100,00 eenmalig");
        options.ShouldContain("20 pallets 120,00 per maand +60,00 per maand in plaats van regel 1");
        page.Below("Inbegrepen").ShouldBe("Dienst STORAGE , 10 pallets per maand");
        page.Below("Per maand").ShouldContain("Totaal zonder btw 60,00");
        page.Text.ShouldNotContain("<input");
        page.Text.ShouldNotContain("<h2>Geaccepteerd");
        accepted.Below("Geaccepteerd").ShouldBe("Met deze opties: 2. Dienst SETUP Totaal Zonder btw Btw Met btw Eenmalig 100,00 21,00 121,00 Per maand 60,00 12,60 72,60 "
            + $"Inhoud van wat is geaccepteerd (SHA-256): {(await seller.Get(quote.Path())).Json.GetProperty("accepted").Text("contentHash")}");
    }

    [Theory]
    [InlineData("""{ "reference": "C", "name": "Jansen", "country": "US" }""", "Buiten de werkingssfeer van de btw: de afnemer is buiten de EU gevestigd", "Btw: een zakelijke afnemer buiten de EU.")]
    [InlineData("""{ "reference": "C", "name": "Jansen" }""", "Btw 21% over 60,00", "Btw is per tarief afgerond")]
    public async Task Why_there_is_no_VAT_is_said(string customer, string total, string known)
    {
        var seller = await Seller();

        var page = await seller.Document((await seller.Create("/v1/quotes", $$"""{ "customer": {{customer}}, "lines": [ { "service": "STORAGE", "quantity": 10 } ] }""")).Expect(201));

        page.Below("Per maand").ShouldContain(total);
        page.Below("Goed om te weten").ShouldContain(known);
    }

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("</bdi></p><img src=x onerror=alert(1)>")]
    [InlineData("</style><style>*{display:none}</style>")]
    [InlineData("\"' onmouseover='alert(1)")]
    [InlineData("&lt;script&gt; &amp; {0} <!-- ]]>")]
    public async Task A_hostile_text_stays_a_text(string text)
    {
        var partner = await app.PartnerOf(Menu.Storage);

        var page = await partner.Document(await Hostile(partner, text));
        var plain = await partner.Document(await Hostile(partner, "x"));

        page.Text.Count(letter => letter == '<').ShouldBe(plain.Text.Count(letter => letter == '<'), page.Text);
        page.Text.Count(letter => letter == '"').ShouldBe(plain.Text.Count(letter => letter == '"'), page.Text);
        System.Net.WebUtility.HtmlDecode(page.Text).ShouldContain($"<bdi>{text}</bdi>");
    }

    [Fact]
    public async Task Nothing_in_the_page_is_run_or_fetched()
    {
        var partner = await app.PartnerOf(Services);

        var page = await partner.Document(await Quote(partner, "nl"));

        page.Header("Content-Security-Policy")!.ShouldMatch("^default-src 'none'; style-src 'sha256-[^']+'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'$");
        (page.Header("X-Content-Type-Options"), page.Header("Cache-Control"), page.Header("Vary")).ShouldBe(("nosniff", "no-cache, private", "Accept, X-Api-Key"));
        foreach (var forbidden in (string[])["<script", "<img", "<link", "href=", "src=", "url(", "@import", " style=", "http:", "https:"])
        {
            page.Text.ShouldNotContain(forbidden);
        }
    }

    [Theory]
    [InlineData("?format=html", "application/pdf", "text/html")]
    [InlineData("", "*/*", "text/html")]
    [InlineData("", "text/html, application/pdf;q=0.9", "text/html")]
    [InlineData("", "text/html;q=0.1, application/xhtml+xml, */*;q=0.8", "501")]
    [InlineData("", "application/pdf", "501")]
    [InlineData("?format=pdf", "*/*", "501")]
    [InlineData("", "application/json", "406")]
    [InlineData("", "image/png", "406")]
    [InlineData("?format=csv", "*/*", "400")]
    [InlineData("?format=PDF", "*/*", "400")]
    public async Task The_form_is_the_one_asked_for_or_liked_best(string query, string accept, string answer)
    {
        // The setting names a program that is not there: no PDF is made in these tests.
        var partner = await app.PartnerOf(Menu.Storage);
        var quote = await partner.Quote(("STORAGE", 1));

        var reply = await partner.Get($"{quote.Path()}/document{query}", ("Accept", accept));

        if (answer == "text/html")
        {
            (reply.Expect(200).MediaType, reply.Text[..5]).ShouldBe((answer, "<!doc"));
        }
        else
        {
            reply.Expect(int.Parse(answer, System.Globalization.CultureInfo.InvariantCulture), answer switch { "501" => "pdf-unavailable", "406" => "not-acceptable", _ => "invalid-parameter" });
        }
    }

    [Fact]
    public async Task Another_accounts_quote_has_no_document()
    {
        var mine = await app.PartnerOf(Menu.Storage);
        var other = await app.PartnerOf(Menu.Storage);
        var quote = await mine.Quote(("STORAGE", 1));

        (await other.Get($"{quote.Path()}/document")).Expect(404, "not-found");
    }

    internal const string Options = """
        { "customer": { "reference": "C", "name": "Jansen" }, "lines": [
          { "service": "STORAGE", "quantity": 10 }, { "service": "SETUP", "quantity": 1, "disposition": "optional" },
          { "service": "STORAGE", "quantity": 20, "disposition": "alternative", "alternativeTo": "STORAGE" }, { "service": "REPORT", "quantity": 1, "disposition": "optional" },
          { "service": "PORTAL", "quantity": 1, "disposition": "optional" } ] }
        """;

    /// <summary>A seller's client with a price book for what is agreed.</summary>
    private Task<Door> Seller() => app.SellerWithOptions();

    private static async Task<Reply> Quote(Door door, string language) => (await door.Create(
        "/v1/quotes",
        Menu.Quote(("BASE", 1), ("STORAGE", 250), ("LABELLING", 20), ("NO-REPORT", 1)).With("language", language).With("termMonths", 24).With("occurrencesPerYear", 250))).Expect(201);

    private static async Task<Reply> Hostile(Door door, string text)
    {
        var asked = Menu.Quote(("STORAGE", 1)).With("title", text).With("terms", text).With("purchaseOrderNumber", text).With("externalReference", text);
        (asked["customer"]!["name"], asked["customer"]!["reference"], asked["customer"]!["vatId"]) = (text, text, text[..Math.Min(20, text.Length)]);
        asked["customer"]!["contact"] = new JsonObject { ["name"] = text };

        return (await door.Create("/v1/quotes", asked)).Expect(201);
    }
}

public sealed class DocumentsOnSqlite(SqliteApp app) : DocumentTests(app.WithoutChromium()), IClassFixture<SqliteApp>;

public sealed class DocumentsOnPostgres(PostgresApp app) : DocumentTests(app.OrSkip().WithoutChromium()), IClassFixture<PostgresApp>;

internal static class OptionsBook
{
    /// <summary>A seller's client whose price book has what options can be made of: a report needs the portal.</summary>
    public static async Task<Door> SellerWithOptions(this PricingApp app)
    {
        var seller = await app.SellerDoor();
        await app.Assign(seller, await seller.Book(
            Menu.Storage,
            Menu.Service("SETUP", Menu.Flat("100.00"), period: "oneOff"),
            Menu.Labelling,
            Menu.Service("PORTAL", Menu.Flat("30.00")),
            Menu.Service("REPORT", Menu.Flat("10.00"), requires: ["PORTAL"])));

        return seller;
    }
}

internal static class ChromiumSettings
{
    /// <summary>Names a program that is not there.</summary>
    public static PricingApp WithoutChromium(this PricingApp app)
    {
        app.Settings["Pdf:Chromium"] = "/nowhere/chromium";
        return app;
    }
}
