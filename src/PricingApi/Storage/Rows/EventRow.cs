namespace PricingApi.Storage.Rows;

/// <summary>A fact that happened, kept in the transaction that made it so (the outbox).</summary>
internal sealed class EventRow
{
    public required Guid Id { get; set; }

    /// <summary>Whose fact it is; absent when it concerns a price book.</summary>
    public Guid? AccountId { get; set; }

    /// <summary>Like <c>quote.issued</c>.</summary>
    public required string Type { get; set; }

    public string? PriceBookCode { get; set; }

    public Guid? QuoteId { get; set; }

    /// <summary>1, 2, 3 … per quote, without gaps.</summary>
    public int? Sequence { get; set; }

    /// <summary><c>live</c> or <c>test</c>.</summary>
    public required string Mode { get; set; }

    public required DateTimeOffset OccurredAt { get; set; }

    /// <summary>The exact bytes every attempt sends.</summary>
    public required byte[] Body { get; set; }

    /// <summary>The endpoint it is about, which does not hear of it itself.</summary>
    public Guid? EndpointId { get; set; }

    /// <summary>Its place among all events, from 1 on, given when its deliveries are made: absent until then, 0 for what one endpoint alone is sent.</summary>
    /// <remarks>Places are given in the order in which they become visible, so a reader who has seen one has missed none before it.</remarks>
    public long? Position { get; set; }
}
