namespace PricingApi.Storage.Rows;

/// <summary>An organisation: the seller itself or a partner.</summary>
internal sealed class AccountRow : IVersioned
{
    public required Guid Id { get; set; }

    public required string Name { get; set; }

    /// <summary><c>seller</c> or <c>partner</c>.</summary>
    public required string Kind { get; set; }

    /// <summary>The price book the account quotes from; absent when it has none of its own.</summary>
    public string? PriceBookCode { get; set; }

    /// <summary>Like customers share one; those of a segment are meant to pay alike.</summary>
    public string? Segment { get; set; }

    public DateTimeOffset? SuspendedAt { get; set; }

    public required DateTimeOffset CreatedAt { get; set; }

    public int RowVersion { get; set; } = 1;
}
