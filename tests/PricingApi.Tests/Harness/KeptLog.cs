using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace PricingApi.Tests.Harness;

/// <summary>What a service says in its log from now on, warnings and worse.</summary>
internal sealed class KeptLog : ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<string> _lines = new();
    private readonly Channel<bool> _said = Channel.CreateUnbounded<bool>();

    public IReadOnlyList<string> Lines => [.. _lines];

    public static KeptLog Of(PricingApp app)
    {
        var log = new KeptLog();
        app.Services.GetRequiredService<ILoggerFactory>().AddProvider(log);
        return log;
    }

    /// <summary>Waits until something was said so often.</summary>
    public async Task HasSaidAsync(string words, int times)
    {
        while (_lines.Count(line => line.Contains(words, StringComparison.Ordinal)) < times)
        {
            await _said.Reader.ReadAsync(TestContext.Current.CancellationToken);
        }
    }

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        _lines.Enqueue(formatter(state, exception));
        _said.Writer.TryWrite(true);
    }

    /// <remarks>The service may outlive the test, and go on talking.</remarks>
    public void Dispose()
    {
    }
}
