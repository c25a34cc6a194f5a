using Npgsql;

namespace PricingApi.Storage;

/// <summary>A turn among all processes that use one PostgreSQL database.</summary>
/// <remarks>EF's own lock is taken again for each migration, and lets another process in between two of them.</remarks>
internal static class PostgresLock
{
    /// <summary>"Pricing" in ASCII: advisory locks are numbers.</summary>
    private const long Key = 0x50_72_69_63_69_6E_67;

    /// <summary>Waits for the turn. Closing the connection, or dying, ends it.</summary>
    /// <param name="connection">Must not be pooled: a pooled connection would not close.</param>
    public static async Task<NpgsqlConnection> TakeAsync(NpgsqlConnectionStringBuilder connection, CancellationToken cancellation)
    {
        // Waiting for the turn is not waiting behind a table lock: no limit.
        var own = new NpgsqlConnectionStringBuilder(connection.ConnectionString) { KeepAlive = 10, Options = "-c lock_timeout=0 -c statement_timeout=0" };
        var turn = new NpgsqlConnection(own.ConnectionString);

        try
        {
            await turn.OpenAsync(cancellation);
            await using var command = new NpgsqlCommand("SELECT pg_advisory_lock($1)", turn) { Parameters = { new() { Value = Key } } };
            await command.ExecuteNonQueryAsync(cancellation);
            return turn;
        }
        catch
        {
            await turn.DisposeAsync();
            throw;
        }
    }
}
