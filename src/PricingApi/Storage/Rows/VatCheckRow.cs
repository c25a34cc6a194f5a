namespace PricingApi.Storage.Rows;

/// <summary>A check of a VAT identification number, as it was recorded. It never changes; the latest one counts.</summary>
internal sealed class VatCheckRow
{
    public required Guid Id { get; set; }

    /// <summary>Who recorded it; it counts for the quotes of every account.</summary>
    public required Guid AccountId { get; set; }

    /// <summary>In its normal form, such as <c>DE123456789</c>.</summary>
    public required string VatId { get; set; }

    /// <summary><c>valid</c>, <c>invalid</c> or <c>unknown</c>.</summary>
    public required string Outcome { get; set; }

    /// <summary>The day in the seller's zone.</summary>
    public required DateOnly CheckedOn { get; set; }

    public required string Source { get; set; }

    public string? Reference { get; set; }

    public required Guid RecordedBy { get; set; }

    /// <summary>The person behind that client, if it said so.</summary>
    public string? RecordedByActor { get; set; }

    public required DateTimeOffset CreatedAt { get; set; }
}
