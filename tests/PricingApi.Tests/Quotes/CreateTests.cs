using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using PricingApi.Access;
using PricingApi.Tests.Harness;

namespace PricingApi.Tests.Quotes;

public abstract class CreateTests(PricingApp app)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_answered_is_what_is_read_back()
    {
        var partner = await app.PartnerOf(Menu.Storage, Menu.Labelling);

        var created = await partner.Quote(("STORAGE", 44));
        var read = (await partner.Get(created.Location!)).Expect(200);

        created.Location.ShouldBe(created.Path());
        read.Text.ShouldBe(created.Text);
        read.ETag.ShouldBe(created.ETag);
        created.ETag.ShouldBe("\"1\"");
    }

    [Fact]
    public async Task An_unchanged_quote_is_not_sent_again()
    {
        var partner = await app.PartnerOf(Menu.Storage);
        var quote = await partner.Quote(("STORAGE", 44));

        var again = (await partner.Get(quote.Path(), ("If-None-Match", quote.ETag!))).Expect(304);

        again.Text.ShouldBeEmpty();
        again.ETag.ShouldBe(quote.ETag);
        (await partner.Get(quote.Path(), ("If-None-Match", "\"2\""))).Expect(200);
    }

    [Fact]
    public async Task Everything_that_was_sent_is_on_the_quote()
    {
        var partner = await app.PartnerOf(Menu.Storage);
        var sent = JsonNode.Parse(
            """
            {
              "customer": {
                "reference": "C-1001", "name": "=HYPERLINK(\"x\") é 漢字 🚚", "country": "NL", "vatId": "NL123456789B01", "kind": "consumer",
                "address": { "street": "Kade 1", "postalCode": "3011 AB", "city": "Rotterdam" },
                "contact": { "name": "Jan", "email": "jan@example.com", "phone": "+31 10 1234567" }
              },
              "language": "en", "validUntil": "2026-03-01", "termMonths": 12, "occurrencesPerYear": 250,
              "externalReference": "deal-4711", "metadata": { "region": "west", "a/b": "~" },
              "salesContact": { "name": "Eva", "email": null, "phone": null },
              "purchaseOrderNumber": "PO-1", "title": "Storage 2026", "terms": "Line one\nline two",
              "lines": [ { "service": "STORAGE", "quantity": 44 } ]
            }
            """)!.AsObject();

        var quote = (await partner.Create("/v1/quotes", sent)).Expect(201);

        var kept = JsonNode.Parse(quote.Text)!.AsObject();
        foreach (var (member, value) in sent.Where(pair => pair.Key != "lines"))
        {
            JsonNode.DeepEquals(kept[member], value).ShouldBeTrue(member);
        }
    }

    [Fact]
    public async Task What_was_not_said_has_the_stated_default()
    {
        var partner = await app.PartnerOf(Menu.Storage);

        var quote = (await partner.Quote(("STORAGE", 44))).Json;

        quote.Text("number").ShouldMatch(@"\AQ-2026-\d{6}\z");
        quote.Text("status").ShouldBe("draft");
        quote.GetProperty("revision").GetInt32().ShouldBe(1);
        quote.Text("mode").ShouldBe("live");
        quote.Text("language").ShouldBe("nl");
        quote.Text("createdAt").ShouldBe("2026-01-05T09:00:00Z");
        quote.Text("pricedOn").ShouldBe("2026-01-05");
        quote.Text("validUntil").ShouldBe("2026-02-04");
        quote.GetProperty("customer").Text("country").ShouldBe("NL");
        quote.GetProperty("metadata").EnumerateObject().ShouldBeEmpty();
    }

    [Fact]
    public async Task The_event_and_the_audit_entry_are_kept_with_it()
    {
        var partner = await app.PartnerOf(Menu.Storage, Menu.Labelling);

        var quote = await partner.Quote(("STORAGE", 44));

        var told = (await app.EventsOf(quote)).ShouldHaveSingleItem();
        told.ShouldSatisfyAllConditions(
            () => told.Type.ShouldBe("quote.created"),
            () => told.Sequence.ShouldBe(1),
            () => told.AccountId.ShouldBe(partner.Account),
            () => told.Position.ShouldBeNull());
        var data = JsonElement.Parse(told.Body).GetProperty("data");
        data.GetProperty("quote").Text("contentHash").ShouldBe(quote.Json.Text("contentHash"));
        data.GetProperty("quote").TryGetProperty("excluded", out _).ShouldBeFalse();
        data.GetProperty("quote").GetProperty("excludedCount").GetInt32().ShouldBe(1);

        var number = quote.Json.Text("number");
        var entry = await app.InDatabase(db => db.AuditEntries.SingleAsync(row => row.Resource == number, Cancellation));
        (entry.Action, entry.AccountId).ShouldBe(("quote.create", partner.Account));
    }

    [Fact]
    public async Task A_refused_quote_leaves_nothing_behind()
    {
        var partner = await app.PartnerOf(Menu.Storage);

        (await partner.Create("/v1/quotes", Menu.Quote(("STORAGE", 0)))).Expect(422, "quantity-out-of-range");

        (await app.CountQuotes(partner)).ShouldBe(0);
        (await app.InDatabase(db => db.IdempotencyRecords.CountAsync(row => row.AccountId == partner.Account, Cancellation))).ShouldBe(0);
        (await app.InDatabase(db => db.Events.CountAsync(row => row.AccountId == partner.Account, Cancellation))).ShouldBe(0);
    }

    [Fact]
    public async Task Many_at_once_each_get_a_number()
    {
        var partner = await app.PartnerOf(Menu.Storage);

        var quotes = await Task.WhenAll(Enumerable.Range(1, 30).Select(quantity => partner.Quote(("STORAGE", quantity))));

        quotes.Select(quote => quote.Json.Text("number")).ShouldBeUnique();
        (await app.CountQuotes(partner)).ShouldBe(30);
    }

    [Fact]
    public async Task The_number_has_the_year_it_is_for_the_seller()
    {
        var partner = await app.PartnerOf(Menu.Storage);

        try
        {
            app.Clock.MoveTo(new(2026, 12, 31, 23, 30, 0, TimeSpan.Zero));
            var quote = await partner.Quote(("STORAGE", 1));

            quote.Json.Text("number").ShouldStartWith("Q-2027-");
            quote.Json.Text("pricedOn").ShouldBe("2027-01-01");
        }
        finally
        {
            app.Clock.MoveTo(FakeClock.Start);
        }
    }

    [Fact]
    public async Task A_test_key_makes_test_quotes()
    {
        var live = await app.PartnerOf(Menu.Storage);
        var test = await app.Again(live, mode: KeyMode.Test);

        var quote = await test.Quote(("STORAGE", 1));

        quote.Json.Text("mode").ShouldBe("test");
        (await app.EventsOf(quote)).ShouldAllBe(told => told.Mode == "test");
    }

    [Fact]
    public async Task Ten_thousand_lines_are_quoted_and_one_more_is_refused()
    {
        var services = Enumerable.Range(1, 10_001).Select(number => Menu.Service($"S{number}", Menu.PerUnit("0.005"))).ToArray();
        var partner = await app.PartnerOf(services);
        var lines = services.Select(service => ((string)service["code"]!, 1m)).ToArray();

        var quote = await partner.Quote(lines[..10_000]);

        // Each line is rounded and shown, and the total is the sum of what is shown.
        quote.Json.Items("lines").Count().ShouldBe(10_000);
        quote.Json.Items("totals").Single().Text("net").ShouldBe("100.00");
        quote.Json.Texts("excluded", "service").ShouldBe(["S10001"]);
        (await partner.Get(quote.Path())).Text.ShouldBe(quote.Text);
        (await partner.Create("/v1/quotes", Menu.Quote(lines))).Expect(422, "too-many-lines");
    }

    [Theory]
    [InlineData("00000000000000000000000000000000")]
    [InlineData("0190A000000070008000000000000000")] // upper case
    [InlineData("0190a000-0000-7000-8000-000000000000")]
    [InlineData("%7B0190a000000070008000000000000000%7D")]
    [InlineData("..%2f..%2fetc%2fpasswd")]
    [InlineData("' or 1=1--")]
    [InlineData("a%0d%0aSet-Cookie: x")]
    [InlineData("1")]
    public async Task What_is_no_id_of_a_quote_is_not_found(string id)
    {
        var partner = await app.PartnerDoor();

        (await partner.Get($"/v1/quotes/{id}")).Expect(404, "not-found");
        (await partner.Post($"/v1/quotes/{id}/issue", null)).Expect(404, "not-found");
    }
}

public sealed class CreateOnSqlite(SqliteApp app) : CreateTests(app), IClassFixture<SqliteApp>;

public sealed class CreateOnPostgres(PostgresApp app) : CreateTests(app.OrSkip()), IClassFixture<PostgresApp>;
