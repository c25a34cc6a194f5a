using Microsoft.EntityFrameworkCore;
using PricingApi.Catalogue;
using PricingApi.Quotes.Showing;
using PricingApi.Storage;

namespace PricingApi.Quotes;

/// <summary>What was answered when a quote was made: written again from its first content, so that no copy is kept.</summary>
internal static class FirstAnswer
{
    /// <summary>The same bytes as then, whatever has happened to the quote since.</summary>
    public static async Task<ReadOnlyMemory<byte>> ReadFirstAnswerAsync(this PricingDbContext db, Guid id, Catalogues catalogues, CancellationToken cancellation)
    {
        var row = await db.Quotes.AsNoTracking().SingleAsync(row => row.Id == id, cancellation);
        if (row.ContentVersion > 1)
        {
            var first = await db.QuoteHistory.AsNoTracking().SingleAsync(past => past.QuoteId == id && past.ContentVersion == 1, cancellation);
            (row.Document, row.Hash) = (first.Document, first.Hash);
        }

        row.Revision = 1;
        row.Begin(row.CreatedAt);

        return (await catalogues.RenderAsync(row, cancellation)).Bytes;
    }
}
