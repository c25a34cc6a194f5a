using PricingApi.Domain.Catalogue;
using PricingApi.Domain.Charging;

namespace PricingApi.Domain.Tests.Catalogue;

public class VolumeCliffsTests
{
    [Fact]
    public void A_tier_where_more_costs_less_is_found()
    {
        var found = VolumeCliffs.Find([Menu.PerUnit("A", 1), Menu.Service("B", new Volume([new(100, 1.50m, 0), new(500, 1.50m, 0), new(null, 0.95m, 0)]))]).ShouldHaveSingleItem();

        (found.Code, found.Path).ShouldBe(("volume-cliff", "/services/1/tariff/charge/tiers/1"));
        found.Message.ShouldBe("'B': just above 500 the whole quantity costs less than at it.");
    }

    [Theory]
    [InlineData(1.00, 0)] // the same price
    [InlineData(1.01, 0)] // a dearer tier
    [InlineData(0.99, 1)] // a fee that makes up for the lower price
    public void A_tier_where_more_costs_more_is_not(decimal price, decimal fee) =>
        VolumeCliffs.Find([Menu.Service("A", new Volume([new(100, 1, 0), new(null, price, fee)]))]).ShouldBeEmpty();

    [Fact]
    public void A_graduated_tariff_has_no_cliffs() => VolumeCliffs.Find([Menu.Service("A", new Graduated([new(100, 1, 0), new(null, 0.5m, 0)]))]).ShouldBeEmpty();
}
