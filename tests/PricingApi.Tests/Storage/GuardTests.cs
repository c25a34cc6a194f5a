using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using PricingApi.Storage;
using PricingApi.Storage.Rows;
using PricingApi.Tests.Harness;

namespace PricingApi.Tests.Storage;

/// <summary>What the database refuses whoever asks: the statements here go around the service.</summary>
public abstract class GuardTests(PricingApp app)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string> ContentOfAQuote =>
    [
        "number = 'Q-forged'", "account_id = created_by", "mode = 'test'", "currency = 'USD'", "revision = 2", "content_version = 2",
        "book_code = 'cheap'", "book_version = 2", "document = hash", "hash = document", "status = 'draft'",
    ];

    public static TheoryData<string> LifeOfAQuote => ["status = 'accepted'", "event_sequence = 7", "updated_at = created_at", "external_reference = 'deal-1'"];

    public static TheoryData<string> ContentOfAVersion =>
    [
        "number = 9", "status = 'draft'", "document = hash", "hash = document", "effective_from = created_at", "published_at = effective_from", "created_at = effective_from",
    ];

    [Theory]
    [MemberData(nameof(ContentOfAQuote))]
    public async Task An_issued_quote_keeps_its_content(string change)
    {
        var quote = await SavedAsync(Sample.Quote("issued"));

        await RefusedAsync($"UPDATE quotes SET {change} WHERE number = '{quote.Number}'");
    }

    [Theory]
    [MemberData(nameof(LifeOfAQuote))]
    public async Task An_issued_quote_lives_on(string change)
    {
        var quote = await SavedAsync(Sample.Quote("issued"));

        (await ExecuteAsync($"UPDATE quotes SET {change} WHERE number = '{quote.Number}'")).ShouldBe(1);
    }

    [Fact]
    public async Task An_issued_quote_is_not_deleted()
    {
        var quote = await SavedAsync(Sample.Quote("issued"));

        await RefusedAsync($"DELETE FROM quotes WHERE number = '{quote.Number}'");
    }

    [Fact]
    public async Task A_draft_may_change_and_go()
    {
        var quote = await SavedAsync(Sample.Quote("draft"));

        (await ExecuteAsync($"UPDATE quotes SET document = hash, book_version = 2, content_version = 2 WHERE number = '{quote.Number}'")).ShouldBe(1);
        (await ExecuteAsync($"DELETE FROM quotes WHERE number = '{quote.Number}'")).ShouldBe(1);
    }

    [Fact]
    public async Task A_revision_replaces_the_content_that_the_history_keeps()
    {
        var quote = await SavedAsync(Sample.Quote("issued"));

        await app.InDatabase(async db =>
        {
            var row = await db.Quotes.SingleAsync(row => row.Id == quote.Id, Cancellation);
            db.Add(Sample.HistoryOf(row));
            (row.Revision, row.ContentVersion, row.Status, row.IssuedAt) = (2, 2, "draft", null);
            (row.Document, row.Hash) = (quote.Hash, quote.Document);
            await db.SaveChangesAsync(Cancellation);
        });

        (await app.InDatabase(db => db.QuoteHistory.SingleAsync(row => row.QuoteId == quote.Id, Cancellation))).Document.ShouldBe(quote.Document);
    }

    [Theory]
    [InlineData("revision = 2, number = 'Q-forged'")] // a revision has the number of the quote
    [InlineData("revision = 3")] // and is the next
    public async Task A_revision_is_not_a_way_around(string change)
    {
        var quote = await SavedAsync(Sample.Quote("issued"));
        await SavedAsync(Sample.HistoryOf(quote));

        await RefusedAsync($"UPDATE quotes SET status = 'draft', content_version = 2, document = hash, {change} WHERE number = '{quote.Number}'");
    }

    [Theory]
    [InlineData(2, "issued")] // another revision
    [InlineData(1, "declined")] // or another end of it than it had
    public async Task A_revision_needs_the_history_of_the_one_it_replaces(int revision, string status)
    {
        var quote = await SavedAsync(Sample.Quote("issued"));
        var history = Sample.HistoryOf(quote);
        (history.Revision, history.Status) = (revision, status);
        await SavedAsync(history);

        await RefusedAsync($"UPDATE quotes SET status = 'draft', content_version = 2, document = hash, revision = 2 WHERE number = '{quote.Number}'");
    }

    [Fact]
    public async Task Each_revision_is_superseded_once()
    {
        var quote = await SavedAsync(Sample.Quote("issued"));
        await SavedAsync(Sample.HistoryOf(quote));
        var again = Sample.HistoryOf(quote);
        again.ContentVersion = 2;

        (await Should.ThrowAsync<DbUpdateException>(() => SavedAsync(again))).IsDuplicateIn("quote_history").ShouldBeTrue();
    }

    [Theory]
    [InlineData("status = 'withdrawn'")]
    [InlineData("accepted_by = 'Somebody else'")]
    [InlineData("decided_at = NULL")]
    [InlineData("issued_at = NULL")]
    [InlineData("revision = 2, content_version = 2, status = 'draft'")]
    public async Task What_was_accepted_stays_accepted(string change)
    {
        var quote = Sample.Quote("accepted");
        (quote.AcceptedBy, quote.DecidedAt) = ("Anna Jansen", FakeClock.Start);
        await SavedAsync(quote);
        await SavedAsync(Sample.HistoryOf(quote));

        await RefusedAsync($"UPDATE quotes SET {change} WHERE number = '{quote.Number}'");
        (await ExecuteAsync($"UPDATE quotes SET event_sequence = 7 WHERE number = '{quote.Number}'")).ShouldBe(1);
    }

    [Fact]
    public async Task History_is_not_rewritten()
    {
        var quote = await SavedAsync(Sample.Quote("draft"));
        var history = await SavedAsync(Sample.HistoryOf(quote));

        await RefusedAsync("UPDATE quote_history SET document = hash");
        await RefusedAsync("DELETE FROM quote_history");
        (await app.InDatabase(db => db.QuoteHistory.SingleAsync(row => row.QuoteId == history.QuoteId, Cancellation))).Document.ShouldBe(history.Document);
    }

    [Fact]
    public async Task What_was_said_is_not_rewritten()
    {
        var quote = await SavedAsync(Sample.Quote("draft"));
        await SavedAsync(new QuoteMessageRow { Id = quote.Id, QuoteId = quote.Id, AccountId = quote.AccountId, Sender = "customer", Text = "Yes.", CreatedAt = FakeClock.Start, CreatedBy = quote.CreatedBy });

        await RefusedAsync("UPDATE quote_messages SET text = 'No.'");
        await RefusedAsync("DELETE FROM quote_messages");
    }

    [Theory]
    [MemberData(nameof(ContentOfAVersion))]
    public async Task A_published_version_does_not_change(string change)
    {
        var book = await PublishedAsync();

        await RefusedAsync($"UPDATE price_book_versions SET {change} WHERE book_code = '{book}'");
    }

    [Fact]
    public async Task A_published_version_is_withdrawn_once_and_never_deleted()
    {
        var book = await PublishedAsync();

        (await ExecuteAsync($"UPDATE price_book_versions SET withdrawn_at = created_at, row_version = 2 WHERE book_code = '{book}'")).ShouldBe(1);
        await RefusedAsync($"UPDATE price_book_versions SET withdrawn_at = NULL WHERE book_code = '{book}'");
        await RefusedAsync($"DELETE FROM price_book_versions WHERE book_code = '{book}'");
    }

    [Fact]
    public async Task A_draft_version_may_change_and_go()
    {
        var book = await BookAsync(Sample.Version("", 1, "draft"));

        (await ExecuteAsync($"UPDATE price_book_versions SET document = hash WHERE book_code = '{book}'")).ShouldBe(1);
        (await ExecuteAsync($"DELETE FROM price_book_versions WHERE book_code = '{book}'")).ShouldBe(1);
    }

    [Fact]
    public async Task Two_versions_of_a_book_never_start_together_unless_one_is_withdrawn()
    {
        var start = FakeClock.Start.AddDays(30);
        var book = await PublishedAsync();

        var fault = await Should.ThrowAsync<DbUpdateException>(() => SavedAsync(Sample.Version(book, 2, "published", start)));
        fault.IsDuplicateIn("price_book_versions").ShouldBeTrue();

        await ExecuteAsync($"UPDATE price_book_versions SET withdrawn_at = created_at WHERE book_code = '{book}'");
        await SavedAsync(Sample.Version(book, 2, "published", start));
    }

    private Task<string> PublishedAsync() => BookAsync(Sample.Version("", 1, "published", FakeClock.Start.AddDays(30)));

    private async Task<string> BookAsync(PriceBookVersionRow version)
    {
        var book = await SavedAsync(Sample.Book($"book-{Ids.Format(Ids.New(FakeClock.Start))}"));
        version.BookCode = book.Code;
        await SavedAsync(version);
        return book.Code;
    }

    private async Task<T> SavedAsync<T>(T row)
        where T : class
    {
        await app.InDatabase(async db =>
        {
            db.Add(row);
            await db.SaveChangesAsync(Cancellation);
        });
        return row;
    }

    private Task<int> ExecuteAsync(string sql) => app.InDatabase(db => db.Database.ExecuteSqlRawAsync(sql, Cancellation));

    private async Task RefusedAsync(string sql) =>
        Faults.IsRefusedByDatabase(await Should.ThrowAsync<DbException>(() => ExecuteAsync(sql))).ShouldBeTrue();
}

public sealed class GuardsOnSqlite(SqliteApp app) : GuardTests(app), IClassFixture<SqliteApp>;

public sealed class GuardsOnPostgres(PostgresApp app) : GuardTests(app.OrSkip()), IClassFixture<PostgresApp>;
