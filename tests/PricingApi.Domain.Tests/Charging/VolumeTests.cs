using PricingApi.Domain.Charging;

namespace PricingApi.Domain.Tests.Charging;

public class VolumeTests
{
    private static readonly Volume Parcels = new([new(10, 2m, 0), new(100, 1.50m, 3m), new(null, 1m, 0)]);

    [Theory]
    [InlineData(0, 0)]
    [InlineData(10, 20)] // the boundary belongs to the lower tier
    [InlineData(10.0001, 18.00015)] // every unit at the tier reached, and its fee
    [InlineData(100, 153)]
    [InlineData(101, 101)] // cheaper than a hundred
    public void Prices_every_unit_at_the_tier_reached(decimal quantity, decimal amount) => Menu.Amount(Parcels, quantity).ShouldBe(amount);

    [Fact]
    public void Explains_itself_by_the_tier_reached() =>
        Menu.Steps(Parcels, 40).ShouldBe([new(StepKind.Volume, 63, 40, 1.50m, 1, 3, 2, 100)]);

    [Fact]
    public void Has_no_step_when_every_unit_is_included() => Menu.Steps(Parcels, 0).ShouldBeEmpty();
}
