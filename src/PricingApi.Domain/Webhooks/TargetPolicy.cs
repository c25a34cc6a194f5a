using System.Net;

namespace PricingApi.Domain.Webhooks;

/// <summary>Which receivers may be called. Whoever registers a URL decides where we connect to, so the answer is no unless there is a reason.</summary>
/// <remarks>
/// Anyone may name a public receiver: https, port 443, 8443 or a configured one. Networks that the operator
/// allows may be reached over http and at any port as well.
/// </remarks>
/// <param name="Networks">Networks that the operator allows, for instance 10.1.0.0/16.</param>
/// <param name="Ports">Ports allowed besides 443 and 8443.</param>
public sealed record TargetPolicy(IReadOnlyList<IPNetwork> Networks, IReadOnlyList<int> Ports)
{
    public static TargetPolicy Public { get; } = new([], []);

    /// <summary>The machine itself, for developing a receiver.</summary>
    public static TargetPolicy Loopback { get; } = new([IPNetwork.Parse("127.0.0.0/8"), IPNetwork.Parse("::1/128")], []);

    public bool AllowsLoopback => Networks.Any(network => network.Contains(IPAddress.Loopback));

    /// <summary>Asked of every address a name stands for, just before connecting: this is the boundary.</summary>
    public bool Permits(IPAddress address, int port, bool encrypted) =>
        Allows(address) || (encrypted && IsUsualPort(port) && TargetAddress.IsPublic(address));

    public bool Allows(IPAddress address) => Networks.Any(network => network.Contains(TargetAddress.Plain(address)));

    public bool IsUsualPort(int port) => port is 443 or 8443 || Ports.Contains(port);
}
