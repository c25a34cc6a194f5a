using Microsoft.EntityFrameworkCore;
using PricingApi.Access;
using PricingApi.Tests.Harness;
using PricingApi.Tests.Quotes.Documents;

namespace PricingApi.Tests.Quotes.Links;

/// <summary>What a customer sees at a link, and does there without a script.</summary>
public abstract class CustomerPageTests(PricingApp app)
{
    private readonly Door _customer = app.Customer();

    [Fact]
    public async Task The_customer_reads_the_quote_without_a_key()
    {
        var (partner, quote, link) = await Linked();

        var page = (await _customer.Get(link.Address())).Expect(200);

        page.Row("STORAGE").ShouldBe((await partner.Document(quote)).Row("STORAGE"));
        page.Plain().ShouldContain("U kunt deze offerte accepteren tot en met 1 februari 2026.");
        (page.Header("Cache-Control"), page.Header("Referrer-Policy"), page.Header("X-Robots-Tag")).ShouldBe(("no-store", "no-referrer", "noindex, nofollow"));
        page.Header("Content-Security-Policy")!.ShouldMatch("^default-src 'none'; .*form-action 'self'; frame-ancestors 'none'$");
        page.Text.ShouldNotContain(link.Address());
    }

    [Fact]
    public async Task A_yes_is_kept_with_who_gave_it_and_the_link_it_came_by()
    {
        var (partner, quote, link) = await Linked();

        var done = await _customer.SayYes(link, ("Sec-Fetch-Site", "same-origin"), ("Origin", "null"));

        (done.Expect(303).Location, done.Header("Cache-Control"), done.Header("Referrer-Policy")).ShouldBe((link.Address(), "no-store", "no-referrer"));
        (await _customer.Get(link.Address())).Plain().ShouldContain("Geaccepteerd door Anna Jansen op 5 januari 2026.");
        var row = await app.RowOf(quote);
        (row.Status, row.AcceptedBy, row.AcceptedEmail, row.DecidedByLink).ShouldBe(("accepted", "Anna Jansen", "anna@example.nl", link.Id()));
        (await app.ToldOf(quote)).ShouldBe(["created", "issued", "accepted"]);
        var number = quote.Json.Text("number");
        var audited = await app.InDatabase(db => db.AuditEntries.AsNoTracking().SingleAsync(entry => entry.Resource == number && entry.Action == "quote.accept", TestContext.Current.CancellationToken));
        (audited.AccountId, audited.Actor).ShouldBe((partner.Account, $"link {link.Json.Text("id")}"));
        var shown = (await partner.Get(quote.Path())).Json;
        (shown.Text("acceptedBy"), shown.Text("acceptedEmail"), shown.Text("decidedByLink")).ShouldBe(("Anna Jansen", "anna@example.nl", link.Json.Text("id")));
    }

    [Fact]
    public async Task A_no_is_kept_with_its_reason()
    {
        var (partner, quote, link) = await Linked();

        (await _customer.Press(link, "decline", ("reason", "timing"), ("note", "Liever in\r\nhet voorjaar & later."))).Expect(303);

        var shown = (await partner.Get(quote.Path())).Expect(200);
        var declined = shown.Json;
        (declined.Text("status"), declined.Text("declineReason"), declined.Text("note"), declined.Text("decidedByLink")).ShouldBe(("declined", "timing", "Liever in\nhet voorjaar & later.", link.Json.Text("id")));
        var page = (await _customer.Get(link.Address())).Expect(200);
        page.Plain().ShouldContain("Afgewezen op 5 januari 2026.");
        page.Text.ShouldNotContain("<form");
        (await partner.Revise(quote)).Expect(200);
        (await partner.Get($"{quote.Path()}/revisions/1")).Expect(200).Text.ShouldBe(shown.Text);
    }

    [Fact]
    public async Task Saying_the_same_again_is_answered_the_same()
    {
        var (_, quote, link) = await Linked();
        var page = await _customer.Get(link.Address());
        var form = LinkLooks.Form(("act", "accept"), ("contentHash", quote.Json.Text("contentHash")), ("name", "Anna Jansen"), ("email", "anna@example.nl"));

        (await Send(link, form)).Expect(303);
        (await Send(link, form)).Expect(303);

        (await app.ToldOf(quote)).ShouldBe(["created", "issued", "accepted"]);
        page.Text.ShouldContain(quote.Json.Text("contentHash"));
    }

    [Theory]
    [InlineData("name", "")]
    [InlineData("name", "Anna\u202EnesnaJ")]
    [InlineData("email", "")]
    [InlineData("email", "anna")]
    [InlineData("email", "@example.nl")]
    [InlineData("email", "an na@example.nl")]
    [InlineData("email", "a@b")]
    [InlineData("email", "a@b.")]
    [InlineData("email", "a@.nl")]
    [InlineData("email", "a@b..nl")]
    [InlineData("email", "a@b@c.nl")]
    public async Task What_is_missing_is_asked_for_again_with_the_rest_as_it_was(string field, string value)
    {
        var (_, quote, link) = await Linked();
        var fields = new[] { ("name", "Anna <Jansen>"), ("email", "anna@example.nl") }.Select(each => each.Item1 == field ? (field, value) : each).ToArray();

        var page = (await _customer.Press(link, "accept", fields)).Expect(422);

        page.MediaType.ShouldBe("text/html");
        page.Text.ShouldContain("role=\"alert\"");
        page.Text.ShouldContain(field == "name" ? "value=\"anna@example.nl\"" : "value=\"Anna &lt;Jansen&gt;\"");
        (await app.RowOf(quote)).Status.ShouldBe("issued");
    }

    [Theory]
    [InlineData("act=accept&contentHash=0&name=Anna&email=a@b.nl", 400)]
    [InlineData("act=decline&reason=none", 400)]
    [InlineData("act=approve", 400)]
    [InlineData("", 400)]
    [InlineData("act=decline&reason=price&note=%01", 422)]
    [InlineData("%%%=%&&=&act", 400)]
    public async Task A_form_that_is_not_ours_does_nothing(string form, int status)
    {
        var (_, quote, link) = await Linked();

        (await Send(link, form)).Expect(status).MediaType.ShouldBe("text/html");

        (await app.RowOf(quote)).Status.ShouldBe("issued");
    }

    [Fact]
    public async Task Options_are_ticked_reckoned_and_taken_without_a_script()
    {
        var (seller, quote, link) = await WithOptions();

        var page = (await _customer.Get(link.Address())).Expect(200);
        var reckoned = (await _customer.Press(link, "recalculate", ("option", "3"), ("option", "2"), ("name", "Anna"))).Expect(200);
        (await app.RowOf(quote)).Status.ShouldBe("issued");
        (await _customer.Press(link, "accept", ("option", "3"), ("option", "2"), ("name", "Anna"), ("email", "a@b.nl"))).Expect(303);

        page.Text.ShouldContain("<input type=\"checkbox\" form=\"yes\" name=\"option\" value=\"2\">");
        reckoned.Text.ShouldContain("name=\"option\" value=\"2\" checked>");
        reckoned.Text.ShouldNotContain("name=\"option\" value=\"4\" checked>");
        reckoned.Text.ShouldContain("value=\"Anna\"");
        reckoned.Below("Accepteren").ShouldContain("Met optie 2, 3: Totaal Zonder btw Btw Met btw Eenmalig 100,00 21,00 121,00 Per maand 120,00 25,20 145,20");
        var accepted = (await seller.Get(quote.Path())).Json;
        accepted.GetProperty("accepted").Items("taken").Select(line => line.GetInt32()).ShouldBe([2, 3]);
        accepted.GetProperty("accepted").Texts("totals", "net").ShouldBe(["100.00", "120.00"]);
        (await _customer.Get(link.Address())).Below("Geaccepteerd").ShouldContain("2. Dienst SETUP 3. Dienst STORAGE");
    }

    [Theory]
    [InlineData("option=4", "Bij uw keuze hoort ook optie 5.")]
    [InlineData("option=1", "Deze opties kunnen niet samen: kies anders.")]
    [InlineData("option=99", "Deze opties kunnen niet samen: kies anders.")]
    public async Task Options_that_cannot_be_taken_are_not(string options, string said)
    {
        var (_, quote, link) = await WithOptions();
        var form = LinkLooks.Form(("contentHash", quote.Json.Text("contentHash")), ("name", "Anna"), ("email", "a@b.nl")) + "&" + options;

        (await Send(link, $"{form}&act=recalculate")).Expect(422).Alert().ShouldBe(said);
        (await Send(link, $"{form}&act=accept")).Expect(422).Alert().ShouldBe(said);
        (await Send(link, $"{form}&act=totals")).Expect(200).Plain().ShouldContain(said);
        (await Send(link, $"{form}&act=accept&option=x")).Expect(400);

        (await app.RowOf(quote)).Status.ShouldBe("issued");
    }

    [Fact]
    public async Task The_script_asks_for_no_more_than_the_totals()
    {
        var (_, quote, link) = await WithOptions();

        var page = (await _customer.Get(link.Address())).Expect(200);
        var totals = (await _customer.Press(link, "totals", ("option", "2"))).Expect(200);

        page.Header("Content-Security-Policy")!.ShouldMatch("script-src 'sha256-[^']+'; connect-src 'self'; ");
        page.Text.Split("<script").Length.ShouldBe(2);
        totals.Plain().ShouldBe("Met optie 2: Totaal Zonder btw Btw Met btw Eenmalig 100,00 21,00 121,00 Per maand 60,00 12,60 72,60");
        totals.Header("Cache-Control").ShouldBe("no-store");
        quote.Json.Text("status").ShouldBe("issued");
    }

    [Fact]
    public async Task What_was_shown_is_what_is_accepted()
    {
        var (_, quote, link) = await Linked();

        var page = (await _customer.Press(link, "accept", ("name", "Anna"), ("email", "a@b.nl"), ("contentHash", new string('0', 64)))).Expect(409);

        page.Plain().ShouldContain("Er is niets geaccepteerd of afgewezen.");
        (await app.RowOf(quote)).Status.ShouldBe("issued");
    }

    [Fact]
    public async Task What_became_of_the_quote_meanwhile_is_told()
    {
        var (partner, quote, link) = await Linked();
        var (_, other, second) = await Linked();
        (await partner.Withdraw(quote)).Expect(200);

        var page = (await Send(link, LinkLooks.Form(("act", "accept"), ("contentHash", quote.Json.Text("contentHash")), ("name", "Anna"), ("email", "a@b.nl")))).Expect(409);

        page.Plain().ShouldContain("Deze offerte is ingetrokken.");
        page.Text.ShouldNotContain("<form");
        (await _customer.Press(second, "decline", ("reason", "price"))).Expect(303);
        (await Send(second, LinkLooks.Form(("act", "accept"), ("contentHash", other.Json.Text("contentHash")), ("name", "Anna"), ("email", "a@b.nl")))).Expect(409);
        (await app.RowOf(other)).Status.ShouldBe("declined");
    }

    [Fact]
    public async Task A_superseded_revision_says_so_and_takes_no_answer()
    {
        var (partner, quote, link) = await Linked();
        (await partner.Revise(quote)).Expect(200);
        (await partner.Issue(quote)).Expect(200);

        var page = (await _customer.Get(link.Address())).Expect(200);
        var refused = (await Send(link, LinkLooks.Form(("act", "accept"), ("contentHash", quote.Json.Text("contentHash")), ("name", "Anna"), ("email", "a@b.nl")))).Expect(409);
        (await Send(link, "act=decline&reason=price")).Expect(409);

        page.Plain().ShouldContain("Van deze offerte is een nieuwere versie.");
        page.Plain().ShouldContain("Revisie 1");
        page.Text.ShouldNotContain("<form");
        refused.Plain().ShouldContain("Van deze offerte is een nieuwere versie.");
        (await app.RowOf(quote)).Status.ShouldBe("issued");
        (await _customer.Get((await partner.Link(quote)).Address())).Expect(200).Plain().ShouldContain("Revisie 2");
    }

    [Fact]
    public async Task A_link_that_is_wrong_ended_or_over_is_answered_alike()
    {
        var (partner, quote, ended) = await Linked();
        var over = await partner.Link(quote, """{ "validUntil": "2026-01-05" }""");
        (await partner.Send(HttpMethod.Delete, $"{quote.Path()}/links/{ended.Json.Text("id")}", null)).Expect(204);
        var last = (await _customer.Get(over.Address())).Expect(200);

        app.Clock.MoveTo(new(2026, 1, 5, 23, 0, 0, TimeSpan.Zero));
        try
        {
            var wrong = (await _customer.Get("/q/0123456789ABCDEFGHIJKLMNOPQRSTUV")).Expect(404);

            last.MediaType.ShouldBe("text/html");
            (wrong.MediaType, wrong.Header("Cache-Control"), wrong.Header("X-Robots-Tag")).ShouldBe(("text/html", "no-store", "noindex, nofollow"));
            foreach (var address in (string[])[ended.Address(), over.Address(), "/q/x", $"{over.Address()}x", $"/q/{new string('a', 2000)}"])
            {
                (await _customer.Get(address)).Expect(404).Text.ShouldBe(wrong.Text, address);
                (await _customer.Send(HttpMethod.Post, address, "act=decline&reason=price", ("Content-Type", "application/x-www-form-urlencoded"))).Expect(404).Text.ShouldBe(wrong.Text, address);
            }

            (await app.RowOf(quote)).Status.ShouldBe("issued");
        }
        finally
        {
            app.Clock.MoveTo(FakeClock.Start);
        }
    }

    [Fact]
    public async Task An_expired_quote_can_still_be_read_by_a_link_that_works_longer()
    {
        var partner = await app.PartnerOf(Menu.Storage);
        var quote = await partner.Issued("2026-01-05");
        var link = await partner.Link(quote, """{ "validUntil": "2026-02-04" }""");
        var form = LinkLooks.Form(("act", "accept"), ("contentHash", quote.Json.Text("contentHash")), ("name", "Anna"), ("email", "a@b.nl"));

        app.Clock.MoveTo(new(2026, 1, 5, 23, 0, 0, TimeSpan.Zero));
        try
        {
            (await _customer.Get(link.Address())).Expect(200).Plain().ShouldContain("Deze offerte is verlopen: ze was geldig tot en met 5 januari 2026.");
            (await Send(link, form)).Expect(409);
            (await app.RowOf(quote)).Status.ShouldBe("expired");
        }
        finally
        {
            app.Clock.MoveTo(FakeClock.Start);
        }
    }

    [Theory]
    [InlineData(403, "Sec-Fetch-Site=cross-site")]
    [InlineData(403, "Sec-Fetch-Site=same-site")]
    [InlineData(403, "Sec-Fetch-Site=none")]
    [InlineData(403, "Origin=https://evil.example")]
    [InlineData(403, "Sec-Fetch-Site=cross-site;Origin=null")]
    [InlineData(403, "Sec-Fetch-Site=cross-site;Origin=http://localhost")]
    [InlineData(303, "Origin=null")]
    [InlineData(303, "Origin=http://localhost")]
    [InlineData(303, "Origin=https://localhost")]
    [InlineData(303, "Sec-Fetch-Site=same-origin;Origin=null")]
    [InlineData(303, "")]
    public async Task Forms_of_other_websites_are_refused(int status, string headers)
    {
        var (_, quote, link) = await Linked();

        (await _customer.SayYes(link, [.. headers.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(header => (header.Split('=')[0], header.Split('=')[1]))])).Expect(status);

        (await app.RowOf(quote)).Status.ShouldBe(status == 303 ? "accepted" : "issued");
    }

    [Fact]
    public async Task A_body_of_another_kind_is_refused()
    {
        var (_, _, link) = await Linked();

        (await _customer.Post(link.Address(), """{ "act": "accept" }""")).Expect(415, "unsupported-media-type");
        (await _customer.Send(HttpMethod.Delete, link.Address(), null)).Expect(405, "method-not-allowed");
    }

    [Fact]
    public async Task The_link_of_a_test_quote_says_that_it_is_a_test()
    {
        var partner = await app.PartnerOf(Menu.Storage);
        var tests = await app.Again(partner, mode: KeyMode.Test);
        var quote = await tests.Issued();
        var link = await tests.Link(quote);

        (await _customer.Get(link.Address())).Expect(200).Plain().ShouldContain("Testofferte");
        (await _customer.SayYes(link)).Expect(303);

        (await app.RowOf(quote)).Status.ShouldBe("accepted");
    }

    private async Task<(Door Seller, Reply Quote, Reply Link)> WithOptions()
    {
        var seller = await app.SellerWithOptions();
        var quote = (await seller.Issue((await seller.Create("/v1/quotes", DocumentTests.Options)).Expect(201))).Expect(200);

        return (seller, quote, await seller.Link(quote));
    }

    private async Task<(Door Partner, Reply Quote, Reply Link)> Linked()
    {
        var partner = await app.PartnerOf(Menu.Storage);
        var quote = await partner.Issued();

        return (partner, quote, await partner.Link(quote));
    }

    private Task<Reply> Send(Reply link, string form) => _customer.Send(HttpMethod.Post, link.Address(), form, ("Content-Type", "application/x-www-form-urlencoded"));
}

public sealed class CustomerPagesOnSqlite(SqliteApp app) : CustomerPageTests(app.WithManyVisits()), IClassFixture<SqliteApp>;

public sealed class CustomerPagesOnPostgres(PostgresApp app) : CustomerPageTests(app.OrSkip().WithManyVisits()), IClassFixture<PostgresApp>;

internal static class VisitSettings
{
    /// <summary>The clock stands still in tests: all visits are of one minute.</summary>
    public static PricingApp WithManyVisits(this PricingApp app)
    {
        app.Settings["Links:RequestsPerMinute"] = "100000";
        return app;
    }
}
