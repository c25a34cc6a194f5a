using System.Reflection;
using System.Text.Json;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using PricingApi.Tests.Harness;
using PricingApi.Webhooks.Ops;

namespace PricingApi.Tests.Http;

/// <summary>The document says what the service does.</summary>
public sealed class OpenApiTests(SqliteApp app) : IClassFixture<SqliteApp>
{
    private static readonly string[] NotOperations = ["/openapi/{documentName}.json", "/"];

    [Fact]
    public async Task Every_route_is_an_operation_and_every_operation_a_route()
    {
        var routes = app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(route => !NotOperations.Contains(route.RoutePattern.RawText) && route.Metadata.GetMetadata<OpsRule>() is null)
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
        Parameters(operation.Json).ShouldBe(["header Idempotency-Key", "header X-Actor"]);
        using var client = app.SellerClient();
        (await client.Post("/v1/accounts", body.GetProperty("example").GetRawText())).Status.ShouldBe(System.Net.HttpStatusCode.Created);
    }

    [Fact]
    public async Task What_can_be_read_by_a_code_has_an_example_that_works()
    {
        using var client = app.SellerClient();
        var read = (await Operations()).Where(operation => operation.Method == "GET" && operation.Path.Contains('{', StringComparison.Ordinal) && !operation.Path.Contains("{id}", StringComparison.Ordinal) && operation.Path != "/q/{token}").ToList(); // a secret has no example

        read.Count.ShouldBeGreaterThan(5);
        foreach (var (_, path, operation) in read)
        {
            var address = Address(path, operation);
            (await client.Get(address)).Status.ShouldBe(System.Net.HttpStatusCode.OK, address);
        }
    }

    [Fact]
    public async Task What_changes_something_has_examples_that_work_on_a_fresh_service()
    {
        var refused = new List<string>();

        foreach (var (method, path, operation) in (await Operations()).Where(operation => operation.Method != "GET" && !operation.Path.Contains("{id}", StringComparison.Ordinal) && operation.Path != "/q/{token}"))
        {
            // One draft is there to be tried: each of these is the first to do so.
            await using var fresh = path.Contains("{number}", StringComparison.Ordinal) ? new SqliteApp() : null;
            var door = new Door((fresh ?? app).SellerClient(), Guid.Empty);
            fresh?.Clock.Advance(TimeSpan.FromSeconds(1)); // no two versions start at once

            foreach (var body in Bodies(operation))
            {
                // A key is made for each request, as its description says.
                var headers = Examples(operation, "header").Select(header => (header.Name, header.Name == "Idempotency-Key" ? $"{Guid.NewGuid():N}" : header.Example)).ToArray();
                var reply = await door.Send(HttpMethod.Parse(method), Address(path, operation), body, headers);
                if (reply.Status >= 300)
                {
                    refused.Add($"{method} {path}");
                    operation.GetProperty("description").GetString()!.ShouldMatch("of the (example|sample data)", $"{path}: {reply.Text}");
                }
            }
        }

        refused.ShouldBe(["POST /v1/price-books/{code}/versions/{number}/withdraw", "POST /v1/replays"], ignoreOrder: true);
    }

    [Fact]
    public async Task A_quote_is_asked_for_in_several_ways()
    {
        foreach (var path in (string[])["/v1/quotes", "/v1/quotes/preview"])
        {
            var operation = (await Operations()).Single(operation => operation.Method == "POST" && operation.Path == path);

            operation.Json.GetProperty("requestBody").GetProperty("content").GetProperty("application/json").GetProperty("examples").EnumerateObject().Select(example => example.Name)
                .ShouldBe(["services", "discounts", "courtesy", "manualPrice", "choices"]);
        }
    }

    [Fact]
    public async Task A_key_for_one_request_is_shown_as_one_that_is_made_anew()
    {
        var key = (await Operations()).Single(operation => operation is { Method: "POST", Path: "/v1/quotes" }).Json.GetProperty("parameters").EnumerateArray().Single(parameter => parameter.GetProperty("name").GetString() == "Idempotency-Key");

        Guid.TryParse(key.GetProperty("example").GetString(), out _).ShouldBeTrue();
        key.GetProperty("description").GetString()!.ShouldContain("byte for byte");
    }

    [Fact]
    public async Task Who_stands_behind_a_change_can_be_said_wherever_there_is_one()
    {
        foreach (var (method, path, operation) in (await Operations()).Where(operation => operation.Path.StartsWith("/v1", StringComparison.Ordinal)))
        {
            Parameters(operation).Contains("header X-Actor").ShouldBe(method != "GET", $"{method} {path}");
        }
    }

    [Fact]
    public async Task What_may_be_null_in_a_list_is_so_in_its_schema()
    {
        var schemas = (await Document()).GetProperty("components").GetProperty("schemas");
        var told = schemas.EnumerateObject().SelectMany(schema => Members(schema.Value).Where(member => Elements(member.Value) is { } elements && MayBeNull(elements)).Select(member => $"{schema.Name}/{member.Name}"));
        var held = typeof(Program).Assembly.GetExportedTypes().Where(type => schemas.TryGetProperty(type.Name, out _))
            .SelectMany(type => type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(HoldsNull).Select(member => $"{type.Name}/{JsonNamingPolicy.CamelCase.ConvertName(member.Name)}"))
            .ToList();

        held.ShouldContain("ComparedLine/cells");
        told.ShouldBe(held, ignoreOrder: true);

        static IEnumerable<JsonProperty> Members(JsonElement schema) => schema.TryGetProperty("properties", out var members) ? members.EnumerateObject() : [];

        static JsonElement? Elements(JsonElement schema) => schema.TryGetProperty("items", out var elements) || (schema.TryGetProperty("additionalProperties", out elements) && elements.ValueKind == JsonValueKind.Object) ? elements : null;

        static bool HoldsNull(PropertyInfo member)
        {
            var info = new NullabilityInfoContext().Create(member);

            return (info.ElementType ?? info.GenericTypeArguments.LastOrDefault())?.ReadState == NullabilityState.Nullable;
        }

        static bool MayBeNull(JsonElement schema) =>
            (schema.TryGetProperty("type", out var type) && (type.ValueKind == JsonValueKind.Array ? type.EnumerateArray().Any(each => each.GetString() == "null") : type.GetString() == "null"))
            || (schema.TryGetProperty("oneOf", out var either) && either.EnumerateArray().Any(MayBeNull));
    }

    [Fact]
    public async Task What_a_handler_binds_is_documented_as_parameters()
    {
        var operations = await Operations();

        Parameters(operations.Single(operation => operation is { Method: "GET", Path: "/v1/accounts" }).Json).ShouldBe(["query limit", "query cursor"]);
        Parameters(operations.Single(operation => operation is { Method: "PUT", Path: "/v1/accounts/{id}" }).Json).ShouldBe(["path id", "header If-Match", "header X-Actor"]);
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
        (operation.TryGetProperty("parameters", out var parameters) ? parameters.EnumerateArray() : []).Select(parameter => $"{parameter.GetProperty("in").GetString()} {parameter.GetProperty("name").GetString()}");

    private static string Address(string path, JsonElement operation) =>
        Examples(operation, "path").Aggregate(path, (filled, parameter) => filled.Replace($"{{{parameter.Name}}}", parameter.Example, StringComparison.Ordinal));

    private static IEnumerable<(string Name, string Example)> Examples(JsonElement operation, string place) =>
        operation.GetProperty("parameters").EnumerateArray().Where(parameter => parameter.GetProperty("in").GetString() == place && parameter.TryGetProperty("example", out _))
            .Select(parameter => (parameter.GetProperty("name").GetString()!, parameter.GetProperty("example").ToString()));

    /// <summary>Every body that is shown; none where none is read.</summary>
    private static IEnumerable<string?> Bodies(JsonElement operation)
    {
        if (!operation.TryGetProperty("requestBody", out var read))
        {
            return [null];
        }

        var body = read.GetProperty("content").GetProperty("application/json");

        return body.TryGetProperty("examples", out var several) ? several.EnumerateObject().Select(example => example.Value.GetProperty("value").GetRawText()) : [body.GetProperty("example").GetRawText()];
    }

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
