using System.Text;
using Microsoft.EntityFrameworkCore;
using PricingApi.Domain.Quotes;
using PricingApi.Tests.Harness;

namespace PricingApi.Tests.Quotes;

public abstract class VerifyTests(PricingApp app)
{
    [Fact]
    public async Task A_quote_is_computed_again_to_the_byte()
    {
        var partner = await app.PartnerOf(Menu.Storage);
        var quote = await partner.Quote(("STORAGE", 44));

        var verified = (await partner.Post($"{quote.Path()}/verify", null)).Expect(200).Json;

        verified.GetProperty("verified").GetBoolean().ShouldBeTrue();
        ((string[])[verified.Text("contentHash"), verified.Text("storedHash"), verified.Text("recomputedHash")]).ShouldAllBe(hash => hash == quote.Json.Text("contentHash"));
        verified.GetProperty("engine").GetInt32().ShouldBe(1);
        (await (await app.PartnerDoor()).Post($"{quote.Path()}/verify", null)).Expect(404, "not-found");
    }

    [Theory]
    [InlineData("164.00", true, true)] // an amount that nobody computed
    [InlineData("164.00", false, true)] // and its hash along with it
    [InlineData("\u0000", true, false)] // bytes that are no document
    public async Task Damage_is_found(string instead, bool keepsHash, bool isReadable)
    {
        var partner = await app.PartnerOf(Menu.Storage);
        var quote = await partner.Quote(("STORAGE", 44));
        await app.InDatabase(async db =>
        {
            var row = await db.Quotes.SingleAsync(row => row.Id == quote.Id(), TestContext.Current.CancellationToken);
            row.Document = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(row.Document).Replace("264.00", instead, StringComparison.Ordinal));
            row.Hash = keepsHash ? row.Hash : QuoteDocument.Hash(row.Document);
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        });

        var verified = (await partner.Post($"{quote.Path()}/verify", null)).Expect(200).Json;

        verified.GetProperty("verified").GetBoolean().ShouldBeFalse();
        (verified.Text("contentHash") == verified.Text("storedHash")).ShouldBe(!keepsHash);
        (verified.GetProperty("recomputedHash").GetString() == quote.Json.Text("contentHash")).ShouldBe(isReadable);
    }
}

public sealed class VerifyOnSqlite(SqliteApp app) : VerifyTests(app), IClassFixture<SqliteApp>;

public sealed class VerifyOnPostgres(PostgresApp app) : VerifyTests(app.OrSkip()), IClassFixture<PostgresApp>;
