using System.Net;
using PricingApi.Tests.Harness;

namespace PricingApi.Tests.Http;

public abstract class IdempotencyTests(PricingApp app)
{
    private static readonly object Body = new { name = "Once" };

    private static readonly object Client = new { name = "n", scopes = new[] { "admin" }, mode = "live" };

    [Fact]
    public async Task A_retry_gets_the_first_answer_and_makes_nothing()
    {
        using var client = app.SellerClient();
        var first = await client.Post("/v1/accounts", Body, Key("retry"));
        app.Clock.Advance(TimeSpan.FromDays(30));

        var second = await client.Post("/v1/accounts", Body, Key("retry"));

        second.Status.ShouldBe(first.Status);
        second.Text.ShouldBe(first.Text);
        second.Headers.Location.ShouldBe(first.Headers.Location);
        second.ETag.ShouldBe(first.ETag);
        second.Header("Idempotent-Replayed").ShouldBe("true");
        first.Header("Idempotent-Replayed").ShouldBeNull();
    }

    [Fact]
    public async Task Many_at_once_make_one()
    {
        using var client = app.SellerClient();

        var replies = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => client.Post("/v1/accounts", Body, Key("at-once"))));

        replies.ShouldAllBe(reply => reply.Status == HttpStatusCode.Created || reply.Problem == "idempotency-key-in-use");
        replies.Where(reply => reply.Status == HttpStatusCode.Created).Select(reply => reply.Id).Distinct().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Without_a_key_each_request_counts()
    {
        using var client = app.SellerClient();

        (await client.Post("/v1/accounts", Body)).Id.ShouldNotBe((await client.Post("/v1/accounts", Body)).Id);
    }

    [Fact]
    public async Task The_same_key_for_another_body_is_refused()
    {
        using var client = app.SellerClient();
        await client.Post("/v1/accounts", Body, Key("body"));

        var reply = await client.Post("/v1/accounts", new { name = "Twice" }, Key("body"));

        reply.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        reply.Problem.ShouldBe("idempotency-key-reused");
    }

    [Fact]
    public async Task The_same_key_for_another_route_is_refused()
    {
        using var client = app.SellerClient();
        await client.Post("/v1/accounts", Body, Key("route"));

        (await client.Post("/v1/api-clients", Client, Key("route"))).Problem.ShouldBe("idempotency-key-reused");
    }

    [Fact]
    public async Task A_refused_request_does_not_use_up_its_key()
    {
        using var client = app.SellerClient();
        await client.Post("/v1/accounts", new { name = "n", priceBook = "nowhere" }, Key("refused"));

        (await client.Post("/v1/accounts", Body, Key("refused"))).Status.ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task Another_account_may_use_the_same_key()
    {
        using var one = await app.PartnerWith("admin");
        using var other = await app.PartnerWith("admin");

        var first = await one.Post("/v1/api-clients", Client, Key("shared"));
        var second = await other.Post("/v1/api-clients", Client, Key("shared"));

        second.Status.ShouldBe(HttpStatusCode.Created);
        second.Id.ShouldNotBe(first.Id);
    }

    [Fact]
    public async Task A_replay_does_not_show_a_secret_again()
    {
        using var client = app.SellerClient();

        var first = await client.Post("/v1/api-clients", Client, Key("secret"));
        var second = await client.Post("/v1/api-clients", Client, Key("secret"));

        first.Json.TryGetProperty("key", out _).ShouldBeTrue();
        second.Id.ShouldBe(first.Id);
        second.Json.TryGetProperty("key", out _).ShouldBeFalse();
    }

    [Theory]
    [InlineData(" ")]
    [InlineData("a b")]
    [InlineData("a\tb")]
    [InlineData("\"a")]
    [InlineData("a\"")]
    [InlineData("\"")]
    [InlineData("é")]
    public async Task A_key_that_cannot_be_used_is_refused(string value)
    {
        using var client = app.SellerClient();

        (await client.Post("/v1/accounts", Body, Key(value))).Problem.ShouldBe("idempotency-key-invalid");
    }

    [Theory]
    [InlineData(255, HttpStatusCode.Created)]
    [InlineData(256, HttpStatusCode.BadRequest)]
    public async Task A_key_has_at_most_255_characters(int length, HttpStatusCode status)
    {
        using var client = app.SellerClient();

        (await client.Post("/v1/accounts", Body, Key(new string('k', length)))).Status.ShouldBe(status);
    }

    [Fact]
    public async Task Two_keys_are_refused()
    {
        using var client = app.SellerClient();

        (await client.Post("/v1/accounts", Body, Key("one"), Key("two"))).Problem.ShouldBe("idempotency-key-invalid");
    }

    [Fact]
    public async Task Where_a_key_is_required_its_absence_is_a_400()
    {
        using var client = app.SellerClient();

        (await client.Post("/v1/quotes", new { })).Problem.ShouldBeOneOf("idempotency-key-missing", "invalid-request");
    }

    private static (string, string) Key(string value) => ("Idempotency-Key", value);
}

public sealed class IdempotencyOnSqlite(SqliteApp app) : IdempotencyTests(app), IClassFixture<SqliteApp>;

public sealed class IdempotencyOnPostgres(PostgresApp app) : IdempotencyTests(app.OrSkip()), IClassFixture<PostgresApp>;
