using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using PricingApi.Access;
using PricingApi.Tests.Harness;

namespace PricingApi.Tests.Quotes.Links;

/// <summary>Links for customers, as clients make and end them.</summary>
public abstract class LinkTests(PricingApp app)
{
    [Fact]
    public async Task A_link_is_shown_once_and_only_its_hash_is_kept()
    {
        var partner = await app.PartnerOf(Menu.Storage);
        var quote = await partner.Issued();

        var link = await partner.Link(quote);

        link.Address().ShouldMatch("^/q/[0-9A-Za-z]{32}$");
        (link.Json.Text("quoteId"), link.Json.GetProperty("revision").GetInt32(), link.Json.Text("validUntil")).ShouldBe((quote.Json.Text("id"), 1, "2026-02-01"));
        var listed = (await partner.Get($"{quote.Path()}/links")).Expect(200);
        (listed.Json.Texts("items", "id").Single(), listed.Text.Contains("path", StringComparison.Ordinal)).ShouldBe((link.Json.Text("id"), false));
        var row = await app.InDatabase(db => db.QuoteLinks.AsNoTracking().SingleAsync(row => row.QuoteId == quote.Id(), TestContext.Current.CancellationToken));
        row.Hash.ShouldBe(SHA256.HashData(Encoding.UTF8.GetBytes(link.Address()["/q/".Length..])));
    }

    [Fact]
    public async Task A_replay_does_not_show_it_again()
    {
        var partner = await app.PartnerOf(Menu.Storage);
        var quote = await partner.Issued();

        var first = (await partner.Create($"{quote.Path()}/links", "{}", "link-1")).Expect(201);
        var again = (await partner.Create($"{quote.Path()}/links", "{}", "link-1")).Expect(201);

        (again.Replayed, again.Json.TryGetProperty("path", out _)).ShouldBe((true, false));
        again.Json.Text("id").ShouldBe(first.Json.Text("id"));
        (await partner.Get($"{quote.Path()}/links")).Json.Items("items").Count().ShouldBe(1);
    }

    [Theory]
    [InlineData("2026-01-04", false)]
    [InlineData("2026-01-05", true)]
    [InlineData("2026-03-03", true)]
    [InlineData("2026-03-04", false)]
    public async Task A_link_works_from_today_to_thirty_days_after_the_quote(string until, bool allowed)
    {
        var partner = await app.PartnerOf(Menu.Storage);
        var quote = await partner.Issued("2026-02-01");

        var reply = await partner.Post($"{quote.Path()}/links", $$"""{ "validUntil": "{{until}}" }""");

        if (allowed)
        {
            reply.Expect(201).Json.Text("validUntil").ShouldBe(until);
        }
        else
        {
            reply.Expect(422, "validity-invalid").Errors.ShouldBe([("/validUntil", "validity-invalid")]);
        }
    }

    [Fact]
    public async Task Only_an_issued_quote_gets_one()
    {
        var partner = await app.PartnerOf(Menu.Storage);
        var draft = await partner.Quote(("STORAGE", 1));
        var declined = (await partner.Decline(await partner.Issued())).Expect(200);

        (await partner.Post($"{draft.Path()}/links", null)).Expect(409, "state-conflict");
        (await partner.Post($"{declined.Path()}/links", null)).Expect(409, "state-conflict");
        (await partner.Post($"{(await partner.Issued()).Path()}/links", null)).Expect(201);
    }

    [Fact]
    public async Task Others_neither_make_nor_see_nor_end_links()
    {
        var partner = await app.PartnerOf(Menu.Storage);
        var other = await app.PartnerOf(Menu.Storage);
        var quote = await partner.Issued();
        var link = await partner.Link(quote);
        var mine = await partner.Issued();

        (await other.Post($"{quote.Path()}/links", null)).Expect(404, "not-found");
        (await other.Get($"{quote.Path()}/links")).Expect(404, "not-found");
        (await other.Send(HttpMethod.Delete, $"{quote.Path()}/links/{link.Json.Text("id")}", null)).Expect(404, "not-found");
        (await partner.Send(HttpMethod.Delete, $"{mine.Path()}/links/{link.Json.Text("id")}", null)).Expect(404, "not-found");
        (await (await app.Again(partner, Scope.QuotesRead)).Post($"{quote.Path()}/links", null)).Expect(403, "insufficient-scope");
        (await app.Customer().Get(link.Address())).Expect(200);
    }

    [Fact]
    public async Task Making_and_ending_are_in_the_audit_trail()
    {
        var partner = await app.PartnerOf(Menu.Storage);
        var quote = await partner.Issued();
        var link = await partner.Link(quote);

        (await partner.Send(HttpMethod.Delete, $"{quote.Path()}/links/{link.Json.Text("id")}", null)).Expect(204);
        (await partner.Send(HttpMethod.Delete, $"{quote.Path()}/links/{link.Json.Text("id")}", null)).Expect(204);

        var number = quote.Json.Text("number");
        var audited = await app.InDatabase(db => db.AuditEntries.AsNoTracking().Where(row => row.Resource == number && row.Detail != null).OrderBy(row => row.Id).Select(row => $"{row.Action} {row.Detail}").ToListAsync(TestContext.Current.CancellationToken));
        audited.ShouldBe([$"quote.link {link.Json.Text("id")}", $"quote.unlink {link.Json.Text("id")}"], ignoreOrder: true);
        (await partner.Get($"{quote.Path()}/links")).Json.Items("items").Single().Text("revokedAt").ShouldBe("2026-01-05T09:00:00Z");
    }
}

public sealed class LinksOnSqlite(SqliteApp app) : LinkTests(app), IClassFixture<SqliteApp>;

public sealed class LinksOnPostgres(PostgresApp app) : LinkTests(app.OrSkip()), IClassFixture<PostgresApp>;
