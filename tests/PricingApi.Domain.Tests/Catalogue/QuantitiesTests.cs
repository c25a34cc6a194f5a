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

    [Theory]
    [InlineData(10d, null, null, 9.9999, "'A' is sold from 10 on.")]
    [InlineData(10d, null, null, 10d, null)]
    [InlineData(null, 10d, null, 10.0001, "'A' is sold up to 10.")]
    [InlineData(null, 10d, null, 10d, null)]
    [InlineData(5d, 10d, null, 11d, "'A' is sold from 5 to 10.")]
    [InlineData(null, null, 0.25, 0.75, null)]
    [InlineData(null, null, 0.25, 0.8, "'A' is sold in steps of 0.25.")]
    [InlineData(10d, 50d, 10d, 25d, "'A' is sold in steps of 10.")]
    public void A_service_is_sold_in_its_range_of_quantities(double? minimum, double? maximum, double? step, double quantity, string? refusal) =>
        Quantities.Refuse(Menu.Service("A", new Flat(1)) with { Quantity = new((decimal?)minimum, (decimal?)maximum, (decimal?)step) }, (decimal)quantity).ShouldBe(refusal);

    [Theory]
    [InlineData(null, null, 1d)]
    [InlineData(10d, 5d, 10d)]
    [InlineData(null, 5d, 5d)]
    [InlineData(null, 0.25, 1d)] // one unit is a whole number of steps
    [InlineData(null, 0.3, 0.3)]
    [InlineData(0.5, null, 0.5)]
    public void What_is_not_asked_shows_the_price_of_one_or_of_the_least(double? minimum, double? step, double least) =>
        Quantities.Least(Menu.Service("A", new Flat(1)) with { Quantity = new((decimal?)minimum, null, (decimal?)step) }).ShouldBe((decimal)least);

    private static string? Refuse(string unit, decimal quantity) => Quantities.Refuse(Menu.Service("A", new Flat(1), unit: unit), quantity);
}
