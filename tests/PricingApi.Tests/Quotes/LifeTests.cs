using PricingApi.Tests.Harness;

namespace PricingApi.Tests.Quotes;

/// <summary>What may become of a quote, and what may not.</summary>
public abstract class LifeTests(PricingApp app)
{
    private static readonly string[] Acts = ["edit", "issue", "accept", "late", "decline", "withdraw", "revise", "approve", "reject"];

    /// <summary>What each act is answered with: done (200), the same again (=), refused (-).</summary>
    public static TheoryData<string, string> Statuses => new()
    {
        // edit, issue, accept, accept late, decline, withdraw, revise, approve, reject (what needs no approval)
        { "draft", "200 200 - - - 200 - - -" },
        { "issued", "- = 200 200 200 200 200 - -" },
        { "accepted", "- - = = - - - - -" },
        { "declined", "- - - - = - 200 - -" },
        { "expired", "- - - 200 - - 200 - -" },
        { "withdrawn", "- - - - - = 200 - -" },
    };

    [Theory]
    [MemberData(nameof(Statuses))]
    public async Task Each_status_allows_some_acts(string status, string answers)
    {
        var door = await Seller();
        try
        {
            foreach (var (act, answer) in Acts.Zip(answers.Split(' ')))
            {
                app.Clock.MoveTo(FakeClock.Start);
                var quote = await In(status, door);
                var before = (await door.Get(quote.Path())).Expect(200);
                before.Json.Text("status").ShouldBe(status);
                var told = await app.ToldOf(quote);

                var reply = await Do(act, door, before);

                if (answer == "200")
                {
                    reply.Expect(200).ETag.ShouldBe(Next(before), act);
                    (await door.Get(quote.Path())).Text.ShouldBe(reply.Text, act);
                    reply.Json.GetProperty("revision").GetInt32().ShouldBe(act == "revise" ? 2 : 1);
                }
                else if (answer == "=")
                {
                    (reply.Expect(200).Text, reply.ETag).ShouldBe((before.Text, before.ETag), act);
                    (await app.ToldOf(quote)).ShouldBe(told, act);
                }
                else
                {
                    reply.Expect(409, act == "edit" ? "quote-immutable" : "state-conflict");
                    (await door.Get(quote.Path())).Text.ShouldBe(before.Text, act);
                }
            }
        }
        finally
        {
            app.Clock.MoveTo(FakeClock.Start);
        }
    }

    [Fact]
    public async Task A_yes_is_kept_with_who_gave_it_when_and_to_what()
    {
        var partner = await app.PartnerOf(Menu.Storage);
        var issued = await partner.IssuedToday(app);
        app.Clock.Advance(TimeSpan.FromMinutes(5));

        var accepted = (await partner.Post($"{issued.Path()}/accept", $$"""{ "acceptedBy": "Anna Jansen", "contentHash": "{{issued.Json.Text("contentHash")}}" }""")).Expect(200).Json;

        (accepted.Text("status"), accepted.Text("acceptedBy"), accepted.Text("acceptedAt")).ShouldBe(("accepted", "Anna Jansen", "2026-01-05T09:05:00Z"));
        accepted.Text("contentHash").ShouldBe(issued.Json.Text("contentHash"));
        accepted.Text("issuedAt").ShouldBe(issued.Json.Text("issuedAt"));
        (await app.ToldOf(issued)).ShouldBe(["created", "issued", "accepted"]);
        var told = System.Text.Json.JsonElement.Parse((await app.EventsOf(issued))[^1].Body).GetProperty("data").GetProperty("quote");
        (told.Text("status"), told.Text("acceptedBy"), told.Text("acceptedAt")).ShouldBe(("accepted", "Anna Jansen", accepted.Text("acceptedAt")));
        app.Clock.MoveTo(FakeClock.Start);
    }

    [Fact]
    public async Task A_yes_to_another_content_is_none()
    {
        var partner = await app.PartnerOf(Menu.Storage);
        var issued = await partner.IssuedToday(app);
        var other = new string('0', 64);

        var refused = (await partner.Post($"{issued.Path()}/accept", $$"""{ "acceptedBy": "Anna", "contentHash": "{{other}}" }""")).Expect(409, "state-conflict");

        refused.Errors.ShouldBe([("/contentHash", "state-conflict")]);
        (await partner.Get(issued.Path())).Text.ShouldBe(issued.Text);
        (await partner.Accept(issued, "Anna")).Expect(200);
        (await partner.Post($"{issued.Path()}/accept", $$"""{ "acceptedBy": "Anna", "contentHash": "{{other}}" }""")).Expect(409, "state-conflict");
    }

    [Fact]
    public async Task A_no_is_kept_with_its_reason()
    {
        var partner = await app.PartnerOf(Menu.Storage);
        var issued = await partner.IssuedToday(app);

        var declined = (await partner.Post($"{issued.Path()}/decline", """{ "reason": "noDecision", "note": "Board met.\nNo budget." }""")).Expect(200);

        (declined.Json.Text("status"), declined.Json.Text("declineReason"), declined.Json.Text("note")).ShouldBe(("declined", "noDecision", "Board met.\nNo budget."));
        declined.Json.Text("declinedAt").ShouldBe(issued.Json.Text("issuedAt"));
        var told = System.Text.Json.JsonElement.Parse((await app.EventsOf(issued))[^1].Body).GetProperty("data").GetProperty("quote");
        (told.Text("declineReason"), told.Text("note")).ShouldBe(("noDecision", "Board met.\nNo budget."));
        (await partner.Decline(issued, "noDecision")).Expect(409, "state-conflict"); // without the note it is another no
    }

    [Fact]
    public async Task What_is_taken_back_may_say_why()
    {
        var partner = await app.PartnerOf(Menu.Storage);
        var draft = await partner.Quote(("STORAGE", 1));

        var withdrawn = (await partner.Post($"{draft.Path()}/withdraw", """{ "note": "Wrong customer." }""")).Expect(200);

        (withdrawn.Json.Text("status"), withdrawn.Json.Text("note")).ShouldBe(("withdrawn", "Wrong customer."));
        withdrawn.Json.TryGetProperty("withdrawnAt", out _).ShouldBeTrue();
        (await app.ToldOf(draft)).ShouldBe(["created", "withdrawn"]);
    }

    [Fact]
    public async Task The_first_answer_counts()
    {
        var partner = await app.PartnerOf(Menu.Storage);
        var issued = await partner.IssuedToday(app);
        var accepted = (await partner.Accept(issued, "Anna")).Expect(200);

        (await partner.Accept(issued, "Bert")).Expect(409, "state-conflict");
        (await partner.Decline(issued)).Expect(409, "state-conflict");

        (await partner.Get(issued.Path())).Text.ShouldBe(accepted.Text);
    }

    [Fact]
    public async Task An_answer_may_name_the_version_it_is_about()
    {
        var partner = await app.PartnerOf(Menu.Storage);
        var draft = await partner.Quote(("STORAGE", 1));
        var issued = (await partner.Issue(draft)).Expect(200);

        (await partner.Accept(issued, headers: ("If-Match", draft.ETag!))).Expect(412, "precondition-failed");
        (await partner.Revise(issued, null, ("If-Match", draft.ETag!))).Expect(412, "precondition-failed");
        (await partner.Accept(issued, headers: ("If-Match", issued.ETag!))).Expect(200);
        (await partner.Accept(issued, headers: ("If-Match", issued.ETag!))).Expect(200); // a retry
    }

    [Theory]
    [InlineData("accept", "{}", 400, "invalid-request")]
    [InlineData("accept", """{ "acceptedBy": "" }""", 400, "invalid-request")]
    [InlineData("accept", """{ "acceptedBy": "Anna", "contentHash": "ABC" }""", 400, "invalid-request")]
    [InlineData("accept", """{ "acceptedBy": "Anna", "at": "2026-01-01" }""", 400, "invalid-request")]
    [InlineData("accept", """{ "acceptedBy": "  " }""", 422, "text-not-allowed")]
    [InlineData("accept", """{ "acceptedBy": "Anna\nJansen" }""", 422, "text-not-allowed")]
    [InlineData("accept", """{ "acceptedBy": "\u202eannA" }""", 422, "text-not-allowed")]
    [InlineData("accept", "", 400, "malformed-json")]
    [InlineData("decline", "{}", 400, "invalid-request")]
    [InlineData("decline", """{ "reason": "Price" }""", 400, "invalid-request")]
    [InlineData("decline", """{ "reason": "weather" }""", 400, "invalid-request")]
    [InlineData("decline", """{ "reason": "other", "note": "\u0007" }""", 422, "text-not-allowed")]
    [InlineData("withdraw", """{ "note": "" }""", 400, "invalid-request")]
    [InlineData("withdraw", """{ "note": "\u2066" }""", 422, "text-not-allowed")]
    public async Task What_is_no_answer_changes_nothing(string act, string body, int status, string problem)
    {
        var partner = await app.PartnerOf(Menu.Storage);
        var issued = await partner.IssuedToday(app);

        (await partner.Post($"{issued.Path()}/{act}", body)).Expect(status, problem);

        (await partner.Get(issued.Path())).Text.ShouldBe(issued.Text);
    }

    [Theory]
    [InlineData(200, 200)]
    [InlineData(201, 400)]
    public async Task A_name_has_200_characters_at_most(int length, int status)
    {
        var partner = await app.PartnerOf(Menu.Storage);

        (await partner.Accept(await partner.IssuedToday(app), new string('é', length))).Expect(status);
    }

    [Fact]
    public async Task Only_the_seller_accepts_late()
    {
        var partner = await app.PartnerOf(Menu.Storage);
        var issued = await partner.IssuedToday(app);

        (await partner.Post($"{issued.Path()}/accept", """{ "acceptedBy": "Anna", "late": true }""")).Expect(403, "insufficient-scope");

        (await (await app.SellerDoor()).Post($"{issued.Path()}/accept", """{ "acceptedBy": "Anna", "late": true }""")).Expect(200);
    }

    [Fact]
    public async Task Each_step_is_in_the_audit_trail()
    {
        var partner = await app.PartnerOf(Menu.Storage);
        var issued = await partner.IssuedToday(app);
        await partner.Decline(issued);
        await partner.Revise(issued);
        await partner.Withdraw(issued);

        var number = issued.Json.Text("number");
        var entries = await app.InDatabase(db => Task.FromResult(db.AuditEntries.Where(row => row.Resource == number).Select(row => row.Action).ToList()));

        entries.ShouldBe(["quote.create", "quote.issue", "quote.decline", "quote.revise", "quote.withdraw"], ignoreOrder: true);
    }

    private async Task<Door> Seller()
    {
        var seller = await app.SellerDoor();
        await app.Assign(seller, await seller.Book(Menu.Storage));
        return seller;
    }

    private async Task<Reply> In(string status, Door door)
    {
        var quote = await door.Quote(("STORAGE", 44));
        if (status == "draft")
        {
            return quote;
        }

        (await door.Issue(quote)).Expect(200);
        app.Clock.Advance(status == "expired" ? TimeSpan.FromDays(31) : TimeSpan.Zero);
        (await (status switch
        {
            "accepted" => Do("accept", door, quote),
            "declined" => Do("decline", door, quote),
            "withdrawn" => Do("withdraw", door, quote),
            _ => door.Get(quote.Path()),
        })).Expect(200);

        return quote;
    }

    private static Task<Reply> Do(string act, Door door, Reply quote) => act switch
    {
        "edit" => door.Put(quote.Path(), Menu.Quote(("STORAGE", 45)), quote.ETag),
        "issue" => door.Issue(quote),
        "accept" => door.Accept(quote),
        "late" => door.Post($"{quote.Path()}/accept", """{ "acceptedBy": "Anna Jansen", "late": true }"""),
        "decline" => door.Decline(quote),
        "withdraw" => door.Withdraw(quote),
        "approve" => door.Post($"{quote.Path()}/approve", $$"""{ "contentHash": "{{quote.Json.Text("contentHash")}}" }"""),
        "reject" => door.Post($"{quote.Path()}/reject", $$"""{ "contentHash": "{{quote.Json.Text("contentHash")}}", "note": "No." }"""),
        _ => door.Revise(quote),
    };

    private static string Next(Reply quote) => $"\"{int.Parse(quote.ETag!.Trim('"'), System.Globalization.CultureInfo.InvariantCulture) + 1}\"";
}

public sealed class LivesOnSqlite(SqliteApp app) : LifeTests(app), IClassFixture<SqliteApp>;

public sealed class LivesOnPostgres(PostgresApp app) : LifeTests(app.OrSkip()), IClassFixture<PostgresApp>;
