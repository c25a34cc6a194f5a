using System.Globalization;
using System.Reflection;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using PricingApi.Access;

namespace PricingApi.Http;

/// <summary>Describes what a route says by its metadata: its name, key, headers, query, example and every way it says no.</summary>
internal static class OpenApiOperations
{
    private const string KeyScheme = "ApiKey";

    /// <summary>What the parameters in an address can be with the sample data. An id is made by the service, so it has no example.</summary>
    private static readonly (string Path, string Name, JsonNode Example)[] PathExamples =
    [
        ("v1/catalogue/", "code", "STORAGE-PALLET"),
        ("v1/event-types/", "type", "quote.issued"),
        ("v1/indexes/", "code", "DIESEL-NL"),
        ("v1/price-books/", "code", "standard"),
        ("v1/price-books/", "number", 1),
        ("v1/price-books/", "service", "LABELLING"),
        ("problems/", "name", "busy"),
    ];

    public static async Task DescribeAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellation)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        var document = context.Document!;

        operation.OperationId ??= metadata.OfType<MethodInfo>().FirstOrDefault()?.Name;
        operation.Parameters ??= [];

        foreach (var parameter in operation.Parameters.OfType<OpenApiParameter>().Where(parameter => parameter.In == ParameterLocation.Path))
        {
            parameter.Example = metadata.OfType<DocumentedPathExample>().FirstOrDefault(each => each.Name == parameter.Name) is { } own ? own.Value : PathExamples.FirstOrDefault(each => each.Name == parameter.Name && context.Description.RelativePath!.StartsWith(each.Path, StringComparison.Ordinal)).Example?.DeepClone();
        }

        foreach (var header in metadata.OfType<DocumentedHeader>().Concat(OfCaller(context.Description.HttpMethod, metadata)))
        {
            operation.Parameters.Add(new OpenApiParameter
            {
                Name = header.Name,
                In = ParameterLocation.Header,
                Required = header.Required,
                Description = header.Description,
                Example = header.Required ? header.Example : null,
                Schema = new OpenApiSchema { Type = JsonSchemaType.String },
            });
        }

        foreach (var query in metadata.OfType<DocumentedQuery>())
        {
            operation.Parameters.Add(await DescribeAsync(query, context, cancellation));
        }

        if (operation.RequestBody?.Content?.Values.FirstOrDefault() is { } body)
        {
            Show(body, [.. metadata.OfType<DocumentedExample>()]);
        }

        DescribeTexts(operation, metadata.OfType<DocumentedCsvExample>().LastOrDefault());

        if (metadata.OfType<AccessRule>().LastOrDefault() is { Open: false } rule)
        {
            document.AddComponent<IOpenApiSecurityScheme>(KeyScheme, new OpenApiSecurityScheme { Type = SecuritySchemeType.ApiKey, In = ParameterLocation.Header, Name = ApiKey.Header });
            (operation.Security ??= []).Add(new() { [new OpenApiSecuritySchemeReference(KeyScheme, document)] = [] });
            operation.Description = string.Join("\n\n", new[] { operation.Description, Needs(rule) }.Where(text => !string.IsNullOrEmpty(text)));
        }

        await OpenApiProblems.DescribeAsync(operation, Statuses(operation, metadata), context, cancellation);
        DescribeHeaders(operation, metadata);
    }

    /// <summary>Who stands behind a change is kept with it.</summary>
    private static IEnumerable<DocumentedHeader> OfCaller(string? method, IList<object> metadata) =>
        method is not "GET" && metadata.OfType<AccessRule>().LastOrDefault() is { Open: false } ? [KeyCheck.Actor] : [];

    /// <summary>One example, or several by their names.</summary>
    private static void Show(OpenApiMediaType body, IReadOnlyList<DocumentedExample> examples)
    {
        if (examples is [var only])
        {
            body.Example = JsonNode.Parse(only.Json);
        }
        else if (examples is [_, ..])
        {
            body.Examples = examples.ToDictionary(each => each.Name!, each => (IOpenApiExample)new OpenApiExample { Summary = each.Summary, Value = JsonNode.Parse(each.Json) });
        }
    }

    /// <summary>CSV and HTML are texts, whatever the type of the JSON that may stand in their place.</summary>
    private static void DescribeTexts(OpenApiOperation operation, DocumentedCsvExample? example)
    {
        foreach (var given in operation.Responses!.Values.SelectMany(response => response.Content ?? new Dictionary<string, OpenApiMediaType>()).Where(given => given.Key is MediaTypes.Csv or MediaTypes.Html or MediaTypes.Pdf or MediaTypes.Xml))
        {
            given.Value.Schema = new OpenApiSchema { Type = JsonSchemaType.String };
        }

        if (operation.RequestBody?.Content?.TryGetValue(MediaTypes.Csv, out var read) is true)
        {
            (read.Schema, read.Example) = (new OpenApiSchema { Type = JsonSchemaType.String }, example?.Csv);
        }
    }

    private static async Task<OpenApiParameter> DescribeAsync(DocumentedQuery query, OpenApiOperationTransformerContext context, CancellationToken cancellation)
    {
        var schema = await context.GetOrCreateSchemaAsync(query.Type, cancellationToken: cancellation);
        (schema.Minimum, schema.Maximum) = (query.Least?.ToString(CultureInfo.InvariantCulture), query.Most?.ToString(CultureInfo.InvariantCulture));
        return new() { Name = query.Name, In = ParameterLocation.Query, Description = query.Description, Schema = schema };
    }

    private static string Needs(AccessRule rule) => rule switch
    {
        { SellerOnly: true } => $"Needs a key of the seller with the scope `{rule.Scope.Format()}`.",
        { Scope: Access.Scope.None } => "Any key will do.",
        _ => $"Needs the scope `{rule.Scope.Format()}`.",
    };

    private static SortedSet<int> Statuses(OpenApiOperation operation, IList<object> metadata)
    {
        var statuses = new SortedSet<int>(metadata.OfType<DocumentedRefusals>().SelectMany(refusals => refusals.Statuses));
        var headers = metadata.OfType<DocumentedHeader>().ToList();

        statuses.UnionWith(metadata.OfType<AccessRule>().LastOrDefault() is { Open: false } ? [400, 401, 403, 503] : []);
        statuses.UnionWith(operation.RequestBody is null ? [] : [400, 413, 415]);
        statuses.UnionWith(headers.Any(header => header.Name == IdempotencyKey.Header) ? [409, 422] : []);
        statuses.UnionWith(headers.Any(header => header.Name == "If-Match") ? [412] : []);
        statuses.UnionWith(headers.Any(header => header is { Name: "If-Match", Required: true }) ? [428] : []);
        return statuses;
    }

    private static void DescribeHeaders(OpenApiOperation operation, IList<object> metadata)
    {
        foreach (var (status, response) in operation.Responses!)
        {
            if (response is OpenApiResponse created && status == "201")
            {
                Add(created, "Location", "Where it is.");
                Add(created, "ETag", "The version, for If-Match.");

                if (metadata.OfType<DocumentedHeader>().Any(header => header.Name == IdempotencyKey.Header))
                {
                    Add(created, "Idempotent-Replayed", "true when this is the answer to an earlier request with the same Idempotency-Key.");
                }
            }
        }
    }

    private static void Add(OpenApiResponse response, string name, string description) =>
        (response.Headers ??= new Dictionary<string, IOpenApiHeader>())[name] = new OpenApiHeader { Description = description, Schema = new OpenApiSchema { Type = JsonSchemaType.String } };
}
