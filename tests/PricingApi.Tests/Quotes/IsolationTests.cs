using PricingApi.Access;
using PricingApi.Quotes;
using PricingApi.Tests.Harness;

namespace PricingApi.Tests.Quotes;

public abstract class IsolationTests(PricingApp app)
{
    private const string Nowhere = "/v1/quotes/0190a000000070008000000000000000";

    [Fact]
    public async Task Another_accounts_quote_is_answered_like_an_absent_one()
    {
        var mine = await app.PartnerOf(Menu.Storage);
        var quote = await mine.Quote(("STORAGE", 1));
        var body = Menu.Quote(("STORAGE", 2));
        var message = (await mine.Post($"{quote.Path()}/messages", QuoteExamples.Message)).Expect(201);

        foreach (var other in (Door[])[await app.PartnerOf(Menu.Storage), await app.SellerDoor(Scope.All & ~Scope.Admin)])
        {
            await Alike(path => other.Get(path));
            await Alike(path => other.Get($"{path}/scope"));
            await Alike(path => other.Get($"{path}/explain"));
            await Alike(path => other.Put(path, body, quote.ETag));
            await Alike(path => other.Put(path, body, "\"7\""));
            await Alike(path => other.Post($"{path}/issue", null));
            await Alike(path => other.Post($"{path}/accept", QuoteExamples.Accept));
            await Alike(path => other.Post($"{path}/decline", QuoteExamples.Decline));
            await Alike(path => other.Post($"{path}/withdraw", null));
            await Alike(path => other.Post($"{path}/revise", null));
            await Alike(path => other.Post($"{path}/revise", body));
            await Alike(path => other.Get($"{path}/revisions"));
            await Alike(path => other.Get($"{path}/revisions/1"));
            await Alike(path => other.Get($"{path}/interactions"));
            await Alike(path => other.Get($"{path}/messages"));
            await Alike(path => other.Get($"{path}/messages/{message.Json.Text("id")}"));
            await Alike(path => other.Post($"{path}/messages", QuoteExamples.Message));
            await Alike(path => other.Get(path, ("If-None-Match", quote.ETag!)));
        }

        (await mine.Get(quote.Path())).Text.ShouldBe(quote.Text);

        async Task Alike(Func<string, Task<Reply>> ask)
        {
            var (there, absent) = ((await ask(quote.Path())).Expect(404, "not-found"), (await ask(Nowhere)).Expect(404, "not-found"));
            there.WithoutTrace.ShouldBe(absent.WithoutTrace);
        }
    }

    [Fact]
    public async Task Lists_hold_the_callers_own()
    {
        var mine = await app.PartnerOf(Menu.Storage);
        var other = await app.PartnerOf(Menu.Storage);
        var quote = await mine.Quote(("STORAGE", 1));
        var number = quote.Json.Text("number");

        (await mine.Get($"/v1/quotes?number={number}")).Expect(200).Json.Texts("items", "number").ShouldBe([number]);
        (await other.Get($"/v1/quotes?number={number}")).Expect(200).Json.Items("items").ShouldBeEmpty();
        (await other.Get("/v1/quotes")).Expect(200).Json.Items("items").ShouldBeEmpty();
    }

    [Fact]
    public async Task The_sellers_administrator_sees_every_quote()
    {
        var partner = await app.PartnerOf(Menu.Storage);
        var quote = await partner.Quote(("STORAGE", 1));
        var seller = await app.SellerDoor();

        (await seller.Get(quote.Path())).Expect(200).Text.ShouldBe(quote.Text);
        (await seller.Get($"{quote.Path()}/scope")).Expect(200);
        (await seller.Get($"/v1/quotes?number={quote.Json.Text("number")}")).Expect(200).Json.Items("items").Count().ShouldBe(1);
    }

    [Fact]
    public async Task The_whole_list_is_walked_by_the_sellers_administrator_too()
    {
        var seller = await app.SellerDoor();
        var quotes = new List<string>();
        for (var account = 0; account < 4; account++)
        {
            quotes.Add((await (await app.PartnerOf(Menu.Storage)).Quote(("STORAGE", 1))).Json.Text("number"));
        }

        var met = new List<string>();
        for (var next = (string?)""; next is not null;)
        {
            var page = (await seller.Get($"/v1/quotes?limit=2{(next.Length > 0 ? $"&cursor={next}" : "")}")).Expect(200);
            met.AddRange(page.Json.Texts("items", "number"));
            next = page.Json.GetProperty("next").GetString();
        }

        met.ShouldBeUnique();
        quotes.ShouldBeSubsetOf(met);
    }

    [Fact]
    public async Task A_partners_administrator_is_nobody_elses()
    {
        var quote = await (await app.PartnerOf(Menu.Storage)).Quote(("STORAGE", 1));
        var administrator = await app.PartnerDoor(scopes: Scope.All);

        (await administrator.Get(quote.Path())).Expect(404, "not-found");
    }

    [Fact]
    public async Task A_price_book_of_others_is_answered_like_an_absent_one()
    {
        var seller = await app.SellerDoor();
        var (own, others) = (await seller.Book(Menu.Storage), await seller.Book(Menu.Storage));
        var partner = await app.PartnerDoor(own);

        var refused = (await partner.Create("/v1/quotes", Menu.Quote(("STORAGE", 1)).With("priceBook", others))).Expect(422, "no-price-book");
        var absent = (await partner.Create("/v1/quotes", Menu.Quote(("STORAGE", 1)).With("priceBook", "no-such-book"))).Expect(422, "no-price-book");

        refused.WithoutTrace.ShouldBe(absent.WithoutTrace);
        refused.Errors.ShouldBe([("/priceBook", "no-price-book")]);
        (await partner.Create("/v1/quotes", Menu.Quote(("STORAGE", 1)).With("priceBook", own))).Expect(201);
    }

    [Fact]
    public async Task A_code_of_another_catalogue_is_unknown()
    {
        await app.PartnerOf(Menu.Labelling);
        var partner = await app.PartnerOf(Menu.Storage);

        var refused = (await partner.Create("/v1/quotes", Menu.Quote(("LABELLING", 1)))).Expect(422, "unknown-service");
        var absent = (await partner.Create("/v1/quotes", Menu.Quote(("NOT-THERE", 1)))).Expect(422, "unknown-service");

        refused.WithoutTrace.Replace("LABELLING", "", StringComparison.Ordinal).ShouldBe(absent.WithoutTrace.Replace("NOT-THERE", "", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("GET", "")]
    [InlineData("POST", "")]
    [InlineData("GET", "/standard")]
    [InlineData("POST", "/standard/versions")]
    [InlineData("GET", "/standard/versions/1")]
    [InlineData("PUT", "/standard/versions/1")]
    [InlineData("POST", "/standard/versions/1/validate")]
    [InlineData("GET", "/standard/versions/1/diff")]
    [InlineData("POST", "/standard/versions/1/impact")]
    [InlineData("POST", "/standard/versions/1/publish")]
    public async Task Price_books_are_the_sellers_business(string method, string path)
    {
        await app.KeepSampleBook();
        var partner = await app.PartnerDoor("standard");
        var sales = await app.SellerDoor(Scope.QuotesWrite | Scope.QuotesRead | Scope.CatalogueRead);

        (await partner.Send(new(method), $"/v1/price-books{path}", "{}", ("If-Match", "\"1\""))).Expect(403, "insufficient-scope");
        (await sales.Send(new(method), $"/v1/price-books{path}", "{}", ("If-Match", "\"1\""))).Expect(403, "insufficient-scope");
    }

    [Theory]
    [InlineData("GET", "/v1/quotes")]
    [InlineData("POST", "/v1/quotes")]
    [InlineData("POST", "/v1/quotes/preview")]
    [InlineData("GET", Nowhere)]
    [InlineData("PUT", Nowhere)]
    [InlineData("POST", Nowhere + "/issue")]
    [InlineData("POST", Nowhere + "/accept")]
    [InlineData("POST", Nowhere + "/decline")]
    [InlineData("POST", Nowhere + "/withdraw")]
    [InlineData("POST", Nowhere + "/revise")]
    [InlineData("GET", Nowhere + "/revisions")]
    [InlineData("GET", Nowhere + "/revisions/1")]
    [InlineData("GET", Nowhere + "/scope")]
    [InlineData("GET", Nowhere + "/explain")]
    [InlineData("GET", "/v1/catalogue")]
    [InlineData("GET", "/v1/catalogue/services/X")]
    public async Task Nothing_is_open(string method, string path)
    {
        var stranger = new Door(app.CreateClient(), Guid.Empty);

        (await stranger.Send(new(method), path, method == "GET" ? null : "{}")).Expect(401, "unauthenticated");
    }
}

public sealed class IsolationOnSqlite(SqliteApp app) : IsolationTests(app), IClassFixture<SqliteApp>;

public sealed class IsolationOnPostgres(PostgresApp app) : IsolationTests(app.OrSkip()), IClassFixture<PostgresApp>;
