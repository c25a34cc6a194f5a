using PricingApi.Domain;
using PricingApi.Domain.Catalogue;
using PricingApi.Domain.Quotes;
using PricingApi.Http;

namespace PricingApi.Catalogue;

/// <summary>What one kind of caller sees of a published version, in one language.</summary>
internal sealed class CatalogueView
{
    private readonly PublishedVersion _version;
    private readonly Language _language;
    private readonly Lazy<Representation> _whole;
    private readonly Lazy<Snapshot> _snapshot;

    public CatalogueView(PublishedVersion version, Assortment? assortment, DateOnly day, Language language)
    {
        (_version, _language) = (version, language);
        Key = ViewKey.Of(version, assortment, day, language);
        Prices = version.Prices.Within(assortment, day);
        _whole = new(() => Show(Services));
        _snapshot = new(() => new(Prices, version.EffectiveFrom));
    }

    /// <summary>Views with the same key show the same.</summary>
    public ViewKey Key { get; }

    /// <summary>Ready to price with.</summary>
    public PriceBookVersion Prices { get; }

    /// <summary>The whole catalogue.</summary>
    public Representation Whole => _whole.Value;

    /// <summary>The whole catalogue in both languages, whichever this view is in.</summary>
    public Snapshot Snapshot => _snapshot.Value;

    public IEnumerable<CatalogueService> Services => Prices.Services.Select(Show);

    public CatalogueService? Find(string code) => Prices.Find(code) is { } service ? Show(service) : null;

    /// <summary>Some of the services.</summary>
    public Representation Show(IEnumerable<CatalogueService> services) =>
        new(Json.Bytes(new CatalogueResponse(Reference, Prices.Currency.Code, _version.EffectiveFrom, _language, [.. services])));

    public Representation Show(CatalogueService service) =>
        new(Json.Bytes(new CatalogueServiceResponse(Reference, Prices.Currency.Code, _language, service)));

    public IResult Answer(Representation shown) => new RepresentationAnswer(shown, EnumNames<Language>.Of(_language));

    private PriceBookReference Reference => new(Prices.BookCode, Prices.Number);

    private CatalogueService Show(Service service) => CatalogueService.From(service, Prices, _language);
}

/// <summary>Which version is seen, how much of it, and in which language.</summary>
/// <param name="Over">How many last days of sale have passed.</param>
internal readonly record struct ViewKey(string Book, int Number, string? Assortment, int Over, Language Language)
{
    public static ViewKey Of(PublishedVersion version, Assortment? assortment, DateOnly day, Language language) =>
        new(version.Key.Book, version.Key.Number, assortment?.ToKey(), version.Prices.LastSaleDates.Count(last => last < day), language);
}
