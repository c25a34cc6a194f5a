namespace PricingApi.Storage.Rows;

/// <summary>The one row about this installation, made at its first start.</summary>
internal sealed class InstallationRow
{
    public const int OnlyId = 1;

    public int Id { get; set; } = OnlyId;

    /// <summary>32 random bytes; signs cursors.</summary>
    public required byte[] Secret { get; set; }

    public required DateTimeOffset CreatedAt { get; set; }
}
