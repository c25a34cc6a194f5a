using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace PricingApi.Http;

/// <summary>How often one address on the network may do something in a minute.</summary>
/// <remarks>Each replica counts for itself. Of IPv6 a whole network counts as one, since one customer has all of it.</remarks>
internal abstract class AddressQuota(int most, TimeProvider clock)
{
    private const int Window = 60;
    private const int NetworkBytes = 8;

    private volatile Counts _counts = new(0);

    /// <summary>Counts a request; the seconds to wait when it is one too many.</summary>
    public int? Refuses(IPAddress? address)
    {
        var seconds = clock.GetUtcNow().ToUnixTimeSeconds();
        var counts = _counts;

        if (counts.Minute != seconds / Window)
        {
            // Two that do this at once forget a few requests: no harm.
            _counts = counts = new(seconds / Window);
        }

        return counts.Of.AddOrUpdate(Name(address), 1, (_, before) => before + 1) > most ? (int)(Window - (seconds % Window)) : null;
    }

    private static string Name(IPAddress? address) => address switch
    {
        null => "",
        { IsIPv4MappedToIPv6: true } => address.MapToIPv4().ToString(),
        { AddressFamily: AddressFamily.InterNetworkV6 } => Convert.ToHexString(address.GetAddressBytes().AsSpan(0, NetworkBytes)),
        _ => address.ToString(),
    };

    private sealed record Counts(long Minute)
    {
        public ConcurrentDictionary<string, int> Of { get; } = new(StringComparer.Ordinal);
    }
}
