using System.Globalization;

namespace PricingApi.Domain.Webhooks;

/// <summary>Reads a receiver's <c>Retry-After</c>: whole seconds or an HTTP date, and at most six hours.</summary>
public static class RetryAfter
{
    public static TimeSpan Longest => TimeSpan.FromHours(6);

    /// <summary>The wait asked for, or null when nothing usable was said: no value, two values, a fraction, a sign, a date that has passed.</summary>
    public static TimeSpan? Read(IReadOnlyList<string> values, DateTimeOffset now) =>
        values is [var value] ? Cap(Seconds(value.Trim()) ?? Until(value.Trim(), now)) : null;

    private static TimeSpan? Seconds(string value) =>
        value is [] || !value.All(char.IsAsciiDigit)
            ? null
            : long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds < Longest.Ticks / TimeSpan.TicksPerSecond
                ? TimeSpan.FromSeconds(seconds)
                : Longest;

    private static TimeSpan? Until(string value, DateTimeOffset now) =>
        DateTimeOffset.TryParseExact(value, "r", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date) ? date - now : null;

    private static TimeSpan? Cap(TimeSpan? wait) =>
        wait > TimeSpan.Zero ? wait > Longest ? Longest : wait : null;
}
