namespace PricingApi.Storage.Rows;

/// <summary>A program of an account. Of its key only the part that finds it and a SHA-256 are kept.</summary>
internal sealed class ApiClientRow : IVersioned
{
    public required Guid Id { get; set; }

    public required Guid AccountId { get; set; }

    public required string Name { get; set; }

    /// <summary>The part of the key that finds the client; unique, not secret.</summary>
    public required string KeyId { get; set; }

    public required byte[] KeyHash { get; set; }

    /// <summary>The key before the last rotation, believed until <see cref="PreviousKeyExpiresAt"/>.</summary>
    public string? PreviousKeyId { get; set; }

    public byte[]? PreviousKeyHash { get; set; }

    public DateTimeOffset? PreviousKeyExpiresAt { get; set; }

    /// <summary>Scope names separated by spaces.</summary>
    public required string Scopes { get; set; }

    /// <summary><c>live</c> or <c>test</c>.</summary>
    public required string Mode { get; set; }

    /// <summary>Whether the person named in <c>X-Actor</c> is believed.</summary>
    public bool TrustsActor { get; set; }

    /// <summary>What of its price book it may see, as JSON; everything when absent.</summary>
    public string? Assortment { get; set; }

    /// <summary>Per cent that a line may be reduced by on its quotes without approval; a decimal number written out.</summary>
    public string DiscountLimit { get; set; } = "0";

    /// <summary>Made by the sample data; worth nothing outside Development.</summary>
    public bool DevelopmentOnly { get; set; }

    /// <summary>How often its sessions on the operations pages were ended; one that began before the last time is over.</summary>
    public int SessionsEnded { get; set; }

    public DateTimeOffset? ExpiresAt { get; set; }

    public DateTimeOffset? RevokedAt { get; set; }

    public required DateTimeOffset CreatedAt { get; set; }

    public int RowVersion { get; set; } = 1;
}
