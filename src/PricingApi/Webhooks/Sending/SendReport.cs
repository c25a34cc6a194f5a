using PricingApi.Domain.Webhooks;

namespace PricingApi.Webhooks.Sending;

/// <summary>What became of a delivery that a worker held.</summary>
internal abstract record SendReport(Lease Lease)
{
    /// <summary>What follows from it.</summary>
    /// <param name="jitter">0 to 1, see <see cref="RetrySchedule.DelayAfter"/>.</param>
    public abstract Verdict Judge(DateTimeOffset now, decimal jitter);
}

/// <summary>It was sent, or at least tried.</summary>
/// <param name="Address">The address that was connected to.</param>
/// <param name="Response">The beginning of what the receiver answered, at most <see cref="Reply.Kept"/> bytes.</param>
internal sealed record Attempted(
    Lease Lease, AttemptOutcome Outcome, DateTimeOffset StartedAt, DateTimeOffset EndedAt, TimeSpan Latency, string? Address = null, byte[]? Response = null)
    : SendReport(Lease)
{
    public override Verdict Judge(DateTimeOffset now, decimal jitter) => Verdict.On(Outcome, Lease.Attempt, Lease.ExpiresAt, now, jitter);
}

/// <summary>It was not tried, because its endpoint has had as many as its owner wants in this second.</summary>
/// <param name="Wait">How long until there is room.</param>
internal sealed record Throttled(Lease Lease, TimeSpan Wait) : SendReport(Lease)
{
    public override Verdict Judge(DateTimeOffset now, decimal jitter) => new(DeliveryState.Due, NextAttemptAt: now + Wait);
}

/// <summary>It was not tried, because the secret of its endpoint cannot be read: nothing is sent unsigned, and trying again does not help.</summary>
internal sealed record Unsigned(Lease Lease) : SendReport(Lease)
{
    private const string SecretUnreadable = "secret-unreadable";

    public override Verdict Judge(DateTimeOffset now, decimal jitter) => new(DeliveryState.Held, SecretUnreadable, DisableReason: SecretUnreadable);
}
