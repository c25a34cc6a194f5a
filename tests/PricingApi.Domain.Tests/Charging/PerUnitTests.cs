using PricingApi.Domain.Charging;

namespace PricingApi.Domain.Tests.Charging;

public class PerUnitTests
{
    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 6)]
    [InlineData(44, 264)]
    [InlineData(0.5, 3)] // pro rata, never rounded up
    public void Charges_each_unit(decimal quantity, decimal amount) => Menu.Amount(new PerUnit(6, 1), quantity).ShouldBe(amount);

    [Theory]
    [InlineData(100, 1.50)]
    [InlineData(250, 3.75)]
    [InlineData(1, 0.015)] // exact: rounding comes when the line is settled
    public void Charges_for_so_many_units_at_a_time(decimal quantity, decimal amount) => Menu.Amount(new PerUnit(1.50m, 100), quantity).ShouldBe(amount);

    [Fact]
    public void Explains_itself_by_units_and_price() =>
        Menu.Steps(new PerUnit(1.50m, 100), 250).ShouldBe([new(StepKind.PerUnit, 3.75m, 250, 1.50m, 100, 0)]);

    [Fact]
    public void Has_no_step_when_every_unit_is_included() => Menu.Steps(new PerUnit(6, 1), 0).ShouldBeEmpty();
}
