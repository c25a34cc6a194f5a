using PricingApi.Domain.Catalogue;
using PricingApi.Domain.Charging;
using PricingApi.Domain.Quotes;

namespace PricingApi.Domain.Tests.Quotes;

public class ContractValuesTests
{
    private static readonly PriceBookVersion Version = Menu.Version(
        Menu.Service("START", new Flat(1000), ChargePeriod.OneOff),
        Menu.Service("TRIP", new Flat(10), ChargePeriod.PerOccurrence),
        Menu.Service("DEAR-TRIP", new Flat(999_999_999_999), ChargePeriod.PerOccurrence),
        Menu.Service("STORAGE", new Flat(200), ChargePeriod.PerMonth),
        Menu.Service("LICENCE", new Flat(300), ChargePeriod.PerYear));

    [Theory]
    [InlineData("START", 36, "1000.00", "1000.00")] // once, however long the term
    [InlineData("STORAGE", 36, "2400.00", "7200.00")]
    [InlineData("STORAGE", 6, "1200.00", "1200.00")] // a term shorter than a year
    [InlineData("STORAGE", 12, "2400.00", "2400.00")]
    [InlineData("LICENCE", 6, "300.00", "300.00")] // each started year counts
    [InlineData("LICENCE", 12, "300.00", "300.00")]
    [InlineData("LICENCE", 13, "300.00", "600.00")]
    [InlineData("TRIP", 36, "2500.00", "7500.00")] // 250 a year
    [InlineData("TRIP", 5, "1041.67", "1041.67")]
    [InlineData("STORAGE", 600, "2400.00", "120000.00")]
    public void Each_period_counts_by_its_own_measure(string service, int months, string firstYear, string contract) =>
        Value(months, 250, service).ShouldBe((firstYear, contract));

    [Fact]
    public void Periods_are_added_up() => Value(24, 250, "START", "TRIP", "STORAGE", "LICENCE").ShouldBe(("6200.00", "11400.00"));

    [Fact]
    public void A_part_of_a_year_is_divided_once_so_that_half_a_cent_stays_half()
    {
        // Once a year at 0.06, over one month: 0.005 exactly.
        var version = Menu.Version(Menu.Service("TRIP", new Flat(0.06m), ChargePeriod.PerOccurrence));

        var value = Menu.QuoteBy(Menu.Terms with { TermMonths = 1, OccurrencesPerYear = 1 }, version, new Selection("TRIP", 1)).Value;

        value.ShouldNotBeNull().Contract.ShouldBe(Menu.Eur(0.01m));
    }

    [Theory]
    [InlineData(null, 250, "STORAGE")] // no term
    [InlineData(12, null, "TRIP")] // how often is not known
    [InlineData(0, 250, "STORAGE")]
    [InlineData(601, 250, "STORAGE")]
    [InlineData(int.MaxValue, int.MaxValue, "DEAR-TRIP")] // would overflow
    [InlineData(12, 0, "TRIP")]
    [InlineData(12, 1_000_001, "TRIP")]
    public void There_is_none_when_something_it_needs_is_not_stated_or_out_of_range(int? months, int? occurrences, string service) =>
        Menu.QuoteBy(Menu.Terms with { TermMonths = months, OccurrencesPerYear = occurrences }, Version, new Selection(service, 1)).Value.ShouldBeNull();

    [Fact]
    public void Occurrences_are_needed_only_for_lines_that_are_charged_by_them() => Value(12, null, "STORAGE").ShouldBe(("2400.00", "2400.00"));

    [Fact]
    public void A_contract_beyond_what_money_can_hold_is_refused()
    {
        var terms = Menu.Terms with { TermMonths = 600, OccurrencesPerYear = 1_000_000 };

        var refusal = QuoteBuilder.Price(Version, [new("DEAR-TRIP", 1)], terms).Refusals.ShouldHaveSingleItem();

        (refusal.Code, refusal.Path).ShouldBe(("amount-out-of-range", "/termMonths"));
    }

    private static (string FirstYear, string Contract) Value(int months, int? occurrences, params string[] services)
    {
        var lines = services.Select(service => new Selection(service, 1)).ToArray();
        var value = Menu.QuoteBy(Menu.Terms with { TermMonths = months, OccurrencesPerYear = occurrences }, Version, lines).Value.ShouldNotBeNull();

        return (value.FirstYear.ToString(), value.Contract.ToString());
    }
}
