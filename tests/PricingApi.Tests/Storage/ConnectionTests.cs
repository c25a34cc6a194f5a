using Microsoft.EntityFrameworkCore;
using PricingApi.Storage;
using PricingApi.Tests.Harness;

namespace PricingApi.Tests.Storage;

public sealed class SqliteConnectionTests(SqliteApp app) : IClassFixture<SqliteApp>
{
    private const string Full = "2";

    [Theory]
    [InlineData("journal_mode", "wal")]
    [InlineData("synchronous", Full)]
    [InlineData("foreign_keys", "1")]
    [InlineData("busy_timeout", "5000")]
    public async Task Every_connection_is_durable_strict_and_patient(string pragma, string expected)
    {
        var read = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => app.InDatabase(db => SettingAsync(db, pragma))));

        read.ShouldAllBe(value => value == expected);
    }

    private static async Task<string?> SettingAsync(PricingDbContext db, string pragma)
    {
        await db.Database.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = $"PRAGMA {pragma}";
        return Convert.ToString(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken), System.Globalization.CultureInfo.InvariantCulture);
    }
}

public sealed class PostgresConnectionTests(PostgresApp app) : IClassFixture<PostgresApp>
{
    [Theory]
    [InlineData("lock_timeout", "1s")]
    [InlineData("statement_timeout", "15s")]
    [InlineData("idle_in_transaction_session_timeout", "30s")]
    [InlineData("application_name", "PricingApi")]
    [InlineData("server_encoding", "UTF8")]
    public async Task Nothing_waits_for_ever(string setting, string expected) =>
        (await app.OrSkip().InDatabase(db => db.Database.SqlQuery<string>($"SELECT current_setting({setting}) AS \"Value\"").SingleAsync(TestContext.Current.CancellationToken)))
            .ShouldBe(expected);

    [Fact]
    public async Task A_given_setting_wins()
    {
        var database = new PostgresDatabase(app.OrSkip().ConnectionString + ";Application Name=mine;Options=-c lock_timeout=7000");
        var options = new DbContextOptionsBuilder<PostgresPricingDbContext>();
        database.Use(options);
        await using var db = new PostgresPricingDbContext(options.Options);

        var settings = await db.Database
            .SqlQuery<string>($"SELECT current_setting('lock_timeout') || ' ' || current_setting('application_name') AS \"Value\"")
            .SingleAsync(TestContext.Current.CancellationToken);

        settings.ShouldBe("7s mine");
    }

    [Theory]
    [InlineData("quotes", "document")]
    [InlineData("quote_history", "document")]
    [InlineData("price_book_versions", "document")]
    [InlineData("events", "body")]
    public async Task Documents_are_kept_uncompressed(string table, string column) =>
        (await app.OrSkip().InDatabase(db => db.Database
            .SqlQuery<char>($"SELECT attstorage AS \"Value\" FROM pg_attribute WHERE attrelid = {table}::regclass AND attname = {column}")
            .SingleAsync(TestContext.Current.CancellationToken))).ShouldBe('e');
}
