namespace PricingApi.Storage.Rows;

/// <summary>An order to send again what an endpoint was sent in a stretch of time, and how far it has come.</summary>
internal sealed class ReplayRow
{
    public required Guid Id { get; set; }

    /// <summary>The account of the endpoint.</summary>
    public required Guid AccountId { get; set; }

    public required Guid EndpointId { get; set; }

    public required DateTimeOffset Since { get; set; }

    public required DateTimeOffset Until { get; set; }

    /// <summary>Event types separated by spaces; absent for all.</summary>
    public string? EventTypes { get; set; }

    /// <summary>Delivery states, as their stored numbers, separated by spaces.</summary>
    public required string States { get; set; }

    /// <summary><c>running</c>, <c>done</c> or <c>cancelled</c>.</summary>
    public required string Status { get; set; }

    /// <summary>The last delivery that was looked at: when it was created, its sequence or 0, and its id.</summary>
    public DateTimeOffset? ReachedAt { get; set; }

    public int ReachedSequence { get; set; }

    public Guid? ReachedId { get; set; }

    /// <summary>How many deliveries it has made.</summary>
    public int Replayed { get; set; }

    public required DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset? FinishedAt { get; set; }
}
