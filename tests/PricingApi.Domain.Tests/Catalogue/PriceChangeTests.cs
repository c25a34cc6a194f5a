using PricingApi.Domain.Catalogue;
using PricingApi.Domain.Charging;

namespace PricingApi.Domain.Tests.Catalogue;

public class PriceChangeTests
{
    [Theory]
    [InlineData(6.00, 3, 6.18)]
    [InlineData(6.00, -2.5, 5.85)]
    [InlineData(0.05, 10, 0.06)] // 0.055, away from zero
    [InlineData(0.195, 3, 0.201)] // keeps its three decimals
    [InlineData(7, 0.5, 7.04)] // has at least the currency's
    [InlineData(6.00, 0, 6.00)]
    [InlineData(6.00, 1000, 66.00)]
    public void A_price_changes_by_the_percentage_and_keeps_its_decimals(decimal price, decimal percentage, decimal changed) =>
        Changed(new PerUnit(price, 10), new(percentage)).Charge.ShouldBe(new PerUnit(changed, 10));

    [Fact]
    public void Every_price_of_every_model_changes_and_nothing_else()
    {
        var change = new PriceChange(10);
        Tier[] tiers = [new(100, 1.00m, 5.00m), new(null, 0.50m, 0)];
        Tier[] dearer = [new(100, 1.10m, 5.50m), new(null, 0.55m, 0)];

        Changed(new Flat(100), change).Charge.ShouldBe(new Flat(110));
        Changed(new Package(15, 12.50m), change).Charge.ShouldBe(new Package(15, 13.75m));
        ((Graduated)Changed(new Graduated(tiers), change).Charge).Tiers.ShouldBe(dearer);
        ((Volume)Changed(new Volume(tiers), change).Charge).Tiers.ShouldBe(dearer);
        var percentage = (Percentage)Changed(Menu.PercentageOf(8.5m, "A") with { FixedFee = 2 }, change).Charge;
        (percentage.Rate, percentage.FixedFee).ShouldBe((8.5m, 2.20m));
        var bounded = change.Apply(Menu.Service("A", new Flat(1), minimum: 20, maximum: 30, included: 0), Currency.Euro).Tariff;
        (bounded.Minimum, bounded.Maximum).ShouldBe((22, 33));
    }

    [Fact]
    public void Only_services_of_the_category_change()
    {
        var change = new PriceChange(10, "storage");

        change.Apply(Menu.PerUnit("A", 1, category: "storage"), Currency.Euro).Tariff.Charge.ShouldBe(new PerUnit(1.10m, 1));
        change.Apply(Menu.PerUnit("B", 1, category: "transport"), Currency.Euro).Tariff.Charge.ShouldBe(new PerUnit(1, 1));
    }

    [Theory]
    [InlineData(-100, false)]
    [InlineData(-99.9999, true)]
    [InlineData(1000, true)]
    [InlineData(1000.0001, false)]
    [InlineData(0.00001, false)]
    public void A_change_has_bounds(decimal percentage, bool possible) => (new PriceChange(percentage).Refuse() is null).ShouldBe(possible);

    [Fact]
    public void A_price_that_can_never_be_is_left_alone() =>
        Changed(new Flat(decimal.MaxValue), new(1000)).Charge.ShouldBe(new Flat(decimal.MaxValue));

    private static Tariff Changed(ChargeModel model, PriceChange change) => change.Apply(Menu.Service("A", model), Currency.Euro).Tariff;

    [Fact]
    public void Introductory_prices_change_along_and_floors_do_not()
    {
        var service = Menu.PerUnit("A", 10) with
        {
            Tariff = Menu.PerUnit("A", 10).Tariff with { Introductory = new(Menu.Day, new PerUnit(5, 1), 2, 4), Floor = new(3, null, 1), Index = new("CPI", 100, 100) },
        };

        new PriceChange(10).Apply(service, Currency.Euro).Tariff.ShouldBe(service.Tariff with { Charge = new PerUnit(11, 1), Introductory = new(Menu.Day, new PerUnit(5.5m, 1), 2.2m, 4.4m) });
    }
}
