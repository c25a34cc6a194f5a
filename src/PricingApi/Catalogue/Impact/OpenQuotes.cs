using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using PricingApi.Access;
using PricingApi.Domain.Quotes;
using PricingApi.Http;
using PricingApi.Storage;
using PricingApi.Storage.Rows;

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
        var open = db.Quotes.AsNoTracking().Where(row => row.BookCode == book && row.Mode == Live && Open.Contains(row.Status));
        var (day, id) = (today, Guid.Empty);

        while (await NextAsync(open, day, id, cancellation) is [.., var last] batch)
        {
            foreach (var quote in batch)
            {
                yield return quote;
            }

            (day, id) = (last.ValidUntil, last.Id);
        }
    }

    /// <summary>The rest of the day first, then later ones: each is one stretch of the index, however many there are of a day.</summary>
    private static async Task<List<OpenQuote>> NextAsync(IQueryable<QuoteRow> open, DateOnly day, Guid id, CancellationToken cancellation)
    {
        var batch = await Show(open.Where(row => row.ValidUntil == day && row.Id > id), Batch).ToListAsync(cancellation);
        if (batch.Count < Batch)
        {
            batch.AddRange(await Show(open.Where(row => row.ValidUntil > day), Batch - batch.Count).ToListAsync(cancellation));
        }

        return batch;
    }

    private static IQueryable<OpenQuote> Show(IQueryable<QuoteRow> rows, int most) =>
        rows.OrderBy(row => row.ValidUntil).ThenBy(row => row.Id).Take(most)
            .Select(row => new OpenQuote(row.Id, row.AccountId, row.Number, row.Revision, row.Status, row.CustomerReference, row.ValidUntil, row.Document));
}
