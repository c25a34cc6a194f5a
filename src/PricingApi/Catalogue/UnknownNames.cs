using PricingApi.Access;
using PricingApi.Domain.Catalogue;

namespace PricingApi.Catalogue;

/// <summary>Tells what an assortment names that is not in the price book. It may come later, so that is no reason to refuse it.</summary>
internal sealed class UnknownNames(Catalogues catalogues, TimeProvider clock)
{
    /// <param name="book">Code of the price book that it is an assortment of; nothing is known without one.</param>
    /// <param name="path">Where in the body it stands.</param>
    /// <returns>Null when everything it names is there.</returns>
    public async Task<IReadOnlyList<Finding>?> FindAsync(string? book, AssortmentContract? assortment, string path, CancellationToken cancellation)
    {
        if (book is null || assortment is null)
        {
            return null;
        }

        var services = await ServicesAsync(book, cancellation);
        var (codes, categories) = (services.Select(service => service.Code).ToHashSet(StringComparer.Ordinal), services.Select(service => service.Category).ToHashSet(StringComparer.Ordinal));
        List<Finding> found =
        [
            .. Among(assortment.Allow, $"{path}/allow"),
            .. Among(assortment.Deny, $"{path}/deny"),
        ];

        return found is [] ? null : found;

        IEnumerable<Finding> Among(NamesContract? names, string place) =>
            Missing(names?.Services, codes, $"{place}/services", "unknown-service", "code").Concat(Missing(names?.Categories, categories, $"{place}/categories", "unknown-category", "category"));

        IEnumerable<Finding> Missing(IReadOnlyList<string>? names, HashSet<string> known, string place, string code, string what) =>
            (names ?? []).Index().Where(name => !known.Contains(name.Item)).Select(name => new Finding($"{place}/{name.Index}", code, $"No service of '{book}' has the {what} '{name.Item}' now or in what is scheduled: this names nothing until one has."));
    }

    /// <summary>Those in effect and scheduled.</summary>
    private async Task<List<Service>> ServicesAsync(string book, CancellationToken cancellation)
    {
        var (now, services) = (clock.GetUtcNow(), new List<Service>());
        foreach (var publication in catalogues.After(book, now).Append(catalogues.At(book, now)).OfType<Publication>())
        {
            services.AddRange((await catalogues.ReadAsync(publication, cancellation)).Prices.Services);
        }

        return services;
    }
}
