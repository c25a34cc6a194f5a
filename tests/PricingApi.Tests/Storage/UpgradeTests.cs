using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql;
using PricingApi.Storage;
using PricingApi.Tests.Harness;

namespace PricingApi.Tests.Storage;

/// <summary>A database that an earlier release made is brought up to date, and keeps what it holds.</summary>
public sealed class UpgradeTests(PostgresCluster cluster)
{
    private const string First = "Initial";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <remarks>In the SQL of both, save for times and bytes.</remarks>
    private static string Rows(string time, string bytes) =>
        $"""
        INSERT INTO accounts (id, name, kind, created_at, row_version) VALUES ('0198c0de000070008000000000000001', 'Carrier', 'partner', {time}, 1);
        INSERT INTO api_clients (id, account_id, name, key_id, key_hash, scopes, mode, trusts_actor, discount_limit, development_only, created_at, row_version)
        VALUES ('0198c0de000070008000000000000002', '0198c0de000070008000000000000001', 'Sales tool', 'key', {bytes}, 'quotes:read', 'live', FALSE, '0', FALSE, {time}, 1);
        """;

    [Fact]
    public async Task On_sqlite()
    {
        var folder = Directory.CreateTempSubdirectory("pricing-upgrade.");
        var database = new SqliteDatabase($"Data Source={Path.Combine(folder.FullName, "pricing.db")}", folder.FullName);
        var options = new DbContextOptionsBuilder<SqlitePricingDbContext>();
        database.Use(options);

        await UpgradeAsync(database, () => new SqlitePricingDbContext(options.Options), Rows("1767603600000000", "X'00'"));

        SqliteConnection.ClearAllPools();
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task On_postgres()
    {
        cluster.OrSkip();
        var connection = await cluster.NameAsync();
        await cluster.ExecuteAsync($"CREATE DATABASE {new NpgsqlConnectionStringBuilder(connection).Database}");
        var database = new PostgresDatabase($"{connection};Pooling=false");
        var options = new DbContextOptionsBuilder<PostgresPricingDbContext>();
        database.Use(options);

        await UpgradeAsync(database, () => new PostgresPricingDbContext(options.Options), Rows("'2026-01-05T09:00:00Z'", "'\\x00'"));

        await cluster.DropAsync(connection);
    }

    private static async Task UpgradeAsync(IDatabase database, Func<PricingDbContext> open, string rows)
    {
        await using var earlier = open();
        await earlier.GetService<IMigrator>().MigrateAsync(First, Cancellation);
        await earlier.Database.ExecuteSqlRawAsync(rows, Cancellation);

        await database.MigrateAsync(Cancellation);

        await using var now = open();
        (await now.Database.GetPendingMigrationsAsync(Cancellation)).ShouldBeEmpty();
        var client = await now.ApiClients.SingleAsync(Cancellation);
        (client.Name, client.SessionsEnded, client.CreatedAt).ShouldBe(("Sales tool", 0, FakeClock.Start));
    }
}
