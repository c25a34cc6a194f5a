using Microsoft.EntityFrameworkCore;
using Npgsql;
using PricingApi.Storage;
using PricingApi.Tests.Harness;

namespace PricingApi.Tests.Storage;

public sealed class PostgresMigrationTests : IAsyncDisposable
{
    private readonly PostgresCluster _cluster;
    private string _connectionString = "";

    public PostgresMigrationTests(PostgresCluster cluster)
    {
        cluster.OrSkip();
        _cluster = cluster;
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Several_at_once_make_one_database()
    {
        _connectionString = await _cluster.NameAsync();

        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => new PostgresDatabase(_connectionString).MigrateAsync(Cancellation)));

        (await InstallationsAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task Two_processes_at_once_start_on_one_missing_database()
    {
        _connectionString = await _cluster.NameAsync();

        var started = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Processes.StartsAsync(_connectionString, Cancellation)));

        started.ShouldAllBe(well => well);
        (await InstallationsAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task Who_may_not_create_the_database_is_told_how_to()
    {
        _connectionString = await _cluster.NameAsync();
        var user = new NpgsqlConnectionStringBuilder(_connectionString).Database!;
        await _cluster.ExecuteAsync($"CREATE ROLE {user} LOGIN");

        var fault = await Should.ThrowAsync<InvalidOperationException>(() =>
            new PostgresDatabase($"{_connectionString};Username={user}").MigrateAsync(Cancellation));

        fault.Message.ShouldContain($"CREATE DATABASE \"{user}\"");
    }

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        await _cluster.DropAsync(_connectionString);
    }

    private async Task<int> InstallationsAsync()
    {
        var options = new DbContextOptionsBuilder<PostgresPricingDbContext>();
        new PostgresDatabase(_connectionString).Use(options);
        await using var db = new PostgresPricingDbContext(options.Options);
        return await db.Installations.CountAsync(Cancellation);
    }
}
