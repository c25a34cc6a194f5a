namespace PricingApi.Webhooks;

/// <summary>The states of an endpoint as they are stored.</summary>
internal static class EndpointStatuses
{
    public const string Active = "active";

    /// <summary>Its owner wants nothing sent for now; what would be is held.</summary>
    public const string Paused = "paused";

    /// <summary>The service sends nothing more until its owner has seen to it; what would be sent is held.</summary>
    public const string Disabled = "disabled";

    /// <summary>Gone for its owner; kept for the log of deliveries.</summary>
    public const string Deleted = "deleted";

    public static string Store(EndpointStatus status) => status switch
    {
        EndpointStatus.Active => Active,
        EndpointStatus.Paused => Paused,
        _ => Disabled,
    };

    public static EndpointStatus Read(string status) => status switch
    {
        Active => EndpointStatus.Active,
        Paused => EndpointStatus.Paused,
        _ => EndpointStatus.Disabled,
    };
}
