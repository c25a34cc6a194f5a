using System.Diagnostics;

namespace PricingApi.Quotes.Documents;

/// <summary>Chromium as a printer of one file, whose own policy lets nothing be run or fetched: no network, nothing of this process's settings, and gone with its folder afterwards.</summary>
internal static class Chromium
{
    /// <summary>Every address is sent to a proxy that is not there, those of this machine as well.</summary>
    private static readonly string[] NoNetwork =
        ["--proxy-server=socks5://127.0.0.1:1", "--proxy-bypass-list=<-loopback>", "--host-resolver-rules=MAP * ~NOTFOUND", "--disable-quic", "--webrtc-ip-handling-policy=disable_non_proxied_udp"];

    private static readonly string[] Quiet =
    [
        "--no-first-run", "--no-default-browser-check", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-extensions", "--disable-default-apps",
        "--disable-domain-reliability", "--disable-client-side-phishing-detection", "--disable-breakpad", "--disable-crash-reporter", "--no-pings", "--disable-gpu", "--disable-dev-shm-usage", "--mute-audio",
    ];

    /// <summary>Prints a page into a file of the same folder.</summary>
    /// <param name="arguments">More than it is always given.</param>
    /// <returns>Whether it says that it did.</returns>
    public static async Task<bool> PrintAsync(string program, IEnumerable<string> arguments, string page, string pdf, CancellationToken cancellation)
    {
        var folder = Path.GetDirectoryName(pdf)!;
        using var process = Process.Start(Start(program, arguments, page, pdf, folder)) ?? throw new IOException($"{program} does not start.");

        try
        {
            var (said, faults) = (process.StandardOutput.ReadToEndAsync(cancellation), process.StandardError.ReadToEndAsync(cancellation));
            await process.WaitForExitAsync(cancellation);
            await Task.WhenAll(said, faults);

            return process.ExitCode == 0;
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
                await process.WaitForExitAsync(CancellationToken.None);
            }
        }
    }

    private static ProcessStartInfo Start(string program, IEnumerable<string> arguments, string page, string pdf, string folder)
    {
        var start = new ProcessStartInfo(program)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
        };

        foreach (var argument in (string[])
        [
            "--headless", $"--user-data-dir={Path.Combine(folder, "profile")}", $"--print-to-pdf={pdf}", "--no-pdf-header-footer",
            .. arguments, .. NoNetwork, .. Quiet, new Uri(page).AbsoluteUri,
        ])
        {
            start.ArgumentList.Add(argument);
        }

        // Keys and connection strings may be in this process's environment: they are nothing to a browser.
        start.Environment.Clear();
        foreach (var (name, value) in (ReadOnlySpan<(string, string?)>)[("PATH", Environment.GetEnvironmentVariable("PATH")), ("HOME", folder), ("TMPDIR", folder), ("LANG", "C.UTF-8")])
        {
            start.Environment[name] = value;
        }

        return start;
    }
}
