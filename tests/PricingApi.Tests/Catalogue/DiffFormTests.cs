using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using PricingApi.Tests.Harness;

namespace PricingApi.Tests.Catalogue;

/// <summary>What a version changes, as a file and as a page.</summary>
public abstract class DiffFormTests(PricingApp app)
{
    private static readonly JsonObject[] Before =
    [
        Menu.Storage, Menu.Labelling, Menu.Service("GONE", Menu.Flat("10.00")), Menu.Service("TERMS", Menu.Flat("5.00")), Menu.Service("FUEL", Menu.Percentage("8", "STORAGE")),
    ];

    private static readonly JsonObject[] After =
    [
        Menu.Service("STORAGE", Menu.PerUnit("6.30"), category: "storage", unit: "XPX"),
        Menu.Service("LABELLING", Menu.PerUnit("0.30"), period: "perOccurrence", unit: "H87"),
        Menu.Service("TERMS", Menu.Flat("5.00"), vat: "reduced"),
        Menu.Service("FUEL", Menu.Percentage("9", "STORAGE")),
        Menu.Service("NEW", Menu.Flat("7.50"), period: "oneOff"),
    ];

    [Fact]
    public async Task Csv_has_a_row_for_each_service_that_differs()
    {
        var seller = await app.SellerDoor();
        var diff = await seller.Versions(Before, After);

        var csv = (await seller.Get($"{diff}?format=csv&quantity=10", ("Accept-Language", "en"))).Expect(200);
        var comma = (await seller.Get($"{diff}?format=csv&quantity=10&decimals=comma", ("Accept-Language", "nl"))).Expect(200);

        csv.MediaType.ShouldBe("text/csv");
        csv.Bytes[..3].ShouldBe([0xEF, 0xBB, 0xBF]);
        csv.Header("Content-Disposition")!.ShouldEndWith("-v1-v2.csv\"");
        csv.Header("Repr-Digest").ShouldBe($"sha-256=:{Convert.ToBase64String(SHA256.HashData(csv.Bytes))}:");
        csv.Rows().Select(row => string.Join('|', row)).ShouldBe(
        [
            "service|name|change|unit|chargePeriod|quantity|currency|before|after|difference|percentage|members",
            "STORAGE|Service STORAGE|dearer|XPX|perMonth|10|EUR|60.00|63.00|3.00|5|charge",
            "LABELLING|Service LABELLING|cheaper|H87|perOccurrence|10|EUR|3.50|3.00|-0.50|-14.29|charge",
            "TERMS|Service TERMS|changed|KGM|perMonth|10|EUR|5.00|5.00|0.00|0|vat",
            "FUEL|Service FUEL|dearer|KGM|perMonth|1|EUR|8.00|9.00|1.00|12.5|charge",
            "NEW|Service NEW|added|KGM|oneOff|10|EUR||7.50|||",
            "GONE|Service GONE|withdrawn|KGM|perMonth|10|EUR|10.00||||",
        ]);
        comma.Rows(';')[2].ShouldBe(["LABELLING", "Dienst LABELLING", "cheaper", "H87", "perOccurrence", "10", "EUR", "3,50", "3,00", "-0,50", "-14,29", "charge"]);
    }

    [Fact]
    public async Task The_page_tells_a_customer_in_Dutch_what_changes_and_by_how_much()
    {
        var seller = await app.SellerDoor();

        var page = (await seller.Get($"{await seller.Versions(Before, After)}?format=html&quantity=10", ("Accept-Language", "nl"))).Expect(200);

        (page.MediaType, page.Header("Content-Language")).ShouldBe(("text/html", "nl"));
        page.Text.ShouldStartWith("<!doctype html>\n<html lang=\"nl\">");
        page.Headings().ShouldBe(["Duurder 2", "Goedkoper 1", "Nieuw 1", "Vervalt 1", "Anders geregeld 1"]);
        page.Row("STORAGE").ShouldBe("Dienst STORAGE STORAGE|10 pallets, per maand|60,00|63,00|+3,00|+5");
        page.Row("LABELLING").ShouldBe("Dienst LABELLING LABELLING|10 stuks, per keer|3,50|3,00|−0,50|−14,29");
        page.Row("FUEL").ShouldBe("Dienst FUEL FUEL|van 100, per maand|8,00|9,00|+1,00|+12,5");
        page.Row("NEW").ShouldBe("Dienst NEW NEW|10 kg, eenmalig|–|7,50|–|–");
        page.Row("GONE").ShouldBe("Dienst GONE GONE|10 kg, per maand|10,00|–|–|–");
        page.Row("TERMS").ShouldBe("Dienst TERMS TERMS · anders: btw|10 kg, per maand|5,00|5,00|0,00|0");
        page.Text.ShouldContain("Bedragen in EUR, zonder btw, bij een hoeveelheid van 10 tenzij anders vermeld.");
        page.Text.ShouldContain("Van versie 1 naar versie 2. Een concept: nog niet vastgesteld.");
    }

    [Fact]
    public async Task Customers_are_not_told_of_floors()
    {
        var seller = await app.SellerDoor();
        var (alone, dearer) = (Floored("STORAGE", "6.00"), Floored("B", "7.00"));

        var diff = await seller.Versions([Menu.Service("STORAGE", Menu.PerUnit("6.00")), Menu.Service("B", Menu.PerUnit("6.00"))], [alone, dearer]);
        var page = (await seller.Get($"{diff}?format=html", ("Accept-Language", "en"))).Expect(200);

        (await seller.Get(diff)).Json.Items("services").Select(service => service.GetProperty("members").GetRawText()).ShouldBe(["""["floor"]""", """["charge","floor"]"""]);
        page.Headings().ShouldBe(["Dearer 1"]);
        page.Row("B").ShouldBe("Service B B|1 kg, per month|6.00|7.00|+1.00|+16.67");
        page.Text.ShouldNotContain("floor");
    }

    [Fact]
    public async Task And_in_English()
    {
        var seller = await app.SellerDoor();

        var page = (await seller.Get($"{await seller.Versions(Before, After)}?format=html", ("Accept-Language", "en"))).Expect(200);

        page.Header("Content-Language").ShouldBe("en");
        page.Text.ShouldContain("<html lang=\"en\">");
        page.Headings().ShouldBe(["Dearer 2", "Cheaper 1", "New 1", "Withdrawn 1", "Other terms 1"]);
        page.Row("STORAGE").ShouldBe("Service STORAGE STORAGE|1 pallet, per month|6.00|6.30|+0.30|+5");
        page.Row("TERMS").ShouldBe("Service TERMS TERMS · other: VAT|1 kg, per month|5.00|5.00|0.00|0");
        page.Text.ShouldContain("From version 1 to version 2. A draft: not yet decided.");
    }

    [Fact]
    public async Task The_page_says_from_which_day_it_holds_for_the_seller()
    {
        var seller = await app.SellerDoor();
        var book = await seller.Book(Menu.Storage);
        var later = await seller.Publish(book, new DateTimeOffset(2026, 1, 31, 23, 0, 0, TimeSpan.Zero), Menu.Storage);
        var path = $"/v1/price-books/{book}/versions/{later}";

        var scheduled = (await seller.Get($"{path}/diff?format=html", ("Accept-Language", "en"))).Expect(200);
        (await seller.Post($"{path}/withdraw", null)).Expect(200);
        var withdrawn = (await seller.Get($"{path}/diff?format=html", ("Accept-Language", "nl"))).Expect(200);

        scheduled.Text.ShouldContain("In effect from 2026-02-01.");
        scheduled.Text.ShouldContain("Nothing changes.");
        withdrawn.Text.ShouldContain("Ingetrokken: dit gaat niet in.");
        withdrawn.Text.ShouldContain("Er verandert niets.");
    }

    [Fact]
    public async Task Nothing_in_the_page_is_run_or_fetched()
    {
        var seller = await app.SellerDoor();

        var page = (await seller.Get($"{await seller.Versions(Before, After)}?format=html")).Expect(200);

        var style = page.Text.Split("<style>")[1].Split("</style>")[0];
        page.Header("Content-Security-Policy").ShouldBe(
            $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(style)))}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
        page.Header("X-Content-Type-Options").ShouldBe("nosniff");
        foreach (var forbidden in (string[])["<script", "<img", "<link", "href=", "src=", "url(", "@import", " style=", "http:", "https:"])
        {
            page.Text.ShouldNotContain(forbidden);
        }
    }

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("</small></th><img src=x onerror=alert(1)>")]
    [InlineData("</style><style>*{display:none}</style>")]
    [InlineData("\"' onmouseover='alert(1)")]
    [InlineData("&lt;script&gt; &amp; {0} {{name}} <!-- ]]>")]
    [InlineData("=HYPERLINK(\"http://evil.example\",\"x\")")]
    public async Task A_hostile_name_stays_a_text(string name)
    {
        var seller = await app.SellerDoor();
        var service = Menu.Service(name[..Math.Min(name.Length, 64)], Menu.Flat("1.00"));
        (service["name"]!["nl"], service["unit"]!["code"]) = (name, "<b>");
        var harmless = await seller.Versions([Menu.Storage], [Menu.Storage, Menu.Service("A", Menu.Flat("1.00"))]);

        var page = (await seller.Get($"{await seller.Versions([Menu.Storage], [Menu.Storage, service])}?format=html")).Expect(200);
        var plain = (await seller.Get($"{harmless}?format=html")).Expect(200);

        page.Text.Count(letter => letter == '<').ShouldBe(plain.Text.Count(letter => letter == '<'), page.Text);
        page.Text.Count(letter => letter == '"').ShouldBe(plain.Text.Count(letter => letter == '"'), page.Text);
        System.Net.WebUtility.HtmlDecode(page.Text).ShouldContain($"<bdi>{name}</bdi>");
    }

    [Theory]
    [InlineData("=HYPERLINK(\"http://evil.example\")", "\"'=HYPERLINK(\"\"http://evil.example\"\")\"")]
    [InlineData("+1", "'+1")]
    [InlineData("-1", "'-1")]
    [InlineData("@SUM", "'@SUM")]
    [InlineData("a;b", "a;b")]
    [InlineData("a,b", "\"a,b\"")]
    public async Task No_cell_is_a_formula(string name, string cell)
    {
        var seller = await app.SellerDoor();
        var service = Menu.Service("A", Menu.Flat("1.00"));
        service["name"]!["nl"] = name;

        var csv = (await seller.Get($"{await seller.Versions([Menu.Storage], [Menu.Storage, service])}?format=csv")).Expect(200);

        csv.Text.Split("\r\n")[1].ShouldBe($"A,{cell},added,KGM,perMonth,1,EUR,,1.00,,,");
    }

    private static JsonObject Floored(string code, string price)
    {
        var service = Menu.Service(code, Menu.PerUnit(price));
        service["tariff"]!["floor"] = new JsonObject { ["price"] = "5.00" };
        return service;
    }

    [Theory]
    [InlineData("?format=pdf")]
    [InlineData("?format=HTML")]
    [InlineData("?format=csv&decimals=dot")]
    public async Task Another_form_is_refused(string query)
    {
        var seller = await app.SellerDoor();

        (await seller.Get(await seller.Versions([Menu.Storage], [Menu.Storage]) + query)).Expect(400, "invalid-parameter");
    }
}

file static class DiffLooks
{
    /// <summary>A version in effect and a draft after it.</summary>
    /// <returns>The address of what the draft changes.</returns>
    public static async Task<string> Versions(this Door seller, JsonObject[] before, JsonObject[] after)
    {
        var book = await seller.Start();
        await seller.Draft(book, before);
        return $"/v1/price-books/{book}/versions/{await seller.Draft(book, after)}/diff";
    }

    public static IEnumerable<string> Headings(this Reply page) => page.Text.Split("<h2>")[1..].Select(part => Plain(part.Split("</h2>")[0]));

    /// <summary>The cells of the service's row, without their tags.</summary>
    public static string Row(this Reply page, string code) =>
        string.Join('|', page.Text.Split("<tr>").Single(row => row.Contains($"<small><bdi>{code}</bdi>", StringComparison.Ordinal)).Split("</tr>")[0].Replace("</th>", "</td>", StringComparison.Ordinal).Split("</td>", StringSplitOptions.RemoveEmptyEntries).Select(Plain));

    private static string Plain(string html) => System.Net.WebUtility.HtmlDecode(System.Text.RegularExpressions.Regex.Replace(html, "<[^>]*>", "")).Trim();
}

public sealed class DiffFormsOnSqlite(SqliteApp app) : DiffFormTests(app), IClassFixture<SqliteApp>;

public sealed class DiffFormsOnPostgres(PostgresApp app) : DiffFormTests(app.OrSkip()), IClassFixture<PostgresApp>;
