using System.Data.Common;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PricingApi.Domain.Quotes;
using PricingApi.Storage;
using PricingApi.Tests.Harness;

namespace PricingApi.Tests.Quotes;

public abstract class IssueTests(PricingApp app)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_draft_becomes_issued()
    {
        var partner = await app.PartnerOf(Menu.Storage);
        var quote = await partner.Quote(("STORAGE", 44));

        var issued = (await partner.Issue(quote)).Expect(200);

        issued.Json.Text("status").ShouldBe("issued");
        issued.Json.TryGetProperty("issuedAt", out _).ShouldBeTrue();
        issued.Json.Text("contentHash").ShouldBe(quote.Json.Text("contentHash"));
        issued.ETag.ShouldBe("\"2\"");
        var read = (await partner.Get(quote.Path())).Expect(200);
        (read.Text, read.ETag).ShouldBe((issued.Text, issued.ETag));
    }

    [Fact]
    public async Task Issuing_again_answers_the_same()
    {
        var partner = await app.PartnerOf(Menu.Storage);
        var quote = await partner.Quote(("STORAGE", 44));
        var issued = (await partner.Issue(quote)).Expect(200);
        app.Clock.Advance(TimeSpan.FromMinutes(1));

        var again = (await partner.Issue(quote)).Expect(200);
        var late = (await partner.Issue(quote, ("If-Match", quote.ETag!))).Expect(200);

        (again.Text, again.ETag).ShouldBe((issued.Text, issued.ETag));
        late.Text.ShouldBe(issued.Text);
        (await app.EventsOf(quote)).Select(told => (told.Type, told.Sequence)).ShouldBe([("quote.created", 1), ("quote.issued", 2)]);
    }

    [Fact]
    public async Task Issued_many_times_at_once_it_is_issued_once()
    {
        var partner = await app.PartnerOf(Menu.Storage);

        for (var round = 0; round < 5; round++)
        {
            var quote = await partner.Quote(("STORAGE", 44));

            var replies = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => partner.Issue(quote)));

            foreach (var reply in replies)
            {
                reply.Expect(200).Text.ShouldBe(replies[0].Text);
            }

            (await app.EventsOf(quote)).Select(told => told.Sequence).ShouldBe([1, 2]);
        }
    }

    [Fact]
    public async Task An_edit_and_an_issue_at_once_do_not_mix()
    {
        var partner = await app.PartnerOf(Menu.Storage);

        for (var round = 0; round < 5; round++)
        {
            var quote = await partner.Quote(("STORAGE", 1));

            var issuing = partner.Issue(quote, ("If-Match", quote.ETag!));
            var editing = partner.Put(quote.Path(), Menu.Quote(("STORAGE", 2)), quote.ETag);
            var (issue, edit) = (await issuing, await editing);

            var read = (await partner.Get(quote.Path())).Expect(200);
            if (issue.Status == 200)
            {
                edit.Status.ShouldBeOneOf(409, 412);
                read.Text.ShouldBe(issue.Text);
                read.Json.Text("contentHash").ShouldBe(quote.Json.Text("contentHash"));
            }
            else
            {
                issue.Expect(412, "precondition-failed");
                read.Text.ShouldBe(edit.Expect(200).Text);
            }
        }
    }

    [Fact]
    public async Task An_issued_quote_never_changes()
    {
        var partner = await app.PartnerOf(Menu.Storage);
        var quote = await partner.Quote(("STORAGE", 44));
        var issued = (await partner.Issue(quote)).Expect(200);

        (await partner.Put(quote.Path(), Menu.Quote(("STORAGE", 45)), issued.ETag)).Expect(409, "quote-immutable");
        (await partner.Put(quote.Path(), Menu.Quote(("STORAGE", 44)), quote.ETag)).Expect(409, "quote-immutable");
        (await partner.Send(HttpMethod.Delete, quote.Path(), null)).Expect(405, "method-not-allowed");
        (await partner.Send(HttpMethod.Patch, quote.Path(), "{}")).Expect(405, "method-not-allowed");

        (await partner.Get(quote.Path())).Text.ShouldBe(issued.Text);
    }

    [Theory]
    [InlineData("UPDATE quotes SET document = hash WHERE number = '{0}'")]
    [InlineData("UPDATE quotes SET status = 'draft' WHERE number = '{0}'")]
    [InlineData("DELETE FROM quotes WHERE number = '{0}'")]
    public async Task Nor_does_the_database_let_it(string statement)
    {
        var partner = await app.PartnerOf(Menu.Storage);
        var quote = await partner.Quote(("STORAGE", 44));
        var issued = (await partner.Issue(quote)).Expect(200);

        var fault = await Should.ThrowAsync<DbException>(() =>
            app.InDatabase(db => db.Database.ExecuteSqlRawAsync(string.Format(null, CompositeFormat.Parse(statement), quote.Json.Text("number")), Cancellation)));

        Faults.IsRefusedByDatabase(fault).ShouldBeTrue();
        (await partner.Get(quote.Path())).Text.ShouldBe(issued.Text);
    }

    [Fact]
    public async Task An_issue_may_name_the_version_it_is_about()
    {
        var partner = await app.PartnerOf(Menu.Storage);
        var quote = await partner.Quote(("STORAGE", 1));
        var edited = (await partner.Put(quote.Path(), Menu.Quote(("STORAGE", 2)), quote.ETag)).Expect(200);

        (await partner.Issue(quote, ("If-Match", quote.ETag!))).Expect(412, "precondition-failed");
        (await partner.Issue(quote, ("If-Match", edited.ETag!))).Expect(200);
    }

    [Theory]
    [InlineData("2026-01-20", "2026-01-20T22:59:59.999Z", 200)] // 23:59 in Amsterdam, the last day
    [InlineData("2026-01-20", "2026-01-20T23:00:00Z", 422)] // midnight there
    [InlineData("2026-03-29", "2026-03-29T21:59:59.999Z", 200)] // the day the clock goes forward
    [InlineData("2026-03-29", "2026-03-29T22:00:00Z", 422)]
    [InlineData("2026-10-25", "2026-10-25T22:59:59.999Z", 200)] // the day it goes back
    [InlineData("2026-10-25", "2026-10-25T23:00:00Z", 422)]
    public async Task A_draft_can_be_issued_to_the_end_of_its_last_day(string validUntil, string now, int status)
    {
        var partner = await app.PartnerOf(Menu.Storage);
        var quote = (await partner.Create("/v1/quotes", Menu.Quote(("STORAGE", 1)).With("validUntil", validUntil))).Expect(201);

        try
        {
            app.Clock.MoveTo(DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture));
            var issue = (await partner.Issue(quote)).Expect(status);

            if (status == 422)
            {
                issue.Expect(422, "validity-invalid").Errors.ShouldBe([("/validUntil", "validity-invalid")]);
                (await partner.Get(quote.Path())).Text.ShouldBe(quote.Text);
            }
        }
        finally
        {
            app.Clock.MoveTo(FakeClock.Start);
        }
    }

    [Fact]
    public async Task A_quote_whose_store_was_damaged_is_not_issued()
    {
        var partner = await app.PartnerOf(Menu.Storage);
        var quote = await partner.Quote(("STORAGE", 44));
        await app.InDatabase(async db =>
        {
            var row = await db.Quotes.SingleAsync(row => row.Id == quote.Id(), Cancellation);
            var forged = Encoding.UTF8.GetString(row.Document).Replace("264.00", "164.00", StringComparison.Ordinal);
            (row.Document, row.Hash) = (Encoding.UTF8.GetBytes(forged), QuoteDocument.Hash(Encoding.UTF8.GetBytes(forged)));
            await db.SaveChangesAsync(Cancellation);
        });

        (await partner.Issue(quote)).Expect(500, "internal-error");

        (await app.RowOf(quote)).Status.ShouldBe("draft");
    }

    [Fact]
    public async Task The_event_carries_the_quote_as_it_was_issued()
    {
        var partner = await app.PartnerOf(Menu.Storage);
        var quote = await partner.Quote(("STORAGE", 44));
        var issued = (await partner.Issue(quote)).Expect(200);

        var data = JsonElement.Parse((await app.EventsOf(quote))[^1].Body).GetProperty("data");

        data.GetProperty("sequence").GetInt32().ShouldBe(2);
        foreach (var member in issued.Json.EnumerateObject().Where(member => member.Name != "excluded"))
        {
            data.GetProperty("quote").GetProperty(member.Name).GetRawText().ShouldBe(member.Value.GetRawText(), member.Name);
        }
    }
}

public sealed class IssuesOnSqlite(SqliteApp app) : IssueTests(app), IClassFixture<SqliteApp>;

public sealed class IssuesOnPostgres(PostgresApp app) : IssueTests(app.OrSkip()), IClassFixture<PostgresApp>;
