using PricingApi.Domain.Quotes;
using PricingApi.Tests.Harness;

namespace PricingApi.Tests.Quotes;

public abstract class EditTests(PricingApp app)
{
    [Fact]
    public async Task An_edit_replaces_the_content()
    {
        var partner = await app.PartnerOf(Menu.Storage, Menu.Labelling);
        var quote = await partner.Quote(("STORAGE", 44));

        var edited = (await partner.Put(quote.Path(), Menu.Quote(("LABELLING", 10)).With("title", "Labels"), quote.ETag)).Expect(200);

        edited.ETag.ShouldBe("\"2\"");
        edited.Json.Texts("lines", "service").ShouldBe(["LABELLING"]);
        edited.Json.Texts("excluded", "service").ShouldBe(["STORAGE"]);
        edited.Json.Text("title").ShouldBe("Labels");
        foreach (var member in (string[])["id", "number", "revision", "status", "createdAt"])
        {
            edited.Json.GetProperty(member).GetRawText().ShouldBe(quote.Json.GetProperty(member).GetRawText());
        }

        var read = (await partner.Get(quote.Path())).Expect(200);
        (read.Text, read.ETag).ShouldBe((edited.Text, edited.ETag));
    }

    [Fact]
    public async Task Every_content_it_had_is_kept()
    {
        var partner = await app.PartnerOf(Menu.Storage);
        var first = await partner.Quote(("STORAGE", 1));
        var second = (await partner.Put(first.Path(), Menu.Quote(("STORAGE", 2)), first.ETag)).Expect(200);
        var third = (await partner.Put(first.Path(), Menu.Quote(("STORAGE", 3)), second.ETag)).Expect(200);

        var history = await app.HistoryOf(first);

        history.Select(row => (row.ContentVersion, Convert.ToHexStringLower(row.Hash), row.AccountId)).ShouldBe(
            [(1, first.Json.Text("contentHash"), partner.Account), (2, second.Json.Text("contentHash"), partner.Account)]);
        history.ShouldAllBe(row => QuoteDocument.Hash(row.Document).SequenceEqual(row.Hash));
        Convert.ToHexStringLower((await app.RowOf(first)).Hash).ShouldBe(third.Json.Text("contentHash"));
    }

    [Fact]
    public async Task An_edit_that_is_refused_changes_nothing()
    {
        var partner = await app.PartnerOf(Menu.Storage);
        var quote = await partner.Quote(("STORAGE", 1));

        (await partner.Put(quote.Path(), Menu.Quote(("STORAGE", 0)), quote.ETag)).Expect(422, "quantity-out-of-range");
        (await partner.Put(quote.Path(), "{}", quote.ETag)).Expect(400, "invalid-request");

        (await partner.Get(quote.Path())).Text.ShouldBe(quote.Text);
        (await app.HistoryOf(quote)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(null, 428, "precondition-required")]
    [InlineData("*", 428, "precondition-required")]
    [InlineData("\"2\"", 412, "precondition-failed")]
    [InlineData("W/\"1\"", 412, "precondition-failed")]
    [InlineData("1", 400, "invalid-header")]
    [InlineData("\"1", 400, "invalid-header")]
    public async Task An_edit_names_the_version_it_is_about(string? ifMatch, int status, string problem)
    {
        var partner = await app.PartnerOf(Menu.Storage);
        var quote = await partner.Quote(("STORAGE", 1));

        (await partner.Put(quote.Path(), Menu.Quote(("STORAGE", 2)), ifMatch)).Expect(status, problem);
        (await partner.Get(quote.Path())).Text.ShouldBe(quote.Text);
    }

    [Fact]
    public async Task One_of_several_versions_will_do()
    {
        var partner = await app.PartnerOf(Menu.Storage);
        var quote = await partner.Quote(("STORAGE", 1));

        (await partner.Put(quote.Path(), Menu.Quote(("STORAGE", 2)), "\"7\", \"1\"")).Expect(200);
    }

    [Fact]
    public async Task Of_edits_at_once_one_wins()
    {
        var partner = await app.PartnerOf(Menu.Storage);
        var quote = await partner.Quote(("STORAGE", 1));

        for (var round = 0; round < 5; round++)
        {
            var replies = await Task.WhenAll(Enumerable.Range(2, 8).Select(quantity => partner.Put(quote.Path(), Menu.Quote(("STORAGE", quantity)), quote.ETag)));

            var won = replies.Where(reply => reply.Status == 200).ShouldHaveSingleItem();
            foreach (var lost in replies.Except([won]))
            {
                lost.Expect(412, "precondition-failed");
            }

            (await partner.Get(quote.Path())).Text.ShouldBe(won.Text);
            quote = won;
        }

        (await app.HistoryOf(quote)).Count.ShouldBe(5);
    }

    [Fact]
    public async Task A_quote_stays_with_the_version_that_priced_it()
    {
        var seller = await app.SellerDoor();
        var book = await seller.Book(Menu.Storage);
        var partner = await app.PartnerDoor(book);
        var quote = await partner.Quote(("STORAGE", 10));
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        await seller.Publish(book, null, Menu.Service("STORAGE", Menu.PerUnit("7.00")), Menu.Labelling);

        var edited = (await partner.Put(quote.Path(), Menu.Quote(("STORAGE", 11)), quote.ETag)).Expect(200);

        edited.Json.GetProperty("priceBook").GetRawText().ShouldBe(quote.Json.GetProperty("priceBook").GetRawText());
        edited.Json.Items("lines").Single().Text("netAmount").ShouldBe("66.00");
        edited.Json.Items("excluded").ShouldBeEmpty();
        (await partner.Quote(("STORAGE", 11))).Json.Items("lines").Single().Text("netAmount").ShouldBe("77.00");
    }

    [Fact]
    public async Task An_edit_cannot_change_the_price_book()
    {
        var seller = await app.SellerDoor();
        var book = await seller.Book(Menu.Storage);
        var other = await seller.Book(Menu.Storage);
        var quote = (await seller.Create("/v1/quotes", Menu.Quote(("STORAGE", 1)).With("priceBook", book))).Expect(201);

        (await seller.Put(quote.Path(), Menu.Quote(("STORAGE", 1)).With("priceBook", other), quote.ETag)).Expect(409, "state-conflict");
        (await seller.Put(quote.Path(), Menu.Quote(("STORAGE", 1)).With("priceBook", book), quote.ETag)).Expect(200);
    }
}

public sealed class EditsOnSqlite(SqliteApp app) : EditTests(app), IClassFixture<SqliteApp>;

public sealed class EditsOnPostgres(PostgresApp app) : EditTests(app.OrSkip()), IClassFixture<PostgresApp>;
