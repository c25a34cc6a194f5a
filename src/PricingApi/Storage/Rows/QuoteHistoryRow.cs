namespace PricingApi.Storage.Rows;

/// <summary>A content a quote had before. Never changed, never deleted; the database sees to it.</summary>
internal sealed class QuoteHistoryRow
{
    public required Guid QuoteId { get; set; }

    /// <summary>The <see cref="QuoteRow.ContentVersion"/> the quote had with this content.</summary>
    public required int ContentVersion { get; set; }

    public required Guid AccountId { get; set; }

    public required byte[] Document { get; set; }

    /// <summary>SHA-256 of <see cref="Document"/>.</summary>
    public required byte[] Hash { get; set; }

    public required DateTimeOffset ReplacedAt { get; set; }
}
