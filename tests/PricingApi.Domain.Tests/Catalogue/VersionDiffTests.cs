using PricingApi.Domain.Catalogue;
using PricingApi.Domain.Charging;

namespace PricingApi.Domain.Tests.Catalogue;

public class VersionDiffTests
{
    private static readonly Service Pick = Menu.Service("PICK", new Graduated([new(100, 0.50m, 0), new(null, 0.40m, 0)]), unit: "H87");

    [Fact]
    public void Tells_what_is_new_gone_dearer_and_cheaper()
    {
        var found = Diff(
            [Menu.PerUnit("SAME", 1), Menu.PerUnit("UP", 2), Menu.PerUnit("DOWN", 4), Menu.PerUnit("GONE", 3)],
            [Menu.PerUnit("NEW", 5), Menu.PerUnit("DOWN", 3), Menu.PerUnit("UP", 2.5m), Menu.PerUnit("SAME", 1)],
            10);

        found.Select(difference => (difference.Service.Code, difference.Change, $"{difference.Before} > {difference.After}", difference.Percentage)).ShouldBe(
        [
            ("NEW", ServiceChange.Added, " > 50.00", null),
            ("DOWN", ServiceChange.Cheaper, "40.00 > 30.00", -25),
            ("UP", ServiceChange.Dearer, "20.00 > 25.00", 25),
            ("GONE", ServiceChange.Withdrawn, "30.00 > ", null),
        ]);
    }

    [Theory]
    [InlineData(1, ServiceChange.Changed)]
    [InlineData(200, ServiceChange.Dearer)]
    public void A_price_that_the_quantity_does_not_reach_is_another_rule(decimal quantity, ServiceChange change)
    {
        var now = Pick with { Tariff = Pick.Tariff with { Charge = new Graduated([new(100, 0.50m, 0), new(null, 0.45m, 0)]) } };

        var found = Diff([Pick], [now], quantity).ShouldHaveSingleItem();

        (found.Change, string.Join(' ', found.Members)).ShouldBe((change, "charge"));
    }

    [Fact]
    public void Lists_with_the_same_content_are_the_same()
    {
        Service[] Same() =>
        [
            Pick with { Tariff = Pick.Tariff with { Charge = new Graduated([new(100, 0.50m, 0), new(null, 0.40m, 0)]) } },
            Menu.Service("V", new Volume([new(null, 1, 0)]), requires: ["PICK", "F"]),
            Menu.Service("F", new Percentage(8, new(["PICK"], ["a", "b"], [ServiceKind.Base]), 0)),
        ];

        Diff(Same(), Same(), 1).ShouldBeEmpty();
        Diff(Same(), [Pick, Menu.Service("V", new Volume([new(null, 1, 0)]), requires: ["F", "PICK"]), Menu.Service("F", new Percentage(8, new(["PICK"], ["b", "a"], [ServiceKind.Base]), 0))], 1).ShouldBeEmpty();
    }

    [Fact]
    public void Every_member_that_differs_is_named()
    {
        var was = Menu.Service("A", new PerUnit(1, 1));
        var now = new Service(
            "A", ServiceKind.Base, "other", new("x", "y"), new("XPX", new("in", null), LocalText.Empty), ["B"], ["C"], new("SLA-1"), new("SOP-1"),
            new(ChargePeriod.OneOff, VatTreatment.Zero, 1, 2, 3, new PerUnit(2, 1))
            {
                Index = new("CPI", 100, 100),
                Introductory = new(Menu.Day, new Flat(1)),
                Floor = new(1, null, null),
            })
        {
            Recommends = ["D"],
            Quantity = new(1, null, null),
            LeadTime = new(1, LeadTimeUnit.Days),
            LastSaleDate = Menu.Day,
            Surcharge = new(new(["E"], []), new(null, null, true, null)),
        };

        Diff([was], [now], 1).ShouldHaveSingleItem().Members.ShouldBe(
            ["kind", "category", "name", "unit", "requires", "excludes", "sla", "sop", "recommends", "quantity", "leadTime", "lastSaleDate", "surcharge", "chargePeriod", "vat", "minimum", "maximum", "includedQuantity", "charge", "index", "introductory", "floor"]);
    }

    [Fact]
    public void Prices_of_other_periods_units_or_kinds_are_not_compared()
    {
        var was = Menu.Service("A", new PerUnit(1, 1));

        foreach (var now in (Service[])[
            Menu.Service("A", new PerUnit(9, 1), ChargePeriod.OneOff),
            Menu.Service("A", new PerUnit(9, 1), unit: "XPX"),
            Menu.Service("A", new PerUnit(9, 1), kind: ServiceKind.OptOut),
            Menu.Service("A", new Percentage(9, new(["B"], [], []), 0))])
        {
            var found = Diff([was], [now], 1).ShouldHaveSingleItem();
            (found.Change, found.Before, found.After).ShouldBe((ServiceChange.Changed, null, null));
        }
    }

    [Fact]
    public void A_percentage_is_compared_by_what_it_takes_of_a_hundred()
    {
        var found = Diff([Menu.Service("F", Menu.PercentageOf(8.5m, "A"))], [Menu.Service("F", Menu.PercentageOf(9, "A"))], 50).ShouldHaveSingleItem();

        (found.Change, found.Quantity, $"{found.Before} {found.After}", found.Percentage).ShouldBe((ServiceChange.Dearer, 1, "8.50 9.00", 5.88m));
    }

    [Fact]
    public void A_quantity_that_cannot_be_had_is_compared_at_one() =>
        Diff([Menu.Service("A", new PerUnit(1, 1), unit: "XPX")], [Menu.Service("A", new PerUnit(2, 1), unit: "XPX")], 1.5m).ShouldHaveSingleItem().Quantity.ShouldBe(1);

    [Fact]
    public void A_larger_reduction_is_cheaper() =>
        Diff([Menu.Service("A", new PerUnit(1, 1), kind: ServiceKind.OptOut)], [Menu.Service("A", new PerUnit(2, 1), kind: ServiceKind.OptOut)], 1).ShouldHaveSingleItem()
            .ShouldSatisfyAllConditions(found => found.Change.ShouldBe(ServiceChange.Cheaper), found => found.Percentage.ShouldBe(-100));

    [Fact]
    public void What_was_nothing_has_no_percentage() => Diff([Menu.PerUnit("A", 0)], [Menu.PerUnit("A", 1)], 1).ShouldHaveSingleItem().Percentage.ShouldBeNull();

    [Fact]
    public void A_tariff_that_nothing_can_be_charged_by_has_no_price()
    {
        foreach (var now in (Service[])[Menu.Service("A", new Volume([])), Menu.Service("A", new PerUnit(1, 0)), Menu.Service("A", new PerUnit(1, 1), minimum: decimal.MaxValue)])
        {
            var found = Diff([Menu.PerUnit("A", 1)], [now], 1).ShouldHaveSingleItem();

            (found.Change, found.After, found.Difference).ShouldBe((ServiceChange.Changed, null, null));
        }
    }

    private static List<ServiceDifference> Diff(Service[] before, Service[] after, decimal quantity) => VersionDiff.Of(before, after, quantity, Currency.Euro);

    [Fact]
    public void Prices_are_those_of_the_day_where_one_is_stated()
    {
        var was = Menu.PerUnit("A", 10);
        var now = was with { Tariff = was.Tariff with { Index = new("CPI", 100, 100) } };

        var found = VersionDiff.Of([was], [now], 1, Currency.Euro, tariff => tariff.On(Menu.Day, [new("CPI", Menu.Day, 150, "CBS")])).ShouldHaveSingleItem();

        (found.Change, found.After).ShouldBe((ServiceChange.Dearer, Menu.Eur(15)));
    }

    [Fact]
    public void A_draft_with_steps_of_nothing_is_compared_all_the_same() =>
        Diff([Menu.PerUnit("A", 1)], [Menu.PerUnit("A", 2) with { Quantity = new(null, null, 0) }], 1).ShouldHaveSingleItem().Change.ShouldBe(ServiceChange.Dearer);
}
