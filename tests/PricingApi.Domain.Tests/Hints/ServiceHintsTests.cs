using PricingApi.Domain.Catalogue;
using PricingApi.Domain.Charging;
using PricingApi.Domain.Hints;

namespace PricingApi.Domain.Tests.Hints;

public class ServiceHintsTests
{
    private static readonly Service Graduated = Menu.Service("PICK", new Graduated([new(100, 0.55m, 0), new(500, 0.48m, 0), new(null, 0.42m, 0)]), unit: "H87");
    private static readonly Service Volume = Menu.Service("LABEL", new Volume([new(100, 1.50m, 0), new(500, 1.20m, 0), new(null, 0.95m, 0)]), unit: "H87");
    private static readonly Service Quarter = Menu.Service("WORK", new Package(15, 12.50m), unit: "MIN");
    private static readonly Service Storage = Menu.Service("STORAGE", new PerUnit(6, 1), unit: "XPX", minimum: 25);

    [Theory]
    [InlineData(1, 101, "55.48", "above 100 each further unit costs 0.48")]
    [InlineData(100, 101, "55.48", "above 100 each further unit costs 0.48")]
    [InlineData(101, 501, "247.42", "above 500 each further unit costs 0.42")]
    public void The_next_tier_is_told_with_what_its_first_unit_makes_it_cost(decimal quantity, decimal first, string amount, string text)
    {
        var hint = Hints(Graduated, quantity).ShouldHaveSingleItem();

        (hint.Kind, hint.Quantity, hint.Amount.ToString(), hint.Text.En).ShouldBe((HintKind.NextTier, first, amount, text));
    }

    [Fact]
    public void In_the_last_tier_there_is_no_next() => Hints(Graduated, 501).ShouldBeEmpty();

    [Fact]
    public void An_included_quantity_moves_the_tiers() =>
        Hints(Graduated with { Tariff = Graduated.Tariff with { IncludedQuantity = 10 } }, 105).ShouldHaveSingleItem().Quantity.ShouldBe(111);

    [Theory]
    [InlineData(79, null)]
    [InlineData(80, null)] // 80 at 1.50 is 120.00, 101 at 1.20 is 121.20
    [InlineData(81, "101 for 121.20")]
    [InlineData(100, "101 for 121.20")]
    [InlineData(400, "501 for 475.95")]
    [InlineData(390, null)] // 468.00
    public void A_larger_quantity_that_costs_less_is_told(decimal quantity, string? offer)
    {
        var hint = Hints(Volume, quantity).SingleOrDefault(hint => hint.Kind == HintKind.MoreForLess);

        (hint is null ? null : $"{hint.Quantity} for {hint.Amount}").ShouldBe(offer);
    }

    [Fact]
    public void By_volume_the_next_price_is_for_every_unit() =>
        Hints(Volume, 10).ShouldHaveSingleItem().Text.ShouldBe(new LocalText("boven 100 kosten alle eenheden 1,20", "above 100 every unit costs 1.20"));

    [Theory]
    [InlineData(1, 15, "nog 14 minuten voor dezelfde prijs, tot 15")]
    [InlineData(16, 30, "nog 14 minuten voor dezelfde prijs, tot 30")]
    [InlineData(29.5, 30, "nog 0,5 minuten voor dezelfde prijs, tot 30")]
    public void What_is_left_of_a_package_is_told(decimal quantity, decimal full, string text)
    {
        var hint = Hints(Quarter, quantity).ShouldHaveSingleItem();

        (hint.Kind, hint.Quantity, hint.Text.Nl).ShouldBe((HintKind.UnusedUnits, full, text));
    }

    [Theory]
    [InlineData(15)]
    [InlineData(30)]
    [InlineData(999_999)] // the rest cannot be ordered
    public void A_full_package_leaves_nothing(decimal quantity) => Hints(Quarter, quantity).ShouldBeEmpty();

    [Theory]
    [InlineData(1, 4)]
    [InlineData(3, 4)]
    public void What_the_minimum_covers_besides_is_told(decimal quantity, decimal covered)
    {
        var hint = Hints(Storage, quantity).ShouldHaveSingleItem();

        (hint.Kind, hint.Quantity, hint.Amount.ToString()).ShouldBe((HintKind.BelowMinimum, covered, "25.00"));
    }

    [Theory]
    [InlineData(4)] // a fifth would cost more
    [InlineData(5)]
    public void At_or_above_the_minimum_nothing_is_left(decimal quantity) => Hints(Storage, quantity).ShouldBeEmpty();

    [Fact]
    public void A_cheaper_service_that_covers_the_same_is_told()
    {
        var standard = Menu.Service("STANDARD", new PerUnit(3, 1), unit: "H87", excludes: ["BULK"]);
        var bulk = Menu.Service("BULK", new Package(100, 150), unit: "H87");
        var other = Menu.Service("OTHER", new PerUnit(1, 1), unit: "H87");

        var hint = Hints(standard, 60, bulk, other).ShouldHaveSingleItem();

        (hint.Kind, hint.Service, hint.Amount.ToString()).ShouldBe((HintKind.CheaperAlternative, "BULK", "150.00"));
        Hints(standard, 50, bulk, other).ShouldBeEmpty(); // as dear
        Hints(bulk, 100, standard, other).ShouldBeEmpty();
        Hints(bulk, 20, standard).ShouldContain(found => found.Service == "STANDARD");
    }

    [Fact]
    public void What_differs_in_unit_category_period_or_kind_covers_something_else()
    {
        var storage = Menu.Service("DEAR", new PerUnit(9, 1), unit: "XPX", excludes: ["A", "B", "C", "D"]);

        Hints(
            storage,
            1,
            Menu.Service("A", new PerUnit(1, 1), unit: "H87"),
            Menu.Service("B", new PerUnit(1, 1), unit: "XPX", category: "other"),
            Menu.Service("C", new PerUnit(1, 1), ChargePeriod.OneOff, unit: "XPX"),
            Menu.Service("D", new PerUnit(1, 1), unit: "XPX", kind: ServiceKind.Base)).ShouldBeEmpty();
    }

    [Fact]
    public void What_has_no_quantity_has_no_hints()
    {
        Hints(Menu.Service("FLAT", new Flat(10), minimum: 25), 1).ShouldBeEmpty();
        Hints(Menu.Service("FUEL", new Percentage(8, new([], ["extras"], []), 0), minimum: 25), 1).ShouldBeEmpty();
    }

    [Fact]
    public void A_reduction_below_its_minimum_is_told_as_a_charge_is()
    {
        var reduction = Menu.Service("LESS", new PerUnit(2, 1), kind: ServiceKind.OptOut, unit: "H87", minimum: 10);

        Hints(reduction, 1, Menu.PerUnit("BASE", 100)).ShouldHaveSingleItem().Quantity.ShouldBe(5);
    }

    [Fact]
    public void Nobody_is_told_to_leave_out_more()
    {
        var less = Menu.Service("LESS", new Volume([new(10, 1, 0), new(null, 2, 0)]), kind: ServiceKind.OptOut, unit: "H87", excludes: ["LESSER"]);
        var lesser = Menu.Service("LESSER", new PerUnit(5, 1), kind: ServiceKind.OptOut, unit: "H87");

        Hints(less, 5, lesser, Menu.PerUnit("BASE", 1000)).ShouldHaveSingleItem().Kind.ShouldBe(HintKind.NextTier);
    }

    [Fact]
    public void What_goes_well_with_a_service_is_named_with_its_price()
    {
        var labels = Menu.PerUnit("LABELS", 0.35m) with { Quantity = new(100, null, 100) };
        var hint = Hints(Menu.Service("BASE", new Flat(10)) with { Recommends = ["LABELS"] }, 1, labels).ShouldHaveSingleItem();

        (hint.Kind, hint.Service, hint.Quantity, hint.Amount).ShouldBe((HintKind.Recommended, "LABELS", 100, Menu.Eur(35)));
        hint.Text.ShouldBe(new("gaat goed samen met 'Dienst LABELS' (LABELS): 35,00 voor 100 kg", "goes well with 'Service LABELS' (LABELS): 35.00 for 100 kg"));
    }

    [Theory]
    [InlineData("taken")] // it is on the quote already
    [InlineData("lacking")] // it needs something that is not
    [InlineData("excluded")] // it cannot be combined with what is
    [InlineData("excluding")]
    [InlineData("percentage")] // it has no price by itself
    public void What_cannot_be_taken_too_is_not_recommended(string why)
    {
        var other = Menu.PerUnit("OTHER", 1) with
        {
            Requires = why == "lacking" ? ["THIRD"] : [],
            Excludes = why == "excluding" ? ["THIRD"] : [],
            Tariff = Menu.Service("OTHER", why == "percentage" ? Menu.PercentageOf(1, "THIRD") : new Flat(1)).Tariff,
        };
        var third = Menu.PerUnit("THIRD", 1) with { Excludes = why == "excluded" ? ["OTHER"] : [] };
        var service = Menu.Service("BASE", new Flat(10)) with { Recommends = ["OTHER"] };
        HashSet<string> taken = why switch { "taken" => ["BASE", "OTHER"], "excluded" or "excluding" => ["BASE", "THIRD"], _ => ["BASE"] };

        ServiceHints.Of(Menu.Version(service, other, third), service, 1, Menu.Eur(10), taken).ShouldBeEmpty();
    }

    [Fact]
    public void A_next_price_that_follows_an_index_says_so()
    {
        var service = Menu.Service("A", new Graduated([new(10, 2, 0), new(null, 1, 0)]));
        var indexed = service with { Tariff = service.Tariff with { Index = new("CPI", 100, 100) } };

        Hints(indexed, 5).ShouldHaveSingleItem().Text.ShouldBe(new("boven 10 kost elke volgende eenheid 1,00 voor indexatie", "above 10 each further unit costs 1.00 before indexation"));
    }

    private static IReadOnlyList<Hint> Hints(Service service, decimal quantity, params Service[] others) =>
        ServiceHints.Of(Menu.Version([service, .. others]), service, quantity, Menu.Charge(service, quantity).ListAmount, new HashSet<string> { service.Code });
}
