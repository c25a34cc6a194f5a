namespace PricingApi.Http;

/// <summary>A request header that a route reads, for the OpenAPI document.</summary>
/// <param name="Example">Shown where it is required.</param>
internal sealed record DocumentedHeader(string Name, bool Required, string Description, string? Example = null);

/// <summary>A query parameter read by a bound type, for the OpenAPI document and the check that refuses all others.</summary>
internal sealed record DocumentedQuery(string Name, string Description, Type Type, long? Least = null, long? Most = null);

/// <summary>The problem statuses a route can answer with besides those of every route.</summary>
internal sealed record DocumentedRefusals(IReadOnlyList<int> Statuses);

/// <summary>A request body that works as it stands, as JSON.</summary>
/// <param name="Summary">What it shows, where there are several.</param>
internal sealed record DocumentedExample(string Json, string? Name = null, string? Summary = null);

/// <summary>What a parameter in the address can be with the sample data.</summary>
internal sealed record DocumentedPathExample(string Name, int Value);

/// <summary>The same as <see cref="DocumentedExample"/> for a route that reads CSV as well.</summary>
internal sealed record DocumentedCsvExample(string Csv);

internal static class Documented
{
    /// <summary>Says which problem statuses a route can answer with.</summary>
    public static TBuilder Refuses<TBuilder>(this TBuilder route, params int[] statuses)
        where TBuilder : IEndpointConventionBuilder => route.WithMetadata(new DocumentedRefusals(statuses));

    /// <summary>Gives a request body that works as it stands.</summary>
    public static TBuilder Example<TBuilder>(this TBuilder route, string json)
        where TBuilder : IEndpointConventionBuilder => route.WithMetadata(new DocumentedExample(json));

    /// <summary>Gives one of several request bodies that work as they stand.</summary>
    public static TBuilder Example<TBuilder>(this TBuilder route, DocumentedExample example)
        where TBuilder : IEndpointConventionBuilder => route.WithMetadata(example);

    /// <summary>Says what a number in the address can be with the sample data, where it is not what it is for other routes.</summary>
    public static TBuilder PathExample<TBuilder>(this TBuilder route, string name, int value)
        where TBuilder : IEndpointConventionBuilder => route.WithMetadata(new DocumentedPathExample(name, value));

    /// <summary>Gives a CSV body that works as it stands.</summary>
    public static TBuilder CsvExample<TBuilder>(this TBuilder route, string csv)
        where TBuilder : IEndpointConventionBuilder => route.WithMetadata(new DocumentedCsvExample(csv));

    /// <summary>Sets how many bytes the body may have; 256 KiB otherwise.</summary>
    public static TBuilder Limit<TBuilder>(this TBuilder route, int bytes)
        where TBuilder : IEndpointConventionBuilder => route.WithMetadata(new BodyLimit(bytes));
}
