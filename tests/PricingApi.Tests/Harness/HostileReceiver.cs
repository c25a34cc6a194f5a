using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text;

namespace PricingApi.Tests.Harness;

/// <summary>A receiver that misbehaves below HTTP: it reads a request and then writes whatever a test says.</summary>
public sealed class HostileReceiver : IAsyncDisposable
{
    private readonly TcpListener _listener;
    private readonly CancellationTokenSource _closing = new();
    private readonly TaskCompletionSource _requested = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Func<NetworkStream, CancellationToken, Task> _answer;
    private readonly bool _listens;
    private readonly Task _serving;
    private int _connections;

    /// <param name="answer">Writes the answer; the connection closes when it returns.</param>
    /// <param name="listens">Reads the request first.</param>
    /// <param name="address">Where; on IPv4 unless a test is about that.</param>
    private HostileReceiver(Func<NetworkStream, CancellationToken, Task> answer, bool listens = true, IPAddress? address = null)
    {
        (_answer, _listens, _listener) = (answer, listens, new(address ?? IPAddress.Loopback, 0));
        _listener.Start();
        _serving = ServeAsync();
    }

    public Uri Url => new($"http://{_listener.LocalEndpoint}/hooks");

    /// <summary>Completes once a request was read.</summary>
    public Task Requested => _requested.Task;

    public int Connections => _connections;

    /// <summary>Speaks without listening.</summary>
    public static HostileReceiver Rude(Func<NetworkStream, CancellationToken, Task> answer) => new(answer, listens: false);

    /// <summary>Reads a request and tears the connection down.</summary>
    public static HostileReceiver Resetting() => new((stream, _) =>
    {
        stream.Socket.LingerState = new(true, 0); // closing resets
        return Task.CompletedTask;
    });

    /// <summary>Answers these bytes and hangs up.</summary>
    public static HostileReceiver Saying(string answer, IPAddress? address = null) =>
        new((stream, cancellation) => stream.WriteAsync(Encoding.Latin1.GetBytes(answer), cancellation).AsTask(), address: address);

    /// <summary>Answers the first part, then the second over and over, until the other side hangs up.</summary>
    public static HostileReceiver Endless(string first, string again) => new(async (stream, cancellation) =>
    {
        await stream.WriteAsync(Encoding.Latin1.GetBytes(first), cancellation);
        var bytes = Encoding.Latin1.GetBytes(again);
        while (true)
        {
            await stream.WriteAsync(bytes, cancellation);
        }
    });

    /// <summary>Answers this much and then nothing, holding the connection.</summary>
    public static HostileReceiver Stalling(string first) => new(async (stream, cancellation) =>
    {
        await stream.WriteAsync(Encoding.Latin1.GetBytes(first), cancellation);
        await Task.Delay(Timeout.Infinite, cancellation);
    });

    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        _listener.Dispose();
        await _serving;
        _closing.Dispose();
    }

    private async Task ServeAsync()
    {
        var answers = new List<Task>();

        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync(_closing.Token);
                Interlocked.Increment(ref _connections);
                answers.Add(AnswerAsync(client));
            }
        }
        catch (Exception closed) when (closed is OperationCanceledException or SocketException or InvalidOperationException) // stopped, or disposed
        {
        }

        await Task.WhenAll(answers);
    }

    private async Task AnswerAsync(TcpClient client)
    {
        using var connection = client;

        try
        {
            if (_listens)
            {
                await ReadRequestAsync(connection.GetStream());
            }

            _requested.TrySetResult();
            await _answer(connection.GetStream(), _closing.Token);
        }
        catch (Exception gone) when (gone is IOException or OperationCanceledException or SocketException or AuthenticationException)
        {
        }
    }

    /// <summary>Reads to the end of the headers and a body whose length is stated.</summary>
    private async Task ReadRequestAsync(NetworkStream stream)
    {
        var text = new StringBuilder();
        var buffer = new byte[4096];

        while (Missing(text.ToString()) > 0)
        {
            var read = await stream.ReadAsync(buffer, _closing.Token);
            if (read is 0)
            {
                throw new IOException("The sender hung up.");
            }

            text.Append(Encoding.Latin1.GetString(buffer, 0, read));
        }
    }

    private static int Missing(string received)
    {
        var end = received.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        if (end < 0)
        {
            return 1;
        }

        var length = received.Split("\r\n").First(line => line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase))["Content-Length:".Length..];
        return end + 4 + int.Parse(length, System.Globalization.CultureInfo.InvariantCulture) - received.Length;
    }
}
