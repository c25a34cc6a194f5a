using PricingApi.Domain.Catalogue;
using PricingApi.Domain.Charging;

namespace PricingApi.Domain.Tests.Charging;

public class ChargeTests
{
    private static Service Pallets(decimal? minimum = null, decimal? maximum = null, decimal included = 0, ServiceKind kind = ServiceKind.AddOn) =>
        Menu.Service("PALLETS", new PerUnit(6, 1), kind: kind, minimum: minimum, maximum: maximum, included: included);

    [Theory]
    [InlineData(1, 25)]
    [InlineData(5, 30)]
    [InlineData(16, 96)]
    [InlineData(17, 100)]
    public void Stays_between_minimum_and_maximum(decimal quantity, decimal amount) =>
        Menu.Charge(Pallets(25, 100), quantity).ListAmount.Amount.ShouldBe(amount);

    [Fact]
    public void Shows_what_is_added_to_reach_the_minimum() =>
        Menu.Charge(Pallets(minimum: 25), 1).Steps.ShouldBe([new(StepKind.PerUnit, 6, 1, 6, 1, 0), new(StepKind.Minimum, 19, Base: 25)]);

    [Fact]
    public void Shows_what_is_taken_off_to_stay_at_the_maximum() =>
        Menu.Charge(Pallets(maximum: 10), 2).Steps.ShouldBe([new(StepKind.PerUnit, 12, 2, 6, 1, 0), new(StepKind.Maximum, -2, Base: 10)]);

    [Theory]
    [InlineData(25)] // minimum reached exactly
    [InlineData(50)] // maximum reached exactly
    public void Has_no_step_for_a_bound_that_changes_nothing(decimal price) =>
        Menu.Charge(Menu.Service("A", new Flat(price), minimum: 25, maximum: 50), 1).Steps.ShouldHaveSingleItem();

    [Fact]
    public void A_half_coin_survives_a_third_and_an_index()
    {
        var service = Menu.Service("A", new PerUnit(495.77m, 3));
        var followed = service with { Tariff = service.Tariff with { Index = new("FUEL", 0.7m, 50) { Value = new("FUEL", new(2026, 1, 1), 128, "a table") } } };

        Menu.Charge(followed, 360_605).ListAmount.Amount.ShouldBe(5_478_242_387.48m); // exactly 5,478,242,387.475, of which neither part is a finite decimal
    }

    [Theory]
    [InlineData(3, 3, 0)]
    [InlineData(5, 5, 0)]
    [InlineData(7.5, 5, 15)]
    public void Shows_included_units_at_zero(decimal quantity, decimal included, decimal amount)
    {
        var charge = Menu.Charge(Pallets(included: 5), quantity);

        charge.Steps[0].ShouldBe(new(StepKind.Included, 0, included, 0, 1, 0));
        charge.Steps.Sum(step => step.Units).ShouldBe(quantity);
        charge.ListAmount.Amount.ShouldBe(amount);
    }

    [Fact]
    public void Charges_the_minimum_even_when_every_unit_is_included() =>
        Menu.Charge(Pallets(minimum: 25, included: 5), 2).ListAmount.Amount.ShouldBe(25);

    [Fact]
    public void Starts_the_tiers_after_the_included_units() =>
        Menu.Charge(Menu.Service("A", new Graduated([new(10, 2, 0), new(null, 1, 0)]), included: 5), 15).ListAmount.Amount.ShouldBe(20);

    [Fact]
    public void Rounds_once_and_shows_the_difference_to_the_rounded_steps()
    {
        // 0.005 + 0.005 is one cent; each step alone would round up to one.
        var charge = Menu.Charge(Menu.Service("A", new Graduated([new(1, 0.005m, 0), new(null, 0.005m, 0)])), 2);

        charge.ListAmount.Amount.ShouldBe(0.01m);
        charge.Steps.Select(step => (step.Kind, step.Amount)).ShouldBe([(StepKind.Tier, 0.01m), (StepKind.Tier, 0.01m), (StepKind.Rounding, -0.01m)]);
    }

    [Fact]
    public void Adds_a_coin_that_the_rounded_steps_lost() =>
        Menu.Charge(Menu.Service("A", new Graduated([new(1, 0.004m, 0), new(null, 0.004m, 0)])), 2).Steps[^1].ShouldBe(new(StepKind.Rounding, 0.01m));

    [Fact]
    public void An_opt_out_takes_off_what_its_tariff_says()
    {
        var charge = Menu.Charge(Pallets(kind: ServiceKind.OptOut), 2);

        charge.ListAmount.Amount.ShouldBe(-12);
        charge.Steps.ShouldBe([new(StepKind.PerUnit, -12, 2, -6, 1, 0)]);
    }

    [Theory]
    [InlineData(1, -25)] // at least this reduction
    [InlineData(50, -100)] // at most this reduction
    public void The_bounds_of_an_opt_out_bound_the_reduction(decimal quantity, decimal amount)
    {
        var charge = Menu.Charge(Pallets(25, 100, kind: ServiceKind.OptOut), quantity);

        charge.ListAmount.Amount.ShouldBe(amount);
        charge.Steps.Sum(step => step.Amount).ShouldBe(amount);
    }

    [Theory]
    [InlineData(999_999_999_999, 1000, true)]
    [InlineData(999_999_999_999, 1001, false)]
    public void Is_absent_when_the_amount_is_beyond_what_money_can_hold(decimal price, decimal quantity, bool fits) =>
        Charge.Of(Menu.PerUnit("A", price), quantity, 0, Currency.Euro).HasValue.ShouldBe(fits);

    [Fact]
    public void Is_absent_when_only_the_sum_of_the_steps_is_too_large()
    {
        var tiers = new Graduated([new(1000, 999_999_999_999, 0), new(null, 999_999_999_999, 0)]);

        Charge.Of(Menu.Service("A", tiers), 2000, 0, Currency.Euro).ShouldBeNull();
    }

    [Fact]
    public void Is_absent_when_a_step_is_too_large_though_the_maximum_is_not() =>
        Charge.Of(Menu.Service("A", new PerUnit(999_999_999_999, 1), maximum: 10), 1_000_000, 0, Currency.Euro).ShouldBeNull();
}
