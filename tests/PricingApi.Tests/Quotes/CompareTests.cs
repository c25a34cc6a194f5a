using System.Text.Json;
using System.Text.Json.Nodes;
using PricingApi.Tests.Harness;

namespace PricingApi.Tests.Quotes;

/// <summary>Quotes beside each other, beside what they could be, and beside what they were.</summary>
public abstract class CompareTests(PricingApp app)
{
    private static readonly JsonObject[] Services =
    [
        Menu.Service("BASE", Menu.Flat("100.00"), kind: "base"), Menu.Storage, Menu.Labelling, Menu.Service("REPORT", Menu.Flat("30.00"), requires: ["STORAGE"]),
    ];

    [Fact]
    public async Task Kept_and_asked_quotes_stand_side_by_side_with_causes_that_add_up()
    {
        var partner = await app.PartnerOf(Services);
        var kept = await partner.Quote(("BASE", 1), ("STORAGE", 44));

        var compared = (await partner.Post("/v1/quotes/compare", new JsonObject
        {
            ["language"] = "en",
            ["sides"] = new JsonArray(
                new JsonObject { ["quote"] = kept.Json.Text("id") },
                new JsonObject { ["request"] = Menu.Quote(("BASE", 1), ("STORAGE", 60), ("REPORT", 1)).With("discounts", JsonNode.Parse("""[ { "discount": { "kind": "percentage", "value": "10", "reason": "loyal" } } ]""")) }),
        })).Expect(200).Json;

        compared.Items("sides").First().Text("number").ShouldBe(kept.Json.Text("number"));
        compared.Items("lines").Select(line => $"{line.Text("name")} {string.Join(" / ", line.Items("cells").Select(cell => cell.ValueKind == JsonValueKind.Null ? "-" : cell.Text("netAmount")))}").ShouldBe(
            ["Service BASE 100.00 / 90.00", "Service STORAGE 264.00 / 324.00", "Service REPORT - / 27.00"]);
        var period = compared.Items("differences").Single().Items("periods").Single();
        period.Items("causes").Select(cause => $"{cause.Text("text")} {cause.Text("amount")}").ShouldBe(["added services 27.00", "other quantities 96.00", "other discounts -46.00"]);
        (period.Text("net"), period.Text("vat"), period.Text("gross")).ShouldBe(("77.00", "16.17", "93.17"));
    }

    [Theory]
    [InlineData("""{ "sides": [ { } , { } ] }""", 422)]
    [InlineData("""{ "sides": [ { "quote": "0190a000000070008000000000000000" }, { "quote": "0190a000000070008000000000000000" } ] }""", 404)]
    [InlineData("""{ "sides": [ { } ] }""", 422)]
    [InlineData("""{ "sides": [ { }, { }, { }, { }, { }, { } ] }""", 422)]
    public async Task What_cannot_be_compared_is_refused(string body, int status) => (await (await app.PartnerOf(Services)).Post("/v1/quotes/compare", body)).Expect(status);

    [Fact]
    public async Task What_is_wrong_with_a_side_is_named_there()
    {
        var partner = await app.PartnerOf(Services);

        (await partner.Post("/v1/quotes/compare", new JsonObject { ["sides"] = new JsonArray(new JsonObject { ["request"] = Menu.Quote(("BASE", 1)) }, new JsonObject { ["request"] = Menu.Quote(("REPORT", 1)) }) }))
            .Expect(422, "requirement-missing").Errors.ShouldBe([("/sides/1/request/lines/0/service", "requirement-missing")]);
    }

    [Fact]
    public async Task Anothers_quote_is_not_compared()
    {
        var (one, other) = (await app.PartnerOf(Services), await app.PartnerOf(Services));
        var theirs = await other.Quote(("BASE", 1));

        (await one.Post("/v1/quotes/compare", $$"""{ "sides": [ { "quote": "{{theirs.Json.Text("id")}}" }, { "quote": "{{theirs.Json.Text("id")}}" } ] }""")).Expect(404, "not-found");
        (await one.Get($"{theirs.Path()}/stress")).Expect(404, "not-found");
        (await one.Get($"{theirs.Path()}/revisions/1/diff?against=1")).Expect(404, "not-found");
    }

    [Fact]
    public async Task Three_selections_are_offered_each_with_what_it_gives_up()
    {
        var partner = await app.PartnerOf(Services);

        var presets = (await partner.Post("/v1/quotes/presets", """{ "lines": [ { "service": "BASE", "quantity": 1 }, { "service": "STORAGE", "quantity": 10 } ], "language": "en" }""")).Expect(200).Json;

        presets.Items("presets").Select(preset => $"{preset.Text("kind")}: {string.Join(' ', preset.Texts("lines", "service"))}, without {string.Join(' ', preset.Texts("givesUp", "service"))}").ShouldBe(
            ["plain: BASE, without STORAGE LABELLING REPORT", "tailored: BASE STORAGE, without LABELLING REPORT", "complete: BASE STORAGE LABELLING REPORT, without "]);
        (await partner.Post("/v1/quotes/presets", """{ "lines": [ { "service": "REPORT", "quantity": 1 } ] }""")).Expect(422, "requirement-missing");
    }

    [Fact]
    public async Task A_quote_is_shown_at_other_volumes_and_with_its_options()
    {
        var partner = await app.PartnerOf(Services);
        var quote = (await partner.Create("/v1/quotes", Menu.Quote(("BASE", 1), ("STORAGE", 10)).With("lines", JsonNode.Parse(
            """[ { "service": "BASE", "quantity": 1 }, { "service": "STORAGE", "quantity": 10 }, { "service": "REPORT", "quantity": 1, "disposition": "optional" } ]""")))).Expect(201);

        var cases = (await partner.Get($"{quote.Path()}/stress?low=20&high=200")).Expect(200).Json;

        cases.Items("cases").Select(each => $"{each.Text("kind")} {each.Items("totals").Single().Text("net")} {string.Join(' ', each.Texts("differences", "net"))}").ShouldBe(
            ["expected 160.00 ", "lowVolume 112.00 -48.00", "highVolume 220.00 60.00", "allOptions 190.00 30.00"]);
        foreach (var (wrong, range) in (IEnumerable<(string, string)>)[("low=0", "1 to 100"), ("low=101", "1 to 100"), ("low=-5", "1 to 100"), ("high=99", "100 to 1000"), ("high=1001", "100 to 1000"), ("index=-1", "0 to 99"), ("index=100", "0 to 99"), ("low=x", "1 to 100")])
        {
            (await partner.Get($"{quote.Path()}/stress?{wrong}")).Expect(400, "invalid-parameter").Json.Items("errors").Single().Text("detail").ShouldBe($"A whole number from {range} is expected.");
        }
    }

    [Fact]
    public async Task A_revision_says_what_it_changes()
    {
        var partner = await app.PartnerOf(Services);
        var quote = await partner.Quote(("BASE", 1), ("STORAGE", 10));
        await partner.Issue(quote);
        (await partner.Revise(quote, Menu.Quote(("BASE", 1), ("STORAGE", 12), ("LABELLING", 100)))).Expect(200);

        var diff = (await partner.Get($"{quote.Path()}/revisions/2/diff")).Expect(200).Json;

        (diff.GetProperty("from").GetInt32(), diff.GetProperty("to").GetInt32()).ShouldBe((1, 2));
        diff.Items("lines").Select(line => $"{line.Text("name")}: {string.Join(' ', line.Items("causes").Select(cause => $"{cause.Text("text")} {cause.Text("amount")}"))}").ShouldBe(
            ["Dienst STORAGE: andere hoeveelheden 12.00", "Dienst LABELLING: toegevoegde diensten 35.00"]);
        diff.Items("periods").Select(period => $"{period.Text("chargePeriod")} {period.Text("net")} {period.Text("gross")}").ShouldBe(["perOccurrence 35.00 42.35", "perMonth 12.00 14.52"]);
        (await partner.Get($"{quote.Path()}/revisions/1/diff?against=2")).Expect(200).Json.Items("periods").Last().Text("net").ShouldBe("-12.00");
        (await partner.Get($"{quote.Path()}/revisions/1/diff")).Expect(400, "invalid-parameter");
        (await partner.Get($"{quote.Path()}/revisions/3/diff")).Expect(404, "not-found");
    }
}

public sealed class ComparisonsOnSqlite(SqliteApp app) : CompareTests(app), IClassFixture<SqliteApp>;

public sealed class ComparisonsOnPostgres(PostgresApp app) : CompareTests(app.OrSkip()), IClassFixture<PostgresApp>;
