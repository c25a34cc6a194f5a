namespace PricingApi.Domain.Quotes;

/// <summary>Where a quote stands.</summary>
public enum QuoteStatus
{
    /// <summary>Being put together; it can be changed.</summary>
    Draft,

    /// <summary>Sent out; it never changes.</summary>
    Issued,
}

/// <summary>What may happen to a quote in each status, and the reason when it may not.</summary>
public static class QuoteTransitions
{
    public static Refusal? Edit(QuoteStatus status) =>
        status == QuoteStatus.Draft ? null : new("quote-immutable", "An issued quote never changes.");

    /// <param name="today">The day in the seller's zone.</param>
    public static Refusal? Issue(QuoteStatus status, DateOnly validUntil, DateOnly today) => status switch
    {
        not QuoteStatus.Draft => new("state-conflict", $"Only a draft can be issued; this quote is {status.ToString().ToLowerInvariant()}."),
        _ when validUntil < today => new("validity-invalid", "The quote's last day has passed: give it a later validUntil first.", "/validUntil"),
        _ => null,
    };
}
