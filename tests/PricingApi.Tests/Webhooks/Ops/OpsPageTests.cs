using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using PricingApi.Access;
using PricingApi.Domain.Webhooks;
using PricingApi.Storage;
using PricingApi.Tests.Harness;
using PricingApi.Tests.Quotes.Documents;
using PricingApi.Tests.Quotes.Links;

namespace PricingApi.Tests.Webhooks.Ops;

public sealed class OpsPageOnSqlite(SqliteApp app) : OpsPageTests(app), IClassFixture<SqliteApp>;

public sealed class OpsPageOnPostgres(PostgresApp app) : OpsPageTests(app.OrSkip()), IClassFixture<PostgresApp>;

/// <summary>What the operations pages show, and what their buttons do.</summary>
public abstract class OpsPageTests(PricingApp app)
{
    private const string Hostile = "</bdi><script>alert('x')</script>&<img src=x onerror=alert(1)>";

    private static string Page(JsonElement endpoint) => $"/ops/endpoints/{endpoint.Id()}";

    /// <summary>Past what was read a moment ago, and past others' tries to sign in.</summary>
    private async Task<Operator> SignInLaterAsync()
    {
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        return await Operator.SignedInAsync(app);
    }

    /// <summary>A delivery that was given up, and its endpoint.</summary>
    private async Task<(Door Partner, JsonElement Endpoint, JsonElement Dead)> DeadAsync(Crm crm)
    {
        var partner = await app.Partner();
        var endpoint = await partner.RegisterAsync(crm);
        crm.Answer = async (_, response) =>
        {
            response.StatusCode = 400;
            response.Headers["webhook-delivery"] = "abort-message";
            await response.WriteAsync($"{Hostile}\u202Ereversed\u0007");
        };
        await partner.CreateQuoteAsync();
        await app.DispatchAsync();
        crm.AnswerWith(204);
        return (partner, endpoint, (await partner.DeliveriesAsync(endpoint)).Single());
    }

    [Fact]
    public async Task The_board_tells_how_the_queue_stands()
    {
        await using var crm = await Crm.StartAsync();
        var (partner, endpoint, letter) = await DeadAsync(crm);
        await partner.CreateQuoteAsync();
        await app.DispatchAsync();
        await partner.CreateQuoteAsync();
        await partner.PostAsync($"/v1/webhook-endpoints/{endpoint.Id()}/pause", expected: 200);

        var page = (await (await SignInLaterAsync()).Get(Operator.Home)).Expect(200);

        var plain = page.Plain();
        var (dead, paused) = (await CountAsync(db => db.Deliveries.Where(row => row.State == DeliveryState.Dead)), await CountAsync(db => db.Endpoints.Where(row => row.Status == "paused")));
        plain.ShouldContain($"Dead, in the log {dead} ");
        plain.ShouldContain($"Paused {paused} ");
        plain.ShouldContain("receiver-aborted");
        plain.ShouldContain(letter.Id());
        plain.ShouldMatch(@"Delivered: \d+, at most \d+ in an hour");
        plain.ShouldContain("Events to fan out 1 ");
        page.Text.ShouldContain(Page(endpoint));
        page.Text.ShouldContain("<rect class=\"bad\"");
        await app.DispatchAsync();
    }

    private Task<int> CountAsync<T>(Func<PricingDbContext, IQueryable<T>> rows) => app.InDatabase(db => rows(db).CountAsync(TestContext.Current.CancellationToken));

    [Fact]
    public async Task What_strangers_wrote_is_shown_as_text()
    {
        await using var crm = await Crm.StartAsync();
        var (partner, endpoint, _) = await DeadAsync(crm);
        var id = Guid.Parse(endpoint.Id());
        await app.InDatabase(db => db.Endpoints.Where(row => row.Id == id).ExecuteUpdateAsync(set => set.SetProperty(row => row.Description, Hostile).SetProperty(row => row.FailStreak, 1), TestContext.Current.CancellationToken));
        await app.InDatabase(db => db.Accounts.Where(row => row.Id == partner.Account).ExecuteUpdateAsync(set => set.SetProperty(row => row.Name, Hostile), TestContext.Current.CancellationToken));
        var anna = await SignInLaterAsync();

        foreach (var page in new[] { await anna.Get(Operator.Home), await anna.Get(Page(endpoint)) })
        {
            page.Expect(200).Text.ShouldNotContain("<script");
            page.Text.ShouldNotContain("<img");
            page.Text.ShouldContain("&lt;script&gt;alert(&#x27;x&#x27;)&lt;/script&gt;");
            page.Text.ShouldNotContain("\u202E");
            page.Text.ShouldContain("\uFFFDreversed\uFFFD");
            page.Text.Split("&lt;img src=x").Length.ShouldBeGreaterThanOrEqualTo(4); // answer, description and account
        }
    }

    [Fact]
    public async Task A_dead_letter_is_sent_again()
    {
        await using var crm = await Crm.StartAsync();
        var (partner, endpoint, dead) = await DeadAsync(crm);
        var anna = await SignInLaterAsync();
        var page = await anna.Get(Operator.Home);

        var done = await anna.Follow(await anna.Press(page, $"/ops/deliveries/{dead.Id()}/replay"));
        var twice = (await anna.Press(page, $"/ops/deliveries/{dead.Id()}/replay")).Expect(409);
        await app.DispatchAsync();

        done.Text.ShouldContain("The event is on its way again.");
        done.Text.ShouldNotContain($"/ops/deliveries/{dead.Id()}/replay");
        done.Plain().ShouldContain(" replayed ");
        twice.Alert().ShouldContain("still on its way");
        crm.Received.Count.ShouldBe(2);
        (await partner.DeliveriesAsync(endpoint)).Select(delivery => delivery.Text("state")).ShouldBe(["dead", "delivered"]);
        var resource = $"deliveries/{dead.Id()}";
        (await app.InDatabase(db => db.AuditEntries.CountAsync(row => row.Action == "delivery.replay" && row.Resource == resource, TestContext.Current.CancellationToken))).ShouldBe(1);
    }

    [Fact]
    public async Task A_dead_letter_of_an_endpoint_that_nothing_is_sent_to_has_no_button()
    {
        await using var crm = await Crm.StartAsync();
        var (partner, endpoint, dead) = await DeadAsync(crm);
        var anna = await SignInLaterAsync();
        async Task<bool> HasButton() => (await anna.Get(Operator.Home)).Expect(200).Text.Contains($"/ops/deliveries/{dead.Id()}/replay", StringComparison.Ordinal);

        (await HasButton()).ShouldBeTrue();
        await partner.PostAsync($"/v1/webhook-endpoints/{endpoint.Id()}/pause", expected: 200);
        (await HasButton()).ShouldBeFalse();
        await partner.PostAsync($"/v1/webhook-endpoints/{endpoint.Id()}/resume", expected: 200);
        (await HasButton()).ShouldBeTrue();
        await partner.DeleteAsync($"/v1/webhook-endpoints/{endpoint.Id()}");
        (await HasButton()).ShouldBeFalse();
    }

    [Fact]
    public async Task All_dead_letters_of_an_endpoint_are_sent_again_since_an_instant()
    {
        await using var crm = await Crm.StartAsync();
        var (partner, endpoint, _) = await DeadAsync(crm);
        var anna = await SignInLaterAsync();
        var page = (await anna.Get(Page(endpoint))).Expect(200);
        var hourAgo = app.Clock.GetUtcNow().AddHours(-1).ToString("yyyy-MM-dd'T'HH:mm", System.Globalization.CultureInfo.InvariantCulture);

        (await anna.Press(page, $"{Page(endpoint)}/replay", ("since", "yesterday"))).Expect(422);
        (await anna.Press(page, $"{Page(endpoint)}/replay", ("since", "2999-01-01T00:00"))).Expect(422).Alert().ShouldContain("before now");
        var done = await anna.Follow(await anna.Press(page, $"{Page(endpoint)}/replay", ("since", hourAgo)));
        var twice = (await anna.Press(page, $"{Page(endpoint)}/replay", ("since", hourAgo))).Expect(409);
        await app.DispatchAsync();

        done.Plain().ShouldContain("The replay has begun.");
        done.Text.ShouldContain("<progress");
        twice.Alert().ShouldContain("A replay is running");
        crm.Received.Count.ShouldBe(2);
        (await partner.GetAsync("/v1/replays")).Items("items").Last().Text("status").ShouldBe("done");
    }

    [Theory]
    [InlineData("send", "delivered")]
    [InlineData("skip", "cancelled")]
    public async Task An_endpoint_is_paused_and_resumed(string held, string becomes)
    {
        await using var crm = await Crm.StartAsync();
        var partner = await app.Partner();
        var endpoint = await partner.RegisterAsync(crm);
        var anna = await SignInLaterAsync();

        var paused = await anna.Follow(await anna.Press(await anna.Get(Page(endpoint)), $"{Page(endpoint)}/pause"));
        await partner.CreateQuoteAsync();
        await app.DispatchAsync();
        crm.Received.ShouldBeEmpty();
        (await anna.Press(paused, $"{Page(endpoint)}/resume", ("held", "burn"))).Expect(422);
        var resumed = await anna.Follow(await anna.Press(paused, $"{Page(endpoint)}/resume", ("held", held)));
        await app.DispatchAsync();

        paused.Plain().ShouldContain("The endpoint is paused.");
        resumed.Plain().ShouldContain("The endpoint is sent to again.");
        (await partner.DeliveriesAsync(endpoint)).Single().Text("state").ShouldBe(becomes);
    }

    [Fact]
    public async Task A_disabled_endpoint_is_resumed_not_paused()
    {
        await using var crm = await Crm.StartAsync();
        crm.AnswerWith(410);
        var partner = await app.Partner();
        var endpoint = await partner.RegisterAsync(crm);
        var anna = await SignInLaterAsync();
        var before = await anna.Get(Page(endpoint));
        await partner.CreateQuoteAsync();
        await app.DispatchAsync();

        (await anna.Press(before, $"{Page(endpoint)}/pause")).Expect(409).Alert().ShouldContain("disabled");
        (await anna.Get(Operator.Home)).Plain().ShouldContain("disabled: gone");
        (await anna.Get(Page(endpoint))).Text.ShouldNotContain("<progress"); // it is at the end of that way
        (await anna.Press(await anna.Get(Page(endpoint)), $"{Page(endpoint)}/resume", ("held", "skip"))).Expect(303);
        (await partner.GetAsync($"/v1/webhook-endpoints/{endpoint.Id()}")).Text("status").ShouldBe("active");
    }

    [Theory]
    [InlineData(204, "The test event was delivered.")]
    [InlineData(500, "The test event was not delivered")]
    public async Task A_test_event_is_sent(int answer, string said)
    {
        await using var crm = await Crm.StartAsync();
        crm.AnswerWith(answer);
        var partner = await app.Partner();
        var endpoint = await partner.RegisterAsync(crm);
        var anna = await SignInLaterAsync();

        var done = await anna.Follow(await anna.Press(await anna.Get(Page(endpoint)), $"{Page(endpoint)}/test"));

        done.Plain().ShouldContain(said);
        done.Plain().ShouldContain("webhook_endpoint.test");
        crm.Received.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task No_button_works_without_its_token_or_for_a_stranger()
    {
        await using var crm = await Crm.StartAsync();
        var (partner, endpoint, dead) = await DeadAsync(crm);
        var (anna, stranger) = (await SignInLaterAsync(), Operator.At(app));

        foreach (var button in new[] { $"{Page(endpoint)}/pause", $"{Page(endpoint)}/resume", $"{Page(endpoint)}/replay", $"{Page(endpoint)}/test", $"/ops/deliveries/{dead.Id()}/replay", "/ops/sign-out" })
        {
            (await anna.Post(button, ("held", "skip"), ("since", "2026-01-01T00:00"))).Expect(400);
            (await stranger.Post(button, ("held", "skip"), ("since", "2026-01-01T00:00"))).Expect(303).Location.ShouldBe(Operator.SignIn);
        }

        await app.DispatchAsync();
        crm.Received.Count.ShouldBe(1);
        (await partner.GetAsync($"/v1/webhook-endpoints/{endpoint.Id()}")).Text("status").ShouldBe("active");
    }

    [Fact]
    public async Task How_far_an_endpoint_is_on_the_way_to_being_disabled_is_shown()
    {
        await using var crm = await Crm.StartAsync();
        var partner = await app.Partner();
        var endpoint = await partner.RegisterAsync(crm);
        var id = Guid.Parse(endpoint.Id());
        app.Clock.Advance(TimeSpan.FromDays(3));
        var since = app.Clock.GetUtcNow().AddDays(-2);
        await app.InDatabase(db => db.Endpoints.Where(row => row.Id == id).ExecuteUpdateAsync(set => set.SetProperty(row => row.FailStreak, 9).SetProperty(row => row.FirstFailAt, since), TestContext.Current.CancellationToken));

        var page = (await (await SignInLaterAsync()).Get(Page(endpoint))).Expect(200);

        page.Text.ShouldContain("value=\"60\""); // three of five days
        page.Plain().ShouldContain("9 failed in a row");
    }

    [Fact]
    public async Task A_live_key_sees_no_test_endpoint_and_no_page_of_what_is_not_there()
    {
        await using var crm = await Crm.StartAsync();
        var tester = await app.PartnerDoor(mode: KeyMode.Test);
        var endpoint = await tester.RegisterAsync(crm);
        var anna = await SignInLaterAsync();

        (await anna.Get(Operator.Home)).Text.ShouldNotContain(endpoint.Id());
        (await anna.Get(Page(endpoint))).Expect(404);
        (await anna.Get($"/ops/endpoints/{Guid.CreateVersion7():N}")).Expect(404);
        (await anna.Get("/ops/nowhere")).Expect(404).Text.ShouldContain("<h1>There is nothing here</h1>");
    }
}
