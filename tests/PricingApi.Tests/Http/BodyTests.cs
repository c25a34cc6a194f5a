using System.Net;
using System.Text;
using PricingApi.Tests.Harness;

namespace PricingApi.Tests.Http;

/// <summary>Bodies as strangers send them. Every shape fault there is stands in <see cref="BodyReaderTests"/>.</summary>
public abstract class BodyTests(PricingApp app)
{
    [Theory]
    [InlineData("", "malformed-json")]
    [InlineData("  \n", "malformed-json")]
    [InlineData("{", "malformed-json")]
    [InlineData("{\"name\":\"n\"} x", "malformed-json")]
    [InlineData("{\"name\":\"n\",}", "malformed-json")]
    [InlineData("null", "invalid-request")]
    [InlineData("[]", "invalid-request")]
    [InlineData("{\"name\":\"n\",\"name\":\"m\"}", "invalid-request")]
    [InlineData("{\"name\":\"n\",\"isAdmin\":true}", "invalid-request")]
    [InlineData("{\"name\":\"n\",\"id\":\"0\",\"kind\":\"seller\"}", "invalid-request")]
    [InlineData("{}", "invalid-request")]
    [InlineData("{\"name\":null}", "invalid-request")]
    [InlineData("{\"name\":1}", "invalid-request")]
    [InlineData("{\"name\":\"\\u0000\"}", "invalid-request")]
    [InlineData("{\"name\":\"\\ud800\"}", "invalid-request")]
    public async Task A_body_that_cannot_be_read_is_a_400(string body, string problem)
    {
        using var client = app.SellerClient();

        var reply = await client.Post("/v1/accounts", body);

        reply.Status.ShouldBe(HttpStatusCode.BadRequest);
        reply.Problem.ShouldBe(problem);
    }

    [Fact]
    public async Task A_body_may_begin_with_a_byte_order_mark()
    {
        using var client = app.SellerClient();

        (await client.Post("/v1/accounts", "\uFEFF{\"name\":\"n\"}")).Status.ShouldBe(HttpStatusCode.Created);
    }

    [Theory]
    [InlineData("Content-Type", "text/plain")]
    [InlineData("Content-Type", "application/x-www-form-urlencoded")]
    [InlineData("Content-Type", "multipart/form-data; boundary=x")]
    [InlineData("Content-Type", "application/xml")]
    [InlineData("Content-Type", "application/json; charset=utf-16")]
    [InlineData("Content-Type", "application/json; charset=bogus")]
    [InlineData("Content-Type", "nonsense")]
    [InlineData("Content-Encoding", "gzip")]
    [InlineData("Content-Encoding", "identity")]
    public async Task A_body_in_another_form_is_a_415(string header, string value)
    {
        using var client = app.SellerClient();

        var reply = await client.Post("/v1/accounts", new { name = "n" }, (header, value));

        reply.Status.ShouldBe(HttpStatusCode.UnsupportedMediaType);
        reply.Problem.ShouldBe("unsupported-media-type");
    }

    [Fact]
    public async Task No_body_and_no_type_is_a_415()
    {
        using var client = app.SellerClient();

        (await client.Post("/v1/accounts")).Problem.ShouldBe("unsupported-media-type");
    }

    [Theory]
    [InlineData("application/json; charset=utf-8")]
    [InlineData("application/json; charset=\"UTF-8\"")]
    [InlineData("Application/JSON")]
    public async Task JSON_in_UTF_8_may_say_so(string type)
    {
        using var client = app.SellerClient();

        (await client.Post("/v1/accounts", new { name = "n" }, ("Content-Type", type))).Status.ShouldBe(HttpStatusCode.Created);
    }

    [Theory]
    [InlineData(256 * 1024, "invalid-request")]
    [InlineData((256 * 1024) + 1, "payload-too-large")]
    [InlineData(31_000_000, "payload-too-large")]
    public async Task A_body_of_more_than_256_KiB_is_a_413(int bytes, string problem)
    {
        using var client = app.SellerClient();
        var frame = "{\"name\":\"\"}".Length;

        (await client.Post("/v1/accounts", $"{{\"name\":\"{new string('n', bytes - frame)}\"}}")).Problem.ShouldBe(problem);
    }

    [Fact]
    public async Task A_body_of_unknown_length_is_cut_at_the_same_size()
    {
        using var client = app.SellerClient();
        using var body = new StreamContent(new MemoryStream(Encoding.UTF8.GetBytes(new string(' ', 300_000))));
        body.Headers.ContentType = new("application/json");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/accounts") { Content = body };
        request.Headers.TransferEncodingChunked = true;

        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);

        response.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
    }

    [Fact]
    public async Task What_is_refused_leaves_nothing_behind()
    {
        using var client = app.SellerClient();
        var before = await client.Get("/v1/accounts?limit=1000");

        await client.Post("/v1/accounts", new { name = "n", priceBook = "nowhere" });
        await client.Post("/v1/accounts", "{\"name\":\"n\",\"x\":1}");

        (await client.Get("/v1/accounts?limit=1000")).Json.GetProperty("items").GetArrayLength().ShouldBe(before.Json.GetProperty("items").GetArrayLength());
    }
}

public sealed class BodiesOnSqlite(SqliteApp app) : BodyTests(app), IClassFixture<SqliteApp>;

public sealed class BodiesOnPostgres(PostgresApp app) : BodyTests(app.OrSkip()), IClassFixture<PostgresApp>;
