namespace PricingApi.Domain.Webhooks;

/// <summary>When an endpoint has failed for so long that nothing more is sent to it until its owner says so.</summary>
public static class Failing
{
    /// <summary>So long without a success.</summary>
    public static TimeSpan Silence => TimeSpan.FromDays(5);

    /// <summary>Spread over at least so long, so that one bad hour after a quiet week disables nothing.</summary>
    public static TimeSpan Spread => TimeSpan.FromHours(12);

    /// <summary>So many failures at least.</summary>
    public const int Failures = 10;

    /// <param name="failures">How many attempts failed since the last success.</param>
    /// <param name="since">When the first of them did.</param>
    /// <param name="lastDelivered">The last success, or when the endpoint was registered or enabled.</param>
    public static bool TooLong(int failures, DateTimeOffset since, DateTimeOffset lastDelivered, DateTimeOffset now) =>
        failures >= Failures && now - lastDelivered >= Silence && now - since >= Spread;

    /// <summary>How much of the way there is behind it, 0 to 1: as much as of the condition that is furthest from being met.</summary>
    /// <inheritdoc cref="TooLong"/>
    public static decimal Way(int failures, DateTimeOffset since, DateTimeOffset lastDelivered, DateTimeOffset now)
    {
        var least = Math.Min((decimal)failures / Failures, Math.Min(Part(now - lastDelivered, Silence), Part(now - since, Spread)));
        return Math.Clamp(least, 0, 1);
    }

    private static decimal Part(TimeSpan of, TimeSpan whole) => (decimal)of.Ticks / whole.Ticks;
}
