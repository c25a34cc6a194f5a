using System.Text;
using System.Text.Json;
using PricingApi.Operations;
using PricingApi.Quotes;
using PricingApi.Tests.Harness;
using PricingApi.Tests.Webhooks;

namespace PricingApi.Tests.Operations;

public sealed class TelemetryTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("pricing-telemetry.");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Traces_metrics_and_logs_arrive_and_no_secret_with_them()
    {
        await using var crm = await Crm.StartAsync();
        await using var collector = await Crm.StartAsync();
        await using var service = await ServiceProcess.StartAsync(
            _folder,
            "--OTEL_EXPORTER_OTLP_PROTOCOL=http/protobuf",
            $"--OTEL_EXPORTER_OTLP_ENDPOINT={collector.Url}",
            "--OTEL_BSP_SCHEDULE_DELAY=100",
            "--OTEL_BLRP_SCHEDULE_DELAY=100",
            "--OTEL_METRIC_EXPORT_INTERVAL=100");
        var key = await Door(service, DevelopmentData.Key)
            .PostAsync("/v1/api-clients", new { name = "Till", scopes = new[] { "quotes:write", "webhooks:manage" }, mode = "live" });
        var client = Door(service, key.Text("key"));
        var endpoint = await client.RegisterAsync(crm, path: "/path-known-to-two?query=known-to-two");

        (await client.Post("/v1/quotes/preview", QuoteExamples.Request)).Status.ShouldBe(200);
        await client.CreateQuoteAsync();

        await ArrivesAsync(collector, "traces", "POST /v1/quotes/preview", "/v1/quotes/preview", "http.response.status_code");
        await ArrivesAsync(collector, "traces", "System.Net.Http", new Uri(crm.Url).GetLeftPart(UriPartial.Authority));
        await ArrivesAsync(collector, "metrics", "http.server.request.duration", "/v1/quotes/preview");
        await ArrivesAsync(collector, "metrics", "dotnet.gc.collections");
        await ArrivesAsync(collector, "logs", "Application started.");

        var quote = JsonElement.Parse(QuoteExamples.Request);
        string[] secrets = [key.Text("key"), endpoint.Text("secret"), "known-to-two", quote.GetProperty("customer").Text("name"), quote.GetProperty("customer").Text("reference"), "STORAGE-PALLET"];
        secrets.ShouldAllBe(secret => !collector.Received.Any(sent => Text(sent).Contains(secret, StringComparison.Ordinal)));
    }

    /// <summary>Waits until the collector has this in one message. Texts stand in protobuf as they are.</summary>
    private static async Task ArrivesAsync(Crm collector, string signal, params string[] texts)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Patience);

        try
        {
            await collector.HasReceivedAsync(
                sent => sent.Path.EndsWith($"/v1/{signal}", StringComparison.Ordinal) && texts.All(text => Text(sent).Contains(text, StringComparison.Ordinal)),
                patience.Token);
        }
        catch (OperationCanceledException) when (!TestContext.Current.CancellationToken.IsCancellationRequested)
        {
            Assert.Fail($"No {signal} arrived with {string.Join(", ", texts)}.");
        }
    }

    private static string Text(Received sent) => Encoding.UTF8.GetString(sent.Body);

    private static Door Door(ServiceProcess service, string key)
    {
        var client = new HttpClient { BaseAddress = new(service.Address) };
        client.DefaultRequestHeaders.Add("X-Api-Key", key);
        return new(client, default);
    }
}
