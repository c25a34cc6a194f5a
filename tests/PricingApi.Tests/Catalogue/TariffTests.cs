using System.Text;
using System.Text.Json.Nodes;
using PricingApi.Tests.Harness;
using PricingApi.Tests.Quotes;

namespace PricingApi.Tests.Catalogue;

/// <summary>What a service and its tariff can say besides a price, from the price book to the quote.</summary>
public abstract class TariffTests(PricingApp app)
{
    private const string Weekend = """{ "for": { "services": ["TRIP"] }, "when": { "performed": { "days": ["saturday", "sunday", "holiday"] }, "calendar": "NL" } }""";

    private static readonly JsonObject Trip = Menu.Service("TRIP", Menu.PerUnit("50.00"), unit: "E48", period: "perOccurrence");

    /// <summary>A Saturday within five years, whenever the clock stands.</summary>
    private DateTimeOffset Saturday => app.Clock.GetUtcNow().AddDays(7 + ((6 - (int)app.Clock.GetUtcNow().DayOfWeek) % 7));

    [Fact]
    public async Task What_a_service_says_is_told_in_the_catalogue()
    {
        var (_, partner, _) = await Told();

        var service = (await partner.Get("/v1/catalogue/services/TOLD", ("Accept-Language", "en"))).Expect(200).Json.GetProperty("service");

        service.GetProperty("recommends").GetRawText().ShouldBe("""["STORAGE"]""");
        service.GetProperty("quantity").GetRawText().ShouldBe("""{"minimum":10,"maximum":500,"step":5}""");
        service.GetProperty("leadTime").GetRawText().ShouldBe("""{"value":2,"unit":"workingDays","calendar":"NL"}""");
        service.Text("lastSaleDate").ShouldBe("2090-12-31");
        service.GetProperty("surcharge").Text("text").ShouldBe("performed on Saturday, Sunday or public holiday (NL)");
        service.GetProperty("sla").GetRawText().ShouldBe("""{"reference":"SLA-1","version":"2026.1","link":"https://example.com/sla#1"}""");
        service.GetProperty("tariff").GetProperty("index").GetRawText().ShouldBe("""{"code":"TOLD","reference":"120.5","share":"100"}""");
        service.GetProperty("tariff").GetProperty("introductory").Text("until").ShouldBe("2090-06-30");
    }

    [Fact]
    public async Task Floors_and_costs_are_told_to_those_who_edit_price_books_alone()
    {
        var (seller, partner, book) = await Told();
        var quote = (await partner.Create("/v1/quotes", Menu.Quote(("STORAGE", 10)))).Expect(201);

        string[] seen = ["/v1/catalogue", "/v1/catalogue?search=told", "/v1/catalogue/services/TOLD", "/v1/catalogue/snapshot", "/v1/catalogue/changes", "/v1/catalogue/services/TOLD/price", quote.Path(), $"{quote.Path()}/scope", $"{quote.Path()}/explain"];
        foreach (var path in seen)
        {
            var text = (await partner.Get(path)).Expect(200).Text;
            (text.Contains("floor", StringComparison.OrdinalIgnoreCase) || text.Contains("cost\"", StringComparison.OrdinalIgnoreCase) || text.Contains("0.3531", StringComparison.Ordinal)).ShouldBeFalse(path);
        }

        foreach (var told in await app.EventsOf(quote))
        {
            Encoding.UTF8.GetString(told.Body).ShouldNotContain("0.3531");
        }

        (await seller.Get($"/v1/price-books/{book}/versions/1")).Expect(200).Text.ShouldContain("\"floor\":{\"price\":null,\"minimumMargin\":\"20\",\"cost\":\"0.3531\"}");
    }

    [Fact]
    public async Task A_line_shows_what_governs_it()
    {
        var (_, partner, _) = await Told();

        var quote = (await partner.Create("/v1/quotes", Menu.Quote(("TOLD", 10)).With("language", "en"))).Expect(201).Json;
        var line = quote.Items("lines").Single();

        line.GetProperty("unit").GetRawText().ShouldBe("""{"code":"KGM","name":"kg","contains":"dry goods","excludes":"packing"}""");
        line.GetProperty("sla").Text("link").ShouldBe("https://example.com/sla#1");
        line.GetProperty("leadTime").Text("unit").ShouldBe("workingDays");
        line.Text("introductoryUntil").ShouldBe("2090-06-30");
        line.Items("hints").Single(hint => hint.Text("kind") == "recommended").Text("service").ShouldBe("STORAGE");
        quote.Items("later").Single().Text("from").ShouldBe("2090-07-01");
        quote.Items("later").Single().Items("lines").Single().Text("netAmount").ShouldBe("12.45"); // 10 at 1.20, and the index 125 over 120.5
    }

    [Fact]
    public async Task What_is_left_out_shows_the_price_of_the_least_and_what_a_unit_is()
    {
        var (_, partner, _) = await Told();

        var excluded = (await partner.Quote(("STORAGE", 1))).Json.Find("excluded", "service", "TOLD");

        (excluded.GetProperty("quantity").GetInt32(), excluded.Text("listAmount"), excluded.GetProperty("unit").Text("contains")).ShouldBe((10, "5.00", "droge goederen"));
        (await partner.Get("/v1/catalogue/services/TOLD/price")).Expect(200).Json.GetProperty("quantity").GetInt32().ShouldBe(10);
    }

    [Theory]
    [InlineData(5, "'TOLD' is sold from 10 to 500.")]
    [InlineData(505, "'TOLD' is sold from 10 to 500.")]
    [InlineData(12, "'TOLD' is sold in steps of 5.")]
    public async Task A_quantity_outside_the_range_is_refused_with_the_range(decimal quantity, string detail)
    {
        var (_, partner, _) = await Told();

        var refused = (await partner.Post("/v1/quotes/preview", Menu.Quote(("TOLD", quantity)))).Expect(422, "quantity-out-of-range");

        refused.Text.ShouldContain(detail);
        (await partner.Get($"/v1/catalogue/services/TOLD/price?quantity={quantity}")).Expect(422, "quantity-out-of-range");
    }

    [Fact]
    public async Task A_surcharge_that_is_due_is_demanded_or_added_and_never_silent()
    {
        var partner = await app.PartnerOf(Trip, Surcharge());
        var asked = Menu.Quote(("TRIP", 2));
        asked["lines"]![0]!["requestedFor"] = Instant(Saturday);

        var refused = (await partner.Create("/v1/quotes", asked)).Expect(422, "surcharge-missing");
        refused.Errors.ShouldBe([("/lines/0/requestedFor", "surcharge-missing")]);

        var quote = (await partner.Create("/v1/quotes", asked.With("addSurcharges", true).With("language", "en"))).Expect(201);
        var line = quote.Json.Items("lines").Last();
        (line.Text("service"), line.Text("netAmount"), line.GetProperty("surcharge").GetRawText()).ShouldBe(("WEEKEND", "25.00", """{"lines":[1],"text":"performed on Saturday, Sunday or public holiday (NL)"}"""));
        (await partner.Get($"{quote.Path()}/explain")).Json.Items("lines").Last().Items("steps").First().Text("kind").ShouldBe("surcharge");
        (await partner.Get($"{quote.Path()}/scope")).Json.Texts("services", "disposition").ShouldBe(["priced", "priced"]);
        (await partner.Issue(quote)).Expect(200);
    }

    [Fact]
    public async Task A_moment_must_lie_ahead_and_have_an_offset()
    {
        var partner = await app.PartnerOf(Trip, Surcharge());

        (await partner.Post("/v1/quotes/preview", Asked(Instant(app.Clock.GetUtcNow().AddMinutes(-1))))).Expect(422, "rule-broken").Errors.ShouldBe([("/lines/0/requestedFor", "requested-for-invalid")]);
        (await partner.Post("/v1/quotes/preview", Asked(Instant(app.Clock.GetUtcNow().AddYears(6))))).Expect(422, "rule-broken");
        (await partner.Post("/v1/quotes/preview", Asked("2027-01-02T10:00:00"))).Expect(400, "invalid-request");

        static JsonObject Asked(string moment)
        {
            var asked = Menu.Quote(("TRIP", 1));
            asked["lines"]![0]!["requestedFor"] = moment;
            return asked;
        }
    }

    [Fact]
    public async Task What_is_asked_sooner_than_its_lead_time_is_warned_about()
    {
        var partner = await app.PartnerOf(Trip.With("leadTime", JsonNode.Parse("""{ "value": 3, "unit": "days" }""")));
        var asked = Menu.Quote(("TRIP", 1));
        asked["lines"]![0]!["requestedFor"] = Instant(app.Clock.GetUtcNow().AddDays(1));

        (await partner.Post("/v1/quotes/preview", asked)).Expect(200).Json.Texts("warnings", "code").ShouldContain("lead-time");
    }

    [Fact]
    public async Task After_its_last_day_a_service_is_not_offered()
    {
        var last = DateOnly.FromDateTime(app.Clock.GetUtcNow().AddDays(2).DateTime);
        var partner = await app.PartnerOf(Menu.Storage, Menu.Labelling.With("lastSaleDate", $"{last:O}"));
        var draft = await partner.Quote(("STORAGE", 1), ("LABELLING", 1));

        app.Clock.Advance(TimeSpan.FromDays(3));

        (await partner.Create("/v1/quotes", Menu.Quote(("LABELLING", 1)))).Expect(422, "service-not-offered");
        (await partner.Quote(("STORAGE", 1))).Json.GetProperty("excludedCount").GetInt32().ShouldBe(0);
        (await partner.Get("/v1/catalogue")).Json.Texts("services", "code").ShouldBe(["STORAGE"]);
        (await partner.Get($"/v1/catalogue?at={Instant(app.Clock.GetUtcNow().AddDays(-1))}")).Json.Texts("services", "code").ShouldBe(["STORAGE", "LABELLING"]);
        (await partner.Issue(draft)).Expect(200); // it was offered when the quote was made
    }

    [Fact]
    public async Task A_copy_that_would_change_nothing_is_refused()
    {
        var seller = await app.SellerDoor();
        var book = await seller.Book(Menu.Storage);

        (await seller.Post($"/v1/price-books/{book}/versions/1/copy", """{ "change": { "percentage": "3", "category": "stroage" } }""")).Expect(422, "rule-broken").Errors.ShouldBe([("/change/category", "unknown-category")]);
    }

    [Fact]
    public async Task A_version_refers_to_nothing_that_is_no_longer_sold_when_it_starts()
    {
        var seller = await app.SellerDoor();
        var book = await seller.Start();
        var last = DateOnly.FromDateTime(app.Clock.GetUtcNow().AddDays(2).DateTime);
        var draft = await seller.Draft(book, Menu.Storage.With("lastSaleDate", $"{last:O}"), Menu.Service("LABELS", Menu.Flat("1.00"), requires: ["STORAGE"]));

        (await seller.Post($"/v1/price-books/{book}/versions/{draft}/validate", null)).Json.Texts("warnings", "code").ShouldBe(["sale-ends-sooner"]);
        (await seller.PublishDraft(book, draft, app.Clock.GetUtcNow().AddDays(4))).Expect(422, "price-book-invalid").Errors.ShouldBe([("/services/1/requires/0", "retired-reference")]);
        (await seller.PublishDraft(book, draft)).Expect(200);
    }

    /// <summary>A partner of a book in which one service says all that can be said; its index stands at 125.</summary>
    private async Task<(Door Seller, Door Partner, string Book)> Told()
    {
        var seller = await app.SellerDoor();
        await seller.Post("/v1/indexes/TOLD/values", """{ "date": "2026-01-01", "value": "125", "source": "CBS" }""");
        var book = await seller.Book(Menu.Storage, Said("TOLD"));

        return (seller, await app.PartnerDoor(book), book);
    }

    private static JsonObject Said(string code)
    {
        var service = Menu.Service(code, Menu.PerUnit("1.20"), category: "told");
        foreach (var (name, value) in JsonNode.Parse($$"""
            {
              "recommends": ["STORAGE"], "quantity": { "minimum": 10, "maximum": 500, "step": 5 }, "leadTime": { "value": 2, "unit": "workingDays", "calendar": "NL" }, "lastSaleDate": "2090-12-31",
              "sla": { "reference": "SLA-1", "version": "2026.1", "link": "https://example.com/sla#1" }, "surcharge": {{Weekend.Replace("TRIP", "STORAGE", StringComparison.Ordinal)}},
              "unit": { "code": "KGM", "contains": { "nl": "droge goederen", "en": "dry goods" }, "excludes": { "en": "packing" } }
            }
            """)!.AsObject())
        {
            service[name] = value?.DeepClone();
        }

        var tariff = service["tariff"]!.AsObject();
        tariff["index"] = JsonNode.Parse("""{ "code": "TOLD", "reference": "120.5" }""");
        tariff["introductory"] = JsonNode.Parse("""{ "until": "2090-06-30", "charge": { "model": "perUnit", "unitPrice": "0.50" } }""");
        tariff["floor"] = JsonNode.Parse("""{ "minimumMargin": "20", "cost": "0.3531" }""");
        return service;
    }

    private static JsonObject Surcharge() => Menu.Service("WEEKEND", Menu.Flat("25.00"), period: "perOccurrence", category: "surcharges").With("surcharge", JsonNode.Parse(Weekend));

    private static string Instant(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);
}

public sealed class TariffOnSqlite(SqliteApp app) : TariffTests(app), IClassFixture<SqliteApp>;

public sealed class TariffOnPostgres(PostgresApp app) : TariffTests(app.OrSkip()), IClassFixture<PostgresApp>;
