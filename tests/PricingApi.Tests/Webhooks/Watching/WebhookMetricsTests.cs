using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PricingApi.Domain.Webhooks;
using PricingApi.Tests.Harness;
using PricingApi.Webhooks.Dispatch;
using PricingApi.Webhooks.Watching;

namespace PricingApi.Tests.Webhooks.Watching;

public sealed class WebhookMetricsOnSqlite(SqliteApp app) : WebhookMetricsTests(app), IClassFixture<SqliteApp>;

public sealed class WebhookMetricsOnPostgres(PostgresApp app) : WebhookMetricsTests(app.OrSkip()), IClassFixture<PostgresApp>;

/// <summary>What is measured of webhooks, as an exporter would read it.</summary>
public abstract class WebhookMetricsTests : IDisposable
{
    private readonly PricingApp _app;
    private readonly MeterListener _listener = new();
    private readonly ConcurrentDictionary<string, double> _counted = new();
    private readonly ConcurrentDictionary<string, double> _gauges = new();

    protected WebhookMetricsTests(PricingApp app)
    {
        _app = app;
        var scope = app.Services.GetRequiredService<IMeterFactory>();
        app.Services.GetRequiredService<WebhookMetrics>();

        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == "PricingApi" && ReferenceEquals(instrument.Meter.Scope, scope))
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((instrument, count, tags, _) => Note(instrument, count, tags));
        _listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Note(instrument, value, tags));
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Note(instrument, instrument is Histogram<double> ? 1 : value, tags));
        _listener.Start();
    }

    public void Dispose()
    {
        _listener.Dispose();
        GC.SuppressFinalize(this);
    }

    private double Counted(string name) => _counted.GetValueOrDefault(name);

    private async Task<double> GaugeAsync(string name)
    {
        using var worker = _app.Worker<WatchWorker>();
        _app.Clock.Advance(TimeSpan.FromSeconds(5));
        await worker.RunAsync(TestContext.Current.CancellationToken);
        _listener.RecordObservableInstruments();
        return _gauges[name];
    }

    /// <summary>What other tests have left to be sent.</summary>
    private Task<int> ForgetOthersAsync() => _app.InDatabase(db => db.Deliveries.Where(row => row.State == DeliveryState.Due || row.State == DeliveryState.Leased)
        .ExecuteUpdateAsync(set => set.SetProperty(row => row.State, DeliveryState.Cancelled), TestContext.Current.CancellationToken));

    private void Note(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var name = string.Join(' ', [instrument.Name, .. tags.ToArray().Select(tag => Convert.ToString(tag.Value, CultureInfo.InvariantCulture)!)]);
        _counted.AddOrUpdate(name, value, (_, before) => before + value);
        _gauges[name] = value;
    }

    [Fact]
    public async Task Deliveries_are_counted_by_outcome_and_event_type_and_attempts_are_timed()
    {
        await using var crm = await Crm.StartAsync();
        await ForgetOthersAsync();
        crm.AnswerWith(500, 204);
        var partner = await _app.Partner();
        await partner.RegisterAsync(crm);
        await partner.CreateQuoteAsync();
        await _app.DispatchAsync();
        var (retried, delivered) = (Counted("pricing.webhook.deliveries retried quote.created"), Counted("pricing.webhook.deliveries delivered quote.created"));
        _app.Clock.Advance(Hooks.FirstRetry);
        await _app.DispatchAsync();

        (retried, delivered).ShouldBe((1, 0));
        Counted("pricing.webhook.deliveries delivered quote.created").ShouldBe(1);
        (Counted("pricing.webhook.attempt.duration status"), Counted("pricing.webhook.attempt.duration delivered")).ShouldBe((1, 1));
        _counted.Keys.ShouldNotContain(name => name.Contains("127.0.0.1", StringComparison.Ordinal)); // no receiver is named
    }

    [Fact]
    public async Task What_was_given_up_and_sent_again_is_counted()
    {
        await using var crm = await Crm.StartAsync();
        await ForgetOthersAsync();
        var partner = await _app.Partner();
        var endpoint = await partner.RegisterAsync(crm);
        await _app.MoveInsideAsync(endpoint);
        await partner.CreateQuoteAsync();
        await _app.DispatchAsync();
        var dead = await GaugeAsync("pricing.webhook.queue dead");

        await partner.PostAsync($"/v1/deliveries/{(await partner.DeliveriesAsync(endpoint)).Single().Id()}/replay");
        await _app.DispatchAsync();
        _app.Clock.Advance(TimeSpan.FromSeconds(1));
        await partner.PostAsync("/v1/replays", new { webhookEndpointId = endpoint.Id(), since = _app.Clock.GetUtcNow().AddDays(-1) });
        await _app.DispatchAsync();

        Counted("pricing.webhook.deliveries dead quote.created").ShouldBe(3);
        Counted("pricing.webhook.replays").ShouldBe(2);
        (await GaugeAsync("pricing.webhook.queue dead")).ShouldBe(dead + 2);
    }

    [Fact]
    public async Task A_lease_that_expires_is_counted_and_not_timed()
    {
        await using var crm = await Crm.StartAsync();
        await ForgetOthersAsync();
        var partner = await _app.Partner();
        await partner.RegisterAsync(crm);
        await partner.CreateQuoteAsync();
        (await _app.Services.GetRequiredService<Dispatcher>().TakeAsync(10, TestContext.Current.CancellationToken)).ShouldHaveSingleItem();

        _app.Clock.Advance(TimeSpan.FromSeconds(61));
        await _app.DispatchAsync();

        Counted("pricing.webhook.lease.expiries").ShouldBe(1);
        Counted("pricing.webhook.attempt.duration unknown").ShouldBe(0);
    }

    [Fact]
    public async Task The_queue_the_oldest_due_and_breakers_are_told()
    {
        await using var crm = await Crm.StartAsync();
        await ForgetOthersAsync();
        var partner = await _app.Partner();
        var endpoint = await partner.RegisterAsync(crm);
        await partner.CreateQuoteAsync();
        await _app.Services.GetRequiredService<Dispatcher>().TakeAsync(0, TestContext.Current.CancellationToken);
        _app.Clock.Advance(TimeSpan.FromSeconds(55));

        (await GaugeAsync("pricing.webhook.queue due")).ShouldBe(1);
        (await GaugeAsync("pricing.webhook.oldest_due")).ShouldBeInRange(60, 65);
        (await GaugeAsync("pricing.webhook.paused")).ShouldBe(0);

        var id = Guid.Parse(endpoint.Id());
        var until = _app.Clock.GetUtcNow().AddHours(1);
        await _app.InDatabase(db => db.Endpoints.Where(row => row.Id == id).ExecuteUpdateAsync(set => set.SetProperty(row => row.OpenUntil, until).SetProperty(row => row.Allowance, 1), TestContext.Current.CancellationToken));
        (await GaugeAsync("pricing.webhook.breakers open")).ShouldBe(1);
        (await GaugeAsync("pricing.webhook.oldest_due")).ShouldBe(0);

        await partner.PostAsync($"/v1/webhook-endpoints/{endpoint.Id()}/pause", expected: 200);
        (await GaugeAsync("pricing.webhook.endpoints.stopped paused")).ShouldBe(1);
        (await GaugeAsync("pricing.webhook.queue held")).ShouldBe(1);
        await partner.DeleteAsync($"/v1/webhook-endpoints/{endpoint.Id()}");
    }

    [Fact]
    public async Task However_many_look_the_database_is_asked_once_in_five_seconds()
    {
        var watch = _app.Services.GetRequiredService<QueueWatch>();
        var first = await watch.ReadAsync(TestContext.Current.CancellationToken);

        (await watch.ReadAsync(TestContext.Current.CancellationToken)).ShouldBeSameAs(first);
        _app.Clock.Advance(TimeSpan.FromSeconds(5));
        (await watch.ReadAsync(TestContext.Current.CancellationToken)).ShouldNotBeSameAs(first);
    }
}
