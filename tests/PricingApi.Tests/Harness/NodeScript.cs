using System.Diagnostics;

namespace PricingApi.Tests.Harness;

/// <summary>A script of tests/node. Skipped where Node.js or its packages are missing, unless <c>REQUIRE_NODE</c> is 1.</summary>
internal static class NodeScript
{
    public static readonly string Folder = Path.Combine(Solution.Folder, "tests", "node");

    /// <param name="package">A package the script needs.</param>
    /// <returns>What the script printed.</returns>
    public static async Task<string> RunAsync(string script, string package, params string[] arguments)
    {
        OrSkip(package);

        using var process = Process.Start(new ProcessStartInfo("node", [Path.Combine(Folder, script), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();

        return process.ExitCode == 0 ? await output : throw new InvalidOperationException($"{script}: {await errors}");
    }

    /// <summary>Skips the test without this package, unless it must not be skipped.</summary>
    public static void OrSkip(string package)
    {
        if (!Directory.Exists(Path.Combine(Folder, "node_modules", package)) && Environment.GetEnvironmentVariable("REQUIRE_NODE") != "1")
        {
            Assert.Skip($"npm ci in tests/node brings {package}, which this test needs.");
        }
    }
}
