using PricingApi.Domain.Adjustments;
using PricingApi.Domain.Catalogue;
using PricingApi.Domain.Charging;
using PricingApi.Domain.Quotes;

namespace PricingApi.Domain.Tests.Quotes;

/// <summary>Sums that are often got wrong, worked out by hand.</summary>
public class WorkedSumsTests
{
    private static readonly Graduated Bands = new([new(100, 1.50m, 0), new(500, 1.20m, 0), new(null, 0.95m, 0)]);

    [Theory]
    [InlineData(VatRounding.PerRate, "10.50")]
    [InlineData(VatRounding.PerLine, "10.51")] // 7.875 and 2.625 each go up
    public void Vat_of_two_lines_depends_on_where_it_is_rounded(VatRounding rounding, string vat) =>
        VatOf(rounding, 37.50m, 12.50m).ShouldBe(vat);

    [Theory]
    [InlineData(VatRounding.PerRate, "0.10")]
    [InlineData(VatRounding.PerLine, "0.07")] // seven times 0.0147
    public void Vat_of_seven_tiny_lines_is_lost_only_when_each_is_rounded(VatRounding rounding, string vat) =>
        VatOf(rounding, 0.07m, 0.07m, 0.07m, 0.07m, 0.07m, 0.07m, 0.07m).ShouldBe(vat);

    [Fact]
    public void A_discount_is_rounded_before_vat_is_taken()
    {
        var quote = Quote(new PerUnit(348.35m, 1), 16, 22, Menu.PerCent(4));

        quote.Lines[0].NetAmount.ShouldBe(Menu.Eur(5350.66m));
        quote.Totals[0].Vat.ShouldBe(Menu.Eur(1177.15m));
        quote.Totals[0].Gross.ShouldBe(Menu.Eur(6527.81m));
    }

    [Fact]
    public void Half_a_cent_goes_up() => Money.Round(20.125m, Currency.Euro).ToString().ShouldBe("20.13");

    [Fact]
    public void A_hundred_over_three_gives_the_first_the_odd_cent() =>
        Spread(100m, 1, 1, 1).ShouldBe(["33.34", "33.33", "33.33"]);

    [Fact]
    public void A_share_never_changes_sign() =>
        Spread(1m, 100, 100, 100, 100, 100, 100, 1).ShouldBe(["0.17", "0.17", "0.17", "0.17", "0.16", "0.16", "0.00"]);

    [Theory]
    [InlineData(100, 150.00)] // the boundary belongs to the lower tier
    [InlineData(100.5, 150.60)]
    [InlineData(101, 151.20)]
    [InlineData(500, 630.00)]
    [InlineData(501, 630.95)]
    [InlineData(630, 753.50)]
    public void Graduated_tiers_price_each_band_by_itself(decimal quantity, decimal amount) =>
        Menu.Amount(Bands, quantity).ShouldBe(amount);

    [Theory]
    [InlineData(100, 150.00)]
    [InlineData(101, 121.20)]
    [InlineData(500, 600.00)]
    [InlineData(501, 475.95)] // one more costs 124.05 less
    public void Volume_tiers_price_everything_at_the_band_reached(decimal quantity, decimal amount) =>
        Menu.Amount(new Volume(Bands.Tiers), quantity).ShouldBe(amount);

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 12.50)]
    [InlineData(10, 12.50)]
    [InlineData(10.5, 25.00)]
    [InlineData(11, 25.00)]
    public void Packages_are_charged_whole(decimal quantity, decimal amount) =>
        Menu.Amount(new Package(10, 12.50m), quantity).ShouldBe(amount);

    [Fact]
    public void Free_units_come_off_before_packages_are_counted() =>
        Menu.Charge(Menu.Service("BOXES", new Package(10, 12.50m), included: 5), 12).ListAmount.ShouldBe(Menu.Eur(12.50m));

    [Fact]
    public void Vat_is_taken_of_the_rounded_net()
    {
        var quote = Quote(new PerUnit(24, 1), 3, 5.5m, Menu.PerCent(16.66m));

        quote.Lines[0].NetAmount.ShouldBe(Menu.Eur(60));
        quote.Totals[0].Vat.ShouldBe(Menu.Eur(3.30m));
    }

    [Fact]
    public void A_unit_price_is_never_rounded() =>
        Quote(new PerUnit(0.195m, 1), 1198, 21).Lines[0].NetAmount.ShouldBe(Menu.Eur(233.61m));

    [Fact]
    public void Each_rate_has_its_own_vat()
    {
        var version = Menu.Version(
            Menu.PerUnit("A", 19.99m), Menu.PerUnit("B", 4.35m), Menu.PerUnit("C", 12.45m, VatTreatment.Reduced), Menu.PerUnit("D", 100m, VatTreatment.Zero));

        var total = Menu.Quote(version, new("A", 1), new("B", 1), new("C", 1), new("D", 1)).Totals.ShouldHaveSingleItem();

        total.VatBreakdown.Select(group => (group.Rate, $"{group.Base}", $"{group.Amount}")).ShouldBe(
            [(new("S", 21), "24.34", "5.11"), (new("S", 9), "12.45", "1.12"), (new("Z", 0), "100.00", "0.00")]);
        total.Vat.ShouldBe(Menu.Eur(6.23m));
    }

    [Fact]
    public void Vat_is_taken_of_the_line_not_of_the_unit() =>
        Quote(new PerUnit(1.08m, 1), 3, 19).Totals[0].Gross.ShouldBe(Menu.Eur(3.86m));

    [Fact]
    public void A_fuel_percentage_is_taken_of_the_sum_and_rounded_once()
    {
        var version = Menu.Version(
            Menu.PerUnit("A", 12.50m), Menu.PerUnit("B", 12.50m), Menu.PerUnit("C", 12.50m), Menu.Service("FUEL", Menu.PercentageOf(8.5m, "A", "B", "C")));

        var quote = Menu.Quote(version, new("FUEL", 1), new("A", 1), new("B", 1), new("C", 1));

        quote.Lines[0].NetAmount.ShouldBe(Menu.Eur(3.19m));
    }

    [Fact]
    public void A_month_is_divided_by_its_days() => Spread(100m, 21, 9).ShouldBe(["70.00", "30.00"]);

    private static string VatOf(VatRounding rounding, params decimal[] amounts)
    {
        var services = amounts.Select((amount, index) => Menu.PerUnit($"LINE-{index}", amount)).ToArray();
        var lines = services.Select(service => new Selection(service.Code, 1)).ToArray();

        return Menu.QuoteBy(Menu.Terms with { VatRounding = rounding }, Menu.Version(services), lines).Totals[0].Vat.ToString();
    }

    private static PricedQuote Quote(ChargeModel charge, decimal quantity, decimal vat, params Discount[] discounts) =>
        Menu.QuoteBy(Menu.Terms with { Vat = new(vat, 9) }, Menu.Version(Menu.Service("A", charge)), new Selection("A", quantity) { Discounts = discounts });

    private static IEnumerable<string> Spread(decimal amount, params long[] weights) =>
        LargestRemainder.Spread(Menu.Eur(amount), weights).Select(part => part.ToString());
}
