namespace PricingApi.Domain.Webhooks;

/// <summary>What an attempt means for the delivery and for its endpoint.</summary>
/// <param name="State">The delivery's next state: delivered, due again, held or dead.</param>
/// <param name="Reason">Why it is dead or held, in kebab-case.</param>
/// <param name="NextAttemptAt">When it is due again.</param>
/// <param name="PauseUntil">Nothing is sent to the endpoint before this.</param>
/// <param name="DisableReason">The endpoint is disabled, and why.</param>
public sealed record Verdict(
    DeliveryState State,
    string? Reason = null,
    DateTimeOffset? NextAttemptAt = null,
    DateTimeOffset? PauseUntil = null,
    string? DisableReason = null)
{
    /// <summary>Judges an attempt.</summary>
    /// <param name="outcome">What it came to.</param>
    /// <param name="attempt">Which attempt it was, from 1.</param>
    /// <param name="expiresAt">The end of the delivery's life.</param>
    /// <param name="now">When the attempt ended.</param>
    /// <param name="jitter">0 to 1, see <see cref="RetrySchedule.DelayAfter"/>.</param>
    public static Verdict On(AttemptOutcome outcome, int attempt, DateTimeOffset expiresAt, DateTimeOffset now, decimal jitter)
    {
        var disable = outcome.Wish is ReceiverWish.Disable ? outcome.StatusCode is 410 ? "gone" : "receiver-asked" : null;

        return outcome switch
        {
            { Delivered: true } => new(DeliveryState.Delivered, DisableReason: disable),
            { Wish: ReceiverWish.Abort } => Dead("receiver-aborted"),
            { Wish: ReceiverWish.Disable } => new(DeliveryState.Held, "endpoint-disabled", DisableReason: disable),
            { Failure: AttemptFailure.TargetForbidden } => Dead("target-forbidden"),
            _ => Retry(outcome, attempt, expiresAt, now, jitter),
        };
    }

    private static Verdict Retry(AttemptOutcome outcome, int attempt, DateTimeOffset expiresAt, DateTimeOffset now, decimal jitter)
    {
        var pause = outcome is { Throttled: true, RetryAfter: { } wait } ? now + wait : (DateTimeOffset?)null;

        if (RetrySchedule.DelayAfter(attempt, jitter) is not { } delay)
        {
            return Dead("attempts-exhausted") with { PauseUntil = pause };
        }

        // A stated wait is never shortened by jitter.
        var next = now + (outcome.RetryAfter > delay ? outcome.RetryAfter.Value : delay);
        return next < expiresAt
            ? new(DeliveryState.Due, NextAttemptAt: next, PauseUntil: pause)
            : Dead("expired") with { PauseUntil = pause };
    }

    private static Verdict Dead(string reason) => new(DeliveryState.Dead, reason);
}
