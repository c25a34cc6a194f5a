using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PricingApi.Storage;
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
        await (await app.Partner()).CreateQuoteAsync();
        await app.InDatabase(CopyAsync);
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
        var rounds = Channel.CreateUnbounded<bool>();
        Outbox failing = _ =>
        {
            rounds.Writer.TryWrite(true);
            throw new TimeoutException("The database takes too long.");
        };
        using var worker = ActivatorUtilities.CreateInstance<TidyWorker>(app.Services, failing);

        await worker.StartAsync(TestContext.Current.CancellationToken);
        await rounds.Reader.ReadAsync(TestContext.Current.CancellationToken);
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        await rounds.Reader.ReadAsync(TestContext.Current.CancellationToken);
        await worker.StopAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>As many events more as are worked off in one round, each like the one that waits.</summary>
    private static Task CopyAsync(PricingDbContext db)
    {
        var id = db.Database.IsSqlite() ? "printf('%032x', n)" : "lpad(to_hex(n), 32, '0')::uuid";
        var sql = $"""
            INSERT INTO events (id, account_id, type, mode, occurred_at, body)
            WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < {EventsInARound})
            SELECT {id}, account_id, type, mode, occurred_at, body FROM events, numbers WHERE position IS NULL
            """;
        return db.Database.ExecuteSqlRawAsync(sql, TestContext.Current.CancellationToken);
    }
}
