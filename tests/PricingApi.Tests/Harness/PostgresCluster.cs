using Npgsql;
using PricingApi.Storage;
using PricingApi.Tests.Harness;

[assembly: AssemblyFixture(typeof(PostgresCluster))]

namespace PricingApi.Tests.Harness;

/// <summary>A private PostgreSQL server, started when the first test asks for it.</summary>
/// <remarks>
/// <c>PG_BIN</c> names the folder of the server's programs where they are not found by themselves. Without them tests on
/// PostgreSQL are skipped, or fail if <c>REQUIRE_POSTGRES</c> is 1.
/// </remarks>
public sealed class PostgresCluster : IAsyncDisposable
{
    private const string Template = "migrated";

    private readonly Lazy<Task<PostgresServer>> _server = new(StartAsync);

    /// <summary>Why there is no server; absent when there is one.</summary>
    public string? Missing { get; } =
        PostgresServer.Programs is null ? "There are no PostgreSQL server programs (PG_BIN names their folder)." : null;

    public void OrSkip()
    {
        if (Missing is not null && Environment.GetEnvironmentVariable("REQUIRE_POSTGRES") != "1")
        {
            Assert.Skip(Missing);
        }
    }

    /// <summary>The connection string of a new, migrated database.</summary>
    public async Task<string> CopyAsync()
    {
        var name = NewName();
        await ExecuteAsync($"CREATE DATABASE {name} TEMPLATE {Template} STRATEGY FILE_COPY");
        return (await _server.Value).ConnectionString(name);
    }

    /// <summary>The connection string of a database that does not exist yet.</summary>
    public async Task<string> NameAsync() => (await _server.Value).ConnectionString(NewName());

    public Task DropAsync(string connectionString) =>
        ExecuteAsync($"DROP DATABASE IF EXISTS {new NpgsqlConnectionStringBuilder(connectionString).Database} WITH (FORCE)");

    /// <summary>Runs a statement as the administrator.</summary>
    public async Task ExecuteAsync(string sql) => await ExecuteAsync(await _server.Value, sql);

    public async ValueTask DisposeAsync()
    {
        if (_server.IsValueCreated)
        {
            (await _server.Value).Dispose();
        }
    }

    private static async Task<PostgresServer> StartAsync()
    {
        var server = await PostgresServer.StartAsync();
        await new PostgresDatabase(server.ConnectionString(Template) + ";Pooling=false").MigrateAsync();
        await ExecuteAsync(server, $"ALTER DATABASE {Template} WITH IS_TEMPLATE true ALLOW_CONNECTIONS false");
        return server;
    }

    private static async Task ExecuteAsync(PostgresServer server, string sql)
    {
        await using var connection = new NpgsqlConnection(server.ConnectionString("postgres") + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static string NewName() => $"test_{Guid.NewGuid():N}";
}
