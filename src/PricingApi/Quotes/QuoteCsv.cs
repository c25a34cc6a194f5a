using System.Globalization;
using CsvHelper;
using Microsoft.EntityFrameworkCore;
using PricingApi.Catalogue.Files;
using PricingApi.Domain.Catalogue;
using PricingApi.Http;
using PricingApi.Storage;
using PricingApi.Storage.Rows;

namespace PricingApi.Quotes;

/// <summary>Writes quotes as CSV, in the order in which they were made: a row for each charge period of each.</summary>
internal sealed class QuoteCsv(PricingDbContext db, Dialect dialect, DateOnly today)
{
    /// <summary>So many are in memory at a time: the largest documents are of megabytes.</summary>
    private const int Batch = 20;

    private static readonly IReadOnlyList<string> Columns =
    [
        "id", "accountId", "number", "revision", "status", "customerReference", "customerName", "externalReference", "title", "currency", "priceBook", "priceBookVersion",
        "validUntil", "createdAt", "issuedAt", "decidedAt", "chargePeriod", "net", "vat", "gross", "contentHash",
    ];

    /// <summary>All of them, however many.</summary>
    /// <remarks>Which they are is read at once, what is in them piece by piece: a slow reader holds no connection to the database.</remarks>
    public async Task WriteAsync(IQueryable<QuoteRow> rows, Stream to, CancellationToken cancellation)
    {
        var ids = await rows.OrderBy(row => row.CreatedAt).ThenBy(row => row.Id).Select(row => row.Id).ToListAsync(cancellation);
        await using var csv = CsvWriter.Create(to, dialect.Writing, leaveOpen: true);
        await WriteRowAsync(csv, Columns, cancellation);

        foreach (var batch in ids.Chunk(Batch))
        {
            var quotes = await db.Quotes.AsNoTracking().Where(row => batch.Contains(row.Id)).ToDictionaryAsync(row => row.Id, cancellation);

            foreach (var row in batch.Where(quotes.ContainsKey).SelectMany(id => Cells(quotes[id].On(today))))
            {
                await WriteRowAsync(csv, row, cancellation);
            }
        }

        await csv.FlushAsync(cancellation);
    }

    private static async Task WriteRowAsync(CsvWriter csv, IEnumerable<string?> cells, CancellationToken cancellation)
    {
        foreach (var cell in cells)
        {
            csv.WriteField(cell);
        }

        await csv.EndRecordAsync(cancellation);
    }

    /// <summary>A quote that nothing falls due on, or that cannot be read, has a row all the same.</summary>
    private IEnumerable<IEnumerable<string?>> Cells(QuoteRow row)
    {
        var document = row.TryReadDocument();
        var periods = document is null ? [] : PeriodSummary.Each(document);

        return periods.DefaultIfEmpty().Select(period => Cells(row, document?.Inputs.Customer.Name, document?.Inputs.Title, period));
    }

    /// <summary>In the order of the columns.</summary>
    private IEnumerable<string?> Cells(QuoteRow row, string? customerName, string? title, PeriodSummary? period) =>
    [
        Ids.Format(row.Id),
        Ids.Format(row.AccountId),
        row.Number,
        Whole(row.Revision),
        row.Status,
        Text(row.CustomerReference),
        Text(customerName),
        Text(row.ExternalReference),
        Text(title),
        row.Currency,
        Text(row.BookCode),
        Whole(row.BookVersion),
        row.ValidUntil.ToString("O", CultureInfo.InvariantCulture),
        Instant(row.CreatedAt),
        Instant(row.IssuedAt),
        Instant(row.DecidedAt),
        period is null ? null : EnumNames<ChargePeriod>.Of(period.ChargePeriod),
        Amount(period?.Net),
        Amount(period?.Vat),
        Amount(period?.Gross),
        Convert.ToHexStringLower(row.Hash),
    ];

    private static string? Text(string? text) => text is null ? null : CellText.Write(text);

    private static string Whole(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string? Instant(DateTimeOffset? instant) => instant is { } at ? InstantConverter.Format(at) : null;

    private string? Amount(string? amount) => amount is null ? null : dialect.Write(amount);
}
