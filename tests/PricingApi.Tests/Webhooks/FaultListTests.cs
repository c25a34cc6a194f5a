using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace PricingApi.Tests.Webhooks;

public sealed partial class FaultListTests
{
    [Fact]
    public void Every_test_that_the_list_of_faults_names_exists()
    {
        var tests = Directory.GetFiles(Path.Combine(Here(), "..", ".."), "*Tests.cs", SearchOption.AllDirectories)
            .SelectMany(file => Method().Matches(File.ReadAllText(file)).Select(match => match.Groups[1].Value))
            .ToHashSet();

        var named = Name().Matches(File.ReadAllText(Path.Combine(Here(), "FAULTS.md"))).Select(match => match.Groups[1].Value).Where(name => name.Contains('_', StringComparison.Ordinal)).ToList();

        named.Count.ShouldBeGreaterThan(50);
        named.Where(name => !tests.Contains(name)).ShouldBeEmpty();
    }

    private static string Here([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;

    [GeneratedRegex(@"public (?:async )?(?:Task|void) (\w+)\(")]
    private static partial Regex Method();

    [GeneratedRegex(@"`(\w+)`")]
    private static partial Regex Name();
}
