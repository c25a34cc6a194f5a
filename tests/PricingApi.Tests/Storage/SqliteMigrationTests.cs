using Microsoft.Data.Sqlite;
using PricingApi.Storage;

namespace PricingApi.Tests.Storage;

public sealed class SqliteMigrationTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("pricing-migrate.");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Several_at_once_make_one_database()
    {
        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => Database().MigrateAsync(Cancellation), Cancellation)));

        (await InstallationsAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task A_service_and_those_who_make_keys_may_start_at_once_on_one_file()
    {
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Database().MigrateAsync(Cancellation))));

        (await InstallationsAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task The_lock_of_a_process_that_was_killed_does_not_stop_the_next()
    {
        await ExecuteAsync("""
            CREATE TABLE "__EFMigrationsLock" ("Id" INTEGER NOT NULL CONSTRAINT "PK___EFMigrationsLock" PRIMARY KEY, "Timestamp" TEXT NOT NULL);
            INSERT INTO "__EFMigrationsLock" VALUES (1, '2026-01-01 00:00:00');
            """);

        await Database().MigrateAsync(Cancellation).WaitAsync(TimeSpan.FromSeconds(30), Cancellation);

        (await InstallationsAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task A_missing_folder_is_made()
    {
        await new SqliteDatabase("Data Source=new/pricing.db", _folder.FullName).MigrateAsync(Cancellation);

        System.IO.File.Exists(Path.Combine(_folder.FullName, "new", "pricing.db")).ShouldBeTrue();
    }

    [Theory]
    [InlineData(null)]
    [InlineData("Data Source=pricing.db")]
    public void The_file_lies_with_the_service_unless_said_otherwise(string? given) =>
        new SqliteDatabase(given, _folder.FullName).File.ShouldBe(File);

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }

    private string File => Path.Combine(_folder.FullName, "pricing.db");

    private SqliteDatabase Database() => new(null, _folder.FullName);

    private async Task<long> InstallationsAsync() => (long)(await ExecuteAsync("SELECT count(*) FROM installations"))!;

    private async Task<object?> ExecuteAsync(string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={File}");
        await connection.OpenAsync(Cancellation);
        await using var command = new SqliteCommand(sql, connection);
        return await command.ExecuteScalarAsync(Cancellation);
    }
}
