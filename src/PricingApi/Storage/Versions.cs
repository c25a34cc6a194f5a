using Microsoft.EntityFrameworkCore;
using PricingApi.Storage.Rows;

namespace PricingApi.Storage;

internal static class Versions
{
    /// <summary>Raises the version of each changed row; the one read before is what the database must still have.</summary>
    public static void RaiseVersions(this PricingDbContext db)
    {
        foreach (var entry in db.ChangeTracker.Entries<IVersioned>())
        {
            if (entry.State is EntityState.Modified)
            {
                var version = entry.Property(row => row.RowVersion);
                version.CurrentValue = version.OriginalValue + 1;
            }
        }
    }
}
