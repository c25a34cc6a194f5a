using System.Text.Json;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using PricingApi.Tests.Harness;

namespace PricingApi.Tests.Http;

/// <summary>The document says what the service does.</summary>
public sealed class OpenApiTests(SqliteApp app) : IClassFixture<SqliteApp>
{
    private static readonly string[] NotOperations = ["/openapi/{documentName}.json", "/"];

    [Fact]
    public async Task Every_route_is_an_operation_and_every_operation_a_route()
    {
        var routes = app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(route => !NotOperations.Contains(route.RoutePattern.RawText))
            .SelectMany(route => route.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods.Select(method => $"{method} {Plain(route.RoutePattern.RawText!)}"));

        (await Operations()).Select(operation => $"{operation.Method} {operation.Path}").ShouldBe(routes, ignoreOrder: true);
    }

    [Fact]
    public async Task What_is_answered_is_what_the_document_says()
    {
        var schemas = (await Document()).GetProperty("components").GetProperty("schemas");
        var partner = await app.PartnerOf(Menu.Storage, Menu.Service("WORK", Menu.Package(15, "12.50")), Menu.Service("FUEL", Menu.Percentage("8", "STORAGE")));
        var preview = (await partner.Post("/v1/quotes/preview", Menu.Quote(("STORAGE", 5), ("WORK", 10), ("FUEL", 1)))).Expect(200).Json;
        var draft = (await partner.Create("/v1/quotes", Menu.Quote(("STORAGE", 5)).With("termMonths", 12))).Expect(201).Json;
        var issued = (await partner.Post($"/v1/quotes/{draft.Text("id")}/issue", null)).Expect(200).Json;

        var accepted = (await partner.Post($"/v1/quotes/{draft.Text("id")}/accept", PricingApi.Quotes.QuoteExamples.Accept)).Expect(200).Json;
        var other = (await partner.Create("/v1/quotes", Menu.Quote(("STORAGE", 5)))).Expect(201).Json.Text("id");
        await partner.Post($"/v1/quotes/{other}/issue", null);
        var declined = (await partner.Post($"/v1/quotes/{other}/decline", PricingApi.Quotes.QuoteExamples.Decline)).Expect(200).Json;
        await partner.Post($"/v1/quotes/{other}/revise", null);
        var withdrawn = (await partner.Post($"/v1/quotes/{other}/withdraw", PricingApi.Quotes.QuoteExamples.Withdraw)).Expect(200).Json;
        var revisions = (await partner.Get($"/v1/quotes/{other}/revisions")).Expect(200).Json;

        Missing(schemas.GetProperty("RevisionsResponse"), revisions, schemas, "").ShouldBeEmpty();
        foreach (var quote in (JsonElement[])[preview, draft, issued, accepted, declined, withdrawn])
        {
            Missing(schemas.GetProperty("QuoteResponse"), quote, schemas, "").ShouldBeEmpty();
        }

        Missing(schemas.GetProperty("QuoteResponse"), JsonElement.Parse("{}"), schemas, "").ShouldContain("/lines");
    }

    [Fact]
    public async Task Every_operation_has_a_name_of_its_own_and_a_summary()
    {
        var operations = await Operations();

        operations.Select(operation => operation.Json.GetProperty("operationId").GetString()).ShouldBeUnique();
        operations.ShouldAllBe(operation => operation.Json.GetProperty("summary").GetString()!.EndsWith('.'));
    }

    [Fact]
    public async Task A_body_is_shown_as_it_is_sent_with_an_example_that_works()
    {
        var operation = (await Operations()).Single(operation => operation is { Method: "POST", Path: "/v1/accounts" });
        var body = operation.Json.GetProperty("requestBody").GetProperty("content").GetProperty("application/json");

        body.GetProperty("schema").GetProperty("$ref").GetString().ShouldBe("#/components/schemas/CreateAccountRequest");
        Parameters(operation.Json).ShouldBe(["header Idempotency-Key"]);
        using var client = app.SellerClient();
        (await client.Post("/v1/accounts", body.GetProperty("example").GetRawText())).Status.ShouldBe(System.Net.HttpStatusCode.Created);
    }

    [Fact]
    public async Task What_can_be_read_by_a_code_has_an_example_that_works()
    {
        using var client = app.SellerClient();
        var read = (await Operations()).Where(operation => operation.Method == "GET" && operation.Path.Contains('{', StringComparison.Ordinal) && !operation.Path.Contains("{id}", StringComparison.Ordinal) && operation.Path != "/q/{token}").ToList(); // a secret has no example

        read.Count.ShouldBeGreaterThan(5);
        foreach (var (_, path, operation) in read.Where(operation => !operation.Path.EndsWith("/diff", StringComparison.Ordinal))) // the sample has one version
        {
            var address = operation.GetProperty("parameters").EnumerateArray().Where(parameter => parameter.GetProperty("in").GetString() == "path")
                .Aggregate(path, (filled, parameter) => filled.Replace($"{{{parameter.GetProperty("name").GetString()}}}", parameter.GetProperty("example").ToString(), StringComparison.Ordinal));
            (await client.Get(address)).Status.ShouldBe(System.Net.HttpStatusCode.OK, address);
        }
    }

    [Fact]
    public async Task What_a_handler_binds_is_documented_as_parameters()
    {
        var operations = await Operations();

        Parameters(operations.Single(operation => operation is { Method: "GET", Path: "/v1/accounts" }).Json).ShouldBe(["query limit", "query cursor"]);
        Parameters(operations.Single(operation => operation is { Method: "PUT", Path: "/v1/accounts/{id}" }).Json).ShouldBe(["path id", "header If-Match"]);
    }

    [Fact]
    public async Task Every_operation_that_needs_a_key_says_so()
    {
        foreach (var operation in (await Operations()).Where(operation => operation.Path.StartsWith("/v1", StringComparison.Ordinal)))
        {
            operation.Json.GetProperty("security")[0].TryGetProperty("ApiKey", out _).ShouldBeTrue(operation.Path);
            operation.Json.GetProperty("responses").TryGetProperty("401", out _).ShouldBeTrue(operation.Path);
        }
    }

    [Fact]
    public async Task Requests_are_closed_and_answers_may_grow()
    {
        var schemas = (await Document()).GetProperty("components").GetProperty("schemas");

        schemas.GetProperty("CreateAccountRequest").GetProperty("additionalProperties").GetBoolean().ShouldBeFalse();
        schemas.GetProperty("AccountResponse").TryGetProperty("additionalProperties", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task Swagger_UI_is_there()
    {
        using var client = app.CreateClient();

        (await client.Get("/swagger/index.html")).Text.ShouldContain("swagger-ui");
    }

    /// <summary>Members that the schema requires and the answer does not have, wherever they are in it.</summary>
    private static IEnumerable<string> Missing(JsonElement schema, JsonElement json, JsonElement schemas, string place)
    {
        schema = schema.TryGetProperty("oneOf", out var either) ? either.EnumerateArray().Last() : schema;
        schema = schema.TryGetProperty("$ref", out var reference) ? schemas.GetProperty(reference.GetString()!.Split('/')[^1]) : schema;

        return json.ValueKind switch
        {
            JsonValueKind.Object when schema.TryGetProperty("properties", out var properties) =>
                (schema.TryGetProperty("required", out var required) ? required.EnumerateArray().Select(name => name.GetString()!) : [])
                    .Where(name => !json.TryGetProperty(name, out _)).Select(name => $"{place}/{name}")
                    .Concat(json.EnumerateObject().SelectMany(member => properties.TryGetProperty(member.Name, out var described)
                        ? Missing(described, member.Value, schemas, $"{place}/{member.Name}")
                        : [$"{place}/{member.Name} is not described"])),
            JsonValueKind.Array when schema.TryGetProperty("items", out var items) => json.EnumerateArray().SelectMany(item => Missing(items, item, schemas, place + "/*")),
            _ => [],
        };
    }

    private static IEnumerable<string> Parameters(JsonElement operation) =>
        operation.GetProperty("parameters").EnumerateArray().Select(parameter => $"{parameter.GetProperty("in").GetString()} {parameter.GetProperty("name").GetString()}");

    private static string Plain(string pattern)
    {
        var path = System.Text.RegularExpressions.Regex.Replace(pattern, "{([^:}]*)[^}]*}", "{$1}");
        return path.Length > 1 ? path.TrimEnd('/') : path;
    }

    private async Task<JsonElement> Document()
    {
        using var client = app.CreateClient();
        return (await client.Get("/openapi/v1.json")).Json;
    }

    private async Task<List<(string Method, string Path, JsonElement Json)>> Operations() =>
        [.. (await Document()).GetProperty("paths").EnumerateObject()
            .SelectMany(path => path.Value.EnumerateObject().Select(operation => (operation.Name.ToUpperInvariant(), path.Name, operation.Value)))];
}
