using PricingApi.Domain.Adjustments;

namespace PricingApi.Domain.Tests.Adjustments;

public class VatGroupTests
{
    [Fact]
    public void Per_rate_vat_is_rounded_on_the_sum_and_shared_over_the_lines()
    {
        var (group, lines) = Of(VatRounding.PerRate, 21, 37.50m, 12.50m);

        group.ShouldBe(new(new("S", 21), Menu.Eur(50), Menu.Eur(10.50m), Menu.Eur(10.51m)));
        lines.ShouldBe([Menu.Eur(7.88m), Menu.Eur(2.62m)]); // 7.875 and 2.625: the first of equal remainders gets the coin
    }

    [Fact]
    public void Per_line_vat_is_rounded_on_each_line_and_added_up()
    {
        var (group, lines) = Of(VatRounding.PerLine, 21, 37.50m, 12.50m);

        group.ShouldBe(new(new("S", 21), Menu.Eur(50), Menu.Eur(10.51m), Menu.Eur(10.50m)));
        lines.ShouldBe([Menu.Eur(7.88m), Menu.Eur(2.63m)]);
    }

    [Fact]
    public void A_reduction_takes_its_part_of_the_vat_off()
    {
        var (group, lines) = Of(VatRounding.PerRate, 21, 100m, -10.03m);

        group.Amount.ShouldBe(Menu.Eur(18.89m)); // 18.8937
        lines.ShouldBe([Menu.Eur(21m), Menu.Eur(-2.11m)]); // -2.1063
    }

    [Fact]
    public void A_group_of_reductions_has_vat_below_zero()
    {
        var (group, lines) = Of(VatRounding.PerRate, 21, -0.05m, -0.05m, -0.05m);

        group.Amount.ShouldBe(Menu.Eur(-0.03m)); // -0.0315
        lines.ShouldBe([Menu.Eur(-0.01m), Menu.Eur(-0.01m), Menu.Eur(-0.01m)]);
    }

    [Fact]
    public void Of_two_halves_of_a_coin_the_first_goes_up()
    {
        Of(VatRounding.PerRate, 50, 0.01m, 0.01m).Lines.ShouldBe([Menu.Eur(0.01m), Menu.Eur(0)]);
        Of(VatRounding.PerRate, 50, -0.01m, -0.01m).Lines.ShouldBe([Menu.Eur(0), Menu.Eur(-0.01m)]);
    }

    [Fact]
    public void A_rate_with_four_decimals_is_shared_exactly() => Of(VatRounding.PerRate, 20.1255m, 1000m, 1000m).Lines.ShouldBe([Menu.Eur(201.26m), Menu.Eur(201.25m)]);

    private static (VatGroup Group, Money[] Lines) Of(VatRounding rounding, decimal rate, params decimal[] nets) =>
        VatGroup.Of(new("S", rate), [.. nets.Select(Menu.Eur)], rounding, Currency.Euro);
}
