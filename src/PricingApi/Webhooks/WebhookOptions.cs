using System.ComponentModel.DataAnnotations;
using System.Net;
using PricingApi.Domain.Webhooks;

namespace PricingApi.Webhooks;

/// <summary>The section <c>Webhooks</c> of the configuration.</summary>
internal sealed class WebhookOptions
{
    public const string Section = "Webhooks";

    /// <summary>Networks whose receivers may be called although they are not public, for instance <c>10.1.0.0/16</c>.</summary>
    public IReadOnlyList<string> AllowedNetworks { get; set; } = [];

    /// <summary>Ports of public receivers besides 443 and 8443.</summary>
    public IReadOnlyList<int> AllowedPorts { get; set; } = [];

    /// <summary>How many deliveries this process sends at once.</summary>
    [Range(1, 4096)]
    public int MaxInFlight { get; set; } = 64;

    /// <summary>One attempt has this long for name, connection, TLS, headers and body together.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:00:30")]
    public TimeSpan Deadline { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>A delivery whose worker has been silent for this long is taken over.</summary>
    [Range(typeof(TimeSpan), "00:00:02", "00:10:00")]
    public TimeSpan Lease { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>How often to look for due deliveries when nothing wakes the worker.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "00:01:00")]
    public TimeSpan Poll { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How long finished deliveries, their attempts and their events stay in the log.</summary>
    [Range(typeof(TimeSpan), "1.00:00:00", "3650.00:00:00")]
    public TimeSpan KeepLog { get; set; } = TimeSpan.FromDays(90);

    /// <summary>What is held for an endpoint for so long is given up.</summary>
    [Range(typeof(TimeSpan), "1.00:00:00", "3650.00:00:00")]
    public TimeSpan KeepHeld { get; set; } = TimeSpan.FromDays(30);

    /// <summary>On a developer's machine receivers on that machine may be called.</summary>
    public TargetPolicy TargetPolicy(bool development) =>
        new([.. AllowedNetworks.Select(network => IPNetwork.Parse(network)), .. development ? Domain.Webhooks.TargetPolicy.Loopback.Networks : []], AllowedPorts);
}
