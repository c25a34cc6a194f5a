using PricingApi.Access;
using PricingApi.Domain.Quotes;
using PricingApi.Http;

namespace PricingApi.Quotes;

/// <summary>Help for a form in which somebody picks services.</summary>
internal static class ConfigureEndpoint
{
    internal const string Example = """{ "lines": [ { "service": "WAREHOUSING-BASE", "quantity": 1 }, { "service": "STORAGE-PALLET", "quantity": 44 } ], "language": "en" }""";

    public static void MapConfigure(this IEndpointRouteBuilder routes) =>
        routes.MapGroup("/v1/quotes").WithTags("Quotes").Needs(Scope.QuotesWrite)
            .MapPost("/configure", ConfigureQuote).Limit(BodyLimit.Quote).Produces<ConfigurationResponse>().Refuses(422).Example(Example);

    /// <summary>Tells for every service exactly what adding it, or removing it, would change of the totals; nothing is kept.</summary>
    /// <remarks>Each option is priced as a quote would be, percentages, opt-outs and VAT included. What a service requires comes with it; what requires it goes with it. It is told for a customer of the seller's own country and without reductions; what a whole quote comes to, preview tells.</remarks>
    internal static async ValueTask<IResult> ConfigureQuote(Body<ConfigureRequest> body, Caller caller, QuotePricing pricing, CancellationToken cancellation)
    {
        var read = await pricing.ReadAsync(body.Value.ToQuote(), caller, cancellation);
        if (!read.Accepted)
        {
            return Problems.Refused(read.Refusals);
        }

        var configuration = Configuration.Of(read.Value.Version, read.Value.Inputs);

        return configuration.Accepted
            ? Answer.Ok(ConfigurationResponse.From(configuration.Value, read.Value.Version, body.Value.Language))
            : Problems.Refused(configuration.Refusals);
    }
}
