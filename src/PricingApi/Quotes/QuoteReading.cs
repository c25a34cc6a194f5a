using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using PricingApi.Access;
using PricingApi.Catalogue;
using PricingApi.Catalogue.Files;
using PricingApi.Domain.Quotes;
using PricingApi.Http;
using PricingApi.Quotes.Showing;
using PricingApi.Selling;
using PricingApi.Storage;
using PricingApi.Storage.Rows;

namespace PricingApi.Quotes;

/// <summary>Quotes as they were kept: one, a list, what they cover and how they came about.</summary>
internal static class QuoteReading
{
    /// <summary>Shows a quote.</summary>
    /// <param name="id">Id of the quote.</param>
    internal static Task<IResult> GetQuote(Guid id, Caller caller, Catalogues catalogues, SellerClock clock, PricingDbContext db, CancellationToken cancellation) =>
        ShowAsync(id, null, caller, catalogues, clock, db, (row, document, version) => Answer.Ok(QuoteRendering.Render(row, document, version, caller.IsSeller).Bytes, row.RowVersion), cancellation);

    /// <summary>Shows what a quote covers: every service of the catalogue exactly once, priced or excluded.</summary>
    /// <param name="id">Id of the quote.</param>
    internal static Task<IResult> GetScope(Guid id, [Description(Revisions.Parameter), Range(1, int.MaxValue)] Query<int>? revision, Caller caller, Catalogues catalogues, SellerClock clock, PricingDbContext db, CancellationToken cancellation) =>
        ShowAsync(id, revision?.Value, caller, catalogues, clock, db, (row, document, version) => Answer.Ok(ScopeResponse.From(row, document, version), row.RowVersion), cancellation);

    /// <summary>Explains each line step by step, from its tariff to its VAT, in Dutch and English.</summary>
    /// <param name="id">Id of the quote.</param>
    internal static Task<IResult> ExplainQuote(Guid id, [Description(Revisions.Parameter), Range(1, int.MaxValue)] Query<int>? revision, Caller caller, Catalogues catalogues, SellerClock clock, PricingDbContext db, CancellationToken cancellation) =>
        ShowAsync(id, revision?.Value, caller, catalogues, clock, db, (row, document, version) => Answer.Ok(ExplanationResponse.From(row, document, version), row.RowVersion), cancellation);

    /// <summary>Lists quotes in the order in which they were made; with a test key those of test keys, else the live ones.</summary>
    /// <remarks>
    /// CSV (RFC 4180, UTF-8 with a byte order mark) has all that the filters keep at once, a row for each charge period of each quote, written as it is read;
    /// a text that a spreadsheet would take for a formula has an apostrophe in front.
    /// </remarks>
    internal static async Task<IResult> ListQuotes(
        Page page,
        [Description("Only the quote with this number.")] Query<string>? number,
        [Description("Only quotes for the customer with this reference.")] Query<string>? customerReference,
        [Description("Only quotes with this external reference.")] Query<string>? externalReference,
        [Description("Only quotes of this account; for the seller, who sees those of all.")] Query<Guid>? account,
        [Description("Only quotes in this status; one that was issued is expired when its last day is over.")] Query<QuoteStatus>? status,
        [Description("Only quotes made at or after this instant, with an offset.")] Query<DateTimeOffset>? createdFrom,
        [Description("Only quotes made before this instant, with an offset.")] Query<DateTimeOffset>? createdBefore,
        [Description("Only quotes whose last day is this one or later.")] Query<DateOnly>? validUntilFrom,
        [Description("Only quotes whose last day comes before this one.")] Query<DateOnly>? validUntilBefore,
        [Description("true: only quotes that no longer computed to the same bytes when that was last looked at, which is done all the time; false: only the others.")] Query<bool>? damaged,
        [Description("The form of the list; JSON when absent. CSV has no pages: neither limit nor cursor.")] Query<FileFormat>? format,
        [Description("What stands before decimals in CSV, as in an export of a price book; a point when absent.")] Query<DecimalSign>? decimals,
        Caller caller,
        SellerClock clock,
        PricingDbContext db,
        CancellationToken cancellation)
    {
        var (isCsv, today) = (format?.Value is FileFormat.Csv, clock.Today());
        var filter = new QuoteFilter
        {
            Number = number?.Value,
            CustomerReference = customerReference?.Value,
            ExternalReference = externalReference?.Value,
            Account = account?.Value,
            Status = status?.Value,
            CreatedFrom = createdFrom?.Value,
            CreatedBefore = createdBefore?.Value,
            ValidUntilFrom = validUntilFrom?.Value,
            ValidUntilBefore = validUntilBefore?.Value,
            Damaged = damaged?.Value,
        };
        if ((filter.Refuse() ?? (isCsv ? page.RefuseAny() : null)) is { } refusal)
        {
            return refusal;
        }

        var rows = filter.Of(db.Quotes.ReachedBy(caller).AsNoTracking(), today);

        return isCsv
            ? new Download($"quotes-{today:yyyy-MM-dd}.csv", "text/csv; charset=utf-8; header=present", null, (to, stop) => new QuoteCsv(db, Dialect.Of(decimals?.Value), today).WriteAsync(rows, to, stop))
            : page.Answer(await rows.Page(page).ToListAsync(cancellation), row => new(row.CreatedAt, row.Id), row => QuoteSummary.From(row.On(today)));
    }

    /// <summary>A tracked quote, or null when there is none that the caller may see.</summary>
    internal static Task<QuoteRow?> FindQuoteAsync(this PricingDbContext db, Guid id, Caller caller, CancellationToken cancellation) =>
        db.Quotes.ReachedBy(caller).SingleOrDefaultAsync(row => row.Id == id, cancellation);

    /// <summary>A quote as it is on a day, not to be saved; null when there is none that the caller may see.</summary>
    internal static async Task<QuoteRow?> ReadQuoteAsync(this PricingDbContext db, Guid id, Caller caller, DateOnly today, CancellationToken cancellation) =>
        (await db.Quotes.AsNoTracking().ReachedBy(caller).SingleOrDefaultAsync(row => row.Id == id, cancellation))?.On(today);

    private static async Task<IResult> ShowAsync(
        Guid id,
        int? revision,
        Caller caller,
        Catalogues catalogues,
        SellerClock clock,
        PricingDbContext db,
        Func<QuoteRow, QuoteDocument, Domain.Catalogue.PriceBookVersion, Answer> show,
        CancellationToken cancellation)
    {
        if (await db.ReadRevisionAsync(id, revision, caller, clock.Today(), cancellation) is not { } row)
        {
            return Problems.NotFound();
        }

        var document = row.ReadDocument();
        var pinned = document.Inputs.PriceBook;

        return show(row, document, (await catalogues.ReadAsync(pinned.Code, pinned.Version, cancellation)).Prices);
    }
}
