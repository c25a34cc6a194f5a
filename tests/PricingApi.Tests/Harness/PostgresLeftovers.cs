using System.Diagnostics;
using System.Globalization;

namespace PricingApi.Tests.Harness;

/// <summary>Servers whose test run was killed: found by the process number each run leaves in its folder, and removed.</summary>
internal static class PostgresLeftovers
{
    private const string Owner = "owner";

    public static string Pattern(string end) => $"pricing-postgres.{end}";

    public static void Claim(string folder) =>
        File.WriteAllText(Path.Combine(folder, Owner), Environment.ProcessId.ToString(CultureInfo.InvariantCulture));

    public static async Task SweepAsync()
    {
        foreach (var folder in Directory.GetDirectories(Path.GetTempPath(), Pattern("*")).Where(IsOrphan))
        {
            try
            {
                await PostgresServer.StopAsync(folder);
            }
            catch (InvalidOperationException)
            {
                // It had stopped already: only the folder is left.
                Directory.Delete(folder, recursive: true);
            }
        }
    }

    private static bool IsOrphan(string folder)
    {
        try
        {
            var owner = new FileInfo(Path.Combine(folder, Owner));
            using var process = Process.GetProcessById(int.Parse(File.ReadAllText(owner.FullName), CultureInfo.InvariantCulture));

            // A process that is younger than the file only has the number of the one that wrote it.
            return process.StartTime.ToUniversalTime() > owner.LastWriteTimeUtc;
        }
        catch (Exception fault) when (fault is ArgumentException or InvalidOperationException)
        {
            return true;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // Just being made, or somebody else's.
            return false;
        }
    }
}
