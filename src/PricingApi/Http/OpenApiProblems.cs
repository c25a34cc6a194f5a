using System.Globalization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace PricingApi.Http;

/// <summary>Describes the ways a route says no.</summary>
internal static class OpenApiProblems
{
    public static async Task DescribeAsync(OpenApiOperation operation, IEnumerable<int> statuses, OpenApiOperationTransformerContext context, CancellationToken cancellation)
    {
        var document = context.Document!;
        operation.Responses ??= [];

        if (document.Components?.Schemas?.ContainsKey(nameof(Problem)) != true)
        {
            document.AddComponent<IOpenApiSchema>(nameof(Problem), await context.GetOrCreateSchemaAsync(typeof(Problem), cancellationToken: cancellation));
        }

        foreach (var status in statuses)
        {
            var name = $"Problem{status}";
            document.AddComponent<IOpenApiResponse>(name, Response(document, Description(status)));
            operation.Responses.TryAdd(status.ToString(CultureInfo.InvariantCulture), new OpenApiResponseReference(name, document));
        }

        document.AddComponent<IOpenApiResponse>("Problem", Response(document, "Any other problem."));
        operation.Responses.TryAdd("default", new OpenApiResponseReference("Problem", document));
    }

    private static string Description(int status) =>
        string.Join("\n", ProblemType.All.Where(type => type.Status == status).Select(type => $"- `{type.Name}`: {type.Title}."));

    private static OpenApiResponse Response(OpenApiDocument document, string description) => new()
    {
        Description = description,
        Content = new Dictionary<string, OpenApiMediaType> { ["application/problem+json"] = new() { Schema = new OpenApiSchemaReference(nameof(Problem), document) } },
    };
}

/// <summary>A no (RFC 9457).</summary>
/// <param name="Type">The address of a page about this kind of problem; stable, so clients may branch on it.</param>
/// <param name="Title">The kind of problem in words.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="Detail">What is wrong this time.</param>
/// <param name="TraceId">Names this request in our logs.</param>
/// <param name="Errors">Each thing that is wrong, at most 50.</param>
public sealed record Problem(string Type, string Title, int Status, string Detail, string TraceId, IReadOnlyList<ProblemFault> Errors);

/// <summary>One thing that is wrong.</summary>
/// <param name="Code">Stable; clients may branch on it.</param>
/// <param name="Detail">What is wrong, for people.</param>
/// <param name="Location">Where in the body, as a JSON Pointer (RFC 6901).</param>
/// <param name="Parameter">The name of the query parameter or header.</param>
/// <param name="Row">Of a CSV file: 1 is the header.</param>
/// <param name="Column">Of a CSV file, by its name in the header.</param>
public sealed record ProblemFault(
    string Code,
    string Detail,
    [property: System.Text.Json.Serialization.JsonPropertyName("pointer")] string? Location = null,
    string? Parameter = null,
    int? Row = null,
    string? Column = null);
