namespace PricingApi.Operations;

/// <summary>Where the settings and the embedded database lie: beside the program, wherever it is started from.</summary>
internal static class HomeFolder
{
    private const string Argument = "--contentRoot";

    /// <summary>The arguments with that folder; as they are when they name one, or when the present folder holds settings.</summary>
    public static string[] AddTo(string[] args) =>
        File.Exists("appsettings.json") || args.Any(argument => argument.StartsWith(Argument, StringComparison.OrdinalIgnoreCase))
            ? args
            : [.. args, $"{Argument}={AppContext.BaseDirectory}"];
}
