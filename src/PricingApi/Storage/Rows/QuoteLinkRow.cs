namespace PricingApi.Storage.Rows;

/// <summary>An address at which a customer reads and answers a revision of a quote. Of its secret only a SHA-256 is kept.</summary>
internal sealed class QuoteLinkRow : IVersioned
{
    public required Guid Id { get; set; }

    public required Guid AccountId { get; set; }

    public required Guid QuoteId { get; set; }

    public required int Revision { get; set; }

    public required byte[] Hash { get; set; }

    /// <summary>The last day on which it works, for the seller.</summary>
    public required DateOnly ValidUntil { get; set; }

    public DateTimeOffset? RevokedAt { get; set; }

    public required DateTimeOffset CreatedAt { get; set; }

    /// <summary>The API client that made it; what is done by the link is done in its name.</summary>
    public required Guid CreatedBy { get; set; }

    public int RowVersion { get; set; } = 1;
}
