using PricingApi.Domain.Catalogue;
using PricingApi.Domain.Charging;
using PricingApi.Domain.Quotes;
using PricingApi.Domain.Quotes.Comparing;

namespace PricingApi.Domain.Tests.Quotes.Comparing;

/// <summary>Why one quote comes to something else than another: every cent has one cause.</summary>
public class QuoteDifferenceTests
{
    private static readonly PriceBookVersion Old = Menu.Version(
        Menu.PerUnit("A", 6m, category: "storage"), Menu.PerUnit("B", 1m), Menu.Service("FUEL", new Percentage(10, new([], ["storage"], []), 0)), Menu.Service("ONCE", new Flat(50), ChargePeriod.OneOff));

    private static readonly PriceBookVersion New = Menu.Version(
        Menu.PerUnit("A", 7m, category: "storage"), Menu.PerUnit("B", 1m), Menu.Service("FUEL", new Percentage(12, new([], ["storage"], []), 0)), Menu.Service("ONCE", new Flat(50), ChargePeriod.OneOff));

    [Fact]
    public void A_dearer_price_and_a_larger_quantity_are_told_apart() =>
        Told(Quote(Old, new Selection("A", 10)), Quote(New, new Selection("A", 12)), New).ShouldBe("PerMonth Quantity 14.00 Price 10.00 | 5.04 29.04");

    [Fact]
    public void Percentages_follow_their_base_and_their_rate() =>
        Told(Quote(Old, new("A", 10), new("FUEL", 1)), Quote(New, new("A", 10), new("FUEL", 1)), New).ShouldBe("PerMonth Price 11.20 Base 1.20 | 2.60 15.00");

    [Fact]
    public void What_is_added_and_removed_counts_in_its_own_period() =>
        Told(Quote(Old, new("A", 10), new("B", 5)), Quote(Old, new("A", 10), new("ONCE", 1)), Old).ShouldBe("OneOff Added 50.00 | 10.50 60.50; PerMonth Removed -5.00 | -1.05 -6.05");

    [Fact]
    public void Discounts_bundles_and_courtesies_are_one_cause_and_manual_prices_another()
    {
        var before = Quote(Old, new("A", 10), new("B", 10));
        var after = QuoteDocument.Compute(Old, Menu.Inputs(Old, new Selection("A", 10) { Discounts = [Menu.PerCent(10)] }, new Selection("B", 10) { ManualPrice = new(2, "spoed") }) with { Discounts = [new(Menu.PerCent(10))] }).Value.ShouldNotBeNull();

        Told(before, after, Old).ShouldBe("PerMonth Price 10.00 Discount -13.40 | -0.71 -4.11");
    }

    [Fact]
    public void Quotes_that_are_alike_differ_in_nothing()
    {
        var difference = QuoteDifference.Between(Quote(Old, new Selection("A", 10)), Quote(Old, new Selection("A", 10)), Old);

        difference.Lines.ShouldBeEmpty();
        difference.Periods.ShouldHaveSingleItem().Net.ShouldBeEmpty();
    }

    [Fact]
    public void A_service_that_falls_due_in_another_period_was_removed_and_added()
    {
        var yearly = Menu.Version(Menu.Service("A", new PerUnit(6, 1), ChargePeriod.PerYear, category: "storage"));

        Told(Quote(Old, new Selection("A", 1)), Quote(yearly, new Selection("A", 1)), yearly).ShouldBe("PerMonth Removed -6.00 | -1.26 -7.26; PerYear Added 6.00 | 1.26 7.26");
    }

    [Fact]
    public void Options_do_not_count() =>
        Told(Quote(Old, new Selection("A", 10)), Quote(Old, new("A", 10), new("B", 1) { Disposition = Disposition.Optional }), Old).ShouldBe("PerMonth  | 0.00 0.00");

    private static QuoteDocument Quote(PriceBookVersion version, params Selection[] lines) => QuoteDocument.Compute(version, Menu.Inputs(version, lines)).Value.ShouldNotBeNull();

    private static string Told(QuoteDocument before, QuoteDocument after, PriceBookVersion version) => string.Join("; ", QuoteDifference.Between(before, after, version).Periods
        .Select(period => $"{period.ChargePeriod} {string.Join(' ', period.Net.Select(cause => $"{cause.Cause} {cause.Amount}"))} | {period.Vat} {period.Gross}"));
}
