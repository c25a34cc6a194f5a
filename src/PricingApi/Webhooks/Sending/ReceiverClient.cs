using System.Diagnostics;
using System.Net;

namespace PricingApi.Webhooks.Sending;

/// <summary>The HTTP client for receivers, with everything off that a stranger could use: redirects, proxies, cookies, decompression.</summary>
internal static class ReceiverClient
{
    public static HttpMessageInvoker Create(TargetConnection connection) => new(Handler(connection));

    internal static SocketsHttpHandler Handler(TargetConnection connection) => new()
    {
        AllowAutoRedirect = false,
        UseProxy = false,
        UseCookies = false,
        PreAuthenticate = false,
        AutomaticDecompression = DecompressionMethods.None,
        ActivityHeadersPropagator = DistributedContextPropagator.CreateNoOutputPropagator(),
        ConnectCallback = connection.OpenAsync,
        ConnectTimeout = TimeSpan.FromSeconds(5),
        PooledConnectionLifetime = TimeSpan.FromSeconds(60),
        PooledConnectionIdleTimeout = TimeSpan.FromSeconds(30),

        // Per host, not per endpoint: several customers may use one hook platform.
        MaxConnectionsPerServer = 32,
        MaxResponseHeadersLength = 16,
        MaxResponseDrainSize = 0,
    };
}
