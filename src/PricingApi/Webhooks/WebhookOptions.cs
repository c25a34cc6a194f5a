using System.ComponentModel.DataAnnotations;
using System.Net;
using System.Text.RegularExpressions;
using PricingApi.Domain.Webhooks;
using PricingApi.Webhooks.Secrets;

namespace PricingApi.Webhooks;

/// <summary>The section <c>Webhooks</c> of the configuration.</summary>
internal sealed partial class WebhookOptions
{
    public const string Section = "Webhooks";

    /// <summary>Networks whose receivers may be called although they are not public, for instance <c>10.1.0.0/16</c>.</summary>
    public IReadOnlyList<string> AllowedNetworks { get; set; } = [];

    /// <summary>Ports of public receivers besides 443 and 8443.</summary>
    public IReadOnlyList<int> AllowedPorts { get; set; } = [];

    /// <summary>Keys that secrets and headers of endpoints are encrypted with, by a name of your own: base64 of 32 random bytes each.</summary>
    public IReadOnlyDictionary<string, string> Keys { get; set; } = new Dictionary<string, string>();

    /// <summary>Which of <see cref="Keys"/> encrypts from now on; the others still decrypt. Absent: a key of the installation's own, made of a secret in the database.</summary>
    public string? Key { get; set; }

    /// <summary>How many deliveries this process sends at once.</summary>
    [Range(1, 4096)]
    public int MaxInFlight { get; set; } = 256;

    /// <summary>One attempt has this long for name, connection, TLS, headers and body together.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:00:30")]
    public TimeSpan Deadline { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>A delivery whose worker has been silent for this long is taken over.</summary>
    [Range(typeof(TimeSpan), "00:00:02", "00:10:00")]
    public TimeSpan Lease { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>How often to look for due deliveries when nothing wakes the worker.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "00:01:00")]
    public TimeSpan Poll { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Starts without sending anything, for a database that was restored from a backup: the API goes on, and what is to be sent waits.</summary>
    public bool Paused { get; set; }

    /// <summary>How long finished deliveries, their attempts and their events stay in the log.</summary>
    [Range(typeof(TimeSpan), "1.00:00:00", "3650.00:00:00")]
    public TimeSpan KeepLog { get; set; } = TimeSpan.FromDays(90);

    /// <summary>What is held for an endpoint for so long is given up.</summary>
    [Range(typeof(TimeSpan), "1.00:00:00", "3650.00:00:00")]
    public TimeSpan KeepHeld { get; set; } = TimeSpan.FromDays(30);

    /// <summary>On a developer's machine receivers on that machine may be called.</summary>
    public TargetPolicy TargetPolicy(bool development) =>
        new([.. AllowedNetworks.Select(network => IPNetwork.Parse(network)), .. development ? Domain.Webhooks.TargetPolicy.Loopback.Networks : []], AllowedPorts);

    /// <summary>Whether each key has a name that can be stored and 32 bytes, and the current one is among them.</summary>
    internal bool KeysAreUsable =>
        Keys.All(key => KeyName().IsMatch(key.Key) && key.Key != Keyring.Installation && IsKey(key.Value)) && (Key is null ? Keys.Count == 0 : Key == Keyring.Installation || Keys.ContainsKey(Key));

    private static bool IsKey(string text) =>
        Convert.TryFromBase64String(text, new byte[text.Length], out var length) && length == Keyring.KeyBytes;

    [GeneratedRegex(@"\A[a-z0-9-]{1,32}\z")]
    private static partial Regex KeyName();
}
