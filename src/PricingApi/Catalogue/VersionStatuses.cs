using Microsoft.EntityFrameworkCore;
using PricingApi.Storage;
using PricingApi.Storage.Rows;

namespace PricingApi.Catalogue;

/// <summary>Where versions stand at an instant: derived from their dates, never stored.</summary>
internal static class VersionStatuses
{
    /// <param name="inEffect">The number of the version of the same book that is in effect.</param>
    public static VersionStatus Of(DateTimeOffset? effectiveFrom, DateTimeOffset? withdrawnAt, int number, int? inEffect, DateTimeOffset now) =>
        (effectiveFrom, withdrawnAt) switch
        {
            (null, _) => VersionStatus.Draft,
            (_, not null) => VersionStatus.Withdrawn,
            ({ } from, _) when from > now => VersionStatus.Scheduled,
            _ => number == inEffect ? VersionStatus.Active : VersionStatus.Superseded,
        };

    /// <summary>The versions of one book or of all, newest first, by book.</summary>
    public static async Task<ILookup<string, VersionSummary>> SummariesAsync(PricingDbContext db, string? book, DateTimeOffset now, CancellationToken cancellation)
    {
        var rows = await db.PriceBookVersions.AsNoTracking()
            .Where(row => book == null || row.BookCode == book)
            .OrderByDescending(row => row.Number)
            .Select(row => new { row.BookCode, row.Number, row.EffectiveFrom, row.WithdrawnAt, row.PublishedAt, row.UpdatedAt, row.EditedBy, row.EditedByActor })
            .ToListAsync(cancellation);
        var inEffect = rows.Where(row => row.EffectiveFrom <= now && row.WithdrawnAt is null)
            .GroupBy(row => row.BookCode)
            .ToDictionary(versions => versions.Key, versions => versions.MaxBy(row => row.EffectiveFrom)!.Number);

        return rows.ToLookup(
            row => row.BookCode,
            row => new VersionSummary(
                row.Number,
                Of(row.EffectiveFrom, row.WithdrawnAt, row.Number, inEffect.TryGetValue(row.BookCode, out var number) ? number : null, now),
                row.EffectiveFrom,
                row.PublishedAt,
                row.UpdatedAt,
                Editor.From(row.EditedBy, row.EditedByActor)));
    }

    /// <summary>Where one version stands.</summary>
    public static async Task<VersionStatus> OfAsync(PricingDbContext db, PriceBookVersionRow row, DateTimeOffset now, CancellationToken cancellation) =>
        (await SummariesAsync(db, row.BookCode, now, cancellation))[row.BookCode].Single(version => version.Version == row.Number).Status;
}
