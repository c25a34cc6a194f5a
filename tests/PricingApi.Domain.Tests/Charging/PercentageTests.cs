using PricingApi.Domain.Charging;

namespace PricingApi.Domain.Tests.Charging;

public class PercentageTests
{
    private static readonly Percentage Fuel = new(8.5m, new(["TRIP"], [], []), 2);

    [Theory]
    [InlineData(0, 2)] // the fee is due whatever the base
    [InlineData(100, 10.50)]
    [InlineData(37.50, 5.1875)]
    [InlineData(-100, -6.50)] // of a reduction
    public void Takes_its_rate_of_the_base_and_adds_its_fee(decimal @base, decimal amount) =>
        Menu.Steps(Fuel, 1, @base).Sum(step => step.Amount).ShouldBe(amount);

    [Fact]
    public void Explains_itself_by_base_rate_and_fee() =>
        Menu.Steps(Fuel, 1, 100).ShouldBe([new(StepKind.Percentage, 10.50m, Fee: 2, Base: 100, Rate: 8.5m)]);
}
