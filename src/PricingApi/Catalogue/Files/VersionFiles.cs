using System.ComponentModel;
using PricingApi.Access;
using PricingApi.Domain;
using PricingApi.Domain.Catalogue;
using PricingApi.Http;
using PricingApi.Storage;

namespace PricingApi.Catalogue.Files;

/// <summary>Takes a version out as a file, for a spreadsheet or to keep, and back in.</summary>
internal static class VersionFiles
{
    private const string Decimals = "What stands before decimals in CSV. With a comma, cells are separated by semicolons, as spreadsheets do where a comma is usual. A point when absent; of no use to JSON.";

    /// <summary>Gives the services of a version as a file.</summary>
    /// <remarks>
    /// JSON is exactly what is stored and hashed. CSV (RFC 4180, UTF-8 with a byte order mark) has a row for each service and a column for each member;
    /// a text that a spreadsheet would take for a formula has an apostrophe in front. Imported again, either gives the same version to the byte.
    /// The <c>ETag</c> is that of the version: send it as <c>If-Match</c> with the import. <c>Repr-Digest</c> holds the SHA-256 of the file.
    /// </remarks>
    /// <param name="code">Code of the price book.</param>
    /// <param name="number">Number of the version, from 1.</param>
    internal static async Task<IResult> ExportVersion(
        string code,
        int number,
        [Description("The form of the file; JSON when absent.")] Query<FileFormat>? format,
        [Description(Decimals)] Query<DecimalSign>? decimals,
        PricingDbContext db,
        CancellationToken cancellation)
    {
        if (await VersionEndpoints.FindAsync(db, code, number, cancellation) is not var (row, _))
        {
            return Problems.NotFound();
        }

        var (name, tag, dialect) = ($"{code}-v{number}", Answer.Tag(row.RowVersion), Dialect.Of(decimals?.Value));

        return format?.Value is FileFormat.Csv
            ? new Download($"{name}.csv", "text/csv; charset=utf-8; header=present", tag, (to, stop) => CsvExport.WriteAsync(row.Document, dialect, to, stop))
            : Download.Json($"{name}.json", tag, row.Document, row.Hash);
    }

    /// <summary>Replaces the services of a draft by those of a file: all of them, or none when one cannot be read.</summary>
    /// <remarks>
    /// Changes nothing unless <c>dryRun</c> is <c>false</c>: look at the report first. It names each cell that cannot be read in <c>errors</c>, and each rule
    /// that is broken in <c>findings</c>; a draft may break rules until it is published. Columns of CSV go by name, in any order; those that are left out
    /// have their default. An export shows every column there is.
    /// </remarks>
    /// <param name="code">Code of the price book.</param>
    /// <param name="number">Number of the version, from 1.</param>
    internal static async Task<IResult> ImportVersion(
        string code,
        int number,
        Upload<PriceBookContent> file,
        [Description(Decimals)] Query<DecimalSign>? decimals,
        [Description("Whether to tell only what would happen; true when absent.")] Query<bool>? dryRun,
        IfMatch ifMatch,
        Caller caller,
        PricingDbContext db,
        TimeProvider clock,
        CancellationToken cancellation)
    {
        if (await VersionEndpoints.FindAsync(db, code, number, cancellation) is not var (row, currency))
        {
            return Problems.NotFound();
        }

        if ((DraftEndpoints.RefuseUnlessDraft(row) ?? ifMatch.Refuses(row.RowVersion)) is { } refusal)
        {
            return refusal;
        }

        var apply = dryRun?.Value is false;
        var imported = file.IsCsv ? CsvImport.Read(file.Bytes, Dialect.Of(decimals?.Value)) : JsonImport.Read(file.Bytes);
        if (imported.Errors is not [])
        {
            return apply ? Refuse(imported.Errors) : Answer.Ok(new ImportResponse(false, imported.Rows, 0, 0, 0, 0, imported.Errors, []), row.RowVersion);
        }

        var document = VersionEndpoints.Bytes(new(imported.Services), currency);
        var report = Report(imported, ChangeCount.Between(row.Document, document), currency);
        if (apply)
        {
            row.Edit(document, caller, clock.GetUtcNow());
            db.Audit(caller, "priceBook.import", $"{code}/{number}", row.UpdatedAt);
            await db.SaveChangesAsync(cancellation);
        }

        return Answer.Ok(report with { Applied = apply }, row.RowVersion);
    }

    private static ImportResponse Report(Imported imported, ChangeCount changes, string currency)
    {
        var broken = PriceBookRules.Check(new PriceBookContent(imported.Services).ToServices(), Currency.Find(currency)!);

        return new(false, imported.Rows, changes.Added, changes.Changed, changes.Removed, changes.Unchanged, [], [.. broken.Take(Imported.Most).Select(imported.Locate)]);
    }

    private static ProblemResult Refuse(IReadOnlyList<ImportFinding> errors) =>
        Problems.With(ProblemType.PriceBookInvalid, [.. errors.Select(error => new ProblemError(error.Code, error.Detail, error.Path, Row: error.Row, Column: error.Column))]);
}
