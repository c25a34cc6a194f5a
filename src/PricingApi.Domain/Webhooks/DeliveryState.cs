namespace PricingApi.Domain.Webhooks;

/// <summary>
/// Where a delivery stands. <c>due</c>: to be sent, now or by its schedule; <c>leased</c>: being sent; <c>waiting</c>: for an earlier event of its quote; <c>held</c>: its endpoint is paused or disabled;
/// <c>delivered</c>: the receiver answered 2xx; <c>dead</c>: given up; <c>cancelled</c>: by somebody, with its endpoint, or resumed without it. The last three are final, and can be replayed.
/// </summary>
/// <remarks>The numbers are stored.</remarks>
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
