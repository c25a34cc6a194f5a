namespace PricingApi.Webhooks;

/// <summary>The states of an endpoint as they are stored.</summary>
internal static class EndpointStatuses
{
    public const string Active = "active";

    /// <summary>Nothing is sent; what would be is held.</summary>
    public const string Disabled = "disabled";

    /// <summary>Gone for its owner; kept for the log of deliveries.</summary>
    public const string Deleted = "deleted";
}
