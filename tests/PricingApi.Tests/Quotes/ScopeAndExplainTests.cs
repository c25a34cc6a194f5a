using System.Text.Json;
using PricingApi.Quotes;
using PricingApi.Tests.Harness;

namespace PricingApi.Tests.Quotes;

/// <summary>What a quote covers, and how it came about: on the sample price book, which has every kind of tariff.</summary>
public abstract class ScopeAndExplainTests(PricingApp app)
{
    [Fact]
    public async Task Every_service_of_the_catalogue_is_in_the_scope_once()
    {
        var (partner, quote) = await Example();
        var catalogue = (await partner.Get("/v1/catalogue")).Expect(200).Json;

        var scope = (await partner.Get($"{quote.Path()}/scope")).Expect(200).Json;

        scope.Texts("services", "service").ShouldBe(catalogue.Texts("services", "code"));
        scope.GetProperty("priceBook").GetRawText().ShouldBe(catalogue.GetProperty("priceBook").GetRawText());
        (quote.Json.Texts("lines", "service").Count + quote.Json.Texts("excluded", "service").Count).ShouldBe(scope.Items("services").Count());
    }

    [Fact]
    public async Task The_scope_says_how_each_service_stands()
    {
        var (partner, quote) = await Example();

        var scope = (await partner.Get($"{quote.Path()}/scope")).Expect(200).Json;

        foreach (var line in quote.Json.Items("lines"))
        {
            var entry = scope.Find("services", "service", line.Text("service"));
            (entry.Text("disposition"), entry.Text("amount")).ShouldBe(("priced", line.Text("netAmount")));
            entry.GetProperty("line").GetRawText().ShouldBe(line.GetProperty("line").GetRawText());
            entry.GetProperty("quantity").GetRawText().ShouldBe(line.GetProperty("quantity").GetRawText());
        }

        foreach (var excluded in quote.Json.Items("excluded"))
        {
            var entry = scope.Find("services", "service", excluded.Text("service"));
            (entry.Text("disposition"), entry.Text("amount")).ShouldBe(("excluded", excluded.Text("listAmount")));
            entry.GetProperty("line").ValueKind.ShouldBe(JsonValueKind.Null);
        }

        var storage = scope.Find("services", "service", "WAREHOUSING-BASE");
        storage.Text("contains").ShouldContain("voorraadregistratie");
        storage.Text("doesNotContain").ShouldStartWith("opslag");
        (storage.GetProperty("sla").Text("reference"), storage.GetProperty("sop").Text("version")).ShouldBe(("SLA-2.1", "7"));
    }

    [Fact]
    public async Task The_steps_of_a_line_lead_from_nothing_to_its_net_and_its_vat()
    {
        var (partner, quote) = await Example();

        var explanation = (await partner.Get($"{quote.Path()}/explain")).Expect(200).Json;

        explanation.Texts("lines", "service").ShouldBe(quote.Json.Texts("lines", "service"));
        foreach (var (line, explained) in quote.Json.Items("lines").Zip(explanation.Items("lines")))
        {
            var steps = explained.Items("steps").ToList();
            var (amounts, vat) = (steps[..^1], steps[^1]);

            amounts[0].Amount("in").ShouldBe(0, line.Text("service"));
            amounts.Zip(amounts.Skip(1)).ShouldAllBe(pair => pair.First.Text("out") == pair.Second.Text("in"));
            (amounts[^1].Text("kind"), amounts[^1].Text("out")).ShouldBe(("netAmount", line.Text("netAmount")));
            amounts.Single(step => step.Text("kind") == "listAmount").Text("out").ShouldBe(line.Text("listAmount"));
            amounts.Count(step => step.Text("kind") == "charge").ShouldBe(line.Items("steps").Count());
            (vat.Text("kind"), vat.Text("in"), vat.Text("out")).ShouldBe(("vat", line.Text("netAmount"), line.GetProperty("vat").Text("amount")));
            steps.ShouldAllBe(step => step.GetProperty("text").Text("nl").Length > 0 && step.GetProperty("text").Text("en").Length > 0);
        }
    }

    [Fact]
    public async Task A_percentage_names_the_lines_it_is_taken_of()
    {
        var partner = await app.PartnerOf(Menu.Storage, Menu.Service("FUEL", Menu.Percentage("10", "STORAGE")), Menu.Labelling);

        var named = await Fuel(await partner.Quote(("LABELLING", 1), ("STORAGE", 5), ("FUEL", 1)));
        var none = await Fuel(await partner.Quote(("LABELLING", 1), ("FUEL", 1)));

        (named.Text("nl"), named.Text("en")).ShouldBe(("10% van 30,00 (netto van regel 2)", "10% of 30.00 (net of line 2)"));
        none.Text("en").ShouldEndWith("(no line counts towards it)");

        async Task<JsonElement> Fuel(Reply quote) =>
            (await partner.Get($"{quote.Path()}/explain")).Expect(200).Json.Find("lines", "service", "FUEL").Items("steps").First().GetProperty("text");
    }

    [Fact]
    public async Task The_explanation_says_what_it_rests_on()
    {
        var (partner, quote) = await Example();

        var explanation = (await partner.Get($"{quote.Path()}/explain")).Expect(200).Json;

        explanation.GetProperty("engine").GetInt32().ShouldBe(1);
        explanation.Text("pricedOn").ShouldBe("2026-01-05");
        explanation.Text("contentHash").ShouldBe(quote.Json.Text("contentHash"));
        explanation.Text("number").ShouldBe(quote.Json.Text("number"));
    }

    [Fact]
    public async Task Both_stay_as_they_were_when_prices_change()
    {
        var seller = await app.SellerDoor();
        var book = await seller.Book(Menu.Storage);
        var partner = await app.PartnerDoor(book);
        var quote = await partner.Quote(("STORAGE", 5));
        var (scope, explanation) = ((await partner.Get($"{quote.Path()}/scope")).Text, (await partner.Get($"{quote.Path()}/explain")).Text);

        app.Clock.Advance(TimeSpan.FromMinutes(1));
        await seller.Publish(book, null, Menu.Labelling);

        (await partner.Get($"{quote.Path()}/scope")).Text.ShouldBe(scope);
        (await partner.Get($"{quote.Path()}/explain")).Text.ShouldBe(explanation);
        (await partner.Get(quote.Path())).Text.ShouldBe(quote.Text);
    }

    private async Task<(Door Partner, Reply Quote)> Example()
    {
        await app.KeepSampleBook();
        var partner = await app.PartnerDoor("standard");

        return (partner, (await partner.Create("/v1/quotes", QuoteExamples.Request)).Expect(201));
    }
}

public sealed class ScopeAndExplainOnSqlite(SqliteApp app) : ScopeAndExplainTests(app), IClassFixture<SqliteApp>;

public sealed class ScopeAndExplainOnPostgres(PostgresApp app) : ScopeAndExplainTests(app.OrSkip()), IClassFixture<PostgresApp>;
