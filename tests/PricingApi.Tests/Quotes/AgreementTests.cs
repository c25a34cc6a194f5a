using System.Text.Json.Nodes;
using PricingApi.Access;
using PricingApi.Tests.Harness;

namespace PricingApi.Tests.Quotes;

/// <summary>What is agreed besides the tariffs: discounts, bundles, courtesies, options, alternatives and prices set by hand, each visible with its reason.</summary>
public abstract class AgreementTests(PricingApp app)
{
    private static readonly JsonObject Setup = Menu.Service("SETUP", Menu.Flat("100.00"), period: "oneOff");

    [Fact]
    public async Task Every_reduction_stands_on_its_line_with_its_reason_and_its_author()
    {
        var seller = await Seller();

        var quote = (await seller.Create("/v1/quotes", Request(
            """{ "service": "STORAGE", "quantity": 10, "section": "Opslag", "note": "vanaf week 3", "startsOn": "2026-02-01", "endsOn": "2026-12-31", "discounts": [ { "kind": "percentage", "value": "10", "reason": "volume" } ] }""",
            """{ "service": "LABELLING", "quantity": 100, "section": "Opslag" }""",
            """{ "service": "SETUP", "quantity": 1, "disposition": "courtesy", "courtesy": { "reason": "storing in december", "approver": "P. de Vries", "until": "2026-06-30" } }""")
            .With("discounts", JsonNode.Parse("""[ { "discount": { "kind": "percentage", "value": "5", "reason": "loyal" } } ]""")))).Expect(201).Json;

        var storage = quote.Find("lines", "service", "STORAGE");
        (storage.Text("listAmount"), storage.Text("netAmount"), storage.Text("section"), storage.Text("note"), storage.Text("startsOn"), storage.Text("endsOn")).ShouldBe(("60.00", "51.30", "Opslag", "vanaf week 3", "2026-02-01", "2026-12-31"));
        storage.Items("discounts").Single().GetRawText().ShouldBe("""{"kind":"percentage","value":"10","reason":"volume","amount":"6.00","by":"test"}""");
        storage.Items("shares").Single().GetRawText().ShouldBe("""{"kind":"quote","number":1,"text":"aandeel in de korting op de hele offerte van 5%: loyal (door test)","amount":"2.70"}""");
        var setup = quote.Find("lines", "service", "SETUP");
        (setup.Text("disposition"), setup.Text("listAmount"), setup.Text("netAmount"), setup.GetProperty("courtesy").Text("approver")).ShouldBe(("courtesy", "100.00", "0.00", "P. de Vries"));
        quote.Items("discounts").Single().Items("amounts").Select(amount => $"{amount.Text("chargePeriod")} {amount.Text("amount")}").ShouldBe(["perOccurrence 1.75", "perMonth 2.70"]);
        quote.Items("sections").Single().Items("subtotals").Select(subtotal => $"{subtotal.Text("chargePeriod")} {subtotal.Text("net")}").ShouldBe(["perOccurrence 33.25", "perMonth 51.30"]);
        quote.Texts("totals", "net").ShouldBe(["0.00", "33.25", "51.30"]);
    }

    [Fact]
    public async Task The_explanation_tells_every_reduction_in_its_order()
    {
        var seller = await Seller(Scope.All);
        var quote = (await seller.Create("/v1/quotes", Request(
            """{ "service": "STORAGE", "quantity": 10, "manualPrice": { "unitPrice": "5.50", "reason": "loyal" }, "discounts": [ { "kind": "amount", "value": "5.00", "reason": "volume" } ] }""", """{ "service": "LABELLING", "quantity": 1 }""")
            .With("bundles", JsonNode.Parse("""[ { "name": "Start", "services": [ "STORAGE", "LABELLING" ], "discount": { "kind": "percentage", "value": "10", "reason": "samen" } } ]""")))).Expect(201);

        var steps = (await seller.Get($"{quote.Path()}/explain")).Expect(200).Json.Items("lines").First().Items("steps").Select(step => $"{step.Text("kind")} {step.Text("in")} {step.Text("out")} {step.GetProperty("text").Text("en")}").ToList();

        steps.ShouldBe(
        [
            "charge 0.00 60.00 10 pallets at 6.00",
            $"listAmount 60.00 60.00 list amount by {quote.Json.GetProperty("priceBook").Text("code")} version 1",
            "manualPrice 60.00 55.00 agreed price of 5.50 for each unit in place of the tariff: loyal (by test)",
            "discount 55.00 50.00 discount: volume (by test)",
            "bundle 50.00 45.00 share in the bundle 'Start' of 10%: samen (by test)",
            "netAmount 45.00 45.00 net amount of the line",
            "vat 45.00 9.45 VAT category S, 21%, rate of 2026-01-05; the line's part of the VAT of its group",
        ]);
    }

    [Fact]
    public async Task A_price_is_set_by_those_alone_who_may()
    {
        var seller = await Seller(Scope.QuotesWrite | Scope.QuotesRead);

        (await seller.Create("/v1/quotes", Request("""{ "service": "STORAGE", "quantity": 10, "manualPrice": { "unitPrice": "5.50", "reason": "loyal" } }""")))
            .Expect(403, "insufficient-scope").Errors.ShouldBe([("/lines/0/manualPrice", "insufficient-scope")]);
    }

    [Fact]
    public async Task Options_are_taken_with_the_acceptance_and_change_the_totals_by_what_was_said()
    {
        var seller = await Seller();
        var quote = (await seller.Create("/v1/quotes", Request(
            """{ "service": "STORAGE", "quantity": 10 }""", """{ "service": "SETUP", "quantity": 1, "disposition": "optional" }""", """{ "service": "STORAGE", "quantity": 20, "disposition": "alternative", "alternativeTo": "STORAGE" }"""))).Expect(201);
        quote.Json.Texts("totals", "net").ShouldBe(["60.00"]);
        quote.Json.Items("lines").Skip(1).Select(line => line.GetProperty("choice").Items("changes").Single().GetRawText()).ShouldBe(
            ["""{"chargePeriod":"oneOff","net":"100.00","vat":"21.00","gross":"121.00"}""", """{"chargePeriod":"perMonth","net":"60.00","vat":"12.60","gross":"72.60"}"""]);
        await seller.Issue(quote);

        (await seller.Post($"{quote.Path()}/accept", """{ "acceptedBy": "Anna", "taken": [ 1 ] }""")).Expect(422).Errors.ShouldBe([("/taken/0", "choice-invalid")]);
        var accepted = (await seller.Post($"{quote.Path()}/accept", """{ "acceptedBy": "Anna", "taken": [ 3, 2 ] }""")).Expect(200);

        var yes = accepted.Json.GetProperty("accepted");
        yes.Items("taken").Select(line => line.GetInt32()).ShouldBe([2, 3]);
        yes.Texts("totals", "net").ShouldBe(["100.00", "120.00"]);
        yes.Text("contentHash").ShouldNotBe(accepted.Json.Text("contentHash"));
        accepted.Json.Text("contentHash").ShouldBe(quote.Json.Text("contentHash"));
        accepted.Json.Texts("totals", "net").ShouldBe(["60.00"]);
        (await seller.Post($"{quote.Path()}/accept", """{ "acceptedBy": "Anna", "taken": [ 2, 3 ] }""")).Expect(200).Text.ShouldBe(accepted.Text);
        (await seller.Post($"{quote.Path()}/accept", """{ "acceptedBy": "Anna", "taken": [ 2 ] }""")).Expect(409, "state-conflict");
        var row = await app.RowOf(quote);
        Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(row.AcceptedDocument!)).ShouldBe(yes.Text("contentHash"));
    }

    [Fact]
    public async Task The_scope_says_of_every_service_once_how_it_stands()
    {
        var seller = await Seller();
        var quote = (await seller.Create("/v1/quotes", Request(
            """{ "service": "STORAGE", "quantity": 20, "disposition": "alternative", "alternativeTo": "STORAGE" }""", """{ "service": "STORAGE", "quantity": 10 }""", """{ "service": "SETUP", "quantity": 1, "disposition": "optional" }"""))).Expect(201);

        (await seller.Get($"{quote.Path()}/scope")).Expect(200).Json.Items("services").Select(entry => $"{entry.Text("service")} {entry.Text("disposition")} {entry.Text("amount")}").ShouldBe(
            ["STORAGE priced 60.00", "LABELLING excluded 0.35", "SETUP optional 100.00"]);
    }

    [Fact]
    public async Task Whoever_edits_a_quote_leaves_what_others_agreed_in_their_names()
    {
        var seller = await Seller();
        const string Storage = """{ "service": "STORAGE", "quantity": 10, "discounts": [ { "kind": "percentage", "value": "10", "reason": "volume" } ] }""";
        var quote = (await seller.Create("/v1/quotes", Request(Storage))).Expect(201);
        var colleague = await app.Again(seller, name: "colleague");

        var edited = (await colleague.Put(quote.Path(), Request(Storage, """{ "service": "LABELLING", "quantity": 1, "discounts": [ { "kind": "percentage", "value": "10", "reason": "volume" } ] }"""), quote.ETag)).Expect(200).Json;

        edited.Items("lines").Select(line => line.Items("discounts").Single().Text("by")).ShouldBe(["test", "colleague"]);
    }

    [Fact]
    public async Task An_irrevocable_quote_is_neither_withdrawn_nor_revised_before_the_customer_declines()
    {
        var seller = await Seller();
        var quote = (await seller.Create("/v1/quotes", Request("""{ "service": "STORAGE", "quantity": 10 }""").With("binding", "irrevocable"))).Expect(201);
        await seller.Issue(quote);

        quote.Json.Text("binding").ShouldBe("irrevocable");
        (await seller.Withdraw(quote)).Expect(409, "state-conflict");
        (await seller.Revise(quote)).Expect(409, "state-conflict");
        (await seller.Decline(quote)).Expect(200);
        (await seller.Revise(quote)).Expect(200);
    }

    [Fact]
    public async Task Both_ways_of_rounding_stand_side_by_side()
    {
        var seller = await Seller();
        var lines = Enumerable.Range(0, 7).Select(line => Menu.Service($"S{line}", Menu.Flat("0.07"))).ToArray();
        var partner = await app.PartnerOf(lines);

        var rounding = (await partner.Quote([.. lines.Select(line => ((string)line["code"]!, 1m))])).Json.GetProperty("rounding");

        rounding.GetRawText().ShouldBe("""{"mode":"halfAwayFromZero","vatRounding":"perRate","differenceToOtherMethod":"-0.03","otherMethod":[{"chargePeriod":"perMonth","vat":"0.07","gross":"0.56","difference":"-0.03"}]}""");
    }

    [Theory]
    [InlineData("""{ "service": "STORAGE", "quantity": 1, "disposition": "excluded" }""", 422, "/lines/0/disposition", "disposition-invalid")]
    [InlineData("""{ "service": "STORAGE", "quantity": 1, "disposition": "free" }""", 400, "/lines/0/disposition", "unknown-value")]
    [InlineData("""{ "service": "STORAGE", "quantity": 1, "disposition": "courtesy" }""", 422, "/lines/0/courtesy", "courtesy-invalid")]
    [InlineData("""{ "service": "STORAGE", "quantity": 1, "courtesy": { "reason": "x", "approver": "y", "until": "2026-06-30" } }""", 422, "/lines/0/courtesy", "courtesy-invalid")]
    [InlineData("""{ "service": "STORAGE", "quantity": 1, "startsOn": "2026-02-02", "endsOn": "2026-02-01" }""", 422, "/lines/0/endsOn", "dates-invalid")]
    [InlineData("""{ "service": "STORAGE", "quantity": 1, "discounts": [ { "kind": "percentage", "value": "100.01", "reason": "x" } ] }""", 422, "/lines/0/discounts", "discount-out-of-range")]
    [InlineData("""{ "service": "STORAGE", "quantity": 1, "discounts": [ { "kind": "percentage", "value": "-1", "reason": "x" } ] }""", 422, "/lines/0/discounts", "discount-out-of-range")]
    [InlineData("""{ "service": "STORAGE", "quantity": 1, "discounts": [ { "kind": "amount", "value": "6.01", "reason": "x" } ] }""", 422, "/lines/0/discounts", "discount-out-of-range")]
    [InlineData("""{ "service": "STORAGE", "quantity": 1, "discounts": [ { "kind": "amount", "value": "1.001", "reason": "x" } ] }""", 422, "/lines/0/discounts", "discount-out-of-range")]
    [InlineData("""{ "service": "STORAGE", "quantity": 1, "discounts": [ { "kind": "amount", "value": 1, "reason": "x" } ] }""", 400, "/lines/0/discounts/0/value", "wrong-type")]
    [InlineData("""{ "service": "STORAGE", "quantity": 1, "discounts": [ { "kind": "amount", "value": "1", "reason": "" } ] }""", 400, "/lines/0/discounts/0/reason", "too-short")]
    [InlineData("""{ "service": "STORAGE", "quantity": 1, "discounts": [ { "kind": "amount", "value": "1" } ] }""", 400, "/lines/0/discounts/0/reason", "missing-member")]
    [InlineData("""{ "service": "STORAGE", "quantity": 1, "discounts": [ { "kind": "amount", "value": "1", "reason": " " } ] }""", 422, "/lines/0/discounts/0/reason", "text-not-allowed")]
    [InlineData("""{ "service": "STORAGE", "quantity": 1, "manualPrice": { "unitPrice": "-0.01", "reason": "x" } }""", 422, "/lines/0/manualPrice/unitPrice", "manual-price-invalid")]
    [InlineData("""{ "service": "STORAGE", "quantity": 1, "netAmount": "1.00" }""", 400, "/lines/0/netAmount", "unknown-member")]
    [InlineData("""{ "service": "STORAGE", "quantity": 1, "included": true }""", 400, "/lines/0/included", "unknown-member")]
    public async Task What_cannot_be_agreed_is_named(string line, int status, string place, string code)
    {
        var refused = (await (await Seller()).Create("/v1/quotes", Request(line))).Expect(status);

        refused.Errors.ShouldContain((place, code), refused.Text);
    }

    [Theory]
    [InlineData("", 12, false)]
    [InlineData(""", "endsOn": "2026-03-31" """, 12, true)]
    [InlineData(""", "startsOn": "2026-02-01" """, 12, true)]
    [InlineData(""", "startsOn": "2026-02-01" """, null, false)] // no contract value
    public async Task That_the_contract_value_counts_the_whole_term_is_warned_of(string days, int? term, bool warned)
    {
        var line = $$"""{ "service": "STORAGE", "quantity": 10{{days}} }""";

        var preview = (await (await Seller()).Post("/v1/quotes/preview", Request(line).With("termMonths", term))).Expect(200).Json;

        preview.Texts("warnings", "code").Contains("value-whole-term").ShouldBe(warned);
    }

    private static JsonObject Request(params string[] lines) => Menu.Quote().With("lines", new JsonArray([.. lines.Select(line => JsonNode.Parse(line))]));

    private async Task<Door> Seller(Scope scopes = Scope.All)
    {
        var seller = await app.SellerDoor();
        await app.Assign(seller, await seller.Book(Menu.Storage, Menu.Labelling, Setup));
        return scopes == Scope.All ? seller : await app.Again(seller, scopes);
    }
}

public sealed class AgreementsOnSqlite(SqliteApp app) : AgreementTests(app), IClassFixture<SqliteApp>;

public sealed class AgreementsOnPostgres(PostgresApp app) : AgreementTests(app.OrSkip()), IClassFixture<PostgresApp>;
