using PricingApi.Domain.Charging;

namespace PricingApi.Domain.Tests.Charging;

public class GraduatedTests
{
    // First 10 at 2.00, next 90 at 1.50, the rest at 1.00 plus 5 to open the tier.
    private static readonly Graduated Seats = new([new(10, 2m, 0), new(100, 1.50m, 0), new(null, 1m, 5m)]);

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0.0001, 0.0002)]
    [InlineData(10, 20)] // the boundary belongs to the lower tier
    [InlineData(10.0001, 20.00015)]
    [InlineData(100, 155)]
    [InlineData(100.0001, 160.0001)] // the fee is due as soon as the tier is entered
    [InlineData(101, 161)]
    public void Prices_each_unit_in_the_tier_it_falls_in(decimal quantity, decimal amount) => Menu.Amount(Seats, quantity).ShouldBe(amount);

    [Fact]
    public void Explains_itself_tier_by_tier() =>
        Menu.Steps(Seats, 112).ShouldBe(
        [
            new(StepKind.Tier, 20, 10, 2m, 1, 0, 1, 10),
            new(StepKind.Tier, 135, 90, 1.50m, 1, 0, 2, 100),
            new(StepKind.Tier, 17, 12, 1m, 1, 5, 3, null),
        ]);

    [Fact]
    public void The_units_of_the_steps_add_up_to_the_quantity()
    {
        for (var quantity = 0m; quantity < 250; quantity += 0.25m)
        {
            Menu.Steps(Seats, quantity).Sum(step => step.Units).ShouldBe(quantity);
        }
    }
}
