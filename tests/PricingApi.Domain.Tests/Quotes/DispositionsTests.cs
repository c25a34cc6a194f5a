using PricingApi.Domain.Adjustments;
using PricingApi.Domain.Catalogue;
using PricingApi.Domain.Charging;
using PricingApi.Domain.Quotes;

namespace PricingApi.Domain.Tests.Quotes;

/// <summary>How a service stands in a quote, and what that does to its totals. Quotes are priced on 29 March 2026.</summary>
public class DispositionsTests
{
    private static readonly PriceBookVersion Version = Menu.Version(
        Menu.PerUnit("PALLET", 6m, category: "storage"),
        Menu.Service("FUEL", new Percentage(10, new([], ["storage", "options"], []), 0)),
        Menu.PerUnit("SCAN", 2m, category: "options"),
        Menu.Service("REPORT", new Flat(30), requires: ["SCAN"]),
        Menu.Service("SETUP", new Flat(100), ChargePeriod.OneOff),
        Menu.Service("NIGHT", new Flat(9), excludes: ["SCAN"]));

    [Fact]
    public void A_courtesy_shows_its_list_price_and_a_reduction_of_all_of_it()
    {
        var numbers = Numbers(new("PALLET", 10), Free("SCAN", 5, new(2026, 6, 30)));

        var line = numbers.Lines[1];
        (line.Disposition, line.ListAmount, line.NetAmount).ShouldBe((Disposition.Courtesy, "10.00", "0.00"));
        line.Discounts.ShouldHaveSingleItem().ShouldBe(new(DiscountKind.Percentage, "100", "storing", "10.00", "P. de Vries"));
        numbers.Totals.ShouldHaveSingleItem().Net.ShouldBe("60.00");
    }

    [Fact]
    public void What_was_given_away_until_a_day_is_charged_from_the_next_day_on()
    {
        var numbers = Numbers(new("PALLET", 10), Free("SCAN", 5, new(2026, 6, 30)), new("FUEL", 1));

        numbers.Lines[2].NetAmount.ShouldBe("6.00");
        var later = numbers.Later.ShouldNotBeNull().ShouldHaveSingleItem();
        later.From.ShouldBe(new(2026, 7, 1));
        later.Lines.ShouldBe([new(2, "10.00", "10.00"), new(3, "7.00", "7.00")]);
        later.Totals[0].Net.ShouldBe("77.00");
        numbers.Value.ShouldNotBeNull().Contract.ShouldBe("880.00"); // four months start before the first of July: 4 x 66 + 8 x 77
    }

    [Fact]
    public void What_is_charged_after_a_courtesy_is_less_the_reductions_of_the_quote()
    {
        var numbers = QuoteDocument.Compute(Version, Inputs(new("PALLET", 10), Free("SCAN", 5, new(2026, 6, 30))) with { Discounts = [new(Menu.PerCent(10))] }).Value.ShouldNotBeNull().Numbers;

        numbers.Later.ShouldNotBeNull().ShouldHaveSingleItem().Lines.ShouldBe([new(2, "10.00", "9.00")]);
    }

    [Fact]
    public void A_courtesy_of_what_is_charged_once_never_ends() =>
        Numbers(new("PALLET", 10), Free("SETUP", 1, new(2026, 6, 30))).Later.ShouldBeNull();

    [Theory]
    [InlineData("2026-03-28", true)]
    [InlineData("2026-03-29", false)]
    [InlineData("2031-12-31", false)]
    [InlineData("2032-01-01", true)]
    public void A_courtesy_ends_within_five_years(string until, bool refused) =>
        (Refusals(Free("SCAN", 1, DateOnly.ParseExact(until, "yyyy-MM-dd"))) is [{ Code: "courtesy-invalid", Path: "/lines/0/courtesy/until" }]).ShouldBe(refused);

    [Fact]
    public void An_optional_line_is_priced_outside_the_totals_with_what_taking_it_would_change()
    {
        var numbers = Numbers(new("PALLET", 10), new("FUEL", 1), Maybe("SCAN", 5));

        numbers.Totals.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            total => total.Net.ShouldBe("66.00"),
            total => total.VatBreakdown.ShouldHaveSingleItem().Base.ShouldBe("66.00"));
        numbers.Lines[2].ShouldSatisfyAllConditions(
            line => line.NetAmount.ShouldBe("10.00"),
            line => line.Vat.ShouldBe(new("S", "21", "2.10")),
            line => line.Choice!.With.ShouldBeNull(),
            line => line.Choice!.Changes.ShouldHaveSingleItem().ShouldBe(new(ChargePeriod.PerMonth, "11.00", "2.31", "13.31"))); // with the fuel that is taken of it
        numbers.Excluded.Select(excluded => excluded.Service).ShouldBe(["REPORT", "SETUP", "NIGHT"]);
    }

    [Fact]
    public void Taking_an_option_changes_the_totals_by_exactly_what_was_said()
    {
        var inputs = Inputs(new("PALLET", 10), new("FUEL", 1), Maybe("SCAN", 5));

        var taken = QuoteDocument.Compute(Version, inputs with { Taken = [3] }).Value.ShouldNotBeNull().Numbers;

        (taken.Lines[2].Disposition, taken.Lines[2].Choice).ShouldBe((Disposition.Priced, null));
        (taken.Totals[0].Net, taken.Totals[0].Gross).ShouldBe(("77.00", "93.17")); // 79.86 and 13.31
    }

    [Fact]
    public void What_an_option_cannot_do_without_comes_with_it()
    {
        var numbers = Numbers(new("PALLET", 10), Maybe("SCAN", 5), Maybe("REPORT", 1));

        numbers.Lines[2].Choice.ShouldNotBeNull().With.ShouldBe([2]);
        numbers.Lines[2].Choice!.Changes.Single().Net.ShouldBe("40.00");
        numbers.Lines[1].Choice.ShouldNotBeNull().Changes.Single().Net.ShouldBe("10.00");
        QuoteDocument.Compute(Version, Inputs(new("PALLET", 10), Maybe("SCAN", 5), Maybe("REPORT", 1)) with { Taken = [3] })
            .Refusals.ShouldHaveSingleItem().Code.ShouldBe("requirement-missing");
    }

    [Fact]
    public void Of_options_that_exclude_each_other_the_other_lapses_when_one_is_taken()
    {
        var inputs = Inputs(new("PALLET", 10), Maybe("SCAN", 5), Maybe("NIGHT", 1));

        var taken = QuoteDocument.Compute(Version, inputs with { Taken = [2] }).Value.ShouldNotBeNull().Numbers;

        (taken.Lines[2].Disposition, taken.Lines[2].Choice, taken.Totals[0].Net).ShouldBe((Disposition.Optional, null, "70.00"));
        QuoteDocument.Compute(Version, inputs with { Taken = [2, 3] }).Refusals.ShouldContain(refusal => refusal.Code == "exclusive-services");
    }

    [Theory]
    [InlineData("REPORT", "requirement-missing")] // SCAN is on no line
    [InlineData("PALLET", "duplicate-line")]
    public void What_could_never_be_taken_is_no_option(string service, string code) =>
        Refusals(new("PALLET", 10), Maybe(service, 1)).ShouldContain(refusal => refusal.Code == code);

    [Fact]
    public void What_excludes_a_line_that_counts_is_no_option() =>
        Refusals(new("SCAN", 1), Maybe("NIGHT", 1)).ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            refusal => refusal.Code.ShouldBe("exclusive-services"),
            refusal => refusal.Message.ShouldStartWith("If line 2 is taken: "));

    [Fact]
    public void Taking_one_of_two_options_that_exclude_each_other_leaves_the_other_no_choice()
    {
        var inputs = Inputs(new("PALLET", 10), Maybe("SCAN", 5), Maybe("NIGHT", 1));

        var taken = QuoteDocument.Compute(Version, inputs with { Taken = [2] }).Value.ShouldNotBeNull().Numbers;

        (taken.Totals[0].Net, taken.Lines[2].Disposition, taken.Lines[2].Choice).ShouldBe(("70.00", Disposition.Optional, null));
        QuoteDocument.Compute(Version, inputs with { Taken = [2, 3] }).Refusals.ShouldHaveSingleItem().Code.ShouldBe("exclusive-services");
    }

    [Fact]
    public void What_could_not_be_taken_at_later_prices_is_no_option()
    {
        var version = Menu.Version(
            Menu.Service("BASE", new Flat(40), kind: ServiceKind.Base) is var service ? service with { Tariff = service.Tariff with { Introductory = new(new(2026, 6, 30), new Flat(100)) } } : service,
            Menu.Service("LESS", new Flat(50), kind: ServiceKind.OptOut));

        QuoteDocument.Compute(version, Menu.Inputs(version, new("BASE", 1), Maybe("LESS", 1))).Refusals.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            refusal => refusal.Code.ShouldBe("opt-out-exceeds-base"),
            refusal => refusal.Message.ShouldStartWith("If line 2 is taken: "));
    }

    [Fact]
    public void An_alternative_takes_the_place_of_another_line()
    {
        var inputs = Inputs(new("PALLET", 10), new("FUEL", 1), new("PALLET", 20) { Disposition = Disposition.Alternative, AlternativeTo = "PALLET" });

        var numbers = QuoteDocument.Compute(Version, inputs).Value.ShouldNotBeNull().Numbers;
        var taken = QuoteDocument.Compute(Version, inputs with { Taken = [3] }).Value.ShouldNotBeNull().Numbers;

        (numbers.Lines[2].AlternativeTo, numbers.Lines[2].NetAmount).ShouldBe((1, "120.00"));
        numbers.Lines[2].Choice.ShouldNotBeNull().Changes.Single().Net.ShouldBe("66.00");
        numbers.Totals[0].Net.ShouldBe("66.00");
        (taken.Lines[0].Disposition, taken.Lines[2].Disposition, taken.Totals[0].Net).ShouldBe((Disposition.Alternative, Disposition.Priced, "132.00"));
        taken.Lines[0].AlternativeTo.ShouldBe(3);
    }

    [Fact]
    public void Of_two_alternatives_one_takes_the_place()
    {
        var inputs = Inputs(new("PALLET", 10), Instead("SCAN", 1), Instead("SETUP", 1));

        QuoteDocument.Compute(Version, inputs with { Taken = [2, 3] }).Refusals.ShouldHaveSingleItem().ShouldBe(new("choice-invalid", "The place that line 3 would take is taken by another alternative.", "/taken/1"));
        QuoteDocument.Compute(Version, inputs with { Taken = [2, 2] }).Refusals.ShouldHaveSingleItem().ShouldBe(new("choice-invalid", "Line 2 is named twice: name each line that is taken once.", "/taken/1"));
        QuoteDocument.Compute(Version, inputs with { Taken = [1] }).Refusals.ShouldHaveSingleItem().Code.ShouldBe("choice-invalid");
        QuoteDocument.Compute(Version, inputs with { Taken = [4] }).Refusals.ShouldHaveSingleItem().Code.ShouldBe("choice-invalid");
    }

    [Theory]
    [InlineData(10, true)]
    [InlineData(20, false)]
    public void An_alternative_is_the_same_service_at_another_quantity_only(decimal quantity, bool refused) =>
        (Refusals(new("PALLET", 10), new("PALLET", quantity) { Disposition = Disposition.Alternative, AlternativeTo = "PALLET" }) is [{ Code: "duplicate-line", Path: "/lines/1/service" }]).ShouldBe(refused);

    [Fact]
    public void A_quote_of_every_service_may_have_one_in_another_quantity_too()
    {
        var version = Menu.Version(Menu.PerUnit("ONLY", 6m));

        var document = QuoteDocument.Compute(version, Menu.Inputs(version, new("ONLY", 10), new("ONLY", 20) { Disposition = Disposition.Alternative, AlternativeTo = "ONLY" }));

        document.Value.ShouldNotBeNull().Numbers.ShouldSatisfyAllConditions(numbers => numbers.Lines.Count.ShouldBe(2), numbers => numbers.Excluded.ShouldBeEmpty());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("SCAN")] // on no line
    public void An_alternative_names_a_line_that_counts(string? main) =>
        Refusals(new("PALLET", 10), new("SETUP", 1) { Disposition = Disposition.Alternative, AlternativeTo = main })
            .ShouldHaveSingleItem().ShouldBe(new("alternative-invalid", "An alternative names the service of a line that counts in the totals, whose place it can take.", "/lines/1/alternativeTo"));

    [Fact]
    public void A_quote_needs_a_line_that_counts() => Refusals(Maybe("PALLET", 1)).ShouldContain(refusal => refusal.Code == "requirement-missing" && refusal.Path == "/lines");

    [Fact]
    public void A_manual_price_stands_beside_the_list_price_and_bears_the_discounts()
    {
        var line = Numbers(new Selection("PALLET", 10) { ManualPrice = new(5.123456m, "loyal", "J. Bakker"), Discounts = [Menu.PerCent(10)] }, new("FUEL", 1));

        (line.Lines[0].ListAmount, line.Lines[0].ManualPrice, line.Lines[0].NetAmount).ShouldBe(("60.00", new("5.123456", "51.23"), "46.11"));
        line.Lines[1].NetAmount.ShouldBe("4.61");
    }

    [Theory]
    [InlineData(-0.01)]
    [InlineData(0.0000001)]
    public void A_manual_price_has_its_bounds(decimal price) =>
        Refusals(new Selection("PALLET", 1) { ManualPrice = new(price, "loyal") }).ShouldHaveSingleItem().Path.ShouldBe("/lines/0/manualPrice/unitPrice");

    [Fact]
    public void Sections_add_up_what_counts_of_them_each_period_apart()
    {
        var numbers = Numbers(
            new Selection("PALLET", 10) { Section = "Opslag" }, new Selection("SETUP", 1) { Section = "Start" }, new Selection("FUEL", 1) { Section = "Opslag" }, Maybe("SCAN", 5) with { Section = "Start" });

        numbers.Sections.ShouldNotBeNull().Select(section => (section.Title, string.Join(' ', section.Subtotals.Select(subtotal => $"{subtotal.ChargePeriod} {subtotal.Net}")))).ShouldBe(
            [("Opslag", "PerMonth 66.00"), ("Start", "OneOff 100.00")]);
    }

    private static Selection Free(string service, decimal quantity, DateOnly until) => new(service, quantity) { Disposition = Disposition.Courtesy, Courtesy = new("storing", "P. de Vries", until) };

    private static Selection Maybe(string service, decimal quantity) => new(service, quantity) { Disposition = Disposition.Optional };

    private static Selection Instead(string service, decimal quantity) => new(service, quantity) { Disposition = Disposition.Alternative, AlternativeTo = "PALLET" };

    private static QuoteInputs Inputs(params Selection[] lines) => Menu.Inputs(Version, lines);

    private static QuoteNumbers Numbers(params Selection[] lines) => QuoteDocument.Compute(Version, Inputs(lines)) is var document && document.Accepted ? document.Value.Numbers : throw new InvalidOperationException(string.Join("; ", document.Refusals));

    private static IReadOnlyList<Refusal> Refusals(params Selection[] lines) => QuoteDocument.Compute(Version, Inputs(lines)).Refusals;
}
