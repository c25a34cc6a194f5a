using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using PricingApi.Domain.Webhooks;

namespace PricingApi.Webhooks.Sending;

/// <summary>The addresses a name stands for.</summary>
internal delegate Task<IPAddress[]> Resolver(string host, CancellationToken cancellation);

/// <summary>The receiver has an address that may not be called.</summary>
internal sealed class TargetForbiddenException() : Exception("The receiver's address may not be called.");

/// <summary>Connects to receivers, to the very address that was checked: a name that points elsewhere a moment later gains nothing.</summary>
internal sealed class TargetConnection(TargetPolicy policy, Resolver resolve)
{
    private const int MostReceivers = 10_000;

    private static readonly HttpRequestOptionsKey<bool> Opened = new("connection-opened");

    private static readonly TimeSpan PerAddress = TimeSpan.FromSeconds(2);

    private readonly ConcurrentDictionary<DnsEndPoint, IPAddress> _lastAddress = new();

    /// <summary>The address last connected to for this URL. Connections are reused, so it belongs to the receiver, not to one attempt.</summary>
    public IPAddress? AddressOf(Uri url) => _lastAddress.GetValueOrDefault(new DnsEndPoint(url.IdnHost, url.Port));

    /// <summary>Whether a connection was made for this request, rather than a kept one used.</summary>
    public static bool OpenedFor(HttpRequestMessage request) => request.Options.TryGetValue(Opened, out _);

    public async ValueTask<Stream> OpenAsync(SocketsHttpConnectionContext context, CancellationToken cancellation)
    {
        context.InitialRequestMessage.Options.Set(Opened, true);
        var target = context.DnsEndPoint;
        var encrypted = context.InitialRequestMessage.RequestUri?.Scheme == Uri.UriSchemeHttps;
        var addresses = await ResolveAsync(target.Host, cancellation);

        // One bad address among good ones is a trick, so all of them must do.
        if (!addresses.All(address => policy.Permits(address, target.Port, encrypted)))
        {
            throw new TargetForbiddenException();
        }

        for (var index = 0; ; index++)
        {
            try
            {
                return await ConnectAsync(target, addresses[index], hurry: index < addresses.Length - 1, cancellation);
            }
            catch (Exception fault) when (fault is SocketException or OperationCanceledException && index < addresses.Length - 1 && !cancellation.IsCancellationRequested)
            {
            }
        }
    }

    private async Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellation)
    {
        var addresses = IPAddress.TryParse(host, out var literal) ? [literal] : await resolve(host, cancellation);
        return addresses is [] ? throw new SocketException((int)SocketError.NoData) : addresses;
    }

    private async Task<Stream> ConnectAsync(DnsEndPoint target, IPAddress address, bool hurry, CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(hurry ? PerAddress : Timeout.InfiniteTimeSpan);

        var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(address, target.Port, patience.Token);
            Remember(target, TargetAddress.Plain(address));
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private void Remember(DnsEndPoint target, IPAddress address)
    {
        if (_lastAddress.Count >= MostReceivers)
        {
            _lastAddress.Clear();
        }

        _lastAddress[target] = address;
    }
}
