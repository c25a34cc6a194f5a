using Microsoft.EntityFrameworkCore;
using PricingApi.Domain;
using PricingApi.Domain.Catalogue;
using PricingApi.Selling;
using PricingApi.Storage;

namespace PricingApi.Catalogue;

/// <summary>Looks whether accounts of one segment would pay alike, whichever price book each of them quotes from.</summary>
internal sealed class LikeAccounts(Catalogues catalogues, Indexes indexes, SellerClock seller)
{
    /// <param name="book">Code of the price book that the services are for.</param>
    /// <param name="at">When they are going to be in effect.</param>
    public async Task<IReadOnlyList<Finding>> CompareAsync(PricingDbContext db, string book, IReadOnlyList<Service> services, Currency currency, DateTimeOffset at, CancellationToken cancellation)
    {
        var accounts = db.Accounts.AsNoTracking().Where(row => row.Segment != null && row.SuspendedAt == null);
        var own = accounts.Where(row => row.PriceBookCode == book).Select(row => row.Segment);
        var others = await accounts
            .Where(row => row.PriceBookCode != null && row.PriceBookCode != book && own.Contains(row.Segment))
            .Select(row => new { Book = row.PriceBookCode!, Segment = row.Segment! })
            .Distinct()
            .ToListAsync(cancellation);

        var versions = new List<LikeVersion>();
        foreach (var other in others.GroupBy(each => each.Book, each => each.Segment))
        {
            if (catalogues.At(other.Key, at) is { } publication)
            {
                versions.Add(new((await catalogues.ReadAsync(publication, cancellation)).Prices, [.. other]));
            }
        }

        return [.. TariffParity.Find(services, versions, currency, indexes.On(seller.Day(at))).Select(Finding.From)];
    }
}
