using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using PricingApi.Storage;
using PricingApi.Tests.Harness;

namespace PricingApi.Tests.Storage;

/// <summary>What goes wrong is recognised on both databases alike.</summary>
public sealed class FaultTests(SqliteApp sqlite, PostgresApp postgres) : IClassFixture<SqliteApp>, IClassFixture<PostgresApp>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_key_in_use_on_postgres_is_contention()
    {
        await using var first = Postgres("Options=-c lock_timeout=50");
        await using var second = Postgres("Options=-c lock_timeout=50");
        await using var transaction = await first.Database.BeginTransactionAsync(Cancellation);
        first.Add(Sample.Record("contended"));
        await first.SaveChangesAsync(Cancellation);
        second.Add(Sample.Record("contended"));

        var fault = await Should.ThrowAsync<DbUpdateException>(() => second.SaveChangesAsync(Cancellation));

        Faults.IsContended(fault).ShouldBeTrue();
        Faults.IsUnavailable(fault).ShouldBeFalse();
        fault.IsDuplicateIn("idempotency_records").ShouldBeFalse();
    }

    [Fact]
    public async Task A_busy_sqlite_file_is_contention()
    {
        _ = sqlite.Services;
        await using var writer = new SqliteConnection(sqlite.ConnectionString);
        await writer.OpenAsync(Cancellation);
        await using var transaction = writer.BeginTransaction(deferred: false);
        await using var impatient = new SqliteConnection(sqlite.ConnectionString + ";Default Timeout=1;Pooling=False");
        await impatient.OpenAsync(Cancellation);

        var fault = Should.Throw<SqliteException>(() => impatient.BeginTransaction(deferred: false));

        Faults.IsContended(fault).ShouldBeTrue();
        Faults.IsUnavailable(fault).ShouldBeFalse();
    }

    [Theory]
    [InlineData("Port=1")] // nobody listens
    [InlineData("Database=gone")]
    public async Task A_postgres_that_is_not_there_is_unavailable(string setting)
    {
        await using var db = Postgres(setting);

        var fault = await Should.ThrowAsync<Exception>(() => db.Quotes.AnyAsync(Cancellation));

        Faults.IsUnavailable(fault).ShouldBeTrue();
        Faults.IsContended(fault).ShouldBeFalse();
    }

    [Fact]
    public async Task No_connection_left_in_the_pool_is_unavailable()
    {
        await using var holder = Postgres("Maximum Pool Size=1;Timeout=1");
        await using var other = Postgres("Maximum Pool Size=1;Timeout=1");
        await holder.Database.OpenConnectionAsync(Cancellation);

        var fault = await Should.ThrowAsync<Exception>(() => other.Quotes.AnyAsync(Cancellation));

        Faults.IsUnavailable(fault).ShouldBeTrue();
    }

    [Fact]
    public async Task A_connection_the_server_cuts_is_unavailable()
    {
        await using var db = Postgres("Application Name=cut");

        var fault = await Should.ThrowAsync<Exception>(() =>
            db.Database.ExecuteSqlAsync($"SELECT pg_terminate_backend(pg_backend_pid())", Cancellation));

        Faults.IsUnavailable(fault).ShouldBeTrue();
    }

    [Fact]
    public async Task A_sqlite_file_that_cannot_be_written_is_unavailable()
    {
        _ = sqlite.Services;
        await using var reader = new SqliteConnection(sqlite.ConnectionString + ";Mode=ReadOnly");
        await reader.OpenAsync(Cancellation);
        await using var command = new SqliteCommand("DELETE FROM idempotency_records", reader);

        var fault = await Should.ThrowAsync<SqliteException>(() => command.ExecuteNonQueryAsync(Cancellation));

        Faults.IsUnavailable(fault).ShouldBeTrue();
    }

    [Fact]
    public async Task A_postgres_that_only_reads_is_unavailable()
    {
        await using var db = Postgres("Options=-c default_transaction_read_only=on");
        db.Add(Sample.Record("unwritten"));

        var fault = await Should.ThrowAsync<DbUpdateException>(() => db.SaveChangesAsync(Cancellation));

        Faults.IsUnavailable(fault).ShouldBeTrue();
    }

    [Fact]
    public void A_mistake_of_ours_is_neither()
    {
        var fault = new InvalidOperationException("a bug");

        Faults.IsUnavailable(fault).ShouldBeFalse();
        Faults.IsContended(fault).ShouldBeFalse();
        Faults.IsRefusedByDatabase(fault).ShouldBeFalse();
    }

    private PostgresPricingDbContext Postgres(string settings)
    {
        var options = new DbContextOptionsBuilder<PostgresPricingDbContext>();
        new PostgresDatabase($"{postgres.OrSkip().ConnectionString};{settings}").Use(options);
        return new(options.Options);
    }
}
