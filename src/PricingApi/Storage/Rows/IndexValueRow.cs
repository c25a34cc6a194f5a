namespace PricingApi.Storage.Rows;

/// <summary>A value of an index that prices may follow. It never changes.</summary>
internal sealed class IndexValueRow
{
    public required string Code { get; set; }

    /// <summary>The day from which it counts.</summary>
    public required DateOnly Date { get; set; }

    /// <summary>A decimal number written out.</summary>
    public required string Value { get; set; }

    public required string Source { get; set; }

    public required DateTimeOffset PublishedAt { get; set; }
}
