namespace PricingApi.Domain.Webhooks;

/// <summary>How much an endpoint may be sent: a circuit breaker with a slow start. It is kept on the endpoint, so that every worker sees the same one.</summary>
/// <param name="Strain">Failures less successes, never below 0: the breaker opens at <see cref="Limit"/>, so it opens for a receiver that fails more often than not.</param>
/// <param name="Allowance">How many deliveries may be under way while the receiver recovers; null when as many as the endpoint allows.</param>
/// <param name="OpenUntil">Nothing is sent before this instant.</param>
public sealed record Breaker(int Strain = 0, int? Allowance = null, DateTimeOffset? OpenUntil = null)
{
    public const int Limit = 5;

    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(15);

    /// <summary>What it is after some attempts.</summary>
    /// <param name="delivered">How many of them were delivered.</param>
    /// <param name="failed">How many failed because of the receiver.</param>
    /// <param name="maxInFlight">How many the endpoint allows.</param>
    /// <param name="pauseUntil">The receiver asked to be left alone until then.</param>
    public Breaker After(int delivered, int failed, int maxInFlight, DateTimeOffset now, DateTimeOffset? pauseUntil = null)
    {
        var next =
            OpenUntil > now ? this // what was under way when it opened says nothing new
            : failed is 0 && delivered is 0 ? this
            : delivered > failed ? Relax(delivered - failed, maxInFlight)
            : Allowance is > 1 ? this with { Allowance = Allowance / 2 } // it fails now and then while it recovers
            : Allowance is not null ? Open(Math.Max(Strain, Limit - 1) + 1, now)
            : Strain + Math.Max(failed - delivered, 1) < Limit ? this with { Strain = Strain + Math.Max(failed - delivered, 1) }
            : Open(Limit, now);

        return next with { OpenUntil = pauseUntil is null || next.OpenUntil > pauseUntil ? next.OpenUntil : pauseUntil };
    }

    /// <summary>One at first, then twice as many after each success and half as many after each failure, until it is as many as the endpoint allows.</summary>
    private Breaker Relax(int by, int maxInFlight) =>
        Allowance is { } allowance
            ? new(0, allowance * 2 < maxInFlight ? allowance * 2 : null)
            : new(Math.Max(Strain - by, 0));

    /// <summary>Half a minute, and twice as long each time the one delivery that is tried then fails too, up to a quarter of an hour.</summary>
    private static Breaker Open(int strain, DateTimeOffset now)
    {
        var doublings = Math.Min(strain - Limit, 10);
        var wait = Shortest * (1 << doublings);

        return new(strain, 1, now + (wait < Longest ? wait : Longest));
    }
}
