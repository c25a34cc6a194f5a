namespace PricingApi.Storage.Rows;

/// <summary>How far the computing anew of all issued quotes has come; a single row.</summary>
internal sealed class VerificationRow
{
    public int Id { get; set; } = 1;

    /// <summary>The last quote that was looked at; empty before the first.</summary>
    public Guid LastQuoteId { get; set; }

    /// <summary>When the next may be looked at.</summary>
    public required DateTimeOffset NotBefore { get; set; }
}
