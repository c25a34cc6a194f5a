using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace PricingApi.Domain.Tests;

/// <summary>What the domain may not lean on, read from the compiled assembly.</summary>
public class ReferencesTests
{
    private static readonly string[] Forbidden =
    [
        "System.DateTime.get_Now", "System.DateTime.get_UtcNow", "System.DateTime.get_Today", "System.DateTime.ToLocalTime",
        "System.DateTimeOffset.get_Now", "System.DateTimeOffset.get_UtcNow", "System.DateTimeOffset.ToLocalTime", "System.DateTimeOffset.get_LocalDateTime",
        "System.TimeZoneInfo.", "System.TimeProvider.", "System.Environment.Get", "System.Environment.get_TickCount", "System.Environment.get_MachineName", "System.Random.", "System.Guid.NewGuid", "System.Guid.CreateVersion7",
        "System.Globalization.CultureInfo.get_CurrentCulture", "System.Globalization.CultureInfo.get_CurrentUICulture", "System.Globalization.RegionInfo.",
        "System.IO.File", "System.Net.Dns", "System.Net.Http", "System.Net.Sockets", "System.Diagnostics.Stopwatch", "System.Double.", "System.Single.",
    ];

    [Fact]
    public void The_domain_refers_to_the_base_class_library_and_nothing_else() =>
        typeof(Money).Assembly.GetReferencedAssemblies().ShouldAllBe(reference => reference.Name!.StartsWith("System.", StringComparison.Ordinal));

    [Fact]
    public void The_domain_reads_no_clock_time_zone_culture_chance_or_file() =>
        Members().Where(member => Forbidden.Any(name => member.StartsWith(name, StringComparison.Ordinal))).ShouldBeEmpty();

    [Fact]
    public void The_members_that_the_domain_uses_can_be_seen() => Members().ShouldContain("System.Decimal.Round");

    /// <summary>Every member of another assembly that the domain's code names.</summary>
    private static List<string> Members()
    {
        using var assembly = new PEReader(File.OpenRead(typeof(Money).Assembly.Location));
        var metadata = assembly.GetMetadataReader();

        return [.. metadata.MemberReferences.Select(metadata.GetMemberReference)
            .Where(member => member.Parent.Kind == HandleKind.TypeReference)
            .Select(member => (Type: metadata.GetTypeReference((TypeReferenceHandle)member.Parent), member.Name))
            .Select(member => $"{metadata.GetString(member.Type.Namespace)}.{metadata.GetString(member.Type.Name)}.{metadata.GetString(member.Name)}")];
    }
}
