using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PricingApi.Storage;
using PricingApi.Storage.Rows;
using PricingApi.Tests.Harness;
using PricingApi.Webhooks.Dispatch;

namespace PricingApi.Tests.Webhooks;

public sealed class FloodsOnSqlite(SqliteApp app) : FloodTests(app), IClassFixture<SqliteApp>;

public sealed class FloodsOnPostgres(PostgresApp app) : FloodTests(app.OrSkip()), IClassFixture<PostgresApp>;

/// <summary>More to do than is done at once.</summary>
public abstract class FloodTests
{
    private const int MaxInFlight = 5;
    private const int EventsInARound = Preparation.Batches * Fanout.Batch;

    private readonly PricingApp app;

    protected FloodTests(PricingApp app)
    {
        this.app = app;
        app.Settings["Webhooks:MaxInFlight"] = $"{MaxInFlight}";
    }

    [Fact]
    public async Task As_many_are_taken_as_the_service_can_send_however_many_are_due()
    {
        await using var crm = await Crm.StartAsync();
        foreach (var path in (string[])["/one", "/two", "/three"])
        {
            var partner = await app.Partner();
            await partner.RegisterAsync(crm, ordered: false, path: path);
            for (var quote = 0; quote < 4; quote++)
            {
                await partner.CreateQuoteAsync();
            }
        }

        (await app.DispatchOnceAsync()).ShouldBe(MaxInFlight); // the share of an endpoint is four
        await app.DispatchAsync();

        crm.Received.Count.ShouldBe(12);
    }

    [Fact]
    public async Task A_flood_of_events_does_not_keep_what_is_due_waiting()
    {
        await app.DispatchAsync();
        var account = (await app.Partner()).Account;
        await app.InDatabase(async db =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            await db.InsertAsync(
                Enumerable.Range(0, EventsInARound + 1).Select(_ => new EventRow
                {
                    Id = Guid.CreateVersion7(app.Clock.GetUtcNow()),
                    AccountId = account,
                    Type = Hooks.QuoteCreated,
                    Mode = "live",
                    OccurredAt = app.Clock.GetUtcNow(),
                    Body = [.. "{}"u8],
                }).ToList(),
                TestContext.Current.CancellationToken);
            await transaction.CommitAsync();
        });
        Task<int> Waiting() => app.InDatabase(db => db.Events.CountAsync(row => row.Position == null));

        Task Awake() => app.Services.GetRequiredService<DispatchSignal>().WaitAsync(TimeSpan.FromDays(1), app.Clock, TestContext.Current.CancellationToken);

        app.Services.GetRequiredService<DispatchSignal>().Wake();
        await Awake(); // whoever published has been heard
        await app.DispatchOnceAsync();
        (await Waiting()).ShouldBe(1);
        Awake().IsCompleted.ShouldBeTrue(); // to go on at once
        await app.DispatchOnceAsync();
        (await Waiting()).ShouldBe(0);
    }

    [Fact]
    public async Task Tidying_that_fails_is_tried_again_a_minute_later()
    {
        var rounds = 0;
        var again = new TaskCompletionSource();
        Outbox failing = _ =>
        {
            if (Interlocked.Increment(ref rounds) > 1)
            {
                again.TrySetResult();
            }

            throw new TimeoutException("The database takes too long.");
        };
        using var worker = ActivatorUtilities.CreateInstance<TidyWorker>(app.Services, failing);

        await worker.StartAsync(TestContext.Current.CancellationToken);
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        await again.Task.WaitAsync(TestContext.Current.CancellationToken);
        await worker.StopAsync(TestContext.Current.CancellationToken);
    }
}
