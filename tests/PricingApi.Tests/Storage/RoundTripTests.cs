using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using PricingApi.Storage;
using PricingApi.Tests.Harness;

namespace PricingApi.Tests.Storage;

/// <summary>How often PostgreSQL is asked when something is saved.</summary>
public sealed class RoundTripTests(PostgresApp app) : IClassFixture<PostgresApp>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task New_rows_are_saved_in_one_trip()
    {
        var trips = new Trips();
        await using var db = Context(trips);
        db.AddRange(Sample.Quote(), Sample.Record("trip"));
        db.Audit(Sample.Account, null, null, "quote.create", "quotes/1", FakeClock.Start);

        await db.SaveChangesAsync(Cancellation);

        trips.Seen.ShouldBe(["batch"]);
    }

    [Fact]
    public async Task A_change_among_them_gets_a_transaction()
    {
        var trips = new Trips();
        await using var db = Context(trips);
        db.Add(Sample.Quote());
        db.Touch(Stamps.Access);

        await db.SaveChangesAsync(Cancellation);

        trips.Seen.ShouldBe(["begin", "batch", "commit"]);
    }

    [Fact]
    public async Task Of_a_batch_that_fails_nothing_is_saved()
    {
        var quotes = Enumerable.Range(0, 5).Select(_ => Sample.Quote()).ToList();
        quotes[4].Number = quotes[3].Number;
        await using var db = Context(new Trips());
        db.AddRange(quotes);

        await Should.ThrowAsync<DbUpdateException>(() => db.SaveChangesAsync(Cancellation));

        var ids = quotes.ConvertAll(quote => quote.Id);
        (await app.InDatabase(kept => kept.Quotes.CountAsync(row => ids.Contains(row.Id), Cancellation))).ShouldBe(0);
    }

    private PostgresPricingDbContext Context(Trips trips) => new(new DbContextOptionsBuilder<PostgresPricingDbContext>()
        .UseNpgsql(app.OrSkip().ConnectionString)
        .AddInterceptors(trips)
        .Options);

    private sealed class Trips : DbCommandInterceptor, IDbTransactionInterceptor
    {
        public List<string> Seen { get; } = [];

        public override ValueTask<DbDataReader> ReaderExecutedAsync(
            DbCommand command, CommandExecutedEventData eventData, DbDataReader result, CancellationToken cancellationToken = default)
        {
            Seen.Add("batch");
            return ValueTask.FromResult(result);
        }

        public ValueTask<DbTransaction> TransactionStartedAsync(
            DbConnection connection, TransactionEndEventData eventData, DbTransaction result, CancellationToken cancellationToken = default)
        {
            Seen.Add("begin");
            return ValueTask.FromResult(result);
        }

        public Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            Seen.Add("commit");
            return Task.CompletedTask;
        }
    }
}
