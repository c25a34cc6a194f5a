using System.Diagnostics;

namespace PricingApi.Tests.Harness;

/// <summary>Runs PostgreSQL's programs, as another user where this one is root: PostgreSQL refuses root.</summary>
internal static class Postgres
{
    private static readonly string[] Users = ["postgres", "nobody"];

    private static readonly string? User = Environment.UserName is "root"
        ? Users.First(user => File.ReadLines("/etc/passwd").Any(line => line.StartsWith($"{user}:", StringComparison.Ordinal)))
        : null;

    /// <exception cref="InvalidOperationException">The program failed; the message is what it said.</exception>
    public static async Task<string> RunAsync(string program, params string[] arguments)
    {
        using var process = Start(program, arguments, redirect: true);
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode is 0 ? await output : throw new InvalidOperationException($"{program}: {await errors}");
    }

    /// <summary>The same for a program that leaves a server behind: that would keep our pipes, and reading them would never end.</summary>
    public static async Task StartServerAsync(string program, params string[] arguments)
    {
        using var process = Start(program, arguments, redirect: false);
        await process.WaitForExitAsync();

        if (process.ExitCode is not 0)
        {
            throw new InvalidOperationException($"{program} failed: see its log.");
        }
    }

    private static Process Start(string program, string[] arguments, bool redirect)
    {
        string[] command = User is null ? [program, .. arguments] : ["runuser", "-u", User, "--", program, .. arguments];

        return Process.Start(new ProcessStartInfo(command[0], command[1..])
        {
            RedirectStandardOutput = redirect,
            RedirectStandardError = redirect,
            WorkingDirectory = Path.GetTempPath(),
        })!;
    }
}
