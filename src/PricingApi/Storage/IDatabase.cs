using Microsoft.EntityFrameworkCore;

namespace PricingApi.Storage;

/// <summary>A database the service can live in.</summary>
internal interface IDatabase
{
    /// <summary>Which database this is, without secrets, for people.</summary>
    string Name { get; }

    void Use(DbContextOptionsBuilder options);

    /// <summary>For whoever works off the outbox, none of whose statements may ever read a whole table.</summary>
    void UseForOutbox(DbContextOptionsBuilder options);

    /// <summary>Keeps other services out for as long as the answer is not disposed; null where there may be several.</summary>
    /// <exception cref="IOException">Another service runs on it; the message says what to do.</exception>
    IDisposable? Occupy();

    /// <summary>Creates the database if need be and brings it up to date, however many processes try at once.</summary>
    /// <exception cref="InvalidOperationException">The database is missing and may not be created; the message says what to do.</exception>
    Task MigrateAsync(CancellationToken cancellation = default);
}
