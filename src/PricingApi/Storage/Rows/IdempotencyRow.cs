namespace PricingApi.Storage.Rows;

/// <summary>What was answered to a request with an <c>Idempotency-Key</c>; saved together with what the request made.</summary>
internal sealed class IdempotencyRow
{
    public required Guid AccountId { get; set; }

    public required string Key { get; set; }

    /// <summary>SHA-256 over method, route and body.</summary>
    public required byte[] Fingerprint { get; set; }

    public required Guid ClientId { get; set; }

    public string? ResourceId { get; set; }

    /// <summary>HTTP status code.</summary>
    public required int Status { get; set; }

    public string? Location { get; set; }

    /// <summary>The answer without secrets; absent when it is rendered from the resource again.</summary>
    public byte[]? Body { get; set; }

    public required DateTimeOffset CreatedAt { get; set; }
}
