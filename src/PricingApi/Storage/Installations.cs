using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using PricingApi.Storage.Rows;

namespace PricingApi.Storage;

internal static class Installations
{
    private const int SecretBytes = 32;

    /// <summary>Gives a new installation its identity. Called by one process at a time.</summary>
    public static async Task EnsureAsync(PricingDbContext db, CancellationToken cancellation)
    {
        if (!await db.Installations.AnyAsync(cancellation))
        {
            db.Installations.Add(new InstallationRow { Secret = RandomNumberGenerator.GetBytes(SecretBytes), CreatedAt = new StorableClock().GetUtcNow() });
            await db.SaveChangesAsync(cancellation);
        }
    }
}
