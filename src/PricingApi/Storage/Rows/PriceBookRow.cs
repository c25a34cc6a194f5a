namespace PricingApi.Storage.Rows;

/// <summary>A named set of tariffs in one currency for an audience.</summary>
internal sealed class PriceBookRow
{
    public required string Code { get; set; }

    /// <summary>ISO 4217.</summary>
    public required string Currency { get; set; }

    public required string Name { get; set; }

    /// <summary>Whom it is for, in words for people.</summary>
    public string? Audience { get; set; }

    public required DateTimeOffset CreatedAt { get; set; }

    /// <summary>The number of its next version. It only grows, so that the number of a deleted draft never means another one.</summary>
    public int NextVersion { get; set; } = 1;
}
