using PricingApi.Domain.Catalogue;
using PricingApi.Domain.Charging;

namespace PricingApi.Domain.Tests.Charging;

public class PercentageTests
{
    private static readonly Percentage Fuel = new(8.5m, new(["TRIP"], ["transport"], [ServiceKind.Base]), 2);

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

    [Theory]
    [InlineData("TRIP", "handling", ServiceKind.AddOn, true)]
    [InlineData("TOLL", "transport", ServiceKind.AddOn, true)]
    [InlineData("RENT", "storage", ServiceKind.Base, true)]
    [InlineData("TOLL", "handling", ServiceKind.AddOn, false)]
    [InlineData("trip", "Transport", ServiceKind.OptOut, false)] // names are exact
    public void Names_a_line_by_code_category_or_kind(string code, string category, ServiceKind kind, bool named) =>
        Fuel.Of.Names(Menu.Service(code, new Flat(1), kind: kind, category: category)).ShouldBe(named);

    [Fact]
    public void Never_names_another_percentage() =>
        Fuel.Of.Names(Menu.Service("TRIP", Fuel, category: "transport", kind: ServiceKind.Base)).ShouldBeFalse();
}
