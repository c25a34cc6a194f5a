using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace PricingApi.Tests.Harness;

/// <summary>A receiver in another language, which verifies with the npm package <c>standardwebhooks</c> and nothing of ours.</summary>
/// <remarks>Without Node.js the test is skipped, or fails if <c>REQUIRE_NODE</c> is 1.</remarks>
internal sealed class NodeReceiver : IAsyncDisposable
{
    private readonly Process _node;

    private NodeReceiver(Process node, string port) => (_node, Url) = (node, $"http://127.0.0.1:{port}/hooks");

    public string Url { get; }

    public static async Task<NodeReceiver> StartAsync()
    {
        var folder = Folder();

        if (!Directory.Exists(Path.Combine(folder, "node_modules", "standardwebhooks")))
        {
            using var install = Start(folder, "npm", "ci", "--no-audit", "--no-fund");
            await install.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            await install.WaitForExitAsync(TestContext.Current.CancellationToken);
            if (install.ExitCode is not 0)
            {
                SkipUnlessRequired("npm ci failed in tests/node.");
            }
        }

        var node = Start(folder, "node", "receiver.mjs");
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

    private static Process Start(string folder, string program, params string[] arguments)
    {
        try
        {
            return Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardInput = true, RedirectStandardOutput = true })!;
        }
        catch (Win32Exception)
        {
            SkipUnlessRequired($"{program} is not here.");
            throw;
        }
    }

    private static void SkipUnlessRequired(string reason)
    {
        if (Environment.GetEnvironmentVariable("REQUIRE_NODE") == "1")
        {
            throw new InvalidOperationException(reason);
        }

        Assert.Skip(reason);
    }

    private static string Folder([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../node"));
}
