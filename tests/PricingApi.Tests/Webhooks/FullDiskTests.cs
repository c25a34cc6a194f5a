using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PricingApi.Quotes;
using PricingApi.Tests.Harness;
using PricingApi.Webhooks.Dispatch;

namespace PricingApi.Tests.Webhooks;

public sealed class FullDisksOnSqlite : FullDiskTests, IClassFixture<SqliteApp>
{
    private readonly SqliteLimit _limit;

    public FullDisksOnSqlite(SqliteApp app)
        : base(app)
    {
        if (app.Interceptors is [])
        {
            app.Interceptors.Add(new SqliteLimit()); // once for all tests: they share the service
        }

        _limit = (SqliteLimit)app.Interceptors[0];
    }

    protected override Task FillAsync() => Task.FromResult(_limit.Full = true);

    protected override Task FreeAsync() => Task.FromResult(_limit.Full = false);
}

public sealed class FullDisksOnPostgres(PostgresApp app) : FullDiskTests(app.OrSkip()), IClassFixture<PostgresApp>
{
    /// <remarks>The server says of every row that it has no room for it.</remarks>
    protected override Task FillAsync() => ExecuteAsync(
        """
        CREATE FUNCTION no_room() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE disk_full; END $$;
        DO $$ DECLARE name text; BEGIN
            FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' LOOP
                EXECUTE format('CREATE TRIGGER a_no_room BEFORE INSERT OR UPDATE ON %I EXECUTE FUNCTION no_room()', name);
            END LOOP;
        END $$;
        """);

    protected override Task FreeAsync() => ExecuteAsync("DROP FUNCTION no_room CASCADE");

    private Task<int> ExecuteAsync(string sql) => App.InDatabase(db => db.Database.ExecuteSqlRawAsync(sql));
}

/// <summary>The database has no room for more.</summary>
public abstract class FullDiskTests
{
    private const string RoundFailed = "A round of webhook deliveries failed";
    private const int Events = 12;

    private bool _filled;

    protected FullDiskTests(PricingApp app)
    {
        App = app;
        App.Settings["Webhooks:MaxInFlight"] = "1";
    }

    protected PricingApp App { get; }

    protected abstract Task FillAsync();

    protected abstract Task FreeAsync();

    [Fact]
    public async Task Who_writes_is_told_who_reads_is_answered_and_it_goes_on_by_itself()
    {
        var partner = await App.Partner();
        var quote = await partner.CreateQuoteAsync();

        await FillAsync();
        Reply refused;
        do // what has room in the pages that are there is still written
        {
            refused = await partner.Create("/v1/quotes", QuoteExamples.Request);
        }
        while (refused.Status is 201);

        refused.Expect(503, "database-unavailable");
        await partner.GetAsync($"/v1/quotes/{quote.Id()}");
        var before = (await partner.GetAsync("/v1/quotes?limit=200")).Items("items").Count();
        await FreeAsync();
        await partner.CreateQuoteAsync();
        (await partner.GetAsync("/v1/quotes?limit=200")).Items("items").Count().ShouldBe(before + 1);
    }

    [Fact]
    public async Task What_cannot_be_written_down_is_sent_once_and_nothing_after_it_before_it_is()
    {
        await using var crm = await Crm.StartAsync();
        crm.Answer = async (_, response) =>
        {
            await FillOnceAsync();
            response.StatusCode = 200;
            await response.WriteAsync(new string('x', 1024));
        };
        var partner = await App.Partner();
        var endpoint = await partner.RegisterAsync(crm);
        for (var quote = 0; quote < Events; quote++)
        {
            await partner.CreateQuoteAsync();
        }

        using var log = KeptLog.Of(App);
        using var worker = App.Worker<DeliveryWorker>();
        var signal = App.Services.GetRequiredService<DispatchSignal>();
        await worker.StartAsync(TestContext.Current.CancellationToken);
        await log.HasSaidAsync(RoundFailed, 1);
        var sent = crm.Received.Count;
        signal.Wake();
        await log.HasSaidAsync(RoundFailed, 2);
        crm.Received.Count.ShouldBe(sent);
        sent.ShouldBeLessThan(Events);

        crm.AnswerWith(204);
        await FreeAsync();
        signal.Wake();
        await crm.HasReceivedAsync(Events);
        await worker.StopAsync(TestContext.Current.CancellationToken);

        crm.Received.Select(received => received.Id).ShouldBeUnique();
        (await partner.DeliveriesAsync(endpoint)).ShouldAllBe(delivery => delivery.Text("state") == "delivered" && delivery.Attempts().Count == 1);
    }

    private Task FillOnceAsync() => Interlocked.Exchange(ref _filled, true) ? Task.CompletedTask : FillAsync();
}
