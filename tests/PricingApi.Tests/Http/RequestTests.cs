using System.Net;
using PricingApi.Tests.Harness;

namespace PricingApi.Tests.Http;

/// <summary>What is around the body: methods, addresses, headers.</summary>
public sealed class RequestTests(SqliteApp app) : IClassFixture<SqliteApp>
{
    [Theory]
    [InlineData("PUT", "/v1/me", "GET, HEAD")]
    [InlineData("DELETE", "/v1/accounts", "GET, HEAD, POST")]
    [InlineData("TRACE", "/v1/me", "GET, HEAD")]
    [InlineData("PROPFIND", "/v1/me", "GET, HEAD")]
    [InlineData("FOO", "/v1/me", "GET, HEAD")]
    [InlineData("OPTIONS", "/v1/me", "GET, HEAD")]
    [InlineData("GET", "/v1/api-clients/0198c0de000070008000000000000000/rotate", "POST")]
    [InlineData("HEAD", "/v1/api-clients/0198c0de000070008000000000000000/rotate", "POST")]
    public async Task Another_method_is_a_405_that_names_the_right_ones(string method, string path, string allow)
    {
        using var client = app.SellerClient();

        var reply = await client.Send(method, path);

        reply.Status.ShouldBe(HttpStatusCode.MethodNotAllowed);
        reply.Allow.ShouldBe(allow.Split(", "), ignoreOrder: true);
        reply.Header("Access-Control-Allow-Origin").ShouldBeNull();
    }

    [Fact]
    public async Task A_method_cannot_be_put_into_a_header()
    {
        using var client = app.SellerClient();

        (await client.Get("/v1/me", ("X-HTTP-Method-Override", "DELETE"))).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("/nowhere")]
    [InlineData("/v1/accounts/..%2f..%2fetc%2fpasswd")]
    [InlineData("/v1/accounts/%0d%0a")]
    [InlineData("/v1/accounts/'%20or%201=1--")]
    [InlineData("/v1/accounts/0198C0DE000070008000000000000000")]
    [InlineData("/v1/accounts/0198c0de-0000-7000-8000-000000000000")]
    [InlineData("/v1/accounts/{0198c0de000070008000000000000000}")]
    [InlineData("/v1/accounts/0198c0de000070008000000000000000")]
    [InlineData("/problems/nowhere")]
    public async Task Where_nothing_is_the_answer_is_a_404(string path)
    {
        using var client = app.SellerClient();

        var reply = await client.Get(path);

        reply.Status.ShouldBe(HttpStatusCode.NotFound);
        reply.Problem.ShouldBe("not-found");
    }

    [Fact]
    public async Task An_id_of_10_kB_is_not_found()
    {
        using var client = app.SellerClient();

        (await client.Get($"/v1/accounts/{new string('0', 10_000)}")).Problem.ShouldBe("not-found");
    }

    [Fact]
    public async Task An_absent_id_and_a_malformed_one_are_answered_alike()
    {
        using var client = app.SellerClient();

        var absent = await client.Get("/v1/accounts/0198c0de000070008000000000000000");
        var malformed = await client.Get("/v1/accounts/x");

        WithoutTrace(absent).ShouldBe(WithoutTrace(malformed));
    }

    [Theory]
    [InlineData("image/png", HttpStatusCode.NotAcceptable)]
    [InlineData("*/*;q=0", HttpStatusCode.NotAcceptable)]
    [InlineData("application/json;q=0, */*", HttpStatusCode.NotAcceptable)]
    [InlineData("application/json, */*;q=0", HttpStatusCode.OK)]
    [InlineData("text/html, application/*;q=0.1", HttpStatusCode.OK)]
    [InlineData("not a media type", HttpStatusCode.OK)]
    public async Task Data_comes_only_in_a_form_that_is_accepted(string accept, HttpStatusCode status)
    {
        using var client = app.SellerClient();

        (await client.Get("/v1/me", ("Accept", accept))).Status.ShouldBe(status);
    }

    [Fact]
    public async Task A_problem_is_problem_json_whatever_is_accepted()
    {
        using var client = app.CreateClient();

        (await client.Get("/v1/me", ("Accept", "image/png"))).Problem.ShouldBe("unauthenticated");
    }

    [Theory]
    [InlineData("200-maybe")]
    [InlineData("100-continue, 200-maybe")]
    public async Task Another_expectation_is_a_417(string expect)
    {
        using var client = app.SellerClient();

        (await client.Get("/v1/me", ("Expect", expect))).Status.ShouldBe(HttpStatusCode.ExpectationFailed);
    }

    [Theory]
    [InlineData("Range", "bytes=0-1")]
    [InlineData("Accept-Language", "xx")]
    [InlineData("X-Forwarded-Host", "evil.example")]
    [InlineData("If-None-Match", "nonsense")]
    public async Task Some_headers_change_nothing(string name, string value)
    {
        using var client = app.SellerClient();

        (await client.Get("/v1/me", (name, value))).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task An_Accept_Language_of_8_kB_changes_nothing()
    {
        using var client = app.SellerClient();

        (await client.Get("/v1/me", ("Accept-Language", new string('x', 8000)))).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("?x=1", "x unknown-parameter")]
    [InlineData("?sort=createdAt;drop", "sort unknown-parameter")]
    [InlineData("?api_key=1", "api_key unknown-parameter")]
    public async Task A_parameter_that_is_not_read_is_refused(string query, string error)
    {
        using var client = app.SellerClient();

        var reply = await client.Get($"/v1/me{query}");

        reply.Problem.ShouldBe("invalid-parameter");
        reply.Errors.ShouldBe([error]);
    }

    [Fact]
    public async Task A_problem_of_each_type_has_a_page()
    {
        using var client = app.CreateClient();

        foreach (var type in PricingApi.Http.ProblemType.All)
        {
            var page = await client.Get(type.Address);
            page.Status.ShouldBe(HttpStatusCode.OK);
            page.Text.ShouldContain(type.Title);
        }
    }

    private static string WithoutTrace(Answered reply) => reply.Text.Replace(reply.Json.GetProperty("traceId").GetString()!, "", StringComparison.Ordinal);
}
