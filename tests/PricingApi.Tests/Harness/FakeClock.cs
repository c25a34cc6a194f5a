namespace PricingApi.Tests.Harness;

/// <summary>A clock that stands still until it is moved. Timers are the real ones.</summary>
public sealed class FakeClock : TimeProvider
{
    private long _ticks = Start.UtcTicks;

    /// <summary>Monday, 10:00 in Amsterdam (winter).</summary>
    public static DateTimeOffset Start { get; } = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref _ticks), TimeSpan.Zero);

    public void Advance(TimeSpan by) => Interlocked.Add(ref _ticks, by.Ticks);

    /// <summary>May also go back, as real clocks do.</summary>
    public void MoveTo(DateTimeOffset now) => Interlocked.Exchange(ref _ticks, now.UtcTicks);
}
