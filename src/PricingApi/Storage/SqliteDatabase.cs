using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace PricingApi.Storage;

/// <summary>One file beside the service; for one process.</summary>
internal sealed class SqliteDatabase : IDatabase
{
    /// <summary>What a given connection string adds to or overrides. A busy file is waited for at most this many seconds.</summary>
    private const string Defaults = "Data Source=pricing.db;Default Timeout=5;Foreign Keys=True;";

    private static readonly SqlitePragmas Pragmas = new();

    private readonly SqliteConnectionStringBuilder _connection;
    private readonly SqliteTurns _turns = new();

    public SqliteDatabase(string? given, string folder)
    {
        _connection = new(Defaults + given);
        _connection.DataSource = Path.GetFullPath(_connection.DataSource, folder);
    }

    public string File => _connection.DataSource;

    public string Name => File;

    public void Use(DbContextOptionsBuilder options) =>
        options.UseSqlite(_connection.ConnectionString).AddInterceptors(Pragmas, _turns);

    public void UseForOutbox(DbContextOptionsBuilder options) => Use(options);

    /// <remarks>Two would send each webhook twice, and neither would know what the other keeps in memory.</remarks>
    public IDisposable? Occupy()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(File)!);
        return FileLock.TryTake(File + ".service-lock")
            ?? throw new IOException($"Another service runs on {File}. A SQLite file is for one: stop the other, or use PostgreSQL (ConnectionStrings:Pricing), on which any number may run.");
    }

    public async Task MigrateAsync(CancellationToken cancellation = default)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(File)!);

        await using var turn = await FileLock.TakeAsync(File + ".migrate-lock", cancellation);
        await using var db = new SqlitePricingDbContext(Options());

        await ForgetDeadMigrationAsync(db, cancellation);
        await db.Database.MigrateAsync(cancellation);
        await Installations.EnsureAsync(db, cancellation);
    }

    private DbContextOptions<SqlitePricingDbContext> Options()
    {
        var options = new DbContextOptionsBuilder<SqlitePricingDbContext>();
        Use(options);
        return options.Options;
    }

    /// <summary>A process killed while migrating leaves a row behind that the next would wait for without end. Here no other can be migrating.</summary>
    private async Task ForgetDeadMigrationAsync(SqlitePricingDbContext db, CancellationToken cancellation)
    {
        if (new FileInfo(File) is { Exists: true, Length: > 0 })
        {
            await db.Database.ExecuteSqlRawAsync("""DROP TABLE IF EXISTS "__EFMigrationsLock";""", cancellation);
        }
    }
}
