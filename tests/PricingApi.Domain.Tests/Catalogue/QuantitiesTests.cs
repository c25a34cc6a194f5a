using PricingApi.Domain.Catalogue;
using PricingApi.Domain.Charging;

namespace PricingApi.Domain.Tests.Catalogue;

public class QuantitiesTests
{
    [Theory]
    [InlineData("KGM", 0.0001)]
    [InlineData("KGM", 1_000_000)]
    [InlineData("HUR", 0.25)] // hours are measured
    [InlineData("H87", 3)]
    [InlineData("XPX", 44)]
    [InlineData("X1", 0.5)] // two letters: not a package
    public void A_quantity_may_be_asked(string unit, decimal quantity) => Refuse(unit, quantity).ShouldBeNull();

    [Theory]
    [InlineData("KGM", 0)]
    [InlineData("KGM", -1)]
    [InlineData("KGM", 1_000_000.0001)]
    [InlineData("KGM", 0.00001)]
    public void A_quantity_has_its_bounds(string unit, decimal quantity) => Refuse(unit, quantity).ShouldBe("A quantity lies above 0 and at most 1,000,000, with at most four decimals.");

    [Theory]
    [InlineData("H87")]
    [InlineData("C62")]
    [InlineData("EA")]
    [InlineData("NMP")]
    [InlineData("E48")]
    [InlineData("IE")]
    [InlineData("NPR")]
    [InlineData("SET")]
    [InlineData("XPX")]
    [InlineData("XBX")]
    public void What_is_counted_is_whole(string unit)
    {
        Refuse(unit, 1.5m).ShouldBe($"'A' is counted in whole units ({unit}).");
        Refuse(unit, 2.0m).ShouldBeNull();
    }

    [Fact]
    public void A_percentage_is_taken_once()
    {
        var fuel = Menu.Service("FUEL", Menu.PercentageOf(8.5m, "TRIP"));

        Quantities.Refuse(fuel, 1).ShouldBeNull();
        Quantities.Refuse(fuel, 2).ShouldBe("A percentage is taken once: its quantity is 1.");
    }

    private static string? Refuse(string unit, decimal quantity) => Quantities.Refuse(Menu.Service("A", new Flat(1), unit: unit), quantity);
}
