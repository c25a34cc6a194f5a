namespace PricingApi.Storage.Rows;

/// <summary>Something that was said about a quote. Beside the quote, never in its document.</summary>
internal sealed class QuoteMessageRow
{
    public required Guid Id { get; set; }

    public required Guid QuoteId { get; set; }

    /// <summary>That of the quote.</summary>
    public required Guid AccountId { get; set; }

    /// <summary><c>customer</c> or <c>seller</c>.</summary>
    public required string Sender { get; set; }

    public required string Text { get; set; }

    public required DateTimeOffset CreatedAt { get; set; }

    /// <summary>The API client that handed it in.</summary>
    public required Guid CreatedBy { get; set; }
}
