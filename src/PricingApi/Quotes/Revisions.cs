using Microsoft.EntityFrameworkCore;
using PricingApi.Access;
using PricingApi.Domain.Quotes;
using PricingApi.Http;
using PricingApi.Storage;
using PricingApi.Storage.Rows;

namespace PricingApi.Quotes;

/// <summary>The present revision of a quote, and those before it.</summary>
internal static class Revisions
{
    /// <summary>What the query parameter <c>revision</c> says.</summary>
    public const string Parameter = "Which revision, as it was when it last counted; the present one when absent.";

    private static readonly string Draft = EnumNames<QuoteStatus>.Of(QuoteStatus.Draft);

    /// <summary>A revision of a quote as it is, or as it was at its end; not to be saved. Null when there is none that the caller may see.</summary>
    /// <param name="number">The present one when null.</param>
    public static async Task<QuoteRow?> ReadRevisionAsync(this PricingDbContext db, Guid id, int? number, Caller caller, DateOnly today, CancellationToken cancellation)
    {
        var row = await db.ReadQuoteAsync(id, caller, today, cancellation);
        if (row is null || number is null || number == row.Revision)
        {
            return row;
        }

        return await db.PastOf(row).SingleOrDefaultAsync(past => past.Revision == number, cancellation) is { } superseded ? row.AsIn(superseded) : null;
    }

    /// <summary>The revisions before the one of the row, each as it was at its end.</summary>
    public static IQueryable<QuoteHistoryRow> PastOf(this PricingDbContext db, QuoteRow row) =>
        db.QuoteHistory.AsNoTracking().Where(past => past.QuoteId == row.Id && past.Status != Draft && past.Revision < row.Revision);
}
