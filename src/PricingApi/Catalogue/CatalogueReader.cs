using PricingApi.Access;
using PricingApi.Http;
using PricingApi.Selling;

namespace PricingApi.Catalogue;

/// <summary>Finds the catalogue of a caller at an instant.</summary>
internal sealed class CatalogueReader(Catalogues catalogues, CatalogueViews views, SellerClock clock)
{
    public async ValueTask<IResult> ReadAsync(
        Caller caller, Query<DateTimeOffset>? at, AcceptLanguage accept, Func<CatalogueView, DateOnly, IResult> show, CancellationToken cancellation)
    {
        var instant = at?.Value ?? clock.Now();
        var day = clock.Day(instant);

        return catalogues.At(caller.PriceBookCode, instant) is { } publication
            ? show(views.Of(await catalogues.ReadAsync(publication, cancellation), caller.Assortment, day, accept.Language), day)
            : Problems.Refused("no-price-book", "No price book applies to your account at that instant.");
    }
}
