using System.Net;
using PricingApi.Tests.Harness;

namespace PricingApi.Tests.Http;

public abstract class PreconditionTests(PricingApp app)
{
    private static readonly object Change = new { name = "Changed", priceBook = "standard" };

    [Fact]
    public async Task A_change_with_the_tag_that_was_read_is_made()
    {
        using var client = app.SellerClient();
        var (path, tag) = await Account(client);

        var changed = await client.Put(path, Change, ("If-Match", tag));

        changed.Status.ShouldBe(HttpStatusCode.OK);
        changed.ETag.ShouldNotBe(tag);
        (await client.Get(path)).ETag.ShouldBe(changed.ETag);
    }

    [Fact]
    public async Task A_change_with_an_older_tag_is_refused()
    {
        using var client = app.SellerClient();
        var (path, tag) = await Account(client);
        await client.Put(path, Change, ("If-Match", tag));

        (await client.Put(path, Change, ("If-Match", tag))).Problem.ShouldBe("precondition-failed");
    }

    [Fact]
    public async Task Of_changes_at_once_with_one_tag_one_is_made()
    {
        using var client = app.SellerClient();
        var (path, tag) = await Account(client);

        var replies = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => client.Put(path, Change, ("If-Match", tag))));

        replies.Count(reply => reply.Status == HttpStatusCode.OK).ShouldBe(1);
        replies.Where(reply => reply.Status != HttpStatusCode.OK).ShouldAllBe(reply => reply.Problem == "precondition-failed" || reply.Problem == "busy");
    }

    [Fact]
    public async Task A_change_without_a_tag_is_refused()
    {
        using var client = app.SellerClient();
        var (path, _) = await Account(client);

        (await client.Put(path, Change)).Status.ShouldBe((HttpStatusCode)428);
    }

    [Theory]
    [InlineData("*", "precondition-required")]
    [InlineData("W/\"1\"", "precondition-failed")]
    [InlineData("\"0\"", "precondition-failed")]
    [InlineData("1", "invalid-header")]
    [InlineData("\"1", "invalid-header")]
    [InlineData("\"1\" \"2\"", "invalid-header")]
    public async Task A_tag_that_is_not_that_of_the_version_is_refused(string tag, string problem)
    {
        using var client = app.SellerClient();
        var (path, _) = await Account(client);

        (await client.Put(path, Change, ("If-Match", tag))).Problem.ShouldBe(problem);
    }

    [Fact]
    public async Task One_of_a_list_of_100_tags_will_do()
    {
        using var client = app.SellerClient();
        var (path, tag) = await Account(client);
        var others = Enumerable.Range(100, 99).Select(number => $"\"{number}\"");

        (await client.Put(path, Change, ("If-Match", string.Join(", ", others.Append(tag))))).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Asking_that_nothing_be_there_fails_where_something_is()
    {
        using var client = app.SellerClient();
        var (path, tag) = await Account(client);

        (await client.Put(path, Change, ("If-Match", tag), ("If-None-Match", "*"))).Problem.ShouldBe("precondition-failed");
    }

    [Theory]
    [InlineData("{0}")]
    [InlineData("W/{0}")]
    [InlineData("\"x\", {0}")]
    [InlineData("*")]
    public async Task What_was_read_before_need_not_be_sent_again(string header)
    {
        using var client = app.SellerClient();
        var (path, tag) = await Account(client);

        var reply = await client.Get(path, ("If-None-Match", string.Format(System.Globalization.CultureInfo.InvariantCulture, header, tag)));

        reply.Status.ShouldBe(HttpStatusCode.NotModified);
        reply.Text.ShouldBeEmpty();
        reply.ETag.ShouldBe(tag);
    }

    private static async Task<(string Path, string Tag)> Account(HttpClient client)
    {
        var made = await client.Post("/v1/accounts", new { name = "n" });
        return (made.Headers.Location!.ToString(), made.ETag!);
    }
}

public sealed class PreconditionsOnSqlite(SqliteApp app) : PreconditionTests(app), IClassFixture<SqliteApp>;

public sealed class PreconditionsOnPostgres(PostgresApp app) : PreconditionTests(app.OrSkip()), IClassFixture<PostgresApp>;
