using System.Net;
using System.Net.Sockets;

namespace PricingApi.Domain.Webhooks;

/// <summary>Tells public addresses from those that lead inside, to a neighbour, to a metadata service, or nowhere.</summary>
public static class TargetAddress
{
    private static readonly IPNetwork[] ReservedV4 =
    [
        .. Parse("0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12"),
        .. Parse("192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15"),
        .. Parse("198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4"),

        // A public address at which a cloud answers its own virtual machines.
        .. Parse("168.63.129.16/32"),
    ];

    // Of IPv6 only this part is handed out; embedded IPv4 (::a.b.c.d, NAT64), unique local, link local and multicast lie outside it.
    private static readonly IPNetwork GlobalV6 = IPNetwork.Parse("2000::/3");

    private static readonly IPNetwork[] ReservedV6 = [.. Parse("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20")];

    public static bool IsPublic(IPAddress address)
    {
        var plain = Plain(address);
        return plain.AddressFamily is AddressFamily.InterNetwork
            ? !ReservedV4.Any(network => network.Contains(plain))
            : GlobalV6.Contains(plain) && !ReservedV6.Any(network => network.Contains(plain));
    }

    /// <summary>The IPv4 address in <c>::ffff:a.b.c.d</c>, which is the same machine.</summary>
    public static IPAddress Plain(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;

    private static IEnumerable<IPNetwork> Parse(params string[] networks) => networks.Select(network => IPNetwork.Parse(network));
}
