using System.Collections.Frozen;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PricingApi.Domain.Catalogue;
using PricingApi.Operations;
using PricingApi.Storage;

namespace PricingApi.Catalogue;

/// <summary>Published values of indexes, in memory.</summary>
internal sealed class Indexes : IKeptInMemory
{
    private FrozenDictionary<string, IndexValue[]> _values = FrozenDictionary<string, IndexValue[]>.Empty;

    public string Stamp => Stamps.Indexes;

    /// <summary>Codes of the indexes that have values.</summary>
    public IEnumerable<string> Codes => _values.Keys.Order(StringComparer.Ordinal);

    /// <summary>The values of an index, oldest first.</summary>
    public IReadOnlyList<IndexValue> Of(string code) => _values.GetValueOrDefault(code) ?? [];

    /// <summary>The value that counts on a day; null before the first.</summary>
    public IndexValue? InForce(string code, DateOnly day) => Of(code).LastOrDefault(value => value.Date <= day);

    /// <summary>The values that count on a day, of those indexes that have one; null for no index at all.</summary>
    public IReadOnlyList<IndexValue>? InForce(IReadOnlyList<string> codes, DateOnly day) =>
        codes is [] ? null : [.. codes.Select(code => InForce(code, day)).OfType<IndexValue>()];

    /// <summary>A tariff as it is charged on a day, at the values that count then.</summary>
    public Func<Tariff, Tariff> On(DateOnly day) => tariff => tariff.On(day, InForce(tariff.Index is { Code: var code } ? [code] : [], day) ?? []);

    public async Task RefreshAsync(PricingDbContext db, CancellationToken cancellation)
    {
        var rows = await db.IndexValues.AsNoTracking().OrderBy(row => row.Code).ThenBy(row => row.Date).ToListAsync(cancellation);

        _values = rows.Select(row => new IndexValue(row.Code, row.Date, decimal.Parse(row.Value, CultureInfo.InvariantCulture), row.Source))
            .GroupBy(value => value.Code)
            .ToFrozenDictionary(index => index.Key, index => index.ToArray());
    }
}
