using PricingApi.Domain.Catalogue;
using PricingApi.Domain.Charging;

namespace PricingApi.Domain.Tests.Catalogue;

public class DatedRulesTests
{
    private static readonly Service Gone = Menu.PerUnit("GONE", 1) with { LastSaleDate = Menu.Day.AddDays(-1) };
    private static readonly Service Going = Menu.PerUnit("GOING", 1) with { LastSaleDate = Menu.Day };

    public static TheoryData<Service, string> Referring => new()
    {
        { Menu.PerUnit("A", 1) with { Requires = ["GOING", "GONE"] }, "/services/2/requires/1" },
        { Menu.PerUnit("A", 1) with { Recommends = ["GONE"] }, "/services/2/recommends/0" },
        { Menu.Service("A", Menu.PercentageOf(8, "GOING", "GONE")), "/services/2/tariff/charge/of/services/1" },
        { Menu.PerUnit("A", 1) with { Surcharge = new(new(["GONE"], []), new(null, null, true, null)) }, "/services/2/surcharge/for/services/0" },
    };

    [Theory]
    [MemberData(nameof(Referring))]
    public void What_is_sold_refers_to_nothing_that_is_not(Service service, string path)
    {
        var refusal = DatedRules.Check([Gone, Going, service], Menu.Day).ShouldHaveSingleItem();

        (refusal.Code, refusal.Path).ShouldBe(("retired-reference", path));
        DatedRules.Check([Gone, Going, service with { LastSaleDate = Gone.LastSaleDate }], Menu.Day).ShouldBeEmpty(); // neither is sold
        DatedRules.Check([Gone, Going, service], Gone.LastSaleDate!.Value).ShouldBeEmpty(); // its last day
    }

    [Fact]
    public void What_may_not_be_meant_is_found()
    {
        var introduced = Menu.PerUnit("A", 2) with { Requires = ["GOING"], Tariff = Menu.PerUnit("A", 2).Tariff with { Introductory = new(Menu.Day.AddDays(-1), new Flat(1)) } };

        DatedRules.Find([Gone, Going, introduced], Menu.Day).Select(finding => (finding.Code, finding.Path)).ShouldBe(
            [("sale-over", "/services/0/lastSaleDate"), ("sale-ends-sooner", "/services/2/requires"), ("introduction-over", "/services/2/tariff/introductory/until")]);
        DatedRules.Find([Gone, Going, introduced with { LastSaleDate = Menu.Day }], Menu.Day.AddDays(-1)).ShouldBeEmpty();
    }

    [Fact]
    public void What_can_never_be_quoted_or_due_is_found()
    {
        var less = Menu.Service("LESS", new Flat(1), ChargePeriod.PerOccurrence, kind: ServiceKind.OptOut);
        var rush = Menu.PerUnit("RUSH", 1) with { Surcharge = new(new(["TRIP"], []), new(null, null, true, null)) };
        var trip = Menu.Service("TRIP", new Flat(10), ChargePeriod.PerOccurrence);
        var @base = Menu.Service("BASE", new Flat(10), kind: ServiceKind.Base);

        DatedRules.Find([less, rush, trip, @base], Menu.Day).Select(finding => (finding.Code, finding.Path)).ShouldBe(
            [("opt-out-of-nothing", "/services/0/requires"), ("rush-without-lead-time", "/services/1/surcharge/when/rush")]);
        DatedRules.Find([less with { Requires = ["TRIP"] }, rush, trip with { LeadTime = new(1, LeadTimeUnit.Days) }], Menu.Day).ShouldBeEmpty();
        DatedRules.Find([less, @base with { Tariff = trip.Tariff }], Menu.Day).ShouldBeEmpty();
    }
}
