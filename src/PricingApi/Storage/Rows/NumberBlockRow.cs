namespace PricingApi.Storage.Rows;

/// <summary>Where the next block of quote numbers of a year starts.</summary>
internal sealed class NumberBlockRow
{
    public required int Year { get; set; }

    /// <summary>The first number not handed out yet, from 1.</summary>
    public required long Next { get; set; }
}
