using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace PricingApi.Storage;

/// <summary>One PostgreSQL database for any number of processes.</summary>
internal sealed class PostgresDatabase(string given) : IDatabase
{
    /// <summary>What a given connection string adds to or overrides. Times are in seconds, in Options in milliseconds.</summary>
    /// <remarks>A pool of 20 lets four processes share a server's usual 100 connections. A lock is waited for shortly: the caller is told to come again.</remarks>
    private const string Defaults =
        "Application Name=PricingApi;Timeout=3;Command Timeout=20;Maximum Pool Size=20;" +
        "Max Auto Prepare=100;Auto Prepare Min Usages=2;No Reset On Close=true;" +
        "Options=-c lock_timeout=1000 -c statement_timeout=15000 -c idle_in_transaction_session_timeout=30000;";

    /// <summary>A migration may take its time, but may not make others wait behind a lock it cannot get.</summary>
    private const string MigrationOptions = "-c lock_timeout=5000 -c statement_timeout=0";

    private const string OutboxOptions = "-c enable_seqscan=off -c enable_mergejoin=off -c enable_material=off -c random_page_cost=1.1 -c jit=off";

    private readonly NpgsqlConnectionStringBuilder _connection = new(Defaults + given);

    public string Name => $"{_connection.Database} at {_connection.Host}";

    public void Use(DbContextOptionsBuilder options) => options.UseNpgsql(_connection.ConnectionString);

    /// <remarks>
    /// A pool of its own, so that a busy API does not keep deliveries waiting, nor they the API. Statistics lag behind an outbox that fills
    /// within seconds: where the planner believes a table to be empty it would read all of it for each row.
    /// </remarks>
    public void UseForOutbox(DbContextOptionsBuilder options) => options.UseNpgsql(new NpgsqlConnectionStringBuilder(_connection.ConnectionString)
    {
        ApplicationName = "PricingApi outbox",
        MaxPoolSize = 4,
        Options = $"{_connection.Options} {OutboxOptions}",
    }.ConnectionString);

    public IDisposable? Occupy() => null;

    public async Task MigrateAsync(CancellationToken cancellation = default)
    {
        var connection = new NpgsqlConnectionStringBuilder(_connection.ConnectionString)
        {
            Pooling = false,
            CommandTimeout = 0,
            Options = MigrationOptions,
        };

        await PostgresCreation.EnsureAsync(connection, cancellation);

        await using var turn = await PostgresLock.TakeAsync(connection, cancellation);
        var options = new DbContextOptionsBuilder<PostgresPricingDbContext>().UseNpgsql(connection.ConnectionString).Options;
        await using var db = new PostgresPricingDbContext(options);

        await db.Database.MigrateAsync(cancellation);
        await Installations.EnsureAsync(db, cancellation);
    }
}
