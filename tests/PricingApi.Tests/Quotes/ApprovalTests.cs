using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using PricingApi.Access;
using PricingApi.Operations;
using PricingApi.Tests.Harness;

namespace PricingApi.Tests.Quotes;

/// <summary>What may not be issued without a second pair of eyes, and how that cannot be side-stepped.</summary>
public abstract class ApprovalTests(PricingApp app)
{
    private const string Discounted = """[ { "service": "STORAGE", "quantity": 10, "discounts": [ { "kind": "percentage", "value": "10", "reason": "volume" } ] } ]""";

    [Fact]
    public async Task A_discount_above_the_limit_is_issued_after_somebody_else_approved_it()
    {
        var (author, colleague) = await Two();
        var quote = await Draft(author);

        quote.Json.GetProperty("approval").GetRawText().ShouldBe("""{"state":"needed","reasons":[{"rule":"discount","line":1,"text":"regel 1 (STORAGE) is meer verlaagd dan de opsteller mag geven"}]}""");
        (await author.Issue(quote)).Expect(409, "approval-required");
        (await author.Post($"{quote.Path()}/approve", Yes(quote))).Expect(403, "second-person-required");
        var approved = (await colleague.Post($"{quote.Path()}/approve", Yes(quote))).Expect(200).Json;
        var issued = (await author.Issue(quote)).Expect(200).Json;

        approved.GetProperty("approval").Text("state").ShouldBe("given");
        issued.GetProperty("approval").Text("decidedAt").ShouldBe("2026-01-05T09:00:00Z");
        (await app.ToldOf(quote)).ShouldBe(["created", "approvalRequested", "approved", "issued"]);
    }

    [Fact]
    public async Task Approval_is_for_one_content_alone()
    {
        var (author, colleague) = await Two();
        var quote = await Draft(author);
        var approved = (await colleague.Post($"{quote.Path()}/approve", Yes(quote))).Expect(200);

        var edited = (await author.Put(quote.Path(), Request(Discounted).With("title", "Another"), approved.ETag)).Expect(200);

        edited.Json.GetProperty("approval").Text("state").ShouldBe("needed");
        (await author.Issue(quote)).Expect(409, "approval-required");
        (await colleague.Post($"{quote.Path()}/approve", Yes(quote))).Expect(409, "state-conflict").Errors.ShouldBe([("/contentHash", "state-conflict")]);
        (await colleague.Post($"{quote.Path()}/approve", Yes(edited))).Expect(200);
        (await author.Issue(quote)).Expect(200);
        (await author.Revise(quote)).Expect(200).Json.GetProperty("approval").Text("state").ShouldBe("needed");
        (await author.Issue(quote)).Expect(409, "approval-required");
    }

    [Fact]
    public async Task Whoever_gave_a_discount_does_not_approve_it_though_another_edited_the_quote_last()
    {
        var (author, colleague) = await Two();
        var quote = await Draft(author);

        var edited = (await colleague.Put(quote.Path(), Request(Discounted).With("title", "Another"), quote.ETag)).Expect(200);

        (await author.Post($"{quote.Path()}/approve", Yes(edited))).Expect(403, "second-person-required");
        (await colleague.Post($"{quote.Path()}/approve", Yes(edited))).Expect(403, "second-person-required");
    }

    [Theory]
    [InlineData(null, "anna", "You wrote this quote: somebody else looks at it, by another key: no actor was named then, so the key is the person.")]
    [InlineData("anna", "anna", "You wrote this quote: somebody else looks at it, as another actor, or by another key that names none.")]
    [InlineData("anna", null, "You wrote this quote: somebody else looks at it, as another actor, or by another key that names none.")]
    public async Task Who_may_not_approve_is_told_who_may(string? writer, string? approver, string told)
    {
        var desk = await Desk();
        var quote = (await desk.Send(HttpMethod.Post, "/v1/quotes", Request(Discounted), [("Idempotency-Key", $"{Guid.NewGuid():N}"), .. As(writer)])).Expect(201);

        (await desk.Post($"{quote.Path()}/approve", Yes(quote), As(approver))).Expect(403, "second-person-required").Json.Text("detail").ShouldBe(told);
        if (writer is not null)
        {
            (await desk.Post($"{quote.Path()}/approve", Yes(quote), As("ben"))).Expect(200);
        }

        static (string, string)[] As(string? actor) => actor is null ? [] : [("X-Actor", actor)];
    }

    [Fact]
    public async Task Who_gave_something_on_a_quote_is_told_so()
    {
        var (author, colleague) = await Two();
        var quote = await Draft(author);
        var edited = (await colleague.Put(quote.Path(), Request(Discounted).With("title", "Another"), quote.ETag)).Expect(200);

        (await author.Post($"{quote.Path()}/approve", Yes(edited))).Expect(403, "second-person-required").Json.Text("detail")
            .ShouldBe("Something on this quote was given by 'test', which is what you are called: somebody else looks at it, by a key of another name.");
    }

    [Fact]
    public async Task What_was_rejected_has_to_be_changed()
    {
        var (author, colleague) = await Two();
        var quote = await Draft(author);

        var rejected = (await colleague.Post($"{quote.Path()}/reject", $$"""{ "contentHash": "{{quote.Json.Text("contentHash")}}", "note": "Langere looptijd." }""")).Expect(200).Json;

        (rejected.GetProperty("approval").Text("state"), rejected.GetProperty("approval").Text("note")).ShouldBe(("refused", "Langere looptijd."));
        (await colleague.Post($"{quote.Path()}/approve", Yes(quote))).Expect(409, "state-conflict");
        (await author.Issue(quote)).Expect(409, "approval-required");
        (await author.Put(quote.Path(), Request("""[ { "service": "STORAGE", "quantity": 10 } ]"""), (await author.Get(quote.Path())).ETag)).Expect(200).Json.TryGetProperty("approval", out _).ShouldBeFalse();
        (await author.Issue(quote)).Expect(200);
    }

    [Fact]
    public async Task A_client_gives_off_as_much_as_it_may_without_approval()
    {
        var (author, _) = await Two();
        var client = (await author.Post("/v1/api-clients", $$"""{ "name": "Sales", "scopes": [ "quotes:write", "quotes:read" ], "mode": "live", "discountLimit": "10" }""")).Expect(201).Json;
        var sales = new Door(app.CreateClient(client.Text("key")), author.Account);

        client.Text("discountLimit").ShouldBe("10");
        (await Draft(sales)).Json.TryGetProperty("approval", out _).ShouldBeFalse();
        (await sales.Create("/v1/quotes", Request(Discounted.Replace("10\", \"reason", "10.1\", \"reason", StringComparison.Ordinal)))).Expect(201).Json.GetProperty("approval").Text("state").ShouldBe("needed");
        (await author.Post("/v1/api-clients", """{ "name": "Sales", "scopes": [ "quotes:write" ], "mode": "live", "discountLimit": "100.1" }""")).Expect(422, "discount-out-of-range");
    }

    [Fact]
    public async Task A_floor_is_told_to_the_seller_alone()
    {
        var seller = await app.SellerDoor();
        var service = Menu.Service("STORAGE", Menu.PerUnit("6.00"), unit: "XPX");
        service["tariff"]!["floor"] = new JsonObject { ["price"] = "5.00" };
        var book = await seller.Book(service);
        await app.Assign(seller, book);
        var partner = await app.PartnerDoor(book);
        var request = Request(Discounted.Replace("\"10\"", "\"50\"", StringComparison.Ordinal));

        (await seller.Post("/v1/quotes/preview", request)).Expect(200).Json.GetProperty("approval").Texts("reasons", "rule").ShouldBe(["discount", "floor"]);
        (await partner.Post("/v1/quotes/preview", request)).Expect(200).Json.GetProperty("approval").Texts("reasons", "rule").ShouldBe(["discount"]);
    }

    [Fact]
    public async Task Whoever_writes_a_partners_quote_the_seller_alone_reads_of_floors()
    {
        var seller = await app.SellerDoor();
        var service = Menu.Service("STORAGE", Menu.PerUnit("6.00"), unit: "XPX");
        service["tariff"]!["floor"] = new JsonObject { ["price"] = "5.00" };
        var partner = await app.PartnerDoor(await seller.Book(service));
        var request = Request(Discounted.Replace("\"10\"", "\"50\"", StringComparison.Ordinal));

        var made = (await partner.Create("/v1/quotes", request)).Expect(201);
        Rules(made).ShouldBe(["discount"]);
        Rules(await seller.Get(made.Path())).ShouldBe(["discount", "floor"]);
        var edited = (await seller.Put(made.Path(), request.With("title", "Another"), made.ETag)).Expect(200);
        Rules(edited).ShouldBe(["discount", "floor"]);
        Rules(await partner.Get(made.Path())).ShouldBe(["discount"]);
        (await partner.Issue(made)).Expect(409, "approval-required").Text.ShouldNotContain("floor");
        (await seller.Issue(made)).Expect(409, "approval-required").Text.ShouldContain("lies under the floor");
        Rules((await (await app.Again(seller, name: "colleague")).Post($"{made.Path()}/approve", Yes(edited))).Expect(200)).ShouldBe(["discount", "floor"]);
        Rules((await partner.Issue(made)).Expect(200)).ShouldBe(["discount"]);
        Rules((await seller.Revise(made)).Expect(200)).ShouldBe(["discount", "floor"]);
        Rules(await seller.Get($"{made.Path()}/revisions/2")).ShouldBe(["discount", "floor"]);
        Rules(await partner.Get($"{made.Path()}/revisions/2")).ShouldBe(["discount"]);
        (await app.EventsOf(made)).ShouldAllBe(told => !System.Text.Encoding.UTF8.GetString(told.Body).Contains("floor"));
    }

    [Fact]
    public async Task A_preview_says_what_would_need_approval()
    {
        var (author, _) = await Two();

        var courtesy = (await author.Post("/v1/quotes/preview", Request("""[ { "service": "STORAGE", "quantity": 10, "disposition": "courtesy", "courtesy": { "reason": "storing", "approver": "P. de Vries", "until": "2026-02-01" } } ]"""))).Expect(200).Json;

        courtesy.GetProperty("approval").Texts("reasons", "rule").ShouldBe(["courtesy"]);
        (await author.Post("/v1/quotes/preview", Request("""[ { "service": "STORAGE", "quantity": 10, "manualPrice": { "unitPrice": "7.00", "reason": "spoed" } } ]"""))).Expect(200).Json.GetProperty("approval").Texts("reasons", "rule").ShouldBe(["manualPrice"]);
    }

    [Fact]
    public async Task Only_the_sellers_approvers_approve()
    {
        var (author, _) = await Two();
        var quote = await Draft(author);

        (await (await app.Again(author, Scope.All & ~Scope.QuotesApprove)).Post($"{quote.Path()}/approve", Yes(quote))).Expect(403, "insufficient-scope");
        (await (await app.PartnerDoor()).Post($"{quote.Path()}/approve", Yes(quote))).Expect(403, "insufficient-scope");
        (await author.Post($"{(await author.Quote(("STORAGE", 1))).Path()}/approve", Yes(quote))).Expect(409, "state-conflict");
    }

    [Fact]
    public async Task Of_an_approval_and_an_edit_at_once_one_counts_for_what_it_saw()
    {
        var (author, colleague) = await Two();
        foreach (var _ in Enumerable.Range(0, 10))
        {
            var quote = await Draft(author);

            var (approval, edit) = (colleague.Post($"{quote.Path()}/approve", Yes(quote)), author.Put(quote.Path(), Request(Discounted).With("title", "Another"), quote.ETag));
            await Task.WhenAll(approval, edit);

            var outcome = ((await approval).Status, (await edit).Status);
            outcome.ShouldBeOneOf((200, 412), (409, 200));
            (await author.Issue(quote)).Expect(outcome.Item1 == 200 ? 200 : 409);
        }
    }

    [Fact]
    public async Task The_database_itself_issues_nothing_without_approval()
    {
        var (author, _) = await Two();
        var quote = await Draft(author);

        await Should.ThrowAsync<Exception>(() => app.InDatabase(db => db.Database.ExecuteSqlAsync($"UPDATE quotes SET status = 'issued' WHERE number = {quote.Json.Text("number")}", TestContext.Current.CancellationToken)));
    }

    private static IReadOnlyList<string> Rules(Reply quote) => quote.Json.GetProperty("approval").Texts("reasons", "rule");

    private static string Yes(Reply quote) => $$"""{ "contentHash": "{{quote.Json.Text("contentHash")}}" }""";

    private static JsonObject Request(string lines) => Menu.Quote().With("lines", JsonNode.Parse(lines));

    private static async Task<Reply> Draft(Door author) => (await author.Create("/v1/quotes", Request(Discounted))).Expect(201);

    /// <summary>A client that is believed about who stands behind it.</summary>
    private async Task<Door> Desk()
    {
        var seller = await app.SellerDoor();
        await app.Assign(seller, await seller.Book(Menu.Storage));
        var desk = (await new Door(app.CreateClient(DevelopmentData.Key), Guid.Empty).Create(
            "/v1/api-clients", $$"""{ "name": "Desk", "scopes": ["quotes:write", "quotes:read", "quotes:approve"], "mode": "live", "trustsActor": true, "accountId": "{{seller.Account:N}}" }""")).Expect(201).Json;

        return new(app.CreateClient(desk.Text("key")), seller.Account);
    }

    private async Task<(Door Author, Door Colleague)> Two()
    {
        var author = await app.SellerDoor();
        await app.Assign(author, await author.Book(Menu.Storage));

        return (author, await app.Again(author, name: "colleague"));
    }
}

public sealed class ApprovalsOnSqlite(SqliteApp app) : ApprovalTests(app), IClassFixture<SqliteApp>;

public sealed class ApprovalsOnPostgres(PostgresApp app) : ApprovalTests(app.OrSkip()), IClassFixture<PostgresApp>;
