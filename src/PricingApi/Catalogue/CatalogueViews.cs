using Microsoft.Extensions.Caching.Memory;
using PricingApi.Domain;
using PricingApi.Domain.Catalogue;

namespace PricingApi.Catalogue;

/// <summary>Catalogues ready to be sent, one for each version, assortment and language that is asked for; those not asked for longest go first.</summary>
internal sealed class CatalogueViews : IDisposable
{
    private const long MostBytes = 256L * 1024 * 1024;

    /// <summary>About what a service takes in memory and as JSON, plain, compressed and in a snapshot, in bytes.</summary>
    private const int PerService = 4096;

    private readonly MemoryCache _views = new(new MemoryCacheOptions { SizeLimit = MostBytes });

    /// <param name="day">On which services are to be had.</param>
    public CatalogueView Of(PublishedVersion version, Assortment? assortment, DateOnly day, Language language)
    {
        var key = ViewKey.Of(version, assortment, day, language);
        if (_views.TryGetValue(key, out CatalogueView? view))
        {
            return view!;
        }

        // Two at once make it twice; the last one stays, and they are equal.
        view = new(version, assortment, day, language);
        return _views.Set(key, view, new MemoryCacheEntryOptions { Size = PerService * (1 + view.Prices.Services.Count) });
    }

    /// <summary>What one view changes against another of the same kind, worked out once.</summary>
    public ViewChanges Between(CatalogueView before, CatalogueView after) => before.Key == after.Key
        ? ViewChanges.None
        : _views.GetOrCreate((before.Key, after.Key), entry =>
        {
            var changes = ViewChanges.Of(before, after);
            entry.Size = PerService * (1 + changes.Changed.Count + changes.Withdrawn.Count);
            return changes;
        })!;

    public void Dispose() => _views.Dispose();
}
