namespace PricingApi.Storage.Rows;

/// <summary>How a delivery stands. The numbers are stored, and named in partial indexes: never renumber.</summary>
internal enum DeliveryState
{
    Due = 0,
    Leased = 1,
    Delivered = 2,

    /// <summary>Behind an earlier event of the same quote.</summary>
    Waiting = 3,

    /// <summary>Kept while its endpoint is disabled.</summary>
    Held = 4,
    Dead = 5,
    Cancelled = 6,
}
