namespace PricingApi.Tests.Harness;

/// <summary>Files of the repository.</summary>
internal static class Solution
{
    /// <summary>Its folder.</summary>
    /// <remarks>From where the tests run upwards: the paths of source files are not kept in a reproducible build.</remarks>
    public static string Folder { get; } = FindFolder();

    private static string FindFolder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "PricingApi.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests do not run below the solution.");
        }

        return folder.FullName;
    }
}
