using System.ComponentModel;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PricingApi.Access;
using PricingApi.Domain.Quotes;
using PricingApi.Http;
using PricingApi.Selling;
using PricingApi.Storage;
using PricingApi.Storage.Rows;

namespace PricingApi.Quotes.Interactions;

/// <summary>Figures on quotes, counted by the database.</summary>
internal static class ReportEndpoints
{
    private const int MostMonths = 36;

    private static readonly string Accepted = EnumNames<QuoteStatus>.Of(QuoteStatus.Accepted);

    public static void MapReports(this IEndpointRouteBuilder routes) =>
        routes.MapGroup("/v1/reports").WithTags("Reports").Needs(Scope.QuotesRead).MapGet("/first-time-right", ReportFirstTimeRight).Produces<FirstTimeRightReport>();

    /// <summary>Tells how many quotes were right the first time: accepted as first issued, with nothing to be said about it, by month and price book.</summary>
    /// <remarks>Of your own quotes; for the seller's administrators of all. A quote counts in the month in which its first revision was issued, as it stands now.</remarks>
    internal static async Task<IResult> ReportFirstTimeRight(
        [Description("The first day that counts, in the seller's time zone; the first of the month eleven months back when absent.")] Query<DateOnly>? from,
        [Description("The first day after it that does not count; tomorrow when absent. At most 36 months are told of at once.")] Query<DateOnly>? before,
        [Description("Only quotes of this account; for the seller, who sees those of all.")] Query<Guid>? account,
        Caller caller,
        SellerClock clock,
        PricingDbContext db,
        CancellationToken cancellation)
    {
        var today = clock.Today();
        var first = from?.Value ?? new DateOnly(today.Year, today.Month, 1).AddMonths(-11);
        var end = before?.Value ?? today.AddDays(1);
        if (first >= end)
        {
            return Problems.InvalidParameter("before", "It must lie after from.");
        }

        if (Months(end) - Months(first) >= MostMonths)
        {
            return Problems.InvalidParameter("before", $"At most {MostMonths} months are told of at once.");
        }

        var rows = db.Quotes.ReachedBy(caller);
        rows = account is { Value: var owner } ? rows.Where(row => row.AccountId == owner) : rows;
        var groups = new List<FirstTimeRightGroup>();

        for (var (start, next) = (first, Next(first, end)); start < end && start <= today; (start, next) = (next, Next(next, end)))
        {
            groups.AddRange(await CountAsync(db, rows, start, clock.Start(start), clock.Start(next), cancellation));
        }

        var total = FirstTimeRightCounts.Of(groups.Sum(group => group.Counts.Issued), groups.Sum(group => group.Counts.Accepted), groups.Sum(group => group.Counts.FirstTimeRight));

        return Answer.Ok(new FirstTimeRightReport(first, end, total, groups));
    }

    private static int Months(DateOnly day) => (12 * day.Year) + day.Month;

    /// <summary>The first of the next month, but not after the end.</summary>
    private static DateOnly Next(DateOnly day, DateOnly end) =>
        Months(day) == Months(end) ? end : new DateOnly(day.Year, day.Month, 1).AddMonths(1);

    /// <summary>One month, by price book.</summary>
    private static async Task<IEnumerable<FirstTimeRightGroup>> CountAsync(
        PricingDbContext db, IQueryable<QuoteRow> rows, DateOnly day, DateTimeOffset start, DateTimeOffset end, CancellationToken cancellation)
    {
        var books = await rows.Where(row => row.FirstIssuedAt >= start && row.FirstIssuedAt < end)
            .Select(row => new
            {
                row.BookCode,
                Accepted = row.Status == Accepted ? 1 : 0,
                Right = row.Status == Accepted && row.Revision == 1 && !db.QuoteMessages.Any(message => message.QuoteId == row.Id && message.CreatedAt <= row.DecidedAt) ? 1 : 0,
            })
            .GroupBy(row => row.BookCode)
            .Select(book => new { book.Key, Issued = book.Count(), Accepted = book.Sum(row => row.Accepted), Right = book.Sum(row => row.Right) })
            .OrderBy(book => book.Key)
            .ToListAsync(cancellation);

        return books.Select(book => new FirstTimeRightGroup(day.ToString("yyyy-MM", CultureInfo.InvariantCulture), book.Key, FirstTimeRightCounts.Of(book.Issued, book.Accepted, book.Right)));
    }
}
