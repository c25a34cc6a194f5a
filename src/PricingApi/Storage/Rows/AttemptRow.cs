namespace PricingApi.Storage.Rows;

/// <summary>One try of a delivery, and how it went.</summary>
internal sealed class AttemptRow
{
    public required Guid Id { get; set; }

    public required Guid DeliveryId { get; set; }

    /// <summary>The account of the endpoint.</summary>
    public required Guid AccountId { get; set; }

    /// <summary>1, 2, 3 … within the delivery.</summary>
    public required int Number { get; set; }

    public required DateTimeOffset StartedAt { get; set; }

    public required DateTimeOffset EndedAt { get; set; }

    public int? StatusCode { get; set; }

    /// <summary>The class of what went wrong; absent on success.</summary>
    public string? Error { get; set; }

    public required int LatencyMs { get; set; }

    /// <summary>The IP address connected to.</summary>
    public string? Address { get; set; }

    /// <summary>The first 1 KiB of the answer.</summary>
    public byte[]? Response { get; set; }

    /// <summary>The lease the attempt ran under.</summary>
    public required long LeaseToken { get; set; }
}
