using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PricingApi.Access;
using PricingApi.Domain.Webhooks;
using PricingApi.Tests.Harness;
using PricingApi.Webhooks.Dispatch;

namespace PricingApi.Tests.Webhooks;

public sealed class DeliveriesOnSqlite(SqliteApp app) : DeliveryTests(app), IClassFixture<SqliteApp>;

public sealed class DeliveriesOnPostgres(PostgresApp app) : DeliveryTests(app.OrSkip()), IClassFixture<PostgresApp>;

public abstract class DeliveryTests(PricingApp app)
{
    [Fact]
    public async Task What_happens_to_a_quote_reaches_the_receiver_signed_and_in_order()
    {
        await using var crm = await Crm.StartAsync();
        var partner = await app.Partner();
        var endpoint = await partner.RegisterAsync(crm);

        var quote = await partner.CreateQuoteAsync();
        await partner.IssueAsync(quote);
        await app.DispatchAsync();

        crm.Received.Select(received => received.Type).ShouldBe([Hooks.QuoteCreated, Hooks.QuoteIssued]);
        crm.Received.ShouldAllBe(received => received.IsSignedWith(endpoint.Text("secret")));
        crm.Received.Select(received => received.Json.GetProperty("data").GetProperty("sequence").GetInt32()).ShouldBe([1, 2]);
        crm.Received.ShouldAllBe(received => received.QuoteId == quote.Id());
        crm.Received.ShouldAllBe(received => received.Headers["Content-Type"] == "application/json; charset=utf-8");
        crm.Received[0].Timestamp.ShouldBe(app.Clock.GetUtcNow().ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture));
        crm.Received[0].Id.ShouldNotBe(crm.Received[1].Id);
    }

    [Fact]
    public async Task The_log_shows_the_delivery_with_its_attempt()
    {
        await using var crm = await Crm.StartAsync();
        crm.Answer = async (_, response) =>
        {
            response.StatusCode = 202;
            await response.Body.WriteAsync("noted\0\u001b[31m"u8.ToArray());
        };
        var partner = await app.Partner();
        var endpoint = await partner.RegisterAsync(crm);
        var quote = await partner.CreateQuoteAsync();

        await app.DispatchAsync();

        var delivery = (await partner.DeliveriesAsync(endpoint)).ShouldHaveSingleItem();
        delivery.Text("state").ShouldBe("delivered");
        delivery.Text("quoteId").ShouldBe(quote.Id());
        delivery.GetProperty("event").Id().ShouldBe(crm.Received[0].Id);
        delivery.GetProperty("event").Text("type").ShouldBe(Hooks.QuoteCreated);
        var attempt = delivery.Attempts().ShouldHaveSingleItem();
        attempt.GetProperty("number").GetInt32().ShouldBe(1);
        attempt.GetProperty("statusCode").GetInt32().ShouldBe(202);
        attempt.Text("address").ShouldBe("127.0.0.1");
        attempt.Text("response").ShouldBe("noted\uFFFD\uFFFD[31m"); // what a receiver writes cannot act on who reads it
        (await partner.GetAsync($"/v1/deliveries/{delivery.Id()}")).ToString().ShouldBe(delivery.ToString());
    }

    [Fact]
    public async Task A_failed_delivery_is_tried_again_with_the_same_id_and_bytes()
    {
        await using var crm = await Crm.StartAsync();
        crm.AnswerWith(500, 204);
        var partner = await app.Partner();
        var endpoint = await partner.RegisterAsync(crm);
        await partner.CreateQuoteAsync();

        await app.DispatchAsync();
        var failed = (await partner.DeliveriesAsync(endpoint)).Single();
        app.Clock.Advance(TimeSpan.FromSeconds(3));
        await app.DispatchAsync();
        crm.Received.Count.ShouldBe(1);
        app.Clock.Advance(TimeSpan.FromSeconds(4));
        await app.DispatchAsync();

        failed.Text("state").ShouldBe("due");
        failed.GetProperty("nextAttemptAt").GetDateTimeOffset().ShouldBeInRange(app.Clock.GetUtcNow().AddSeconds(-7 + 3.7), app.Clock.GetUtcNow().AddSeconds(-7 + 6.3));
        crm.Received.Count.ShouldBe(2);
        crm.Received[1].Id.ShouldBe(crm.Received[0].Id);
        crm.Received[1].Body.ShouldBe(crm.Received[0].Body);
        crm.Received[1].Timestamp.ShouldNotBe(crm.Received[0].Timestamp);
        crm.Received[1].IsSignedWith(endpoint.Text("secret")).ShouldBeTrue();
        crm.Received.Select(received => received.Headers["pricing-attempt"]).ShouldBe(["1", "2"]);
        var delivery = (await partner.DeliveriesAsync(endpoint)).Single();
        delivery.Text("state").ShouldBe("delivered");
        delivery.Attempts().Select(attempt => attempt.GetProperty("statusCode").GetInt32()).ShouldBe([500, 204]);
        delivery.Attempts()[0].Text("error").ShouldBe("status");
    }

    [Fact]
    public async Task A_receiver_that_never_accepts_is_given_up_after_twelve_attempts()
    {
        await using var crm = await Crm.StartAsync();
        crm.AnswerWith(404);
        var partner = await app.Partner();
        var endpoint = await partner.RegisterAsync(crm);
        await partner.CreateQuoteAsync();

        for (var attempt = 1; attempt <= 12; attempt++)
        {
            await app.DispatchAsync();
            app.Clock.Advance(RetrySchedule.DelayAfter(attempt, jitter: 1) ?? TimeSpan.Zero);
        }

        var delivery = (await partner.DeliveriesAsync(endpoint)).Single();
        delivery.Text("state").ShouldBe("dead");
        delivery.Text("reason").ShouldBe("attempts-exhausted");
        delivery.Attempts().Count.ShouldBe(12);
    }

    [Fact]
    public async Task A_later_event_of_a_quote_waits_for_the_one_before()
    {
        await using var crm = await Crm.StartAsync();
        var partner = await app.Partner();
        var endpoint = await partner.RegisterAsync(crm);
        var quote = await partner.CreateQuoteAsync();
        await partner.IssueAsync(quote);
        var other = await partner.CreateQuoteAsync();
        crm.Answer = (received, response) =>
        {
            response.StatusCode = received.QuoteId == quote.Id() && received.Headers["pricing-attempt"] == "1" && received.Type == Hooks.QuoteCreated ? 500 : 204;
            return Task.CompletedTask;
        };

        await app.DispatchAsync();

        (await partner.DeliveriesAsync(endpoint)).Select(delivery => delivery.Text("state")).ShouldBe(["due", "waiting", "delivered"], ignoreOrder: true);
        crm.Received.Count.ShouldBe(2); // another quote is not held up
        crm.Received.Count(received => received.QuoteId == other.Id()).ShouldBe(1);

        app.Clock.Advance(Hooks.FirstRetry);
        await app.DispatchAsync();

        crm.Received.Skip(2).Select(received => received.Type).ShouldBe([Hooks.QuoteCreated, Hooks.QuoteIssued]);
    }

    [Fact]
    public async Task When_the_one_before_is_dead_the_next_goes_on()
    {
        await using var crm = await Crm.StartAsync();
        crm.Answer = (received, response) =>
        {
            response.StatusCode = received.Type is Hooks.QuoteCreated ? 422 : 204;
            response.Headers["webhook-delivery"] = "abort-message";
            return Task.CompletedTask;
        };
        var partner = await app.Partner();
        var endpoint = await partner.RegisterAsync(crm);
        await partner.IssueAsync(await partner.CreateQuoteAsync());

        await app.DispatchAsync();

        var deliveries = (await partner.DeliveriesAsync(endpoint)).OrderBy(delivery => delivery.GetProperty("sequence").GetInt32()).ToList();
        deliveries.Select(delivery => delivery.Text("state")).ShouldBe(["dead", "delivered"]);
        deliveries[0].Text("reason").ShouldBe("receiver-aborted");
    }

    [Fact]
    public async Task An_endpoint_may_do_without_order()
    {
        await using var crm = await Crm.StartAsync();
        crm.AnswerWith(404);
        var partner = await app.Partner();
        await partner.RegisterAsync(crm, ordered: false);
        await partner.IssueAsync(await partner.CreateQuoteAsync());

        await app.DispatchAsync();

        crm.Received.Select(received => received.Type).ShouldBe([Hooks.QuoteCreated, Hooks.QuoteIssued], ignoreOrder: true);
    }

    [Fact]
    public async Task Too_many_requests_pauses_the_endpoint_and_no_other()
    {
        await using var busy = await Crm.StartAsync();
        busy.Answer = (_, response) =>
        {
            response.StatusCode = 429;
            response.Headers.RetryAfter = "120";
            return Task.CompletedTask;
        };
        await using var idle = await Crm.StartAsync();
        var partner = await app.Partner();
        await partner.RegisterAsync(busy);
        await partner.RegisterAsync(idle);
        await partner.CreateQuoteAsync();
        await app.DispatchAsync();

        busy.AnswerWith(204);
        await partner.CreateQuoteAsync();
        await app.DispatchAsync();
        app.Clock.Advance(TimeSpan.FromSeconds(119));
        await app.DispatchAsync();

        busy.Received.Count.ShouldBe(1);
        idle.Received.Count.ShouldBe(2);

        app.Clock.Advance(TimeSpan.FromSeconds(2));
        await app.DispatchAsync();
        busy.Received.Count.ShouldBe(3);
    }

    [Fact]
    public async Task A_receiver_that_is_gone_is_disabled_and_what_it_missed_is_sent_when_it_is_enabled()
    {
        await using var crm = await Crm.StartAsync();
        crm.AnswerWith(410);
        var partner = await app.Partner();
        var endpoint = await partner.RegisterAsync(crm);
        var quote = await partner.CreateQuoteAsync();
        await app.DispatchAsync();
        await partner.IssueAsync(quote);
        await app.DispatchAsync();

        var disabled = await partner.GetAsync($"/v1/webhook-endpoints/{endpoint.Id()}");
        disabled.Text("status").ShouldBe("disabled");
        disabled.Text("disabledReason").ShouldBe("gone");
        (await partner.DeliveriesAsync(endpoint)).ShouldAllBe(delivery => delivery.Text("state") == "held");
        crm.Received.Count.ShouldBe(1);

        crm.AnswerWith(204);
        var enabled = await partner.PostAsync($"/v1/webhook-endpoints/{endpoint.Id()}/resume", expected: 200);
        await app.DispatchAsync();

        enabled.GetProperty("disabledReason").ValueKind.ShouldBe(JsonValueKind.Null);
        crm.Received.Skip(1).Select(received => received.Type).ShouldBe([Hooks.QuoteCreated, Hooks.QuoteIssued]);
    }

    [Fact]
    public async Task An_owner_can_hold_back_what_is_to_be_sent()
    {
        await using var crm = await Crm.StartAsync();
        var partner = await app.Partner();
        var endpoint = await partner.RegisterAsync(crm);
        var same = new { url = crm.Url, eventTypes = new[] { Hooks.QuoteCreated }, description = (string?)null, ordered = true, allAccounts = false };
        await partner.CreateQuoteAsync();

        await partner.PutAsync($"/v1/webhook-endpoints/{endpoint.Id()}", new { same.url, same.eventTypes, same.description, same.ordered, same.allAccounts, status = "paused" }, "\"1\"");
        await app.DispatchAsync();
        crm.Received.ShouldBeEmpty();

        await partner.PutAsync($"/v1/webhook-endpoints/{endpoint.Id()}", new { same.url, same.eventTypes, same.description, same.ordered, same.allAccounts, status = "active" }, "\"2\"");
        await app.DispatchAsync();
        crm.Received.Count.ShouldBe(1);
    }

    [Fact]
    public async Task What_was_to_be_sent_to_a_deleted_endpoint_is_cancelled()
    {
        await using var crm = await Crm.StartAsync();
        crm.AnswerWith(500);
        var partner = await app.Partner();
        var endpoint = await partner.RegisterAsync(crm);
        await partner.IssueAsync(await partner.CreateQuoteAsync());
        await app.DispatchAsync();

        await partner.DeleteAsync($"/v1/webhook-endpoints/{endpoint.Id()}");
        app.Clock.Advance(TimeSpan.FromHours(1));
        await app.DispatchAsync();

        crm.Received.Count.ShouldBe(1);
        var deliveries = await partner.DeliveriesAsync(endpoint);
        deliveries.Select(delivery => (delivery.Text("state"), delivery.Text("reason"))).ShouldBe([("cancelled", "endpoint-deleted"), ("cancelled", "endpoint-deleted")]);
        await partner.PostAsync($"/v1/deliveries/{deliveries[0].Id()}/replay", expected: 409);
    }

    [Fact]
    public async Task A_delivery_can_be_replayed()
    {
        await using var crm = await Crm.StartAsync();
        var partner = await app.Partner();
        var endpoint = await partner.RegisterAsync(crm);
        await partner.CreateQuoteAsync();
        await app.DispatchAsync();
        var delivery = (await partner.DeliveriesAsync(endpoint)).Single();

        var replay = await partner.PostAsync($"/v1/deliveries/{delivery.Id()}/replay");
        await partner.PostAsync($"/v1/deliveries/{delivery.Id()}/replay", expected: 409); // is on its way
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        await app.DispatchAsync();

        replay.GetProperty("replay").GetInt32().ShouldBe(1);
        crm.Received.Count.ShouldBe(2);
        crm.Received[1].Id.ShouldBe(crm.Received[0].Id);
        crm.Received[1].Body.ShouldBe(crm.Received[0].Body);
        crm.Received[1].Timestamp.ShouldNotBe(crm.Received[0].Timestamp);
        crm.Received[1].IsSignedWith(endpoint.Text("secret")).ShouldBeTrue();
        crm.Received[1].Headers["pricing-replay"].ShouldBe("true");
        (await partner.GetAsync($"/v1/deliveries/{replay.Id()}")).Text("state").ShouldBe("delivered");
        (await partner.PostAsync($"/v1/deliveries/{replay.Id()}/replay")).GetProperty("replay").GetInt32().ShouldBe(2);
    }

    [Fact]
    public async Task What_is_to_be_sent_can_be_cancelled_and_the_next_goes_on()
    {
        await using var crm = await Crm.StartAsync();
        crm.AnswerWith(500, 204);
        var partner = await app.Partner();
        var endpoint = await partner.RegisterAsync(crm);
        await partner.IssueAsync(await partner.CreateQuoteAsync());
        await app.DispatchAsync();
        var first = (await partner.DeliveriesAsync(endpoint)).Single(delivery => delivery.GetProperty("sequence").GetInt32() == 1);

        var cancelled = await partner.PostAsync($"/v1/deliveries/{first.Id()}/cancel", expected: 200);
        await app.DispatchAsync();

        (cancelled.Text("state"), cancelled.Text("reason")).ShouldBe(("cancelled", "by-owner"));
        crm.Received.Select(received => received.Type).ShouldBe([Hooks.QuoteCreated, Hooks.QuoteIssued]);
        await partner.PostAsync($"/v1/deliveries/{first.Id()}/cancel", expected: 409);
        await (await app.Partner()).PostAsync($"/v1/deliveries/{first.Id()}/cancel", expected: 404);
        (await partner.PostAsync($"/v1/deliveries/{first.Id()}/replay")).GetProperty("replay").GetInt32().ShouldBe(1);
    }

    [Fact]
    public async Task A_replay_waits_like_any_other_event_of_its_quote()
    {
        await using var crm = await Crm.StartAsync();
        crm.AnswerWith(204, 500, 204);
        var partner = await app.Partner();
        var endpoint = await partner.RegisterAsync(crm);
        var quote = await partner.CreateQuoteAsync();
        await app.DispatchAsync();
        await partner.IssueAsync(quote);
        await app.DispatchAsync();

        var created = (await partner.DeliveriesAsync(endpoint)).Single(delivery => delivery.GetProperty("sequence").GetInt32() == 1);
        (await partner.PostAsync($"/v1/deliveries/{created.Id()}/replay")).Text("state").ShouldBe("waiting");
        app.Clock.Advance(Hooks.FirstRetry);
        await app.DispatchAsync();

        crm.Received.Skip(2).Select(received => received.Type).ShouldBe([Hooks.QuoteIssued, Hooks.QuoteCreated]);
    }

    [Fact]
    public async Task An_endpoint_hears_only_what_is_for_it()
    {
        await using var crm = await Crm.StartAsync();
        var partner = await app.Partner();
        var stranger = await app.Partner();
        var tester = await app.Again(partner, mode: KeyMode.Test);
        await partner.CreateQuoteAsync(); // before anybody listened
        app.Clock.Advance(TimeSpan.FromSeconds(1));
        var live = await partner.RegisterAsync(crm, path: "/live", eventTypes: Hooks.QuoteCreated);
        await tester.RegisterAsync(crm, path: "/test", eventTypes: Hooks.QuoteCreated);
        await stranger.RegisterAsync(crm, path: "/stranger", eventTypes: Hooks.QuoteCreated);

        var real = await partner.CreateQuoteAsync();
        await partner.IssueAsync(real); // nobody asked for that
        var test = await tester.CreateQuoteAsync();
        await app.DispatchAsync();

        crm.Received.Select(received => (received.Path, received.QuoteId))
            .ShouldBe([("/hooks/live", real.Id()), ("/hooks/test", test.Id())], ignoreOrder: true);
        (await partner.DeliveriesAsync(live)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task The_seller_can_hear_of_every_account()
    {
        await using var crm = await Crm.StartAsync();
        var seller = await app.SellerDoor();
        var partner = await app.Partner();
        var everything = await seller.RegisterAsync(crm, allAccounts: true, path: "/all");
        await seller.RegisterAsync(crm, path: "/own");

        var quote = await partner.CreateQuoteAsync();
        await app.DispatchAsync();

        crm.Received.ShouldHaveSingleItem().Path.ShouldBe("/hooks/all");
        (await seller.DeliveriesAsync(everything)).Single().Text("quoteId").ShouldBe(quote.Id());
        (await partner.GetAsync($"/v1/deliveries?endpoint={everything.Id()}")).GetProperty("items").GetArrayLength().ShouldBe(0); // the seller's business
        await seller.DeleteAsync($"/v1/webhook-endpoints/{everything.Id()}");
    }

    [Fact]
    public async Task Those_who_quote_from_a_price_book_hear_of_its_publication()
    {
        await using var crm = await Crm.StartAsync();
        var seller = await app.SellerDoor();
        await seller.PostAsync("/v1/price-books", new { code = $"book-{Guid.NewGuid():N}"[..20], currency = "EUR", name = "Spring offers" });
        var code = (await app.InDatabase(db => db.PriceBooks.OrderByDescending(row => row.CreatedAt).Where(row => row.Code.StartsWith("book-")).ToListAsync()))[^1].Code;
        var reader = await app.PartnerDoor(code);
        var other = await app.Partner();
        await seller.RegisterAsync(crm, path: "/seller", eventTypes: "price_book.published");
        await reader.RegisterAsync(crm, path: "/reader", eventTypes: "price_book.published");
        await other.RegisterAsync(crm, path: "/other", eventTypes: "price_book.published");

        await seller.PostAsync($"/v1/price-books/{code}/versions", PricingApi.Catalogue.PriceBookExamples.Content);
        await seller.PostAsync($"/v1/price-books/{code}/versions/1/publish", "{}", 200);
        await app.DispatchAsync();

        crm.Received.Select(received => received.Path).ShouldBe(["/hooks/seller", "/hooks/reader"], ignoreOrder: true);
        crm.Received.ShouldAllBe(received => received.Type == "price_book.published");
    }

    [Fact]
    public async Task A_target_that_leads_inside_when_it_is_connected_to_is_given_up_at_once()
    {
        await using var crm = await Crm.StartAsync();
        var partner = await app.Partner();
        var endpoint = await partner.RegisterAsync(crm);
        await app.InDatabase(db => db.Endpoints.Where(row => row.AccountId == partner.Account).ExecuteUpdateAsync(set => set.SetProperty(row => row.Url, "https://10.0.0.1/")));
        await partner.CreateQuoteAsync();

        await app.DispatchAsync();

        var delivery = (await partner.DeliveriesAsync(endpoint)).Single();
        delivery.Text("state").ShouldBe("dead");
        delivery.Text("reason").ShouldBe("target-forbidden");
        delivery.Attempts().Single().Text("error").ShouldBe("target-forbidden");
    }

    [Fact]
    public async Task The_log_can_be_filtered_and_paged()
    {
        await using var crm = await Crm.StartAsync();
        crm.AnswerWith(204, 404);
        var partner = await app.Partner();
        var endpoint = await partner.RegisterAsync(crm, ordered: false);
        var quote = await partner.CreateQuoteAsync();
        await app.DispatchAsync();
        await partner.IssueAsync(quote);
        await app.DispatchAsync();
        await partner.CreateQuoteAsync();
        await app.Services.GetRequiredService<Dispatcher>().TakeAsync(0, TestContext.Current.CancellationToken); // fans out, and takes none

        static string Instant(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", System.Globalization.CultureInfo.InvariantCulture);
        async Task<int> Count(string filter) => (await partner.GetAsync("/v1/deliveries?" + filter)).GetProperty("items").GetArrayLength();

        (await Count($"quote={quote.Id()}")).ShouldBe(2);
        (await Count("type=quote.issued")).ShouldBe(1);
        await partner.GetAsync("/v1/deliveries?type=quote.lost", 400);
        (await Count($"event={crm.Received[0].Id}")).ShouldBe(1);
        (await Count("state=delivered")).ShouldBe(1);
        (await Count($"since={Instant(app.Clock.GetUtcNow())}")).ShouldBe(3);
        (await Count($"until={Instant(app.Clock.GetUtcNow())}")).ShouldBe(0);
        (await Count("state=due")).ShouldBe(2);
        (await Count($"state=due&type=quote.created&endpoint={endpoint.Id()}")).ShouldBe(1);

        var first = await partner.GetAsync("/v1/deliveries?limit=2");
        var rest = await partner.GetAsync($"/v1/deliveries?limit=2&cursor={first.Text("next")}");
        first.GetProperty("items").EnumerateArray().Concat(rest.GetProperty("items").EnumerateArray()).Select(delivery => delivery.Id()).Distinct().Count().ShouldBe(3);
        rest.GetProperty("next").ValueKind.ShouldBe(JsonValueKind.Null);

        await partner.GetAsync("/v1/deliveries?state=lost", 400);
        await partner.GetAsync("/v1/deliveries?endpoint=1", 400);
        await partner.GetAsync("/v1/deliveries?colour=red", 400);
        await partner.GetAsync($"/v1/deliveries?cursor={first.Text("next")}&state=due", 400); // a cursor belongs to its filters
    }
}
