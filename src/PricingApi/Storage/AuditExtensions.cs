using PricingApi.Storage.Rows;

namespace PricingApi.Storage;

internal static class AuditExtensions
{
    /// <summary>Notes who does what; saved, or not, together with the change itself.</summary>
    public static void Audit(
        this PricingDbContext db,
        Guid? account,
        Guid? client,
        string? actor,
        string action,
        string resource,
        DateTimeOffset now,
        string? detail = null) =>
        db.AuditEntries.Add(new AuditRow
        {
            Id = Ids.New(now),
            At = now,
            AccountId = account,
            ClientId = client,
            Actor = actor,
            Action = action,
            Resource = resource,
            Detail = detail,
        });
}
