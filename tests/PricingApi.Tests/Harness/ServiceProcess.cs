using System.Diagnostics;
using System.Text.RegularExpressions;

namespace PricingApi.Tests.Harness;

/// <summary>The service as its own process on a port of its own, as people run it: Development, SQLite, sample data.</summary>
internal sealed partial class ServiceProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly DirectoryInfo? _folder;

    private ServiceProcess(Process process, DirectoryInfo? folder, string address) => (_process, _folder, Address) = (process, folder, address);

    public string Address { get; }

    public static Task<ServiceProcess> StartAsync()
    {
        var folder = Directory.CreateTempSubdirectory("pricing-process.");
        return StartAsync(folder, own: folder, []);
    }

    /// <param name="folder">Where its database is; stays when the process ends.</param>
    /// <param name="settings">As on the command line: <c>--Webhooks:Poll=00:00:01</c>.</param>
    public static Task<ServiceProcess> StartAsync(DirectoryInfo folder, params string[] settings) => StartAsync(folder, own: null, [], settings);

    /// <summary>On a PostgreSQL database, maybe beside others.</summary>
    public static Task<ServiceProcess> StartOnAsync(string connectionString, DirectoryInfo folder, params string[] settings) =>
        StartAsync(folder, own: null, new() { ["ConnectionStrings__Pricing"] = connectionString }, settings);

    /// <summary>With little memory.</summary>
    /// <param name="mebibytes">The most that objects may take.</param>
    public static Task<ServiceProcess> StartWithinAsync(DirectoryInfo folder, long mebibytes) =>
        StartAsync(folder, own: null, new() { ["DOTNET_GCHeapHardLimit"] = $"{mebibytes * 1024 * 1024:X}" });

    /// <summary>Where certificates are trusted that this authority vouches for.</summary>
    /// <param name="authority">The file of its certificate.</param>
    public static Task<ServiceProcess> StartTrustingAsync(DirectoryInfo folder, string authority) =>
        StartAsync(folder, own: null, new() { ["SSL_CERT_FILE"] = authority });

    /// <summary>Where the environment names a proxy for everything.</summary>
    public static Task<ServiceProcess> StartBesideProxyAsync(DirectoryInfo folder, Uri proxy) =>
        StartAsync(folder, own: null, new()
        {
            ["http_proxy"] = proxy.AbsoluteUri,
            ["https_proxy"] = proxy.AbsoluteUri,
            ["all_proxy"] = proxy.AbsoluteUri,
            ["no_proxy"] = "none.example.com",
            ["NO_PROXY"] = "none.example.com",
        });

    /// <summary>Asks it to stop, as systems do before they take a machine away.</summary>
    public async Task AskToStopAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", $"{_process.Id}"]);
        await kill.WaitForExitAsync();
    }

    /// <summary>Waits for it to end by itself.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> EndAsync()
    {
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return _process.ExitCode;
    }

    /// <summary>Ends it as a power cut would: nothing is finished.</summary>
    public Task KillAsync()
    {
        _process.Kill(entireProcessTree: true);
        return _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _process.Dispose();
        _folder?.Delete(recursive: true);
    }

    private static async Task<ServiceProcess> StartAsync(DirectoryInfo folder, DirectoryInfo? own, Dictionary<string, string> environment, params string[] settings)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Program).Assembly.Location, "--urls", "http://127.0.0.1:0", .. settings])
        {
            RedirectStandardOutput = true,
            WorkingDirectory = folder.FullName,
            Environment =
            {
                ["ASPNETCORE_ENVIRONMENT"] = "Development",
                ["ConnectionStrings__Pricing"] = $"Data Source={Path.Combine(folder.FullName, "pricing.db")}",
            },
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        var process = Process.Start(start)!;

        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (Listening().Match(line) is { Success: true } match)
            {
                // What it says from now on is read, for a full pipe would stop it.
                _ = process.StandardOutput.ReadToEndAsync();
                return new(process, own, match.Groups[1].Value);
            }
        }

        throw new InvalidOperationException("The service stopped before it listened.");
    }

    [GeneratedRegex(@"Now listening on: (http://\S+)")]
    private static partial Regex Listening();
}
