using PricingApi.Access;
using PricingApi.Http;

namespace PricingApi.Catalogue;

/// <summary>What a caller can choose from, at present or at another instant.</summary>
internal static class CatalogueEndpoints
{
    public static void MapCatalogue(this IEndpointRouteBuilder routes)
    {
        var catalogue = routes.MapGroup("/v1/catalogue").WithTags("Catalogue").Needs(Scope.CatalogueRead);

        catalogue.MapGet("/", GetCatalogue).Produces<CatalogueResponse>().Produces(304).Refuses(422);
        catalogue.MapGet("/services/{code}", GetService).Produces<CatalogueServiceResponse>().Produces(304).Refuses(404, 422);
    }

    /// <summary>Lists every service you may sell, with its tariff.</summary>
    /// <remarks>
    /// From the price book assigned to your account. Answered from memory with a strong ETag: send it back as
    /// <c>If-None-Match</c> and an unchanged catalogue costs a 304 without a body.
    /// </remarks>
    /// <param name="at">The instant to read the catalogue at, past or scheduled, with an offset; now when absent.</param>
    internal static ValueTask<IResult> GetCatalogue(Caller caller, Query<DateTimeOffset>? at, Catalogues catalogues, TimeProvider clock, CancellationToken cancellation) =>
        ReadAsync(caller, at, catalogues, clock, version => Answer.Tagged(version.Bytes, version.ETag), cancellation);

    /// <summary>Shows one service with its tariff.</summary>
    /// <param name="code">Code of the service.</param>
    /// <param name="at">The instant to read the catalogue at, past or scheduled, with an offset; now when absent.</param>
    internal static ValueTask<IResult> GetService(string code, Caller caller, Query<DateTimeOffset>? at, Catalogues catalogues, TimeProvider clock, CancellationToken cancellation) =>
        ReadAsync(caller, at, catalogues, clock, version => Show(version, code), cancellation);

    private static IResult Show(PublishedVersion version, string code) =>
        version.Services.TryGetValue(code, out var service)
            ? Answer.Tagged(version.ServiceBytes(service), version.ETag)
            : Problems.NotFound();

    private static async ValueTask<IResult> ReadAsync(
        Caller caller, Query<DateTimeOffset>? at, Catalogues catalogues, TimeProvider clock, Func<PublishedVersion, IResult> show, CancellationToken cancellation) =>
        catalogues.At(caller.PriceBookCode, at?.Value ?? clock.GetUtcNow()) is { } publication
            ? show(await catalogues.ReadAsync(publication, cancellation))
            : Problems.Refused("no-price-book", "No price book applies to your account at that instant.");
}
