using System.Diagnostics.Metrics;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PricingApi.Domain.Quotes;
using PricingApi.Quotes;
using PricingApi.Quotes.Verifying;
using PricingApi.Storage.Rows;
using PricingApi.Tests.Harness;

namespace PricingApi.Tests.Quotes;

/// <summary>Issued quotes are computed anew again and again, so that damage is found before somebody needs them.</summary>
public abstract class VerificationTests
{
    private readonly PricingApp _app;

    private protected VerificationTests(PricingApp app)
    {
        _app = app;
        app.Settings["Quotes:VerifyBatch"] = "2";
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("164.00", true)] // an amount that nobody computed
    [InlineData("164.00", false)] // and its hash along with it
    [InlineData("\u0000", true)] // bytes that are no document
    [InlineData("\u0000", false)]
    [InlineData("{}", true)] // a document that says nothing
    [InlineData("{\"inputs\":{\"customer\":{},\"priceBook\":{}},\"numbers\":{\"lines\":[],\"totals\":[]}}", false)] // or next to it
    public async Task Damage_is_found_and_told_once_and_keeps_nobody_else(string instead, bool keepsHash)
    {
        var partner = await _app.PartnerOf(Menu.Storage);
        var before = await Issued(partner);
        var damaged = await Issued(partner, row => Damage(row, instead, keepsHash));
        var after = await Issued(partner, row => Damage(row, instead, keepsHash));

        await GoRound();
        var found = await _app.RowOf(damaged);
        await GoRound();

        (await partner.Get("/v1/quotes?damaged=true")).Expect(200).Json.Texts("items", "id").ShouldBe([damaged.Json.Text("id"), after.Json.Text("id")], ignoreOrder: true);
        (await partner.Get("/v1/quotes?damaged=false")).Expect(200).Json.Texts("items", "id").ShouldBe([before.Json.Text("id")]);
        (await partner.Get("/v1/quotes?damaged=true")).Json.Items("items").ShouldAllBe(item => item.GetProperty("damaged").GetBoolean());
        (await partner.Get("/v1/quotes?damaged=false")).Json.Items("items").ShouldAllBe(item => !item.GetProperty("damaged").GetBoolean());
        (await Verified(partner, damaged)).Text("damageFoundAt").ShouldBe(PricingApi.Http.InstantConverter.Format(found.DamageFoundAt!.Value));
        (await Verified(partner, before)).GetProperty("damageFoundAt").ValueKind.ShouldBe(JsonValueKind.Null);

        var entry = (await AuditsOf(damaged)).ShouldHaveSingleItem();
        (entry.Action, entry.AccountId).ShouldBe(("quote.verifyFailed", partner.Account));
        entry.Detail!.ShouldContain($"revision 1: kept {Convert.ToHexStringLower(found.Hash)}, stored {Convert.ToHexStringLower(QuoteDocument.Hash(found.Document))}, computed ");
        (await AuditsOf(before)).ShouldBeEmpty();
    }

    [Fact]
    public async Task It_is_found_in_a_past_revision_as_well()
    {
        var partner = await _app.PartnerOf(Menu.Storage);
        var quote = await partner.Quote(("STORAGE", 44));
        await Change(quote, (row, db) =>
        {
            var past = row.ToHistory(_app.Clock.GetUtcNow());
            (past.Status, past.IssuedAt) = ("declined", row.CreatedAt);
            past.Document = Damaged(past.Document, "164.00");
            db.Add(past);
            (row.Revision, row.ContentVersion, row.FirstIssuedAt) = (2, 2, row.CreatedAt);
        });

        await GoRound();

        (await Verified(partner, quote)).GetProperty("verified").GetBoolean().ShouldBeTrue();
        (await Verified(partner, quote)).Text("damageFoundAt").ShouldNotBeEmpty();
        (await AuditsOf(quote)).ShouldHaveSingleItem().Detail!.ShouldStartWith("revision 1: ");
    }

    [Fact]
    public async Task It_is_found_in_what_was_taken_of_it_as_well()
    {
        var partner = await _app.PartnerOf(Menu.Storage);
        await Issued(partner, row => (row.Status, row.AcceptedDocument, row.AcceptedHash) = ("accepted", row.Document, row.Hash));
        var damaged = await Issued(partner, row => (row.Status, row.AcceptedDocument, row.AcceptedHash) = ("accepted", Damaged(row.Document, "164.00"), row.Hash));

        await GoRound();

        (await partner.Get("/v1/quotes?damaged=true")).Json.Texts("items", "id").ShouldBe([damaged.Json.Text("id")]);
    }

    [Fact]
    public async Task What_became_of_it_does_not_matter()
    {
        var partner = await _app.PartnerOf(Menu.Storage);
        var damaged = new List<Reply>();
        foreach (var status in (string[])["issued", "accepted", "declined", "expired", "withdrawn"])
        {
            damaged.Add(await Issued(partner, row =>
            {
                Damage(row, "164.00", true);
                row.Status = status;
            }));
        }

        await GoRound();

        (await partner.Get("/v1/quotes?damaged=true")).Json.Texts("items", "id").ShouldBe(damaged.Select(quote => quote.Json.Text("id")), ignoreOrder: true);
    }

    [Fact]
    public async Task Sound_quotes_stay_as_they_are_in_every_revision()
    {
        var seller = await _app.SellerDoor();
        var book = await seller.Book(Menu.Storage);
        var partner = await _app.PartnerDoor(book);
        var quote = await partner.Quote(("STORAGE", 44));
        (await partner.Issue(quote)).Expect(200);
        _app.Clock.Advance(TimeSpan.FromSeconds(1));
        await seller.Publish(book, null, Menu.Service("STORAGE", Menu.PerUnit("6.30"), category: "storage", unit: "XPX"));
        _app.Clock.Advance(TimeSpan.FromSeconds(1));
        (await partner.Revise(quote)).Expect(200);
        (await partner.Issue(quote)).Expect(200);
        var accepted = (await partner.Accept(quote)).Expect(200);
        accepted.Json.GetProperty("priceBook").GetProperty("version").GetInt32().ShouldBe(2);

        var (counted, listener) = Count();
        using (listener)
        {
            await GoRound();
        }

        counted(true).ShouldBeGreaterThanOrEqualTo(2); // each revision
        var read = (await partner.Get(quote.Path())).Expect(200);
        (read.Text, read.ETag).ShouldBe((accepted.Text, accepted.ETag));
        (await partner.Get("/v1/quotes?damaged=true")).Json.Items("items").ShouldBeEmpty();
        (await AuditsOf(quote)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Damage_is_counted()
    {
        var partner = await _app.PartnerOf(Menu.Storage);
        await GoRound();
        var (before, first) = Count();
        using (first)
        {
            await GoRound();
        }

        await Issued(partner, row => Damage(row, "164.00", true));
        await Issued(partner);
        var (counted, second) = Count();
        using (second)
        {
            await GoRound();
        }

        (counted(true), counted(false)).ShouldBe((before(true) + 1, before(false) + 1));
    }

    [Fact]
    public async Task What_was_never_issued_is_left_alone()
    {
        var partner = await _app.PartnerOf(Menu.Storage);
        var draft = await partner.Quote(("STORAGE", 44));
        await Change(draft, (row, _) => Damage(row, "164.00", true));

        await GoRound();

        (await _app.RowOf(draft)).DamageFoundAt.ShouldBeNull();
    }

    [Fact]
    public async Task A_repaired_quote_is_no_longer_listed()
    {
        var partner = await _app.PartnerOf(Menu.Storage);
        var (bytes, quote) = (Array.Empty<byte>(), await partner.Quote(("STORAGE", 44)));
        await Change(quote, (row, _) =>
        {
            (bytes, row.FirstIssuedAt, row.IssuedAt) = (row.Document, row.CreatedAt, row.CreatedAt);
            Damage(row, "164.00", true);
        });
        await GoRound();
        (await partner.Get("/v1/quotes?damaged=true")).Json.Texts("items", "id").ShouldBe([quote.Json.Text("id")]);
        await Change(quote, (row, _) => row.Document = bytes);

        await GoRound();

        (await partner.Get("/v1/quotes?damaged=true")).Json.Items("items").ShouldBeEmpty();
        (await AuditsOf(quote)).Select(entry => entry.Action).ShouldBe(["quote.verifyFailed", "quote.verify"]);
    }

    [Fact]
    public async Task It_goes_on_where_it_was_a_few_at_a_time_and_rests_at_the_end()
    {
        var partner = await _app.PartnerOf(Menu.Storage);
        await GoRound();
        var quotes = new List<Reply>();
        for (var quote = 0; quote < 5; quote++)
        {
            quotes.Add(await Issued(partner, row => Damage(row, "164.00", true)));
            _app.Clock.Advance(TimeSpan.FromMilliseconds(1));
        }

        (await Round()).ShouldBe(0); // it rests
        _app.Clock.Advance(TimeSpan.FromDays(1));
        var others = await _app.InDatabase(db => db.Quotes.CountAsync(row => row.FirstIssuedAt != null, Cancellation)) - 5;
        for (var looked = 0; looked < others;)
        {
            (await Found()).ShouldBe(0);
            looked += await Round(); // oldest first
            (await Found()).ShouldBe(Math.Max(0, looked - others));
        }

        for (var found = await Found(); found < 5; found = await Found())
        {
            (await Round()).ShouldBe(Math.Min(2, 5 - found)); // another process
            (await Found()).ShouldBe(Math.Min(5, found + 2));
        }

        await Round();
        (await Round()).ShouldBe(0);

        Task<int> Found() => _app.InDatabase(db => db.Quotes.CountAsync(row => row.AccountId == partner.Account && row.DamageFoundAt != null, Cancellation));
    }

    [Fact]
    public async Task Several_processes_tell_once()
    {
        var partner = await _app.PartnerOf(Menu.Storage);
        var damaged = await Issued(partner, row => Damage(row, "164.00", true));

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => GoRound()));

        (await AuditsOf(damaged)).ShouldHaveSingleItem();
    }

    private Task<int> Round() => _app.Worker<VerificationWorker>().VerifyNextAsync(Cancellation);

    /// <summary>Once over all quotes.</summary>
    private async Task GoRound()
    {
        _app.Clock.Advance(TimeSpan.FromDays(1));
        while (await Round() > 0)
        {
        }
    }

    /// <summary>A quote of 264.00, issued in the database itself, which refuses later changes.</summary>
    private async Task<Reply> Issued(Door partner, Action<QuoteRow>? change = null)
    {
        var quote = await partner.Quote(("STORAGE", 44));
        await Change(quote, (row, _) =>
        {
            (row.Status, row.IssuedAt, row.FirstIssuedAt) = ("issued", row.CreatedAt, row.CreatedAt);
            change?.Invoke(row);
        });
        return quote;
    }

    private Task Change(Reply quote, Action<QuoteRow, PricingApi.Storage.PricingDbContext> change) => _app.InDatabase(async db =>
    {
        change(await db.Quotes.SingleAsync(row => row.Id == quote.Id(), Cancellation), db);
        await db.SaveChangesAsync(Cancellation);
    });

    private static void Damage(QuoteRow row, string instead, bool keepsHash)
    {
        row.Document = Damaged(row.Document, instead);
        row.Hash = keepsHash ? row.Hash : QuoteDocument.Hash(row.Document);
    }

    private static byte[] Damaged(byte[] document, string instead) => Encoding.UTF8.GetBytes(instead is ['{', ..] ? instead : Encoding.UTF8.GetString(document).Replace("264.00", instead, StringComparison.Ordinal));

    private static async Task<JsonElement> Verified(Door door, Reply quote) => (await door.Post($"{quote.Path()}/verify", null)).Expect(200).Json;

    private Task<List<AuditRow>> AuditsOf(Reply quote)
    {
        var number = quote.Json.Text("number");
        return _app.InDatabase(db => db.AuditEntries.AsNoTracking().Where(row => row.Resource == number && row.Action.StartsWith("quote.verify")).OrderBy(row => row.At).ToListAsync(Cancellation));
    }

    /// <summary>Counts what this service measures.</summary>
    private (Func<bool, long> Of, MeterListener Listener) Count()
    {
        var scope = _app.Services.GetRequiredService<IMeterFactory>();
        var (yes, no) = (0L, 0L);
        var listener = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Name == QuoteMetrics.Verifications && ReferenceEquals(instrument.Meter.Scope, scope))
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>((_, count, tags, _) => _ = tags[0].Value is true ? yes += count : no += count);
        listener.Start();

        return (verified => verified ? yes : no, listener);
    }
}

public sealed class VerificationOnSqlite(SqliteApp app) : VerificationTests(app), IClassFixture<SqliteApp>;

public sealed class VerificationOnPostgres(PostgresApp app) : VerificationTests(app.OrSkip()), IClassFixture<PostgresApp>;
