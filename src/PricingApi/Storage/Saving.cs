using Microsoft.EntityFrameworkCore;
using PricingApi.Storage.Rows;

namespace PricingApi.Storage;

/// <summary>What is done to every set of changes just before it is saved.</summary>
internal static class Saving
{
    /// <summary>So many inserts are certain to be sent to PostgreSQL as one batch.</summary>
    private const int OneBatch = 100;

    public static void Prepare(PricingDbContext db)
    {
        var (changes, inserts) = RaiseVersions(db);
        var oneTrip = changes == inserts && inserts <= OneBatch && db.Database.IsNpgsql();

        // PostgreSQL makes a transaction of a batch by itself: no round trip for BEGIN and COMMIT. Changes keep theirs,
        // since that one of them met another version is only known when the batch is done.
        db.Database.AutoTransactionBehavior = oneTrip ? AutoTransactionBehavior.Never : AutoTransactionBehavior.WhenNeeded;
    }

    /// <summary>Raises the version of each changed row; the one read before is what the database must still have.</summary>
    private static (int Changes, int Inserts) RaiseVersions(PricingDbContext db)
    {
        var (changes, inserts) = (0, 0);

        foreach (var entry in db.ChangeTracker.Entries())
        {
            changes += entry.State is EntityState.Unchanged ? 0 : 1;
            inserts += entry.State is EntityState.Added ? 1 : 0;

            if (entry is { State: EntityState.Modified, Entity: IVersioned })
            {
                var version = entry.Property(nameof(IVersioned.RowVersion));
                version.CurrentValue = (int)version.OriginalValue! + 1;
            }
        }

        return (changes, inserts);
    }
}
