using System.Diagnostics;
using System.Text.RegularExpressions;

namespace PricingApi.Tests.Harness;

/// <summary>The service as its own process on a port of its own, as people run it: Development, SQLite, sample data.</summary>
internal sealed partial class ServiceProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly DirectoryInfo _folder;

    private ServiceProcess(Process process, DirectoryInfo folder, string address) => (_process, _folder, Address) = (process, folder, address);

    public string Address { get; }

    public static async Task<ServiceProcess> StartAsync()
    {
        var folder = Directory.CreateTempSubdirectory("pricing-process.");
        var process = Process.Start(new ProcessStartInfo("dotnet", [typeof(Program).Assembly.Location, "--urls", "http://127.0.0.1:0"])
        {
            RedirectStandardOutput = true,
            WorkingDirectory = Path.GetDirectoryName(typeof(Program).Assembly.Location),
            Environment =
            {
                ["ASPNETCORE_ENVIRONMENT"] = "Development",
                ["ConnectionStrings__Pricing"] = $"Data Source={Path.Combine(folder.FullName, "pricing.db")}",
            },
        })!;

        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (Listening().Match(line) is { Success: true } match)
            {
                process.OutputDataReceived += (_, _) => { };
                process.BeginOutputReadLine();
                return new(process, folder, match.Groups[1].Value);
            }
        }

        throw new InvalidOperationException("The service stopped before it listened.");
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        _folder.Delete(recursive: true);
    }

    [GeneratedRegex(@"Now listening on: (http://\S+)")]
    private static partial Regex Listening();
}
