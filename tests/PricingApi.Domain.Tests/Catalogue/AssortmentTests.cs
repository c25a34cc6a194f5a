using PricingApi.Domain.Catalogue;
using PricingApi.Domain.Charging;

namespace PricingApi.Domain.Tests.Catalogue;

public class AssortmentTests
{
    private static readonly Service[] Services =
    [
        Menu.Service("A", new Flat(1), category: "one"),
        Menu.Service("B", new Flat(1), category: "one", requires: ["A"]),
        Menu.Service("C", new Flat(1), category: "two", requires: ["B"]),
        Menu.Service("D", new Percentage(10, new(["A", "C"], [], []), 0), category: "two"),
    ];

    [Theory]
    [InlineData("", "", "", "", "ABCD")]
    [InlineData("A B", "", "", "", "AB")]
    [InlineData("", "two", "", "", "D")] // C cannot do without B, nor B without A
    [InlineData("A B", "two", "", "", "ABCD")]
    [InlineData("", "", "B", "", "AD")]
    [InlineData("", "", "A", "", "D")] // through two others
    [InlineData("", "", "", "one", "D")]
    [InlineData("A", "", "A", "", "")]
    [InlineData("NONE", "", "", "", "")]
    [InlineData("", "", "NONE", "none", "ABCD")]
    public void What_is_allowed_less_what_is_denied_and_what_that_leaves_unsaleable(string allow, string allowCategories, string deny, string denyCategories, string seen) =>
        string.Concat(new Assortment(Names(allow, allowCategories), Names(deny, denyCategories)).Of(Services).Select(service => service.Code)).ShouldBe(seen);

    [Fact]
    public void The_order_of_names_makes_no_other_assortment()
    {
        var (one, other) = (new Assortment(Names("A B", "one"), Names("C", "")), new Assortment(Names("B A A", "one"), Names("C", "")));

        other.ToKey().ShouldBe(one.ToKey());
        new Assortment(Names("C", ""), Names("A B", "one")).ToKey().ShouldNotBe(one.ToKey());
        new Assortment(Names("one", ""), ServiceNames.None).ToKey().ShouldNotBe(new Assortment(Names("", "one"), ServiceNames.None).ToKey());
        (one.IsEverything(), new Assortment(ServiceNames.None, ServiceNames.None).IsEverything()).ShouldBe((false, true));
    }

    [Fact]
    public void A_version_is_narrowed_once_for_each_assortment()
    {
        var version = Menu.Version(Services);
        var narrow = version.Within(new(Names("A", ""), ServiceNames.None), Menu.Day);

        narrow.Services.Select(service => service.Code).ShouldBe(["A"]);
        version.Within(new(Names("A", ""), ServiceNames.None), Menu.Day).ShouldBeSameAs(narrow);
        version.Within(null, Menu.Day).ShouldBeSameAs(version);
    }

    [Fact]
    public void Many_assortments_do_not_pile_up()
    {
        var version = Menu.Version(Services);
        var first = version.Within(new(Names("A", "first"), ServiceNames.None), Menu.Day);

        for (var number = 0; number < 200; number++)
        {
            version.Within(new(Names("A", $"c{number}"), ServiceNames.None), Menu.Day).Services.Count.ShouldBe(1);
        }

        version.Within(new(Names("A", "first"), ServiceNames.None), Menu.Day).ShouldNotBeSameAs(first);
    }

    [Fact]
    public void A_percentage_of_something_out_of_sight_is_taken_of_the_rest()
    {
        var version = Menu.Version(Services).Within(new(ServiceNames.None, Names("C", "")), Menu.Day);

        Menu.Quote(version, new("A", 1), new("D", 1)).Lines[1].NetAmount.ShouldBe(Menu.Eur(0.10m));
        Menu.Refusals(version, new PricingApi.Domain.Quotes.Selection("C", 1)).ShouldHaveSingleItem().Code.ShouldBe("unknown-service");
    }

    private static ServiceNames Names(string services, string categories) =>
        new(services.Split(' ', StringSplitOptions.RemoveEmptyEntries), categories.Split(' ', StringSplitOptions.RemoveEmptyEntries));

    [Fact]
    public void A_surcharge_is_seen_with_what_brings_it_about()
    {
        var version = Menu.Version(
            Menu.PerUnit("TRIP", 1),
            Menu.PerUnit("OTHER", 1, category: "others"),
            Menu.PerUnit("WEEKEND", 1, category: "surcharges") with { Surcharge = new(new(["TRIP"], []), new(null, null, true, null)) },
            Menu.PerUnit("NIGHT", 1, category: "surcharges") with { Surcharge = new(new([], ["others"]), new(null, null, true, null)) });

        version.Within(new(ServiceNames.None, new(["OTHER", "WEEKEND"], ["surcharges"])), Menu.Day).Services.Select(service => service.Code).ShouldBe(["TRIP", "WEEKEND"]);
        version.Within(new(new(["OTHER"], []), ServiceNames.None), Menu.Day).Services.Select(service => service.Code).ShouldBe(["OTHER", "NIGHT"]);
    }
}
