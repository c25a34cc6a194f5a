using PricingApi.Domain.Charging;

namespace PricingApi.Domain.Tests.Charging;

public class PackageTests
{
    private static readonly Package QuarterHour = new(0.25m, 18m);

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0.0001, 18)] // started is charged
    [InlineData(0.25, 18)]
    [InlineData(0.2501, 36)]
    [InlineData(1, 72)]
    public void Charges_each_started_package(decimal quantity, decimal amount) => Menu.Amount(QuarterHour, quantity).ShouldBe(amount);

    [Fact]
    public void Explains_itself_in_packages() =>
        Menu.Steps(QuarterHour, 0.6m).ShouldBe([new(StepKind.Package, 54, 3, 18, 0.25m, 0)]);

    [Fact]
    public void Has_no_step_when_every_unit_is_included() => Menu.Steps(QuarterHour, 0).ShouldBeEmpty();
}
