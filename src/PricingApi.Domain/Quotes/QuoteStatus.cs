namespace PricingApi.Domain.Quotes;

/// <summary>Where a revision of a quote stands.</summary>
public enum QuoteStatus
{
    /// <summary>Being put together; it can be changed.</summary>
    Draft,

    /// <summary>Sent out; it never changes.</summary>
    Issued,

    /// <summary>The customer said yes, and that stands.</summary>
    Accepted,

    /// <summary>The customer said no.</summary>
    Declined,

    /// <summary>Its last day passed without an answer.</summary>
    Expired,

    /// <summary>Taken back before there was an answer.</summary>
    Withdrawn,
}

/// <summary>Why a customer said no.</summary>
public enum DeclineReason
{
    Price,
    Scope,
    Timing,
    Competitor,
    NoDecision,
    Other,
}
