using Microsoft.EntityFrameworkCore;
using PricingApi.Storage;
using PricingApi.Tests.Harness;

namespace PricingApi.Tests.Storage;

public abstract class StampTests(PricingApp app)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Stamps.Access)]
    [InlineData(Stamps.Catalogue)]
    public async Task Each_touch_leaves_another_value(string name)
    {
        var values = new List<long> { await ReadAsync(name) };

        await app.InDatabase(async db =>
        {
            for (var touch = 0; touch < 3; touch++)
            {
                db.Touch(name);
                await db.SaveChangesAsync(Cancellation);
                values.Add(await ReadAsync(name));
            }
        });

        values.ShouldBeUnique();
    }

    [Fact]
    public async Task A_touch_that_is_not_saved_is_not_seen()
    {
        var before = await ReadAsync(Stamps.Access);

        await app.InDatabase(async db =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync(Cancellation);
            db.Touch(Stamps.Access);
            await db.SaveChangesAsync(Cancellation);
            await transaction.RollbackAsync(Cancellation);
        });

        (await ReadAsync(Stamps.Access)).ShouldBe(before);
    }

    [Fact]
    public async Task Many_may_touch_at_once()
    {
        var before = await ReadAsync(Stamps.Access);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => app.InDatabase(async db =>
        {
            db.Touch(Stamps.Access);
            await db.SaveChangesAsync(Cancellation);
        })));

        (await ReadAsync(Stamps.Access)).ShouldNotBe(before);
    }

    private Task<long> ReadAsync(string name) =>
        app.InDatabase(db => db.Stamps.Where(row => row.Name == name).Select(row => row.Value).SingleAsync(Cancellation));
}

public sealed class StampsOnSqlite(SqliteApp app) : StampTests(app), IClassFixture<SqliteApp>;

public sealed class StampsOnPostgres(PostgresApp app) : StampTests(app.OrSkip()), IClassFixture<PostgresApp>;
