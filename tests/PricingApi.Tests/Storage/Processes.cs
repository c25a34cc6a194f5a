using System.Diagnostics;
using PricingApi.Tests.Harness;

namespace PricingApi.Tests.Storage;

/// <summary>The service as it runs in production: a process of its own.</summary>
internal static class Processes
{
    /// <summary>Starts the service until it says that it listens, and stops it.</summary>
    public static async Task<bool> StartsAsync(string connectionString, CancellationToken cancellation)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", [typeof(Program).Assembly.Location, "--urls", "http://127.0.0.1:0"])
        {
            RedirectStandardOutput = true,
            Environment =
            {
                ["ASPNETCORE_ENVIRONMENT"] = "Production",
                ["ConnectionStrings__Pricing"] = connectionString,
                ["Seller__Name"] = PricingApp.SellerName,
            },
        })!;

        try
        {
            while (await process.StandardOutput.ReadLineAsync(cancellation) is { } line)
            {
                if (line.Contains("Now listening", StringComparison.Ordinal))
                {
                    return true;
                }
            }

            return false;
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync(CancellationToken.None);
        }
    }
}
