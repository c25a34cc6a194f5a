using Microsoft.Data.Sqlite;

namespace PricingApi.Tests.Harness;

/// <summary>The service on a SQLite file in a folder of its own.</summary>
public sealed class SqliteApp : PricingApp
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("pricing-sqlite.");

    public string File => Path.Combine(_folder.FullName, "pricing.db");

    public override string ConnectionString => $"Data Source={File}";

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }
}
