using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PricingApi.Tests.Harness;

namespace PricingApi.Tests.Webhooks;

public sealed class FaultsOnSqlite(SqliteApp app) : FaultTests(app), IClassFixture<SqliteApp>;

public sealed class FaultsOnPostgres(PostgresApp app) : FaultTests(app.OrSkip()), IClassFixture<PostgresApp>;

/// <summary>What goes wrong in the service, or changes while a delivery is on its way. FAULTS.md beside this file lists all of it.</summary>
public abstract class FaultTests(PricingApp app)
{
    private Task<int> SpoilAsync(JsonElement endpoint)
    {
        var id = Guid.ParseExact(endpoint.Id(), "N");
        return app.InDatabase(db => db.Endpoints.Where(row => row.Id == id).ExecuteUpdateAsync(set => set.SetProperty(row => row.Url, "not an address")));
    }

    private static Task<JsonElement> ChangeAsync(Door door, JsonElement endpoint, string url, params string[] eventTypes) =>
        door.PutAsync($"/v1/webhook-endpoints/{endpoint.Id()}", new { url, eventTypes, description = (string?)null, ordered = true, allAccounts = false, status = "active" }, "\"1\"");

    [Fact]
    public async Task A_row_that_cannot_be_sent_spoils_nothing_else()
    {
        await using var crm = await Crm.StartAsync();
        var (first, second) = (await app.Partner(), await app.Partner());
        var spoilt = await first.RegisterAsync(crm);
        await second.RegisterAsync(crm);
        await SpoilAsync(spoilt);

        await first.CreateQuoteAsync();
        await second.CreateQuoteAsync();
        await app.DispatchAsync();

        crm.Received.Count.ShouldBe(1);
        var delivery = (await first.DeliveriesAsync(spoilt)).Single();
        (delivery.Text("state"), delivery.Attempts().Single().Text("error")).ShouldBe(("due", "internal"));
    }

    [Fact]
    public async Task A_changed_address_holds_from_the_next_attempt()
    {
        await using var crm = await Crm.StartAsync();
        crm.AnswerWith(500, 204);
        var partner = await app.Partner();
        var endpoint = await partner.RegisterAsync(crm, path: "/old");
        await partner.CreateQuoteAsync();
        await app.DispatchAsync();

        await ChangeAsync(partner, endpoint, crm.Url + "/new", Hooks.QuoteCreated);
        app.Clock.Advance(Hooks.FirstRetry);
        await app.DispatchAsync();

        crm.Received.Select(received => received.Path).ShouldBe(["/hooks/old", "/hooks/new"]);
    }

    [Fact]
    public async Task What_was_on_its_way_when_its_type_was_left_out_still_arrives()
    {
        await using var crm = await Crm.StartAsync();
        crm.AnswerWith(500, 204);
        var partner = await app.Partner();
        var endpoint = await partner.RegisterAsync(crm);
        await partner.CreateQuoteAsync();
        await app.DispatchAsync();

        await ChangeAsync(partner, endpoint, crm.Url, Hooks.QuoteIssued);
        app.Clock.Advance(Hooks.FirstRetry);
        await app.DispatchAsync();

        (await partner.DeliveriesAsync(endpoint)).Single().Text("state").ShouldBe("delivered");
    }

    [Fact]
    public async Task A_clock_that_goes_back_stops_nothing_and_repeats_nothing()
    {
        await using var crm = await Crm.StartAsync();
        var partner = await app.Partner();
        var endpoint = await partner.RegisterAsync(crm);
        app.Clock.Advance(TimeSpan.FromHours(1));
        await partner.CreateQuoteAsync();
        await app.DispatchAsync();

        app.Clock.Advance(TimeSpan.FromMinutes(-59));
        await partner.CreateQuoteAsync();
        await app.DispatchAsync();
        crm.Received.Count.ShouldBe(2);
        app.Clock.Advance(TimeSpan.FromHours(1));
        await app.DispatchAsync();

        crm.Received.Count.ShouldBe(2);
        (await partner.DeliveriesAsync(endpoint)).ShouldAllBe(delivery => delivery.Text("state") == "delivered");
    }

    [Fact]
    public async Task What_a_receiver_answers_is_shown_as_harmless_text()
    {
        await using var crm = await Crm.StartAsync();
        crm.Answer = async (_, response) =>
        {
            response.StatusCode = 500;
            response.ContentType = "text/html; charset=bogus";
            await response.Body.WriteAsync((byte[])[.. "<script>a\0b"u8, 0xFF, .. "</script>"u8]);
        };
        var partner = await app.Partner();
        var endpoint = await partner.RegisterAsync(crm);
        await partner.CreateQuoteAsync();
        await app.DispatchAsync();

        var shown = (await partner.DeliveriesAsync(endpoint)).Single().Attempts().Single().Text("response");
        shown.ShouldStartWith("<script>a"); // as JSON; a page escapes it
        shown.ShouldNotContain('\0');
        shown.ShouldContain('\uFFFD');
    }
}
