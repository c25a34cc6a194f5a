namespace PricingApi.Domain.Webhooks;

/// <summary>Where a delivery stands. The numbers are stored.</summary>
public enum DeliveryState
{
    /// <summary>May be sent as soon as its next attempt is due.</summary>
    Due = 0,

    /// <summary>A worker is sending it.</summary>
    Leased = 1,

    /// <summary>The receiver answered 2xx.</summary>
    Delivered = 2,

    /// <summary>Waits until an earlier delivery about the same quote is delivered or dead.</summary>
    Waiting = 3,

    /// <summary>Its endpoint is paused or disabled; goes on when the endpoint is active again.</summary>
    Held = 4,

    /// <summary>Given up; can be replayed.</summary>
    Dead = 5,

    /// <summary>Somebody cancelled it, its endpoint was deleted, or was resumed without it.</summary>
    Cancelled = 6,
}
