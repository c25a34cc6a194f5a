using Microsoft.EntityFrameworkCore;
using PricingApi.Access;
using PricingApi.Quotes;
using PricingApi.Tests.Harness;

namespace PricingApi.Tests.Quotes;

public abstract class PreviewTests(PricingApp app)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Prices_without_keeping_anything()
    {
        var partner = await app.PartnerOf(Menu.Storage, Menu.Labelling);
        var before = await CountAsync();

        var preview = (await partner.Post("/v1/quotes/preview", Menu.Quote(("STORAGE", 44)))).Expect(200);

        preview.Json.Items("lines").Single().Text("netAmount").ShouldBe("264.00");
        preview.Json.Texts("excluded", "service").ShouldBe(["LABELLING"]);
        foreach (var member in (string[])["id", "number", "revision", "status", "createdAt", "issuedAt"])
        {
            preview.Json.TryGetProperty(member, out _).ShouldBeFalse(member);
        }

        (await CountAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task Gives_the_same_again()
    {
        var partner = await app.PartnerOf(Menu.Storage);

        var first = (await partner.Post("/v1/quotes/preview", Menu.Quote(("STORAGE", 44)))).Expect(200);
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        var second = (await partner.Post("/v1/quotes/preview", Menu.Quote(("STORAGE", 44)))).Expect(200);

        second.Text.ShouldBe(first.Text);
    }

    [Fact]
    public async Task Has_the_content_that_the_quote_will_have()
    {
        var partner = await app.PartnerOf(Menu.Storage, Menu.Labelling);

        var preview = (await partner.Post("/v1/quotes/preview", Menu.Quote(("STORAGE", 44)))).Expect(200);
        var quote = await partner.Quote(("STORAGE", 44));

        foreach (var member in preview.Json.EnumerateObject())
        {
            quote.Json.GetProperty(member.Name).GetRawText().ShouldBe(member.Value.GetRawText(), member.Name);
        }
    }

    [Fact]
    public async Task Needs_the_scope_for_writing_quotes()
    {
        var partner = await app.PartnerOf(Menu.Storage);
        var reader = await app.Again(partner, Scope.QuotesRead | Scope.CatalogueRead);

        (await reader.Post("/v1/quotes/preview", Menu.Quote(("STORAGE", 1)))).Expect(403, "insufficient-scope");
    }

    [Fact]
    public async Task The_example_in_the_description_works_as_it_stands()
    {
        await app.KeepSampleBook();
        var partner = await app.PartnerDoor("standard");

        var preview = (await partner.Post("/v1/quotes/preview", QuoteExamples.Request)).Expect(200);

        preview.Json.Text("currency").ShouldBe("EUR");
        preview.Json.Items("lines").Count().ShouldBe(13);
    }

    private Task<string> CountAsync() => app.InDatabase(async db => string.Join(' ',
        await db.Quotes.CountAsync(Cancellation),
        await db.QuoteHistory.CountAsync(Cancellation),
        await db.Events.CountAsync(Cancellation),
        await db.IdempotencyRecords.CountAsync(Cancellation),
        await db.AuditEntries.CountAsync(Cancellation),
        await db.NumberBlocks.CountAsync(Cancellation)));
}

public sealed class PreviewOnSqlite(SqliteApp app) : PreviewTests(app), IClassFixture<SqliteApp>;

public sealed class PreviewOnPostgres(PostgresApp app) : PreviewTests(app.OrSkip()), IClassFixture<PostgresApp>;
