using Npgsql;

namespace PricingApi.Storage;

/// <summary>Creates the PostgreSQL database when there is none and the user may.</summary>
internal static class PostgresCreation
{
    /// <summary>The database every server has.</summary>
    private const string Maintenance = "postgres";

    public static async Task EnsureAsync(NpgsqlConnectionStringBuilder connection, CancellationToken cancellation)
    {
        if (await ExistsAsync(connection, cancellation))
        {
            return;
        }

        var name = connection.Database ?? connection.Username;
        var create = $"CREATE DATABASE {Quote(name)} TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C'";

        try
        {
            var maintenance = new NpgsqlConnectionStringBuilder(connection.ConnectionString) { Database = Maintenance };
            await using var turn = await PostgresLock.TakeAsync(maintenance, cancellation);
            await using var command = new NpgsqlCommand(create, turn);
            await command.ExecuteNonQueryAsync(cancellation);
        }
        catch (PostgresException fault) when (fault.SqlState is PostgresErrorCodes.DuplicateDatabase)
        {
            // Another process had the turn before us.
        }
        catch (PostgresException fault)
        {
            throw new InvalidOperationException(
                $"The database \"{name}\" does not exist and could not be created ({fault.MessageText}). Create it as an administrator: {create};", fault);
        }
    }

    private static async Task<bool> ExistsAsync(NpgsqlConnectionStringBuilder connection, CancellationToken cancellation)
    {
        try
        {
            await using var probe = new NpgsqlConnection(connection.ConnectionString);
            await probe.OpenAsync(cancellation);
            return true;
        }
        catch (PostgresException fault) when (fault.SqlState is PostgresErrorCodes.InvalidCatalogName)
        {
            return false;
        }
    }

    private static string Quote(string? name) => $"\"{name?.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
