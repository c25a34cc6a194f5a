using Microsoft.EntityFrameworkCore;
using PricingApi.Tests.Harness;

namespace PricingApi.Tests.Storage;

public sealed class SqliteTurnTests(SqliteApp app) : IClassFixture<SqliteApp>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true)]
    [InlineData(false)] // given up, which rolls back
    public Task A_writer_waits_for_the_one_before(bool commits) =>
        app.InDatabase(first => app.InDatabase(async second =>
        {
            var writing = await first.Database.BeginTransactionAsync(Cancellation);
            var waiting = second.Database.BeginTransactionAsync(Cancellation);
            waiting.IsCompleted.ShouldBeFalse();

            await (commits ? writing.CommitAsync(Cancellation) : writing.DisposeAsync().AsTask());

            await using var turn = await waiting;
        }));

    [Fact]
    public async Task A_save_that_fails_makes_way()
    {
        var record = Sample.Record("turn");
        await SaveAsync(record, Sample.Quote());

        await Should.ThrowAsync<DbUpdateException>(() => SaveAsync(Sample.Record("turn"), Sample.Quote()));

        await MayWriteAtOnceAsync();
    }

    [Fact]
    public async Task A_writer_that_stops_waiting_leaves_the_line()
    {
        using var impatient = new CancellationTokenSource();

        await app.InDatabase(first => app.InDatabase(async second =>
        {
            await using var writing = await first.Database.BeginTransactionAsync(Cancellation);
            var waiting = second.Database.BeginTransactionAsync(impatient.Token);
            await impatient.CancelAsync();
            await Should.ThrowAsync<OperationCanceledException>(() => waiting);
        }));

        await MayWriteAtOnceAsync();
    }

    [Fact]
    public async Task Many_writers_all_get_their_turn()
    {
        await Task.WhenAll(Enumerable.Range(0, 64).Select(number => Task.Run(() => SaveAsync(Sample.Record($"many-{number}"), Sample.Quote()), Cancellation)));

        (await app.InDatabase(db => db.IdempotencyRecords.CountAsync(row => row.Key.StartsWith("many-"), Cancellation))).ShouldBe(64);
    }

    /// <summary>Nobody has the turn: whoever asks gets it without waiting.</summary>
    private Task MayWriteAtOnceAsync() => app.InDatabase(async db =>
    {
        var turn = db.Database.BeginTransactionAsync(Cancellation);
        turn.IsCompletedSuccessfully.ShouldBeTrue();
        await (await turn).DisposeAsync();
    });

    private Task SaveAsync(params object[] rows) => app.InDatabase(async db =>
    {
        db.AddRange(rows);
        await db.SaveChangesAsync(Cancellation);
    });
}
