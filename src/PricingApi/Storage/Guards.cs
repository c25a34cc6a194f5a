using Microsoft.EntityFrameworkCore.Migrations;

namespace PricingApi.Storage;

/// <summary>What the database itself refuses, even to this service: changes of published price books, of quotes that have been given out, and of what was said about quotes.</summary>
internal static class Guards
{
    /// <summary>What PostgreSQL reports for a refused change: "restrict violation".</summary>
    public const string SqlState = "23001";

    /// <summary>Sets the guards. Last in a migration that makes or rebuilds (SQLite: alters) a guarded table; may be repeated.</summary>
    public static void Guard(this MigrationBuilder migration) =>
        migration.Sql(Script(migration.ActiveProvider?.EndsWith("Sqlite", StringComparison.Ordinal) is true ? "sqlite" : "postgres"));

    private static string Script(string provider)
    {
        using var stream = typeof(Guards).Assembly.GetManifestResourceStream($"PricingApi.Storage.Guards.{provider}.sql")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
