using System.Globalization;
using System.Security.Cryptography;
using PricingApi.Catalogue.Files;
using PricingApi.Domain;
using PricingApi.Domain.Catalogue;
using PricingApi.Http;
using PricingApi.Selling;
using PricingApi.Storage.Rows;

namespace PricingApi.Catalogue.Differences;

/// <summary>The form in which differences are given.</summary>
public enum DiffFormat
{
    Json,
    Csv,
    Html,
}

/// <summary>Gives what differs between two versions as a file or a page.</summary>
internal sealed class DiffAnswers(SellerClock seller)
{
    public static async Task<Download> CsvAsync(VersionDiffResponse diff, Dialect dialect, CancellationToken cancellation)
    {
        using var written = new MemoryStream();
        await DiffCsv.WriteAsync(diff, dialect, written, cancellation);
        var (bytes, hash) = (written.ToArray(), SHA256.HashData(written.ToArray()));

        return new(
            $"{diff.To.Code}-v{diff.From.Version}-v{diff.To.Version}.csv",
            "text/csv; charset=utf-8; header=present",
            $"\"{Convert.ToHexStringLower(hash)}\"",
            (to, stop) => to.WriteAsync(bytes, stop).AsTask(),
            hash);
    }

    /// <param name="to">The later version.</param>
    public HtmlPage Page(string book, PriceBookVersionRow to, VersionDiffResponse diff, IReadOnlyList<ServiceDifference> differences)
    {
        var english = diff.Language == Language.En;
        var versions = english ? $"From version {diff.From.Version} to version {diff.To.Version}" : $"Van versie {diff.From.Version} naar versie {diff.To.Version}";

        return new DiffPage(diff.Language).Show(book, versions, Effect(to, english), diff.Currency, diff.Quantity, differences);
    }

    private string Effect(PriceBookVersionRow to, bool english) => to switch
    {
        { WithdrawnAt: not null } => english ? "Withdrawn: it never takes effect." : "Ingetrokken: dit gaat niet in.",
        { EffectiveFrom: { } from } => english ? $"In effect from {Day(from)}." : $"Geldt vanaf {Day(from)}.",
        _ => english ? "A draft: not yet decided." : "Een concept: nog niet vastgesteld.",
    };

    /// <summary>The day it is for the seller.</summary>
    private string Day(DateTimeOffset instant) => seller.Day(instant).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
