using PricingApi.Access;
using PricingApi.Tests.Harness;

namespace PricingApi.Tests.Quotes;

/// <summary>What is said about a quote, and how often it goes back and forth.</summary>
public abstract class MessageTests(PricingApp app)
{
    [Fact]
    public async Task What_was_said_reads_back_oldest_first()
    {
        var partner = await app.PartnerOf(Menu.Storage);
        var quote = await partner.Quote(("STORAGE", 1));
        var first = await Say(partner, quote, "customer", "Can it be\\na week later?");
        app.Clock.Advance(TimeSpan.FromMilliseconds(1));
        var second = await Say(partner, quote, "seller", "It can.");

        (first.Json.Text("from"), first.Json.Text("text")).ShouldBe(("customer", "Can it be\na week later?"));
        first.Location.ShouldBe($"{quote.Path()}/messages/{first.Json.Text("id")}");
        (await partner.Get(first.Location!)).Expect(200).Text.ShouldBe(first.Text);
        var listed = (await partner.Get($"{quote.Path()}/messages")).Expect(200).Json;
        listed.Items("items").Select(item => item.GetRawText()).ShouldBe([first.Text, second.Text]);
    }

    [Fact]
    public async Task A_walk_meets_each_once()
    {
        var partner = await app.PartnerOf(Menu.Storage);
        var (quote, other) = (await partner.Quote(("STORAGE", 1)), await partner.Quote(("STORAGE", 1)));
        for (var message = 0; message < 5; message++)
        {
            app.Clock.Advance(TimeSpan.FromMilliseconds(message % 2));
            await Say(partner, quote, "customer", $"{message}");
        }

        var met = new List<string>();
        for (var next = (string?)""; next is not null;)
        {
            var page = (await partner.Get($"{quote.Path()}/messages?limit=2{(next.Length > 0 ? $"&cursor={next}" : "")}")).Expect(200).Json;
            met.AddRange(page.Texts("items", "text"));
            next = page.GetProperty("next").GetString();
        }

        met.ShouldBe(["0", "1", "2", "3", "4"], ignoreOrder: true);
        var cursor = (await partner.Get($"{quote.Path()}/messages?limit=2")).Json.Text("next");
        (await partner.Get($"{other.Path()}/messages?limit=2&cursor={cursor}")).Expect(400, "invalid-cursor");
    }

    [Fact]
    public async Task A_message_leaves_the_quote_as_it_is()
    {
        var partner = await app.PartnerOf(Menu.Storage);
        var quote = await partner.Quote(("STORAGE", 1));
        (await partner.Issue(quote)).Expect(200);
        var accepted = (await partner.Accept(quote)).Expect(200);

        await Say(partner, quote, "customer", "Thank you.");

        var read = (await partner.Get(quote.Path())).Expect(200);
        (read.Text, read.ETag).ShouldBe((accepted.Text, accepted.ETag));
        (await partner.Post($"{quote.Path()}/verify", null)).Expect(200).Json.GetProperty("verified").GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public async Task A_retry_says_it_once()
    {
        var partner = await app.PartnerOf(Menu.Storage);
        var quote = await partner.Quote(("STORAGE", 1));
        var path = $"{quote.Path()}/messages";

        var first = (await partner.Create(path, Body("customer", "Once."), "message-1")).Expect(201);
        var again = (await partner.Create(path, Body("customer", "Once."), "message-1")).Expect(201);

        (again.Text, again.Replayed).ShouldBe((first.Text, true));
        (await partner.Get(path)).Json.Items("items").Count().ShouldBe(1);
    }

    [Theory]
    [InlineData("""{ "from": "customer", "text": "" }""", 400, "invalid-request")]
    [InlineData("""{ "from": "customer" }""", 400, "invalid-request")]
    [InlineData("""{ "text": "a" }""", 400, "invalid-request")]
    [InlineData("""{ "from": "Customer", "text": "a" }""", 400, "invalid-request")]
    [InlineData("""{ "from": "bank", "text": "a" }""", 400, "invalid-request")]
    [InlineData("""{ "from": "seller", "text": "a", "at": 1 }""", 400, "invalid-request")]
    [InlineData("""{ "from": "seller", "text": "  " }""", 422, "text-not-allowed")]
    [InlineData("""{ "from": "seller", "text": "a\u202Eb" }""", 422, "text-not-allowed")]
    [InlineData("""{ "from": "seller", "text": "a\u0007b" }""", 422, "text-not-allowed")]
    public async Task What_says_nothing_is_refused(string body, int status, string problem)
    {
        var partner = await app.PartnerOf(Menu.Storage);
        var quote = await partner.Quote(("STORAGE", 1));

        (await partner.Post($"{quote.Path()}/messages", body)).Expect(status, problem);
        (await partner.Get($"{quote.Path()}/messages")).Json.Items("items").ShouldBeEmpty();
    }

    [Fact]
    public async Task It_has_at_most_4000_characters()
    {
        var partner = await app.PartnerOf(Menu.Storage);
        var quote = await partner.Quote(("STORAGE", 1));

        await Say(partner, quote, "seller", new string('a', 4000));
        (await partner.Post($"{quote.Path()}/messages", Body("seller", new string('a', 4001)))).Status.ShouldBe(400);
    }

    [Fact]
    public async Task Saying_and_listening_need_their_scopes()
    {
        var partner = await app.PartnerOf(Menu.Storage);
        var quote = await partner.Quote(("STORAGE", 1));
        var (reader, writer) = (await app.Again(partner, Scope.QuotesRead), await app.Again(partner, Scope.QuotesWrite));

        (await reader.Post($"{quote.Path()}/messages", Body("seller", "a"))).Expect(403, "insufficient-scope");
        (await writer.Get($"{quote.Path()}/messages")).Expect(403, "insufficient-scope");
        (await writer.Get($"{quote.Path()}/interactions")).Expect(403, "insufficient-scope");
    }

    [Fact]
    public async Task How_often_it_went_back_and_forth_is_counted()
    {
        var partner = await app.PartnerOf(Menu.Storage);
        var quote = await partner.Quote(("STORAGE", 1));
        (await Counts(partner, quote)).ShouldBe((1, 0, 0, 0, 0, 0));

        var edited = (await partner.Put(quote.Path(), Menu.Quote(("STORAGE", 2)), quote.ETag)).Expect(200);
        (await partner.Put(quote.Path(), Menu.Quote(("STORAGE", 3)), edited.ETag)).Expect(200);
        (await Counts(partner, quote)).ShouldBe((1, 2, 0, 0, 0, 0));

        (await partner.Issue(quote)).Expect(200);
        (await partner.Revise(quote)).Expect(200); // a change of mind of an open offer
        (await Counts(partner, quote)).ShouldBe((2, 2, 0, 0, 0, 0));

        (await partner.Issue(quote)).Expect(200);
        (await partner.Decline(quote)).Expect(200);
        (await partner.Revise(quote)).Expect(200);
        (await Counts(partner, quote)).ShouldBe((3, 2, 1, 0, 0, 0));

        (await partner.Withdraw(quote)).Expect(200);
        (await partner.Revise(quote)).Expect(200);
        await Say(partner, quote, "customer", "Again?");
        await Say(partner, quote, "seller", "Again.");
        await Say(partner, quote, "customer", "Good.");
        (await Counts(partner, quote)).ShouldBe((4, 2, 2, 3, 2, 1));

        (await partner.Issue(quote)).Expect(200);
        app.Clock.Advance(TimeSpan.FromDays(31));
        (await partner.Revise(quote)).Expect(200); // it had expired
        (await Counts(partner, quote)).ShouldBe((5, 2, 3, 3, 2, 1));
    }

    private static string Body(string from, string text) => $$"""{ "from": "{{from}}", "text": "{{text}}" }""";

    private static async Task<Reply> Say(Door door, Reply quote, string from, string text) => (await door.Post($"{quote.Path()}/messages", Body(from, text))).Expect(201);

    private static async Task<(int Revisions, int Edits, int Reopenings, int Messages, int Customer, int Seller)> Counts(Door door, Reply quote)
    {
        var counts = (await door.Get($"{quote.Path()}/interactions")).Expect(200).Json;
        counts.Text("number").ShouldBe(quote.Json.Text("number"));
        return (Count("revisions"), Count("edits"), Count("reopenings"), Count("messages"), Count("customerMessages"), Count("sellerMessages"));

        int Count(string member) => counts.GetProperty(member).GetInt32();
    }
}

public sealed class MessagesOnSqlite(SqliteApp app) : MessageTests(app), IClassFixture<SqliteApp>;

public sealed class MessagesOnPostgres(PostgresApp app) : MessageTests(app.OrSkip()), IClassFixture<PostgresApp>;
