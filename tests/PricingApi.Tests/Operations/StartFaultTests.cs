using System.Diagnostics;
using System.Text.RegularExpressions;
using PricingApi.Tests.Harness;

namespace PricingApi.Tests.Operations;

/// <summary>The program as an operator meets it: a process that ends, with what it says and its exit code.</summary>
public sealed partial class StartFaultTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("pricing-start.");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("Seller__Name", "", "Seller__Name")]
    [InlineData("Seller__TimeZone", "Mars/Base", "Mars/Base")]
    [InlineData("ConnectionStrings__Pricing", "Host=127.0.0.1;Port=1;Database=pricing", "Failed to connect to 127.0.0.1:1")]
    [InlineData("ConnectionStrings__Pricing", "elsewhere", "ConnectionStrings:Pricing")]
    [InlineData("ConnectionStrings__Pricing", "Data Source=/dev/null/pricing.db", "/dev/null")]
    [InlineData("Webhooks__Lease", "00:00:10", "Webhooks:Lease must be longer than Webhooks:Deadline.")]
    [InlineData("Webhooks__Deadline", "00:10:00", "'Deadline'")]
    [InlineData("Webhooks__MaxInFlight", "0", "'MaxInFlight'")]
    [InlineData("Webhooks__AllowedNetworks__0", "10.1.0.0", "must hold networks such as 10.1.0.0/16")]
    [InlineData("Catalogue__FourEyes", "yes", "Catalogue:FourEyes")]
    [InlineData("Quotes__RemindDaysAhead", "-1", "'RemindDaysAhead'")]
    [InlineData("Quotes__VerifyBatch", "10001", "'VerifyBatch'")]
    [InlineData("Quotes__VerifyPause", "00:00:00", "'VerifyPause'")]
    [InlineData("ASPNETCORE_URLS", "http://192.0.2.1:80", "cannot be listened on")]
    public async Task What_keeps_it_from_starting_is_said_in_a_line(string setting, string value, string expected)
    {
        var (exit, _, said) = await RunAsync([], (setting, value));

        exit.ShouldBe(1);
        said.ShouldStartWith("PricingApi cannot run: ");
        said.ShouldContain(expected);
        said.ShouldNotContain("   at ");
    }

    [Fact]
    public async Task Wrong_settings_leave_no_database_behind()
    {
        await RunAsync([], ("Seller__Name", ""));

        _folder.GetFiles().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_second_service_on_the_same_file_is_refused_but_the_command_is_not()
    {
        await using var first = await ServiceProcess.StartAsync(_folder);

        var (exit, _, said) = await RunAsync([]);

        exit.ShouldBe(1);
        said.ShouldContain("Another service runs on ");
        (await RunAsync(["create-admin-key", "--name", "Anna"])).Exit.ShouldBe(0);
    }

    [Fact]
    public async Task The_command_prints_a_key_and_nothing_else()
    {
        var (exit, printed, _) = await RunAsync(["create-admin-key", "--name", "Anna, operations"]);

        exit.ShouldBe(0);
        printed.ShouldMatch(OneKey().ToString());
    }

    [Theory]
    [InlineData("create-admin-key")]
    [InlineData("create-admin-key", "--name")]
    [InlineData("create-admin-key", "--name", "")]
    [InlineData("create-admin-kye", "--name", "Anna")]
    public async Task A_command_that_is_not_understood_is_explained_and_does_nothing(params string[] arguments)
    {
        var (exit, printed, said) = await RunAsync(arguments);

        (exit, printed).ShouldBe((2, ""));
        said.ShouldStartWith("Usage: create-admin-key --name ");
        _folder.GetFiles().ShouldBeEmpty();
    }

    private async Task<(int Exit, string Printed, string Said)> RunAsync(string[] arguments, params (string Name, string Value)[] settings)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Program).Assembly.Location, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = _folder.FullName,
            Environment =
            {
                ["ASPNETCORE_ENVIRONMENT"] = "Production",
                ["ASPNETCORE_URLS"] = "http://127.0.0.1:0",
                ["ConnectionStrings__Pricing"] = $"Data Source={Path.Combine(_folder.FullName, "pricing.db")}",
                ["Seller__Name"] = PricingApp.SellerName,
            },
        };

        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;

        try
        {
            var printed = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            var said = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            return (process.ExitCode, await printed, await said);
        }
        finally
        {
            process.Kill();
        }
    }

    [GeneratedRegex(@"\Apk_live_\w+\r?\n\z")]
    private static partial Regex OneKey();
}
