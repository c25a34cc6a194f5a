namespace PricingApi.Storage.Rows;

/// <summary>The latest revision of a quote: its canonical document, beside the columns that lists and filters need.</summary>
internal sealed class QuoteRow : IVersioned
{
    public required Guid Id { get; set; }

    public required Guid AccountId { get; set; }

    /// <summary><c>Q-2026-000123</c>; unique, the same for all revisions.</summary>
    public required string Number { get; set; }

    public required int Revision { get; set; }

    /// <summary>While this is not <c>draft</c> the database refuses a change of content.</summary>
    public required string Status { get; set; }

    /// <summary><c>live</c> or <c>test</c>.</summary>
    public required string Mode { get; set; }

    public required string CustomerReference { get; set; }

    public string? ExternalReference { get; set; }

    public required string BookCode { get; set; }

    public required int BookVersion { get; set; }

    /// <summary>ISO 4217.</summary>
    public required string Currency { get; set; }

    public required DateOnly ValidUntil { get; set; }

    /// <summary>Canonical JSON.</summary>
    public required byte[] Document { get; set; }

    /// <summary>SHA-256 of <see cref="Document"/>.</summary>
    public required byte[] Hash { get; set; }

    /// <summary>Counts the contents the quote has had; older ones are in <see cref="QuoteHistoryRow"/>.</summary>
    public int ContentVersion { get; set; } = 1;

    /// <summary>Sequence of the latest event about this quote; the next event takes the next number, without gaps.</summary>
    public int EventSequence { get; set; }

    public required DateTimeOffset CreatedAt { get; set; }

    /// <summary>The API client that made it.</summary>
    public required Guid CreatedBy { get; set; }

    public DateTimeOffset? IssuedAt { get; set; }

    /// <summary>When its first revision that was issued was; stays through all revisions.</summary>
    public DateTimeOffset? FirstIssuedAt { get; set; }

    /// <summary>When it was told that the last day of this revision is near.</summary>
    public DateTimeOffset? RemindedAt { get; set; }

    /// <summary>Since when one of its contents is known not to verify.</summary>
    public DateTimeOffset? DamageFoundAt { get; set; }

    /// <summary>When it was accepted, declined or withdrawn.</summary>
    public DateTimeOffset? DecidedAt { get; set; }

    /// <summary>Who said yes. An accepted quote keeps it, and when that was; the database sees to it.</summary>
    public string? AcceptedBy { get; set; }

    /// <summary>Canonical JSON with the optional lines and alternatives that were taken; null when none was.</summary>
    public byte[]? AcceptedDocument { get; set; }

    /// <summary>SHA-256 of <see cref="AcceptedDocument"/>.</summary>
    public byte[]? AcceptedHash { get; set; }

    /// <summary>Where who said yes by a link can be reached.</summary>
    public string? AcceptedEmail { get; set; }

    /// <summary>The link by which the customer said yes or no; absent when a client told it.</summary>
    public Guid? DecidedByLink { get; set; }

    public string? DeclineReason { get; set; }

    /// <summary>What was said when it was declined or withdrawn.</summary>
    public string? Note { get; set; }

    /// <summary>Null when it needs none; otherwise <c>needed</c>, <c>given</c> or <c>refused</c>. The database sees to it that nothing is issued without it.</summary>
    public string? Approval { get; set; }

    /// <summary>Why it needs one, as JSON.</summary>
    public string? ApprovalReasons { get; set; }

    /// <summary>SHA-256 of the document that was looked at.</summary>
    public byte[]? ApprovalHash { get; set; }

    public DateTimeOffset? ApprovalAt { get; set; }

    /// <summary>The API client that approved or rejected it.</summary>
    public Guid? ApprovalBy { get; set; }

    /// <summary>The person behind that client, if it said so.</summary>
    public string? ApprovalByActor { get; set; }

    public string? ApprovalNote { get; set; }

    /// <summary>The API client that gave it this content.</summary>
    public required Guid EditedBy { get; set; }

    /// <summary>The person behind that client, if it said so.</summary>
    public string? EditedByActor { get; set; }

    public required DateTimeOffset UpdatedAt { get; set; }

    public int RowVersion { get; set; } = 1;
}
