namespace PricingApi.Storage.Rows;

/// <summary>Differs after every write to a kind of thing that replicas keep in memory, so that they know to read it again.</summary>
internal sealed class StampRow
{
    public required string Name { get; set; }

    /// <summary>Only equality means something.</summary>
    public required long Value { get; set; }
}
