using PricingApi.Domain.Adjustments;
using PricingApi.Domain.Catalogue;
using PricingApi.Domain.Charging;
using PricingApi.Domain.Quotes;

namespace PricingApi.Domain.Tests.Quotes;

/// <summary>Bundles and discounts on the whole quote: spread over lines to the cent, and shown on each.</summary>
public class ReductionsTests
{
    private static readonly PriceBookVersion Version = Menu.Version(
        Menu.PerUnit("A", 1m, category: "a"),
        Menu.PerUnit("B", 1m, category: "a"),
        Menu.PerUnit("C", 1m, category: "a"),
        Menu.Service("PERCENT", new Percentage(10, new([], ["a"], []), 0)),
        Menu.Service("ONCE", new Flat(50), ChargePeriod.OneOff),
        Menu.Service("LESS", new Flat(5), kind: ServiceKind.OptOut, requires: ["A"]));

    [Fact]
    public void A_percentage_of_the_quote_is_spread_by_largest_remainder()
    {
        var numbers = Numbers(new() { Discounts = [new(Menu.PerCent(10))] }, new("A", 0.05m), new("B", 0.05m), new("C", 0.05m));

        numbers.Lines.Select(line => (line.NetAmount, line.Shares?.SingleOrDefault()?.Amount)).ShouldBe([("0.04", "0.01"), ("0.04", "0.01"), ("0.05", "0.00")]);
        numbers.Reductions.ShouldNotBeNull().ShouldBe([new(ReductionKind.Quote, 1, ChargePeriod.PerMonth, "0.02")]);
        numbers.Totals[0].Net.ShouldBe("0.13");
    }

    [Fact]
    public void An_amount_is_spread_over_the_lines_of_its_period()
    {
        var numbers = Numbers(new() { Discounts = [new(Menu.Off(1m), ChargePeriod.PerMonth)] }, new("A", 1), new("B", 1), new("C", 1), new("ONCE", 1));

        numbers.Lines.Select(line => line.NetAmount).ShouldBe(["0.66", "0.67", "0.67", "50.00"]);
    }

    [Fact]
    public void A_percentage_is_taken_before_any_share()
    {
        var numbers = Numbers(new() { Discounts = [new(Menu.PerCent(50))] }, new("A", 100), new("PERCENT", 1));

        numbers.Lines.Select(line => (line.ListAmount, line.NetAmount)).ShouldBe([("100.00", "50.00"), ("10.00", "5.00")]);
    }

    [Fact]
    public void A_bundle_takes_off_its_own_lines_before_the_quote_does()
    {
        var numbers = Numbers(
            new() { Bundles = [new("Duo", ["A", "B"], Menu.PerCent(10))], Discounts = [new(Menu.PerCent(10))] }, new("A", 100), new("B", 50), new("C", 50));

        numbers.Lines.Select(line => string.Join(' ', (line.Shares ?? []).Select(share => $"{share.Kind}{share.Number}:{share.Amount}")) + " " + line.NetAmount).ShouldBe(
            ["Bundle1:10.00 Quote1:9.00 81.00", "Bundle1:5.00 Quote1:4.50 40.50", "Quote1:5.00 45.00"]);
    }

    [Fact]
    public void Lines_that_do_not_count_or_take_something_off_have_no_part()
    {
        var numbers = Numbers(
            new() { Discounts = [new(Menu.PerCent(10))] }, new("A", 100), new("LESS", 1), new("B", 10) { Disposition = Disposition.Optional });

        numbers.Lines.Select(line => line.NetAmount).ShouldBe(["90.00", "-5.00", "10.00"]);
        numbers.Lines[2].Choice.ShouldNotBeNull().Changes.Single().Net.ShouldBe("9.00"); // ten per cent off when it is taken
    }

    [Fact]
    public void A_bundle_is_dissolved_when_a_line_of_it_is_exchanged()
    {
        var inputs = Inputs(new() { Bundles = [new("Duo", ["A", "B"], Menu.Off(10))] }, new("A", 100), new("B", 50), new("C", 120) { Disposition = Disposition.Alternative, AlternativeTo = "A" });

        var numbers = QuoteDocument.Compute(Version, inputs).Value.ShouldNotBeNull().Numbers;

        numbers.Totals[0].Net.ShouldBe("140.00");
        numbers.Lines[2].Choice.ShouldNotBeNull().Changes.Single().Net.ShouldBe("30.00");
        QuoteDocument.Compute(Version, inputs with { Taken = [3] }).Value.ShouldNotBeNull().Numbers.Totals[0].Net.ShouldBe("170.00");
    }

    [Fact]
    public void An_amount_says_which_period_when_there_are_several()
    {
        Refusals(new() { Discounts = [new(Menu.Off(1))] }, new("A", 10), new("ONCE", 1)).ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            refusal => refusal.Code.ShouldBe("discount-period-missing"),
            refusal => refusal.Path.ShouldBe("/discounts/0/chargePeriod"));
        Refusals(new() { Bundles = [new("Duo", ["A", "ONCE"], Menu.Off(1))] }, new("A", 10), new("ONCE", 1)).ShouldHaveSingleItem().Code.ShouldBe("discount-period-missing");
    }

    [Theory]
    [InlineData(10, 0)]
    [InlineData(10.01, 1)]
    public void A_reduction_never_exceeds_what_it_is_taken_of(decimal amount, int refusals) =>
        Refusals(new() { Discounts = [new(Menu.Off(amount))] }, new("A", 6), new("B", 4)).Count(refusal => refusal is { Code: "discount-out-of-range", Path: "/discounts/0" }).ShouldBe(refusals);

    [Fact]
    public void An_amount_with_nothing_to_take_it_off_is_refused() =>
        Refusals(new() { Discounts = [new(Menu.Off(1), ChargePeriod.PerYear)] }, new Selection("A", 6)).ShouldHaveSingleItem().Code.ShouldBe("discount-out-of-range");

    [Theory]
    [InlineData("A", "/bundles/0/services")] // alone
    [InlineData("A A", "/bundles/0/services/1")]
    [InlineData("A C", "/bundles/0/services/1")] // optional
    [InlineData("A ONCE", "/bundles/0/services/1")] // on no line
    public void A_bundle_holds_lines_that_count_each_once(string services, string path) =>
        Refusals(new() { Bundles = [new("Duo", services.Split(' '), Menu.PerCent(1))] }, new("A", 6), new("B", 6), new("C", 6) { Disposition = Disposition.Optional })
            .ShouldContain(refusal => refusal.Code == "bundle-invalid" && refusal.Path == path);

    private static QuoteInputs Inputs(Agreed agreed, params Selection[] lines) => Menu.Inputs(Version, lines) with { Bundles = agreed.Bundles, Discounts = agreed.Discounts };

    private static QuoteNumbers Numbers(Agreed agreed, params Selection[] lines) => QuoteDocument.Compute(Version, Inputs(agreed, lines)).Value.ShouldNotBeNull().Numbers;

    private static IReadOnlyList<Refusal> Refusals(Agreed agreed, params Selection[] lines) => QuoteDocument.Compute(Version, Inputs(agreed, lines)).Refusals;

    private sealed record Agreed
    {
        public IReadOnlyList<Bundle>? Bundles { get; init; }

        public IReadOnlyList<QuoteDiscount>? Discounts { get; init; }
    }
}
