using System.Runtime.CompilerServices;
using PricingApi.Domain.Catalogue;
using PricingApi.Domain.Quotes;
using PricingApi.Selling;
using PricingApi.Storage;

namespace PricingApi.Catalogue.Impact;

/// <summary>Prices the open quotes of a price book again, with a draft of it.</summary>
internal sealed class ImpactRun(Indexes indexes, SellerClock seller)
{
    /// <param name="version">What the draft is going to be.</param>
    /// <param name="effectiveFrom">When: then the indexes that it follows have a value.</param>
    public async IAsyncEnumerable<(OpenQuote Quote, QuoteImpact Impact)> ReadAsync(
        PricingDbContext db, PriceBookVersion version, DateTimeOffset effectiveFrom, DateTimeOffset now, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var values = indexes.InForce(version.Indexes, seller.Day(effectiveFrom)) ?? [];

        await foreach (var quote in OpenQuotes.ReadAsync(db, version.BookCode, seller.Day(now), cancellation))
        {
            yield return (quote, QuoteImpact.Of(quote.Document, version, values));
        }
    }
}
