using System.Diagnostics.Metrics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PricingApi.Storage;

namespace PricingApi.Operations;

/// <summary>How far this process's clock is from the database's. A receiver refuses a webhook whose timestamp is five minutes off, and a quote expires by this clock.</summary>
/// <remarks>On SQLite there is one clock and nothing to compare.</remarks>
internal sealed partial class ClockSkew : IDegradation
{
    public const string Metric = "pricing.clock.skew";

    private readonly IServiceScopeFactory _scopes;
    private readonly TimeProvider _clock;
    private readonly ILogger<ClockSkew> _logger;

    public ClockSkew(IMeterFactory meters, IServiceScopeFactory scopes, TimeProvider clock, ILogger<ClockSkew> logger)
    {
        (_scopes, _clock, _logger) = (scopes, clock, logger);
        meters.Create(Telemetry.Name).CreateObservableGauge(Metric, Told, "s", "How far this process's clock is ahead of the database's.");
    }

    /// <summary>From here on it is told of.</summary>
    public static TimeSpan Limit { get; } = TimeSpan.FromSeconds(30);

    /// <summary>How far this clock is ahead; negative when it is behind, null before the first look and on SQLite.</summary>
    public TimeSpan? Ahead { get; private set; }

    public bool IsTooMuch => Ahead?.Duration() > Limit;

    public string? Reason => IsTooMuch ? "clock-skew" : null;

    public async Task CompareAsync(CancellationToken cancellation)
    {
        await using var scope = _scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PricingDbContext>();
        if (db.Database.IsSqlite())
        {
            return;
        }

        var reading = await db.ReadClockAsync(_clock, cancellation);
        Ahead = reading.Own - reading.Server;

        if (IsTooMuch)
        {
            TooMuch(_logger, Ahead.Value.TotalSeconds.ToString("0", CultureInfo.InvariantCulture));
        }
    }

    private IEnumerable<Measurement<double>> Told() => Ahead is { } ahead ? [new(ahead.TotalSeconds)] : [];

    [LoggerMessage(LogLevel.Warning, "The clock of this process is {Seconds} s ahead of the database's (behind it when negative): set both by NTP. Webhooks are signed with the time of this one")]
    private static partial void TooMuch(ILogger logger, string seconds);
}
