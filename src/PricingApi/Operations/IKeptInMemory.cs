using PricingApi.Storage;

namespace PricingApi.Operations;

/// <summary>Something kept in memory that is read again when another process changes it.</summary>
internal interface IKeptInMemory
{
    /// <summary>The name under which writers announce a change, one of <see cref="Stamps"/>.</summary>
    string Stamp { get; }

    /// <summary>Reads it again. Never called twice at once.</summary>
    Task RefreshAsync(PricingDbContext db, CancellationToken cancellation);
}
