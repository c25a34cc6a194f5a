using System.Diagnostics;

namespace PricingApi.Tests.Harness;

/// <summary>A receiver in another language, which verifies with an npm package and nothing of ours.</summary>
internal sealed class NodeReceiver : IAsyncDisposable
{
    private readonly Process _node;

    private NodeReceiver(Process node, string port) => (_node, Url) = (node, $"http://127.0.0.1:{port}/hooks");

    public string Url { get; }

    public static async Task<NodeReceiver> StartAsync(string package)
    {
        NodeScript.OrSkip(package);
        var node = Process.Start(new ProcessStartInfo("node", [Path.Combine(NodeScript.Folder, "receiver.mjs"), package]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;

        return new(node, await node.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) ?? throw new InvalidOperationException("The receiver did not start."));
    }

    /// <summary>Tells the receiver which secret to verify with.</summary>
    public async Task TrustAsync(string secret)
    {
        await _node.StandardInput.WriteLineAsync(secret);
        await _node.StandardInput.FlushAsync(TestContext.Current.CancellationToken);
        (await _node.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken)).ShouldBe("ready");
    }

    public async ValueTask DisposeAsync()
    {
        _node.Kill(entireProcessTree: true);
        await _node.WaitForExitAsync();
        _node.Dispose();
    }
}
