using System.Net;
using PricingApi.Domain.Webhooks;

namespace PricingApi.Domain.Tests.Webhooks;

public class TargetPolicyTests
{
    private static readonly TargetPolicy Office = new([IPNetwork.Parse("10.1.0.0/16")], [9443]);

    [Theory]
    [InlineData("1.1.1.1", 443, true, true)]
    [InlineData("1.1.1.1", 8443, true, true)]
    [InlineData("1.1.1.1", 9443, true, true)] // configured
    [InlineData("1.1.1.1", 444, true, false)]
    [InlineData("1.1.1.1", 443, false, false)] // in the clear
    [InlineData("10.1.2.3", 443, true, true)]
    [InlineData("10.1.2.3", 5000, false, true)] // the operator vouches for this network
    [InlineData("::ffff:10.1.2.3", 5000, false, true)]
    [InlineData("10.2.0.1", 443, true, false)]
    [InlineData("169.254.169.254", 443, true, false)]
    [InlineData("127.0.0.1", 443, true, false)]
    public void Public_receivers_by_https_and_allowed_networks_in_any_way(string address, int port, bool encrypted, bool permitted) =>
        Office.Permits(IPAddress.Parse(address), port, encrypted).ShouldBe(permitted);

    [Fact]
    public void A_developer_may_reach_the_own_machine()
    {
        TargetPolicy.Loopback.Permits(IPAddress.Loopback, 5000, encrypted: false).ShouldBeTrue();
        TargetPolicy.Loopback.Permits(IPAddress.IPv6Loopback, 5000, encrypted: false).ShouldBeTrue();
        TargetPolicy.Loopback.Permits(IPAddress.Parse("10.0.0.1"), 443, encrypted: true).ShouldBeFalse();
    }
}
