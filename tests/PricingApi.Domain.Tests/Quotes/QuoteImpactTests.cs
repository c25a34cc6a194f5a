using PricingApi.Domain.Catalogue;
using PricingApi.Domain.Charging;
using PricingApi.Domain.Quotes;

namespace PricingApi.Domain.Tests.Quotes;

public class QuoteImpactTests
{
    private static readonly Service Base = Menu.Service("BASE", new Flat(125));
    private static readonly Service Pallet = Menu.PerUnit("PALLET", 6);
    private static readonly Service Fuel = Menu.Service("FUEL", Menu.PercentageOf(10, "PALLET"));
    private static readonly Service Visit = Menu.Service("VISIT", new Flat(40), ChargePeriod.PerOccurrence);

    private static readonly DateOnly Summer = new(2026, 6, 30);

    private static readonly PriceBookVersion Version = Menu.Version(Base, Pallet, Fuel, Visit);

    private static readonly QuoteDocument Quote = QuoteDocument.Compute(Version, Menu.Inputs(Version, new("PALLET", 10), new("FUEL", 1), new("VISIT", 1))).Value!;

    [Fact]
    public void A_line_that_depends_on_a_changed_one_is_told_too()
    {
        var impact = Impact(Quote, Menu.Version(Base, Menu.PerUnit("PALLET", 7), Fuel, Visit));

        impact.Lines.Select(line => $"{line.Before!.Line.Line} {line.Before.Line.Service} {line.Before.Line.NetAmount} {line.After!.Line.NetAmount}").ShouldBe(["1 PALLET 60.00 70.00", "2 FUEL 6.00 7.00"]);
        impact.After.Select(total => $"{total.ChargePeriod} {total.Net}").ShouldBe(["PerOccurrence 40.00", "PerMonth 77.00"]);
        (impact.Touches, impact.IsQuotable).ShouldBe((true, true));
    }

    [Fact]
    public void What_was_not_selected_touches_no_quote()
    {
        var impact = Impact(Quote, Menu.Version(Menu.Service("BASE", new Flat(999)), Pallet, Fuel, Visit, Menu.PerUnit("NEW", 1)));

        (impact.Touches, impact.IsQuotable).ShouldBe((false, true));
        impact.Lines.ShouldBeEmpty();
    }

    [Fact]
    public void The_same_amount_by_another_way_touches_nothing() =>
        Impact(Quote, Menu.Version(Base, Menu.Service("PALLET", new Volume([new(5, 9, 0), new(null, 6, 0)])), Fuel, Visit)).Touches.ShouldBeFalse();

    [Fact]
    public void The_same_amount_due_at_another_time_touches_a_quote() =>
        Impact(Quote, Menu.Version(Base, Pallet, Fuel, Menu.Service("VISIT", new Flat(40), ChargePeriod.PerYear))).Lines.Select(line => line.After!.Line.ChargePeriod).ShouldBe([ChargePeriod.PerYear]);

    [Theory]
    [InlineData(VatTreatment.Reduced, "S 9")]
    [InlineData(VatTreatment.Zero, "Z 0")]
    [InlineData(VatTreatment.Exempt, "E 0")]
    public void So_does_other_VAT(VatTreatment vat, string expected) =>
        Impact(Quote, Menu.Version(Base, Pallet, Fuel, Menu.Service("VISIT", new Flat(40), ChargePeriod.PerOccurrence, vat))).Lines.Select(line => $"{line.After!.Line.Vat.Category} {line.After.Line.Vat.Rate}").ShouldBe([expected]);

    [Fact]
    public void Zero_rated_and_exempt_are_not_the_same()
    {
        var (zero, exempt) = (Menu.Version(Menu.PerUnit("A", 1, VatTreatment.Zero)), Menu.Version(Menu.PerUnit("A", 1, VatTreatment.Exempt)));

        Impact(QuoteDocument.Compute(zero, Menu.Inputs(zero, new Selection("A", 1))).Value!, exempt).Touches.ShouldBeTrue();
    }

    [Fact]
    public void What_could_no_longer_be_quoted_says_why()
    {
        var impact = Impact(Quote, Menu.Version(Base, Pallet, Menu.Service("FUEL", Menu.PercentageOf(10, "PALLET"), requires: ["BASE"])));

        impact.Refusals.Select(refusal => $"{refusal.Code} {refusal.Path}").ShouldBe(["requirement-missing /lines/1/service", "unknown-service /lines/2/service"], ignoreOrder: true);
        (impact.Touches, impact.IsQuotable).ShouldBe((true, false));
        (impact.Lines.Count, impact.After.Count).ShouldBe((0, 0));
    }

    [Fact]
    public void A_quote_sees_of_a_new_version_what_it_saw_of_its_own()
    {
        var seen = new Assortment(new([], []), new(["VISIT"], []));
        var quote = QuoteDocument.Compute(Version, Menu.Inputs(Version, new Selection("PALLET", 1)) with { Assortment = seen }).Value!;

        Impact(quote, Menu.Version(Base, Menu.Service("PALLET", new PerUnit(6, 1), requires: ["VISIT"]), Visit)).Refusals.Select(refusal => refusal.Code).ShouldBe(["unknown-service"]);
    }

    [Fact]
    public void Sums_are_kept_apart_by_period_and_by_what_could_still_be_quoted()
    {
        var sums = new ImpactSums();
        var dearer = Menu.Version(Base, Menu.PerUnit("PALLET", 7), Fuel, Menu.Service("VISIT", new Flat(30), ChargePeriod.OneOff));

        sums.Add(Quote, Impact(Quote, dearer));
        sums.Add(Quote, Impact(Quote, dearer));
        sums.Add(Quote, Impact(Quote, Menu.Version(Base)));

        sums.Periods.ShouldBe(
        [
            new(ChargePeriod.OneOff, 0, 60, 0),
            new(ChargePeriod.PerOccurrence, 80, 0, 40),
            new(ChargePeriod.PerMonth, 132, 154, 66),
        ]);
    }

    [Fact]
    public void Other_prices_after_an_introduction_touch_a_quote()
    {
        var first = new Introductory(Summer, new PerUnit(5, 1));
        var (six, seven) = (Menu.Version(Introduced(6, first)), Menu.Version(Introduced(7, first)));
        var quote = QuoteDocument.Compute(six, Menu.Inputs(six, new Selection("PALLET", 10))).Value!;

        var line = Impact(quote, seven).Lines.ShouldHaveSingleItem();

        (line.Before!.Line.NetAmount, line.After!.Line.NetAmount).ShouldBe(("50.00", "50.00"));
        line.Before.Later.ShouldBe([new(Summer.AddDays(1), "60.00")]);
        line.After.Later.ShouldBe([new(Summer.AddDays(1), "70.00")]);
        Impact(quote, Menu.Version(Introduced(6, first))).Touches.ShouldBeFalse();
        Impact(quote, Menu.Version(Menu.PerUnit("PALLET", 5))).Touches.ShouldBeTrue();
    }

    [Fact]
    public void An_index_keeps_the_value_a_quote_was_priced_with_and_a_new_one_has_that_of_the_start()
    {
        var quote = QuoteDocument.Compute(Version, Menu.Inputs(Version, new Selection("PALLET", 10))).Value!;
        var following = Menu.Version(Menu.PerUnit("PALLET", 6) is var pallet ? pallet with { Tariff = pallet.Tariff with { Index = new("FUEL-NL", 1, 100) } } : Pallet);
        var follower = QuoteDocument.Compute(following, Menu.Inputs(following, new Selection("PALLET", 10)) with { Indexes = [new("FUEL-NL", new(2026, 1, 1), 2, "test")] }).Value!;

        QuoteImpact.Of(quote, following, [new("FUEL-NL", new(2026, 1, 1), 1.5m, "test")]).Lines.Single().After!.Line.NetAmount.ShouldBe("90.00");
        QuoteImpact.Of(follower, following, [new("FUEL-NL", new(2026, 3, 1), 1.5m, "test")]).Touches.ShouldBeFalse();
    }

    [Fact]
    public void A_surcharge_may_come_and_go()
    {
        var saturday = new DateTimeOffset(2026, 4, 4, 10, 0, 0, TimeSpan.FromHours(2));
        var weekend = Menu.Service("WEEKEND", new Flat(25)) with { Surcharge = new(new(["PALLET"], []), new(null, new([DayKind.Saturday], null, null), false, null)) };
        var (without, with) = (Menu.Version(Pallet, Menu.Service("WEEKEND", new Flat(25))), Menu.Version(Pallet, weekend));
        var asked = new Selection("PALLET", 1) { RequestedFor = saturday };
        var inputs = Menu.Inputs(without, new Selection("PALLET", 1)) with { Lines = [new("PALLET", 1, saturday)], OrderedAt = saturday.AddDays(-3), AddSurcharges = true };

        var comes = Impact(QuoteDocument.Compute(without, inputs).Value!, with).Lines.ShouldHaveSingleItem();
        var goes = Impact(QuoteDocument.Compute(with, inputs).Value!, without).Lines.ShouldHaveSingleItem();

        (comes.Before, comes.After!.Line.Service, comes.After.Line.NetAmount).ShouldBe((null, "WEEKEND", "25.00"));
        (goes.After, goes.Before!.Line.Service, goes.Before.Line.NetAmount).ShouldBe((null, "WEEKEND", "25.00"));
    }

    private static Service Introduced(decimal price, Introductory first) => Menu.PerUnit("PALLET", price) is var pallet ? pallet with { Tariff = pallet.Tariff with { Introductory = first } } : Pallet;

    private static QuoteImpact Impact(QuoteDocument quote, PriceBookVersion version) => QuoteImpact.Of(quote, version, []);
}
