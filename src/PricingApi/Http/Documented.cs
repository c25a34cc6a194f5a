namespace PricingApi.Http;

/// <summary>A request header that a route reads, for the OpenAPI document.</summary>
internal sealed record DocumentedHeader(string Name, bool Required, string Description);

/// <summary>A query parameter read by a bound type, for the OpenAPI document and the check that refuses all others.</summary>
internal sealed record DocumentedQuery(string Name, string Description, Type Type, long? Least = null, long? Most = null);

/// <summary>The problem statuses a route can answer with besides those of every route.</summary>
internal sealed record DocumentedRefusals(IReadOnlyList<int> Statuses);

/// <summary>A request body that works as it stands, as JSON.</summary>
internal sealed record DocumentedExample(string Json);

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

    /// <summary>Gives a CSV body that works as it stands.</summary>
    public static TBuilder CsvExample<TBuilder>(this TBuilder route, string csv)
        where TBuilder : IEndpointConventionBuilder => route.WithMetadata(new DocumentedCsvExample(csv));

    /// <summary>Sets how many bytes the body may have; 256 KiB otherwise.</summary>
    public static TBuilder Limit<TBuilder>(this TBuilder route, int bytes)
        where TBuilder : IEndpointConventionBuilder => route.WithMetadata(new BodyLimit(bytes));
}
