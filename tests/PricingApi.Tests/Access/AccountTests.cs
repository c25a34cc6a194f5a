using System.Net;
using Microsoft.EntityFrameworkCore;
using PricingApi.Tests.Harness;
using PricingApi.Tests.Http;

namespace PricingApi.Tests.Access;

public abstract class AccountTests(PricingApp app)
{
    [Fact]
    public async Task An_account_reads_back_as_it_was_made()
    {
        using var client = app.SellerClient();

        var created = await client.Post("/v1/accounts", new { name = "Bakkerij Jansen BV", priceBook = "standard" });
        var read = await client.Get(created.Headers.Location!.ToString());

        created.Status.ShouldBe(HttpStatusCode.Created);
        read.Text.ShouldBe(created.Text);
        read.ETag.ShouldBe(created.ETag);
        read.Json.GetProperty("kind").GetString().ShouldBe("partner");
    }

    [Fact]
    public async Task A_price_book_is_assigned_and_taken_away()
    {
        using var client = app.SellerClient();
        var created = await client.Post("/v1/accounts", new { name = "n" });
        var path = $"/v1/accounts/{created.Id}";

        var assigned = await client.Put(path, new { name = "n", priceBook = "standard" }, ("If-Match", created.ETag!));
        var taken = await client.Put(path, new { name = "n", priceBook = (string?)null }, ("If-Match", assigned.ETag!));

        assigned.Json.GetProperty("priceBook").GetString().ShouldBe("standard");
        taken.Json.GetProperty("priceBook").GetString().ShouldBeNull();
    }

    [Fact]
    public async Task So_is_a_segment()
    {
        using var client = app.SellerClient();
        var created = await client.Post("/v1/accounts", new { name = "n", segment = "bakeries-nl2" });
        var path = $"/v1/accounts/{created.Id}";

        var changed = await client.Put(path, new { name = "n", priceBook = (string?)null, segment = "butchers" }, ("If-Match", created.ETag!));
        var taken = await client.Put(path, new { name = "n", priceBook = (string?)null }, ("If-Match", changed.ETag!));

        created.Json.GetProperty("segment").GetString().ShouldBe("bakeries-nl2");
        changed.Json.GetProperty("segment").GetString().ShouldBe("butchers");
        taken.Json.GetProperty("segment").GetString().ShouldBeNull();
        (await client.Get(path)).Text.ShouldBe(taken.Text);
    }

    [Theory]
    [InlineData("", "pattern")]
    [InlineData("Bakeries", "pattern")]
    [InlineData("two words", "pattern")]
    [InlineData("-a", "pattern")]
    [InlineData("a--b", "pattern")]
    [InlineData("a\n", "pattern")]
    [InlineData("café", "pattern")]
    [InlineData("a2345678901234567890123456789012345678901234567890123456789012345", "too-long")]
    public async Task A_segment_has_the_form_of_a_category(string segment, string code)
    {
        using var client = app.SellerClient();
        var created = await client.Post("/v1/accounts", new { name = "n" });

        (await client.Post("/v1/accounts", new { name = "n", segment })).Errors.ShouldBe([$"/segment {code}"]);
        (await client.Put($"/v1/accounts/{created.Id}", new { name = "n", priceBook = (string?)null, segment }, ("If-Match", created.ETag!))).Errors.ShouldBe([$"/segment {code}"]);
    }

    [Fact]
    public async Task A_price_book_that_is_not_there_is_refused()
    {
        using var client = app.SellerClient();

        var reply = await client.Post("/v1/accounts", new { name = "n", priceBook = "nowhere" });

        reply.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        reply.Errors.ShouldBe(["/priceBook no-price-book"]);
    }

    [Fact]
    public async Task The_seller_cannot_shut_itself_out()
    {
        using var client = app.SellerClient();
        var path = $"/v1/accounts/{(await client.Get("/v1/me")).Json.GetProperty("account").GetProperty("id")}";
        var seller = await client.Get(path);

        (await client.Put(path, new { name = "n", priceBook = "standard", suspended = true }, ("If-Match", seller.ETag!))).Problem.ShouldBe("state-conflict");
    }

    [Fact]
    public async Task A_change_is_noted_with_who_made_it()
    {
        using var client = app.SellerClient();
        var created = await client.Post("/v1/accounts", new { name = "n" });

        await client.Put($"/v1/accounts/{created.Id}", new { name = "m", priceBook = (string?)null }, ("If-Match", created.ETag!), ("X-Actor", "anna"));

        var entry = await app.InDatabase(db => db.AuditEntries.SingleAsync(row => row.Action == "account.update" && row.Resource == $"accounts/{created.Id}"));
        entry.Actor.ShouldBe("anna");
    }
}

public sealed class AccountsOnSqlite(SqliteApp app) : AccountTests(app), IClassFixture<SqliteApp>;

public sealed class AccountsOnPostgres(PostgresApp app) : AccountTests(app.OrSkip()), IClassFixture<PostgresApp>;
