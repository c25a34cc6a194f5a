using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using PricingApi.Access;
using PricingApi.Domain.Quotes;
using PricingApi.Http;
using PricingApi.Storage;

namespace PricingApi.Catalogue.Impact;

/// <summary>A quote that its customer may still say yes to.</summary>
internal sealed record OpenQuote(Guid Id, Guid AccountId, string Number, int Revision, string Status, string CustomerReference, DateOnly ValidUntil, byte[] Bytes)
{
    public QuoteDocument Document => field ??= QuoteDocument.FromBytes(Bytes);
}

/// <summary>Reads the open quotes of a price book: drafts and issued ones up to the end of their last day for the seller. Those of test keys bind nobody.</summary>
internal static class OpenQuotes
{
    /// <summary>So many are in memory at a time: the largest documents are of megabytes.</summary>
    private const int Batch = 20;

    private static readonly string[] Open = [EnumNames<QuoteStatus>.Of(QuoteStatus.Draft), EnumNames<QuoteStatus>.Of(QuoteStatus.Issued)];

    private static readonly string Live = EnumNames<KeyMode>.Of(KeyMode.Live);

    /// <summary>Those whose last day comes first are first.</summary>
    public static async IAsyncEnumerable<OpenQuote> ReadAsync(PricingDbContext db, string book, DateOnly today, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var (day, id) = (today, Guid.Empty);

        while (true)
        {
            var batch = await db.Quotes.AsNoTracking()
                .Where(row => row.BookCode == book && row.Mode == Live && Open.Contains(row.Status))
                .Where(row => row.ValidUntil > day || (row.ValidUntil == day && row.Id > id))
                .OrderBy(row => row.ValidUntil).ThenBy(row => row.Id)
                .Take(Batch)
                .Select(row => new OpenQuote(row.Id, row.AccountId, row.Number, row.Revision, row.Status, row.CustomerReference, row.ValidUntil, row.Document))
                .ToListAsync(cancellation);

            foreach (var quote in batch)
            {
                yield return quote;
            }

            if (batch.Count < Batch)
            {
                yield break;
            }

            (day, id) = (batch[^1].ValidUntil, batch[^1].Id);
        }
    }
}
