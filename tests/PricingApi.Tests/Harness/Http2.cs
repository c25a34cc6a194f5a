using System.Buffers.Binary;
using System.Net.Security;

namespace PricingApi.Tests.Harness;

/// <summary>The frames of HTTP/2 that a receiver needs to misbehave (RFC 9113, section 6).</summary>
internal static class Http2
{
    private const int Preface = 24;
    private const int FrameHeader = 9;

    private const byte Headers = 1;
    private const byte ResetStream = 3;
    private const byte Settings = 4;
    private const byte GoAway = 7;

    private const int RefusedStream = 7;

    public static async Task BeginAsync(SslStream connection, CancellationToken cancellation)
    {
        await connection.ReadExactlyAsync(new byte[Preface], cancellation);
        await SendAsync(connection, Settings, stream: 0, [], cancellation);
    }

    /// <summary>Waits for a request.</summary>
    /// <returns>Its stream.</returns>
    public static async Task<int> RequestedAsync(SslStream connection, CancellationToken cancellation)
    {
        while (true)
        {
            var header = new byte[FrameHeader];
            await connection.ReadExactlyAsync(header, cancellation);
            await connection.ReadExactlyAsync(new byte[(header[0] << 16) | (header[1] << 8) | header[2]], cancellation);

            if (header[3] is Headers)
            {
                return BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(5));
            }
        }
    }

    /// <summary>Says that this request was not looked at.</summary>
    public static Task RefuseAsync(SslStream connection, int stream, CancellationToken cancellation) => SendAsync(connection, ResetStream, stream, Number(RefusedStream), cancellation);

    /// <summary>Says that it goes away and has looked at no request.</summary>
    public static Task GoAwayAsync(SslStream connection, CancellationToken cancellation) => SendAsync(connection, GoAway, stream: 0, [.. Number(0), .. Number(0)], cancellation);

    private static async Task SendAsync(SslStream connection, byte type, int stream, byte[] payload, CancellationToken cancellation) =>
        await connection.WriteAsync((byte[])[0, 0, (byte)payload.Length, type, 0, .. Number(stream), .. payload], cancellation);

    private static byte[] Number(int number)
    {
        var bytes = new byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(bytes, number);
        return bytes;
    }
}
