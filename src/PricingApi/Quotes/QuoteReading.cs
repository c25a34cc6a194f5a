using Microsoft.EntityFrameworkCore;
using PricingApi.Access;
using PricingApi.Catalogue;
using PricingApi.Domain.Quotes;
using PricingApi.Http;
using PricingApi.Storage;
using PricingApi.Storage.Rows;

namespace PricingApi.Quotes;

/// <summary>Quotes as they were kept: one, a list, what they cover and how they came about.</summary>
internal static class QuoteReading
{
    /// <summary>Shows a quote.</summary>
    /// <param name="id">Id of the quote.</param>
    internal static Task<IResult> GetQuote(string id, Caller caller, Catalogues catalogues, PricingDbContext db, CancellationToken cancellation) =>
        ShowAsync(id, caller, catalogues, db, QuoteRendering.Render, cancellation);

    /// <summary>Shows what a quote covers: every service of the catalogue exactly once, priced or excluded.</summary>
    /// <param name="id">Id of the quote.</param>
    internal static Task<IResult> GetScope(string id, Caller caller, Catalogues catalogues, PricingDbContext db, CancellationToken cancellation) =>
        ShowAsync(id, caller, catalogues, db, ScopeResponse.From, cancellation);

    /// <summary>Explains each line step by step, from its tariff to its VAT, in Dutch and English.</summary>
    /// <param name="id">Id of the quote.</param>
    internal static Task<IResult> ExplainQuote(string id, Caller caller, Catalogues catalogues, PricingDbContext db, CancellationToken cancellation) =>
        ShowAsync(id, caller, catalogues, db, ExplanationResponse.From, cancellation);

    /// <summary>Lists quotes in the order in which they were made.</summary>
    /// <param name="number">Only the quote with this number.</param>
    /// <param name="customerReference">Only quotes for the customer with this reference.</param>
    /// <param name="externalReference">Only quotes with this external reference.</param>
    /// <param name="status">Only quotes in this status.</param>
    /// <param name="createdFrom">Only quotes made at or after this instant, with an offset.</param>
    /// <param name="createdBefore">Only quotes made before this instant, with an offset.</param>
    internal static async Task<IResult> ListQuotes(
        Page page,
        string? number,
        string? customerReference,
        string? externalReference,
        EnumQuery<QuoteStatus>? status,
        Instant? createdFrom,
        Instant? createdBefore,
        Caller caller,
        PricingDbContext db,
        CancellationToken cancellation)
    {
        if (createdFrom?.Value >= createdBefore?.Value)
        {
            return Problems.InvalidParameter("createdBefore", "It must lie after createdFrom.");
        }

        var (statusName, from, before) = (status?.Name, createdFrom?.Value, createdBefore?.Value);
        var rows = await db.VisibleQuotes(caller).AsNoTracking()
            .Where(row => number == null || row.Number == number)
            .Where(row => customerReference == null || row.CustomerReference == customerReference)
            .Where(row => externalReference == null || row.ExternalReference == externalReference)
            .Where(row => statusName == null || row.Status == statusName)
            .Where(row => from == null || row.CreatedAt >= from)
            .Where(row => before == null || row.CreatedAt < before)
            .Page(page)
            .ToListAsync(cancellation);

        return page.Answer(rows, row => new(row.CreatedAt, row.Id), QuoteSummary.From);
    }

    /// <summary>The quotes that a caller may see: its account's own; every account's for an administrator of the seller.</summary>
    internal static IQueryable<QuoteRow> VisibleQuotes(this PricingDbContext db, Caller caller) =>
        caller.SeesAllAccounts ? db.Quotes : db.Quotes.Where(row => row.AccountId == caller.AccountId);

    /// <summary>A tracked quote, or null when there is none that the caller may see.</summary>
    internal static async Task<QuoteRow?> FindQuoteAsync(this PricingDbContext db, string id, Caller caller, CancellationToken cancellation) =>
        Ids.TryParse(id, out var key) ? await db.VisibleQuotes(caller).SingleOrDefaultAsync(row => row.Id == key, cancellation) : null;

    private static async Task<IResult> ShowAsync<T>(
        string id,
        Caller caller,
        Catalogues catalogues,
        PricingDbContext db,
        Func<QuoteRow, QuoteDocument, Domain.Catalogue.PriceBookVersion, T> show,
        CancellationToken cancellation)
    {
        if (await db.FindQuoteAsync(id, caller, cancellation) is not { } row)
        {
            return Problems.NotFound();
        }

        var version = await catalogues.ReadAsync(row.BookCode, row.BookVersion, cancellation);

        return Answer.Ok(show(row, row.ReadDocument(), version.Prices), row.RowVersion);
    }
}
