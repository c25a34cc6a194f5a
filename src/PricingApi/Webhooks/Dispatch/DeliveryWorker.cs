using System.Threading.Channels;
using Microsoft.Extensions.Options;
using PricingApi.Webhooks.Sending;

namespace PricingApi.Webhooks.Dispatch;

/// <summary>Sends what is due, then waits for more: woken by what this process publishes, looking by itself for the rest.</summary>
/// <remarks>One loop does all the reading and writing; only the sending runs beside it, so a slow receiver delays nobody else.</remarks>
internal sealed partial class DeliveryWorker(
    Dispatcher dispatcher, DispatchSignal signal, IOptions<WebhookOptions> options, TimeProvider clock, ILogger<DeliveryWorker> logger) : BackgroundService
{
    private readonly Channel<SendReport> _reports = Channel.CreateUnbounded<SendReport>();
    private readonly List<SendReport> _unrecorded = [];
    private int _inFlight;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // What is under way when the service stops is waited for: its deadline is shorter than the host's patience.
        while (!stoppingToken.IsCancellationRequested || _inFlight > 0)
        {
            var busy = false;

            try
            {
                busy = await RecordAsync();
                busy |= !stoppingToken.IsCancellationRequested && await SendAsync();
            }
            catch (Exception fault)
            {
                RoundFailed(logger, fault);
            }

            if (!busy)
            {
                await signal.WaitAsync(options.Value.Poll, clock, _inFlight > 0 ? CancellationToken.None : stoppingToken);
            }
        }
    }

    /// <summary>Writes down what came back. What cannot be written now is kept for the next time, and nothing more is sent before.</summary>
    private async Task<bool> RecordAsync()
    {
        while (_reports.Reader.TryRead(out var report))
        {
            _unrecorded.Add(report);
        }

        if (_unrecorded is [])
        {
            return false;
        }

        await dispatcher.RecordAsync(_unrecorded, CancellationToken.None);
        _inFlight -= _unrecorded.Count;
        _unrecorded.Clear();
        return true;
    }

    /// <summary>Not cancelled half-way: what was leased is sent.</summary>
    private async Task<bool> SendAsync()
    {
        var taken = await dispatcher.TakeAsync(options.Value.MaxInFlight - _inFlight, CancellationToken.None);
        _inFlight += taken.Count;

        foreach (var delivery in taken)
        {
            _ = ReportAsync(delivery);
        }

        return taken is not [];
    }

    private async Task ReportAsync(OutgoingDelivery delivery)
    {
        _reports.Writer.TryWrite(await dispatcher.SendAsync(delivery, CancellationToken.None));
        signal.Wake();
    }

    [LoggerMessage(LogLevel.Error, "A round of webhook deliveries failed; it will be tried again")]
    private static partial void RoundFailed(ILogger logger, Exception fault);
}
