using System.ComponentModel;
using PricingApi.Access;
using PricingApi.Domain.Catalogue;
using PricingApi.Domain.Charging;
using PricingApi.Http;

namespace PricingApi.Catalogue;

/// <summary>What a caller can choose from, at present or at another instant.</summary>
internal static class CatalogueEndpoints
{
    private const string At = "The instant to read the catalogue at, past or scheduled, with an offset; now when absent.";

    public static void MapCatalogue(this IEndpointRouteBuilder routes)
    {
        var catalogue = routes.MapGroup("/v1/catalogue").WithTags("Catalogue").Needs(Scope.CatalogueRead);

        catalogue.MapGet("/", GetCatalogue).Produces<CatalogueResponse>().Produces(304).Refuses(422);
        catalogue.MapGet("/changes", ListChanges).Produces<CatalogueChangesResponse>().Refuses(422);
        catalogue.MapGet("/snapshot", GetSnapshot).Produces<SnapshotResponse>().Produces(304).Refuses(422);
        catalogue.MapGet("/services/{code}", GetService).Produces<CatalogueServiceResponse>().Produces(304).Refuses(404, 422);
        catalogue.MapGet("/services/{code}/price", PriceService).Produces<ServicePriceResponse>().Refuses(404, 422);
    }

    /// <summary>Lists every service you may sell, with its tariff.</summary>
    /// <remarks>
    /// From the price book assigned to your account, as far as your assortment reaches. Answered from memory, compressed with br or gzip where
    /// accepted, with a strong ETag: send it back as <c>If-None-Match</c> and an unchanged catalogue costs a 304 without a body.
    /// </remarks>
    internal static ValueTask<IResult> GetCatalogue(
        Caller caller,
        [Description(At)] Query<DateTimeOffset>? at,
        [Description("Only services of this category.")] Query<string>? category,
        [Description("Only services of this kind.")] Query<ServiceKind>? kind,
        [Description("Only services that fall due in this period.")] Query<ChargePeriod>? chargePeriod,
        [Description("Only services with this text in their code, name, category or what a unit holds; upper and lower case are one.")] Query<string>? search,
        AcceptLanguage accept,
        CatalogueReader reader,
        CancellationToken cancellation)
    {
        var filter = new CatalogueFilter(category?.Value, kind?.Value, chargePeriod?.Value, search?.Value);

        return reader.ReadAsync(caller, at, accept, (view, _) => view.Answer(filter.IsEmpty ? view.Whole : view.Show(view.Services.Where(filter.Matches))), cancellation);
    }

    /// <summary>Tells what has changed in your catalogue since you last asked, and what is going to change and when.</summary>
    /// <remarks>Start without <c>since</c>, keep the cursor of each answer, and apply each answer to what you have: then you have what a full read gives.</remarks>
    internal static ValueTask<IResult> ListChanges(
        Caller caller,
        [Description("The cursor of the answer before; everything is told without it.")] Query<string>? since,
        AcceptLanguage accept,
        CatalogueFeed feed,
        CancellationToken cancellation) => feed.ReadAsync(caller, since?.Value, accept.Language, cancellation);

    /// <summary>Gives the whole catalogue in both languages as one file to keep.</summary>
    /// <remarks>
    /// The same version seen through the same assortment has the same bytes, whenever it is asked for, as long as the same services are sold. The <c>ETag</c> is the SHA-256 of these bytes in hexadecimal, and
    /// <c>Repr-Digest</c> (RFC 9530) the same in base 64: keep the file, and it proves which prices you used.
    /// </remarks>
    internal static ValueTask<IResult> GetSnapshot(Caller caller, [Description(At)] Query<DateTimeOffset>? at, CatalogueReader reader, CancellationToken cancellation) =>
        reader.ReadAsync(caller, at, AcceptLanguage.Fallback, (view, _) => view.Snapshot.Answer(), cancellation);

    /// <summary>Shows one service with its tariff.</summary>
    /// <param name="code">Code of the service.</param>
    internal static ValueTask<IResult> GetService(
        string code, Caller caller, [Description(At)] Query<DateTimeOffset>? at, AcceptLanguage accept, CatalogueReader reader, CancellationToken cancellation) =>
        reader.ReadAsync(caller, at, accept, (view, _) => view.Find(code) is { } service ? view.Answer(view.Show(service)) : Problems.NotFound(), cancellation);

    /// <summary>Prices a quantity of one service by itself, and says how to get more or pay less.</summary>
    /// <remarks>A percentage is taken of other services, so it has no price by itself: preview a quote.</remarks>
    /// <param name="code">Code of the service.</param>
    internal static ValueTask<IResult> PriceService(
        string code,
        Caller caller,
        [Description("In the service's unit; above 0, at most 1,000,000, at most four decimals. 1, or the least that can be asked, when absent.")] Query<decimal>? quantity,
        [Description(At)] Query<DateTimeOffset>? at,
        AcceptLanguage accept,
        Indexes indexes,
        CatalogueReader reader,
        CancellationToken cancellation) =>
        reader.ReadAsync(caller, at, accept, (view, day) => Price(view.Prices.PricedOn(day, indexes.InForce(view.Prices.Indexes, day) ?? []), code, quantity?.Value, accept), cancellation);

    private static IResult Price(PriceBookVersion prices, string code, decimal? asked, AcceptLanguage accept)
    {
        if (prices.Find(code) is not { } service)
        {
            return Problems.NotFound();
        }

        var quantity = asked ?? Quantities.Least(service);
        if (service.Tariff.Charge is Percentage)
        {
            return Problems.Refused("rule-broken", $"'{service.Code}' is a percentage of other services: preview a quote with them.");
        }

        if (Quantities.Refuse(service, quantity) is { } reason)
        {
            return Problems.With(ProblemType.QuantityOutOfRange, [new("quantity-out-of-range", reason, Parameter: "quantity")]);
        }

        if (service.Tariff.Index is { Value: null, Code: var index })
        {
            return Problems.Refused("index-missing", $"No value of the index '{index}' counts on that day.");
        }

        return Charge.Of(service, quantity, 0, prices.Currency) is { } charge
            ? Answer.Ok(ServicePriceResponse.From(prices, service, quantity, charge, accept.Language))
            : Problems.Refused("amount-out-of-range", "The amount must stay below 1,000,000,000,000,000.");
    }
}
