using PricingApi.Domain.Charging;

namespace PricingApi.Domain.Tests.Charging;

public class FlatTests
{
    [Theory]
    [InlineData(0)] // nothing left after the included units: a flat amount has none
    [InlineData(1)]
    [InlineData(750.25)]
    public void Costs_the_same_whatever_the_quantity(decimal quantity) => Menu.Amount(new Flat(125), quantity).ShouldBe(125);

    [Fact]
    public void Explains_itself_as_a_fixed_amount() =>
        Menu.Steps(new Flat(125), 3).ShouldBe([new(StepKind.Flat, 125, Fee: 125)]);
}
