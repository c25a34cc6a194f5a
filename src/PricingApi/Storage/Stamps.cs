using PricingApi.Storage.Rows;

namespace PricingApi.Storage;

/// <summary>The kinds of things replicas keep in memory.</summary>
internal static class Stamps
{
    public const string Access = "access";
    public const string Catalogue = "catalogue";
    public const string Indexes = "indexes";

    /// <summary>Nothing in memory: counts the places given to events, so its value is the last one.</summary>
    public const string Events = "events";

    /// <summary>Tells every replica, by the next save, that things of this kind have changed.</summary>
    /// <remarks>
    /// Writes a new random value without reading the old one: writers neither read first nor fail each other,
    /// and no two transactions leave the same value, which a count or a time could.
    /// </remarks>
    public static void Touch(this PricingDbContext db, string name)
    {
        var stamp = db.Stamps.Local.FindEntry(name)?.Entity ?? db.Stamps.Attach(new StampRow { Name = name, Value = 0 }).Entity;
        db.Entry(stamp).Property(row => row.Value).CurrentValue = Random.Shared.NextInt64(1, long.MaxValue);
    }
}
