using PricingApi.Domain.Webhooks;

namespace PricingApi.Storage.Rows;

/// <summary>One event to one endpoint.</summary>
internal sealed class DeliveryRow
{
    public required Guid Id { get; set; }

    public required Guid EventId { get; set; }

    public required Guid EndpointId { get; set; }

    /// <summary>The account of the endpoint.</summary>
    public required Guid AccountId { get; set; }

    public Guid? QuoteId { get; set; }

    public int? Sequence { get; set; }

    public DeliveryState State { get; set; }

    /// <summary>Attempts begun so far.</summary>
    public int Attempt { get; set; }

    public required DateTimeOffset NextAttemptAt { get; set; }

    /// <summary>Not tried after this instant.</summary>
    public required DateTimeOffset ExpiresAt { get; set; }

    public DateTimeOffset? LeaseUntil { get; set; }

    /// <summary>Raised by each lease; a result that carries an older token came too late.</summary>
    public long LeaseToken { get; set; }

    /// <summary>0 for the delivery the event made itself, then 1, 2, 3 … per replay.</summary>
    public int ReplayNo { get; set; }

    /// <summary>The replay of many that made it; absent when the event did, or somebody replayed it by itself.</summary>
    public Guid? ReplayId { get; set; }

    public required DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset? FinishedAt { get; set; }

    public string? Reason { get; set; }
}
