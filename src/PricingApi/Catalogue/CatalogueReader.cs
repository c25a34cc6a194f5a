using PricingApi.Access;
using PricingApi.Http;

namespace PricingApi.Catalogue;

/// <summary>Finds the catalogue of a caller at an instant.</summary>
internal sealed class CatalogueReader(Catalogues catalogues, CatalogueViews views, TimeProvider clock)
{
    public async ValueTask<IResult> ReadAsync(
        Caller caller, Query<DateTimeOffset>? at, AcceptLanguage accept, Func<CatalogueView, IResult> show, CancellationToken cancellation) =>
        catalogues.At(caller.PriceBookCode, at?.Value ?? clock.GetUtcNow()) is { } publication
            ? show(views.Of(await catalogues.ReadAsync(publication, cancellation), caller.Assortment, accept.Language))
            : Problems.Refused("no-price-book", "No price book applies to your account at that instant.");
}
