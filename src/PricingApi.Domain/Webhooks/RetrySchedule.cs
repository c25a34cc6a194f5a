namespace PricingApi.Domain.Webhooks;

/// <summary>When a failed delivery is tried again: twelve attempts over about three days.</summary>
public static class RetrySchedule
{
    private static readonly TimeSpan[] Delays =
    [
        TimeSpan.FromSeconds(5),
        TimeSpan.FromSeconds(30),
        TimeSpan.FromMinutes(2),
        TimeSpan.FromMinutes(10),
        TimeSpan.FromMinutes(30),
        TimeSpan.FromHours(1),
        TimeSpan.FromHours(3),
        TimeSpan.FromHours(6),
        TimeSpan.FromHours(12),
        TimeSpan.FromHours(24),
        TimeSpan.FromHours(24),
    ];

    /// <summary>After this a delivery is dead, however many attempts are left.</summary>
    public static TimeSpan Lifetime => TimeSpan.FromHours(96);

    public static int Attempts => Delays.Length + 1;

    /// <summary>How long to wait after a failed attempt, or null when it was the last.</summary>
    /// <param name="attempt">Which attempt failed, from 1.</param>
    /// <param name="jitter">0 for three quarters of the delay, 1 for five quarters: keeps receivers from being called all at once.</param>
    public static TimeSpan? DelayAfter(int attempt, decimal jitter)
    {
        if (attempt >= Attempts)
        {
            return null;
        }

        var factor = 0.75m + (Math.Clamp(jitter, 0, 1) / 2);
        return TimeSpan.FromTicks((long)(Delays[Math.Max(attempt, 1) - 1].Ticks * factor));
    }
}
