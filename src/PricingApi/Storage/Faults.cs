using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace PricingApi.Storage;

/// <summary>What a failed statement means, whichever database it failed on.</summary>
internal static class Faults
{
    private const int SqliteConstraint = 19;
    private const int SqliteUnique = 2067;
    private const int SqlitePrimaryKey = 1555;
    private const int SqliteBusy = 5;
    private const int SqliteLocked = 6;
    private const int SqliteReadOnly = 8;
    private const int SqliteIoError = 10;
    private const int SqliteFull = 13;
    private const int SqliteCannotOpen = 14;

    /// <summary>Whether a row of the table with the same key, or the same value of a unique column, was there before.</summary>
    public static bool IsDuplicateIn(this DbUpdateException fault, string table) => fault.InnerException switch
    {
        PostgresException postgres => postgres.SqlState is PostgresErrorCodes.UniqueViolation && postgres.TableName == table,
        SqliteException sqlite => sqlite.SqliteExtendedErrorCode is SqliteUnique or SqlitePrimaryKey && sqlite.Message.Contains($" {table}.", StringComparison.Ordinal),
        _ => false,
    };

    /// <summary>Whether one of our triggers or constraints refused the statement: a fault of the program.</summary>
    public static bool IsRefusedByDatabase(Exception fault) => Root(fault) switch
    {
        PostgresException postgres => postgres.SqlState is Guards.SqlState || postgres.SqlState.StartsWith("23", StringComparison.Ordinal),
        SqliteException sqlite => sqlite.SqliteErrorCode is SqliteConstraint,
        _ => false,
    };

    /// <summary>Whether another transaction held what this one needed for too long: trying again helps.</summary>
    public static bool IsContended(Exception fault) => Root(fault) switch
    {
        PostgresException postgres => postgres.SqlState is PostgresErrorCodes.LockNotAvailable
            or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure,
        SqliteException sqlite => sqlite.SqliteErrorCode is SqliteBusy or SqliteLocked,
        _ => false,
    };

    /// <summary>Whether the database is gone, full, read-only, stopping or out of connections: nothing the caller did.</summary>
    public static bool IsUnavailable(Exception fault) => !IsContended(fault) && Root(fault) switch
    {
        PostgresException postgres => postgres.IsTransient || postgres.SqlState is PostgresErrorCodes.QueryCanceled or PostgresErrorCodes.DiskFull
            or PostgresErrorCodes.InvalidCatalogName or PostgresErrorCodes.ReadOnlySqlTransaction,
        NpgsqlException => true,
        SqliteException sqlite => sqlite.SqliteErrorCode is SqliteReadOnly or SqliteIoError or SqliteFull or SqliteCannotOpen,
        _ => false,
    };

    private static Exception Root(Exception fault) =>
        fault is DbUpdateException or InvalidOperationException && fault.InnerException is { } inner ? inner : fault;
}
