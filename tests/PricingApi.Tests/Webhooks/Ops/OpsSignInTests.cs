using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;
using PricingApi.Operations;
using PricingApi.Tests.Harness;
using PricingApi.Tests.Http;
using PricingApi.Tests.Quotes.Links;

namespace PricingApi.Tests.Webhooks.Ops;

public sealed class OpsSignInOnSqlite(SqliteApp app) : OpsSignInTests(app), IClassFixture<SqliteApp>;

public sealed class OpsSignInOnPostgres(PostgresApp app) : OpsSignInTests(app.OrSkip()), IClassFixture<PostgresApp>;

/// <summary>Who gets to the operations pages, and who does not.</summary>
public abstract class OpsSignInTests(PricingApp app)
{
    private readonly Operator _anna = Operator.At(app);

    /// <summary>Those who tried before count in the same minute.</summary>
    private void LetAMinutePass() => app.Clock.Advance(TimeSpan.FromMinutes(1));

    [Fact]
    public async Task An_administrator_signs_in_by_a_key_and_out_again()
    {
        LetAMinutePass();
        (await _anna.Get(Operator.Home)).Expect(303).Location.ShouldBe(Operator.SignIn);

        var done = (await _anna.SignInAsync(DevelopmentData.Key)).Expect(303);
        var page = await _anna.Follow(done);

        done.Location.ShouldBe(Operator.Home);
        page.Text.ShouldContain("<h1>Operations</h1>");
        (page.Header("Cache-Control"), page.Header("Referrer-Policy"), page.Header("X-Robots-Tag")).ShouldBe(("no-store", "no-referrer", "noindex, nofollow"));
        page.Header("Content-Security-Policy")!.ShouldMatch("^default-src 'none'; style-src 'sha256-[^']+'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'$");
        page.Text.ShouldNotContain("<script");
        page.Text.ShouldNotContain("style=");
        (await app.InDatabase(db => db.AuditEntries.CountAsync(row => row.Action == "ops.signIn", TestContext.Current.CancellationToken))).ShouldBeGreaterThan(0);

        (await _anna.Press(page, "/ops/sign-out")).Expect(303).Location.ShouldBe(Operator.SignIn);
        (await _anna.Get(Operator.Home)).Expect(303).Location.ShouldBe(Operator.SignIn);
    }

    [Theory]
    [InlineData("http://localhost", false)]
    [InlineData("https://localhost", true)]
    public async Task The_cookie_is_for_this_site_and_no_script(string address, bool secure)
    {
        LetAMinutePass();
        var cookie = (await Operator.At(app, address).SignInAsync(DevelopmentData.Key)).Expect(303).Header("Set-Cookie")!;

        cookie.ShouldStartWith("pricing-ops=");
        cookie.ShouldContain("; path=/ops; ");
        cookie.ShouldContain("samesite=strict");
        cookie.ShouldContain("httponly");
        cookie.Contains("; secure", StringComparison.Ordinal).ShouldBe(secure);
        cookie.ShouldNotContain(DevelopmentData.Key);
    }

    [Theory]
    [InlineData("")]
    [InlineData("pk_live_DevelopmentKey00ForTryingThingsOnThisMachine0002kCrmS")]
    [InlineData("<script>alert(1)</script>")]
    public async Task A_wrong_key_is_refused(string key)
    {
        LetAMinutePass();
        var refused = (await _anna.SignInAsync(key)).Expect(403);

        refused.Alert().ShouldContain("not a key of an administrator");
        refused.Header("Set-Cookie").ShouldBeNull();
        refused.Text.ShouldNotContain("alert(1)");
        (await _anna.Get(Operator.Home)).Expect(303);
    }

    [Fact]
    public async Task A_key_that_administers_nothing_and_one_of_a_partner_are_refused()
    {
        LetAMinutePass();
        var (_, manager) = await app.NewKey(["webhooks:manage", "quotes:write"]);
        var (_, clerk) = await app.NewKey(["admin"]);
        var partner = await app.PartnerKey("admin", "webhooks:manage");

        (await _anna.SignInAsync(manager)).Expect(403);
        (await _anna.SignInAsync(clerk)).Expect(403);
        (await _anna.SignInAsync(partner)).Expect(403);
        (await _anna.Get(Operator.Home)).Expect(303);
    }

    [Fact]
    public async Task A_form_without_its_token_is_refused()
    {
        LetAMinutePass();
        var page = await _anna.Get(Operator.SignIn);
        (await _anna.Post(Operator.SignIn, ("key", DevelopmentData.Key))).Expect(400).Header("Set-Cookie").ShouldBeNull();
        (await _anna.Post(Operator.SignIn, ("key", DevelopmentData.Key), ("token", "made up"))).Expect(400);
        (await _anna.Get(Operator.Home)).Expect(303);

        var other = await Operator.SignedInAsync(app);
        (await other.Post("/ops/sign-out")).Expect(400);
        (await other.Press(page, Operator.SignIn, ("key", DevelopmentData.Key))).Expect(400); // of somebody else's page
        (await other.Get(Operator.Home)).Expect(200);
    }

    [Fact]
    public async Task A_session_ends_after_half_an_hour()
    {
        LetAMinutePass();
        var anna = await Operator.SignedInAsync(app);
        app.Clock.Advance(TimeSpan.FromMinutes(29));
        var page = (await anna.Get(Operator.Home)).Expect(200);

        app.Clock.Advance(TimeSpan.FromMinutes(1));

        (await anna.Get(Operator.Home)).Expect(303).Location.ShouldBe("/ops/sign-in?ended");
        (await anna.Press(page, "/ops/sign-out")).Expect(303).Location.ShouldBe("/ops/sign-in?ended");
        (await anna.Get("/ops/sign-in?ended")).Expect(200).Alert().ShouldStartWith("Your session has ended.");
    }

    [Fact]
    public async Task Signing_out_ends_the_session_for_a_copy_of_its_cookie_too()
    {
        LetAMinutePass();
        var cookie = (await _anna.SignInAsync(DevelopmentData.Key)).Header("Set-Cookie")!.Split(';')[0];
        using var browser = app.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, HandleCookies = false });
        Task<Reply> Copied() => new Door(browser, Guid.Empty).Get(Operator.Home, ("Cookie", cookie));
        (await Copied()).Expect(200);

        (await _anna.Press(await _anna.Get(Operator.Home), "/ops/sign-out")).Expect(303);

        (await Copied()).Expect(303).Location.ShouldBe("/ops/sign-in?ended");
        (await app.InDatabase(db => db.AuditEntries.CountAsync(row => row.Action == "ops.signOut", TestContext.Current.CancellationToken))).ShouldBeGreaterThan(0);
        (await _anna.SignInAsync(DevelopmentData.Key)).Expect(303);
        (await _anna.Get(Operator.Home)).Expect(200);
    }

    [Fact]
    public async Task A_forged_form_is_told_of_in_one_line()
    {
        LetAMinutePass();
        using var log = KeptLog.Of(app);
        using var browser = app.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, HandleCookies = false });

        var (door, forged) = (new Door(browser, Guid.Empty), ("Cookie", "pricing-ops-form=forged"));

        (await door.Get(Operator.SignIn, forged)).Expect(200);
        log.Lines.ShouldBeEmpty();
        (await door.Send(HttpMethod.Post, Operator.SignIn, LinkLooks.Form([("token", "x")]), ("Content-Type", "application/x-www-form-urlencoded"), forged)).Expect(400);
        log.Lines.ShouldHaveSingleItem().ShouldStartWith("A form of the operations pages came without a token");
    }

    [Fact]
    public async Task A_session_ends_with_its_key()
    {
        LetAMinutePass();
        using var seller = app.SellerClient();
        var (id, key) = await app.NewKey(["admin", "webhooks:manage"]);
        await app.NewKey(["admin"]); // the last of the seller's is not revoked
        (await _anna.SignInAsync(key)).Expect(303);
        (await _anna.Get(Operator.Home)).Expect(200);

        (await seller.Post($"/v1/api-clients/{id}/revoke")).Status.ShouldBe(System.Net.HttpStatusCode.OK);

        (await _anna.Get(Operator.Home)).Expect(303).Location.ShouldBe("/ops/sign-in?ended");
    }

    [Fact]
    public async Task A_made_up_cookie_opens_nothing()
    {
        using var browser = app.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, HandleCookies = false });

        (await new Door(browser, Guid.Empty).Get(Operator.Home, ("Cookie", "pricing-ops=CfDJ8made-up"))).Expect(303).Location.ShouldBe("/ops/sign-in?ended");
    }

    [Fact]
    public async Task A_key_in_a_header_opens_no_page()
    {
        using var browser = app.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });

        (await new Door(browser, Guid.Empty).Get(Operator.Home, ("X-Api-Key", DevelopmentData.Key))).Expect(303);
    }

    [Fact]
    public async Task Whoever_tries_too_often_waits_a_minute()
    {
        LetAMinutePass();
        for (var turn = 0; turn < 10; turn++)
        {
            (await _anna.SignInAsync("guess")).Expect(403);
        }

        (await _anna.SignInAsync(DevelopmentData.Key)).Expect(429).Header("Retry-After").ShouldNotBeNull();
        LetAMinutePass();
        (await _anna.SignInAsync(DevelopmentData.Key)).Expect(303);
    }

    [Fact]
    public async Task A_body_that_is_too_long_or_no_form_is_refused()
    {
        LetAMinutePass();
        using var browser = app.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });
        var door = new Door(browser, Guid.Empty);

        (await door.Send(HttpMethod.Post, Operator.SignIn, """{"key":"x"}""")).Expect(400);
        (await _anna.Post(Operator.SignIn, [.. Enumerable.Range(0, 2000).Select(number => ($"field{number}", "x"))])).Expect(400);
    }

    [Fact]
    public async Task They_are_no_part_of_the_contract()
    {
        using var browser = app.CreateClient();

        (await new Door(browser, Guid.Empty).Get("/openapi/v1.json")).Expect(200).Text.ShouldNotContain("\"/ops");
    }
}
