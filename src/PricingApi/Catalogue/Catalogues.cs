using System.Collections.Concurrent;
using System.Collections.Frozen;
using Microsoft.EntityFrameworkCore;
using PricingApi.Operations;
using PricingApi.Storage;

namespace PricingApi.Catalogue;

/// <summary>Published price book versions in memory. They never change; only the list of them is refreshed.</summary>
/// <remarks>Those in effect and scheduled stay. Others stay while they are asked for, up to <c>Catalogue:PastServices</c> services of all of them.</remarks>
internal sealed class Catalogues(IServiceScopeFactory scopes, TimeProvider clock, IConfiguration configuration) : IKeptInMemory
{
    /// <summary>About 150 MB.</summary>
    private const int PastServices = 100_000;

    private readonly ConcurrentDictionary<(string Book, int Number), PublishedVersion> _current = new();
    private readonly RecentVersions _past = new(configuration.GetValue("Catalogue:PastServices", PastServices));
    private FrozenDictionary<string, Publication[]> _publications = FrozenDictionary<string, Publication[]>.Empty;

    public string Stamp => Stamps.Catalogue;

    /// <summary>The version of a book that is in effect at an instant, past or scheduled.</summary>
    public Publication? At(string? book, DateTimeOffset instant) =>
        book is not null && _publications.TryGetValue(book, out var publications)
            ? Array.FindLast(publications, publication => publication.EffectiveFrom <= instant)
            : null;

    /// <summary>The versions of a book that will take effect, soonest first.</summary>
    public IEnumerable<Publication> After(string book, DateTimeOffset instant) =>
        _publications.TryGetValue(book, out var publications) ? publications.Where(publication => publication.EffectiveFrom > instant) : [];

    public ValueTask<PublishedVersion> ReadAsync(Publication publication, CancellationToken cancellation) =>
        ReadAsync(publication.BookCode, publication.Number, cancellation);

    public ValueTask<PublishedVersion> ReadAsync(string book, int number, CancellationToken cancellation) =>
        _current.TryGetValue((book, number), out var version) || (version = _past.Find((book, number))) is not null ? new(version) : new(LoadAsync(book, number, cancellation));

    /// <summary>Reads the list of publications anew, and the versions that are in effect now.</summary>
    public async Task RefreshAsync(PricingDbContext db, CancellationToken cancellation)
    {
        var rows = await db.PriceBookVersions.AsNoTracking()
            .Where(row => row.EffectiveFrom != null && row.WithdrawnAt == null)
            .Select(row => new Publication(row.BookCode, row.Number, row.EffectiveFrom!.Value))
            .ToListAsync(cancellation);

        _publications = rows.GroupBy(row => row.BookCode)
            .ToFrozenDictionary(book => book.Key, book => book.OrderBy(row => row.EffectiveFrom).ToArray());

        foreach (var (key, version) in _current)
        {
            if (!IsCurrent(key) && _current.TryRemove(key, out _))
            {
                _past.Add(version);
            }
        }

        foreach (var active in _publications.Keys.Select(book => At(book, clock.GetUtcNow())).OfType<Publication>())
        {
            await ReadAsync(active, cancellation);
        }
    }

    /// <summary>Whether it is in effect or will be.</summary>
    private bool IsCurrent((string Book, int Number) key)
    {
        var now = clock.GetUtcNow();

        return At(key.Book, now)?.Number == key.Number || After(key.Book, now).Any(scheduled => scheduled.Number == key.Number);
    }

    private async Task<PublishedVersion> LoadAsync(string book, int number, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PricingDbContext>();
        var stored = await db.PriceBookVersions.AsNoTracking()
            .Where(row => row.BookCode == book && row.Number == number && row.EffectiveFrom != null)
            .Join(db.PriceBooks, row => row.BookCode, owner => owner.Code, (row, owner) => new { row.Document, row.EffectiveFrom, owner.Currency })
            .SingleAsync(cancellation);

        var version = PublishedVersion.Read(new(book, number, stored.EffectiveFrom!.Value), stored.Currency, stored.Document);

        return IsCurrent(version.Key) ? _current.GetOrAdd(version.Key, version) : _past.Add(version);
    }
}
