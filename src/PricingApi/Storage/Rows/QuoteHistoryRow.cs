namespace PricingApi.Storage.Rows;

/// <summary>A content a quote had before, with what became of it. Never changed, never deleted; the database sees to it.</summary>
internal sealed class QuoteHistoryRow
{
    public required Guid QuoteId { get; set; }

    /// <summary>The <see cref="QuoteRow.ContentVersion"/> the quote had with this content.</summary>
    public required int ContentVersion { get; set; }

    public required Guid AccountId { get; set; }

    /// <summary>The <see cref="QuoteRow.Revision"/> it belonged to.</summary>
    public required int Revision { get; set; }

    /// <summary><c>draft</c> for a content that was edited; otherwise the last status of its revision.</summary>
    public required string Status { get; set; }

    public required byte[] Document { get; set; }

    /// <summary>SHA-256 of <see cref="Document"/>.</summary>
    public required byte[] Hash { get; set; }

    public DateTimeOffset? IssuedAt { get; set; }

    public DateTimeOffset? DecidedAt { get; set; }

    /// <summary>The link by which the customer said no; absent when a client told it.</summary>
    public Guid? DecidedByLink { get; set; }

    public string? DeclineReason { get; set; }

    public string? Note { get; set; }

    public required DateTimeOffset ReplacedAt { get; set; }
}
