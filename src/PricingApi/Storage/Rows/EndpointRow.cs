namespace PricingApi.Storage.Rows;

/// <summary>A webhook endpoint: where an account wants its events sent.</summary>
internal sealed class EndpointRow : IVersioned
{
    public required Guid Id { get; set; }

    public required Guid AccountId { get; set; }

    /// <summary><c>live</c> or <c>test</c>.</summary>
    public required string Mode { get; set; }

    public required string Url { get; set; }

    /// <summary>Event types separated by spaces.</summary>
    public required string EventTypes { get; set; }

    /// <summary>The seller's own systems may hear of every account.</summary>
    public bool AllAccounts { get; set; }

    /// <summary>Whether a quote's events wait for each other.</summary>
    public bool Ordered { get; set; } = true;

    /// <summary><c>active</c>, <c>paused</c>, <c>disabled</c> or <c>deleted</c>.</summary>
    public required string Status { get; set; }

    public string? DisabledReason { get; set; }

    /// <summary>Sealed with a key that is not on this row, like the two below.</summary>
    public required byte[] Secret { get; set; }

    /// <summary>The secret before the last rotation; signs too until <see cref="PreviousSecretExpiresAt"/>.</summary>
    public byte[]? PreviousSecret { get; set; }

    public DateTimeOffset? PreviousSecretExpiresAt { get; set; }

    /// <summary>Names of headers to send along, separated by spaces.</summary>
    public string HeaderNames { get; set; } = "";

    /// <summary>The same headers with their values, which may be credentials: sealed.</summary>
    public byte[]? Headers { get; set; }

    public string? Description { get; set; }

    /// <summary>Whom to call about it.</summary>
    public string? Owner { get; set; }

    public int MaxInFlight { get; set; } = 4;

    public int? RatePerSecond { get; set; }

    /// <summary>Attempts that failed since the last that was delivered.</summary>
    public int FailStreak { get; set; }

    /// <summary>When the first of them did.</summary>
    public DateTimeOffset? FirstFailAt { get; set; }

    public DateTimeOffset? LastOkAt { get; set; }

    /// <summary>See <see cref="Domain.Webhooks.Breaker"/>, of which this and the next two are the state.</summary>
    public int Strain { get; set; }

    public int? Allowance { get; set; }

    public DateTimeOffset? OpenUntil { get; set; }

    public required DateTimeOffset CreatedAt { get; set; }

    public required DateTimeOffset UpdatedAt { get; set; }

    public int RowVersion { get; set; } = 1;
}
