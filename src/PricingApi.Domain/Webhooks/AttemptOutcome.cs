namespace PricingApi.Domain.Webhooks;

/// <summary>What one attempt came to, as far as the rules look at it.</summary>
/// <param name="StatusCode">The HTTP status, when there was one.</param>
/// <param name="Failure">Null when delivered.</param>
/// <param name="RetryAfter">The wait the receiver asked for.</param>
/// <param name="Wish">What the receiver asked for besides.</param>
public sealed record AttemptOutcome(
    int? StatusCode, AttemptFailure? Failure, TimeSpan? RetryAfter = null, ReceiverWish Wish = ReceiverWish.None)
{
    public bool Delivered => Failure is null;

    /// <summary>The receiver is asking for less: other deliveries to it wait as well.</summary>
    public bool Throttled => StatusCode is 429 or 503;

    /// <summary>Counts against the receiver: unreachable, too slow, overloaded or broken, but not "no" to this one event.</summary>
    public bool CountsAgainstReceiver => Failure switch
    {
        AttemptFailure.Status => StatusCode is 408 or 429 or >= 500,
        AttemptFailure.Timeout or AttemptFailure.Connect or AttemptFailure.Tls or AttemptFailure.ConnectionLost => true,
        AttemptFailure.InvalidResponse => true,
        _ => false,
    };
}

/// <summary>What a receiver can ask with the header <c>webhook-delivery</c>, or with 410.</summary>
public enum ReceiverWish
{
    None,

    /// <summary>Do not try this delivery again: <c>webhook-delivery: abort-message</c>.</summary>
    Abort,

    /// <summary>Send nothing more to this endpoint: <c>webhook-delivery: disable</c> or 410.</summary>
    Disable,
}
