using System.Diagnostics;

namespace PricingApi.Tests.Harness;

/// <summary>Runs a receiver's verification in its own language. Skipped where the language is missing, unless <c>REQUIRE_NODE</c>, <c>REQUIRE_PYTHON</c> or <c>REQUIRE_PHP</c> is 1.</summary>
/// <param name="Program">What runs it.</param>
/// <param name="File">A script of tests/receivers.</param>
/// <param name="Required">The setting that makes a missing program a failure.</param>
internal sealed record ReceiverScript(string Program, string File, string Required)
{
    public static readonly ReceiverScript Node = new("node", "verify.mjs", "REQUIRE_NODE");
    public static readonly ReceiverScript Python = new("python3", "verify.py", "REQUIRE_PYTHON");
    public static readonly ReceiverScript Php = new("php", "verify.php", "REQUIRE_PHP");

    /// <param name="cases">One JSON text for each line.</param>
    /// <returns>What it answered, line by line.</returns>
    public async Task<string[]> RunAsync(IEnumerable<string> cases)
    {
        if (!IsThere() && Environment.GetEnvironmentVariable(Required) != "1")
        {
            Assert.Skip($"{Program} is missing, which this test needs.");
        }

        using var process = Process.Start(new ProcessStartInfo(Program, [Path.Combine(NodeScript.Folder, "..", "receivers", File)])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();

        foreach (var line in cases)
        {
            await process.StandardInput.WriteLineAsync(line);
        }

        process.StandardInput.Close();
        await process.WaitForExitAsync();

        return process.ExitCode == 0 ? (await output).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) : throw new InvalidOperationException($"{File}: {await errors}");
    }

    private bool IsThere() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => System.IO.File.Exists(Path.Combine(folder, Program)));
}
