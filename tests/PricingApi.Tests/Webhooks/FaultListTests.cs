using System.Text.RegularExpressions;
using PricingApi.Tests.Harness;

namespace PricingApi.Tests.Webhooks;

public sealed partial class FaultListTests
{
    private static readonly string Tests = Path.Combine(Solution.Folder, "tests");

    [Fact]
    public void Every_test_that_the_list_of_faults_names_exists()
    {
        var tests = Directory.GetFiles(Tests, "*Tests.cs", SearchOption.AllDirectories)
            .SelectMany(file => Method().Matches(File.ReadAllText(file)).Select(match => match.Groups[1].Value))
            .ToHashSet();

        var named = Name().Matches(File.ReadAllText(Path.Combine(Tests, "PricingApi.Tests", "Webhooks", "FAULTS.md"))).Select(match => match.Groups[1].Value).Where(name => name.Contains('_', StringComparison.Ordinal)).ToList();

        named.Count.ShouldBeGreaterThan(50);
        named.Where(name => !tests.Contains(name)).ShouldBeEmpty();
    }

    [GeneratedRegex(@"public (?:async )?(?:Task|void) (\w+)\(")]
    private static partial Regex Method();

    [GeneratedRegex(@"`(\w+)`")]
    private static partial Regex Name();
}
