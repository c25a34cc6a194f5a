using PricingApi.Domain.Adjustments;
using PricingApi.Domain.Catalogue;
using PricingApi.Domain.Charging;
using PricingApi.Domain.Quotes;

namespace PricingApi.Domain.Tests.Quotes;

public class QuoteBuilderTests
{
    private const decimal Dear = 999_999_999_999;

    private static readonly PriceBookVersion Version = Menu.Version(
        Menu.Service("STORAGE", new PerUnit(6, 1), kind: ServiceKind.Base),
        Menu.Service("LABELS", new PerUnit(0.35m, 1), ChargePeriod.OneOff),
        Menu.Service("BOOKS", new Flat(10), vat: VatTreatment.Reduced),
        Menu.Service("EXPORT", new Flat(20), ChargePeriod.PerYear, VatTreatment.Zero),
        Menu.Service("INSURANCE", new Flat(30), ChargePeriod.PerYear, VatTreatment.Exempt),
        Menu.Service("NO-REPORT", new Flat(4), kind: ServiceKind.OptOut));

    [Fact]
    public void Lines_keep_the_order_they_were_asked_in()
    {
        var quote = Menu.Quote(Version, new("LABELS", 100), new("STORAGE", 44));

        quote.Lines.Select(line => (line.Number, line.Service.Code, line.Quantity, line.NetAmount.Amount)).ShouldBe([(1, "LABELS", 100m, 35m), (2, "STORAGE", 44m, 264m)]);
    }

    [Fact]
    public void What_is_not_asked_is_listed_with_the_price_of_one()
    {
        var quote = Menu.Quote(Version, new("BOOKS", 1), new("STORAGE", 44));

        quote.Excluded.Select(excluded => (excluded.Service.Code, excluded.Quantity, excluded.ListAmount.Amount))
            .ShouldBe([("LABELS", 1m, 0.35m), ("EXPORT", 1m, 20m), ("INSURANCE", 1m, 30m), ("NO-REPORT", 1m, -4m)]);
    }

    [Fact]
    public void Charge_periods_are_never_added_up()
    {
        var quote = Menu.Quote(Version, new("EXPORT", 1), new("STORAGE", 44), new("LABELS", 100));

        quote.Totals.Select(total => (total.ChargePeriod, $"{total.Net}", $"{total.Vat}", $"{total.Gross}")).ShouldBe(
        [
            (ChargePeriod.OneOff, "35.00", "7.35", "42.35"),
            (ChargePeriod.PerMonth, "264.00", "55.44", "319.44"),
            (ChargePeriod.PerYear, "20.00", "0.00", "20.00"),
        ]);
    }

    [Fact]
    public void Vat_is_grouped_by_category_and_rate_in_the_order_of_the_treatments()
    {
        var quote = Menu.Quote(Version, new("INSURANCE", 1), new("EXPORT", 1), new("BOOKS", 1), new("STORAGE", 1));

        quote.Totals.SelectMany(total => total.VatBreakdown).Select(group => (group.Rate.Category, group.Rate.Rate, group.Base.Amount))
            .ShouldBe([("S", 21m, 6m), ("S", 9m, 10m), ("Z", 0m, 20m), ("E", 0m, 30m)]);
        quote.Lines.Select(line => (line.Vat.Category, line.VatAmount.Amount)).ShouldBe([("E", 0m), ("Z", 0m), ("S", 0.90m), ("S", 1.26m)]);
    }

    [Fact]
    public void Two_treatments_at_one_rate_are_one_group() =>
        Menu.QuoteBy(Menu.Terms with { Vat = new(19, 19) }, Version, new("BOOKS", 1), new("STORAGE", 1)).Totals[0].VatBreakdown.ShouldHaveSingleItem().Base.ShouldBe(Menu.Eur(16));

    [Theory]
    [InlineData(VatRounding.PerRate, "0.01")] // per line it would be a cent more
    [InlineData(VatRounding.PerLine, "-0.01")]
    public void The_quote_tells_what_the_other_rounding_would_differ(VatRounding rounding, string difference)
    {
        var version = Menu.Version(Menu.PerUnit("A", 37.50m), Menu.PerUnit("B", 12.50m));

        Menu.QuoteBy(Menu.Terms with { VatRounding = rounding }, version, new("A", 1), new("B", 1)).VatDifference.ToString().ShouldBe(difference);
    }

    [Fact]
    public void A_reduction_takes_off_its_own_line()
    {
        var quote = Menu.Quote(Version, new("STORAGE", 1), new("NO-REPORT", 1));

        quote.Lines[1].NetAmount.ShouldBe(Menu.Eur(-4));
        quote.Totals.ShouldHaveSingleItem().Net.ShouldBe(Menu.Eur(2));
    }

    [Fact]
    public void Opt_outs_may_take_off_all_of_the_base() =>
        Menu.Quote(Menu.Version(Menu.Service("A", new Flat(4), kind: ServiceKind.Base), Menu.Service("B", new Flat(4), kind: ServiceKind.OptOut)), new("A", 1), new("B", 1)).Totals[0].Gross.ShouldBe(Menu.Eur(0));

    [Theory]
    [InlineData("STORAGE", 0.5, "3.00")] // the base is less
    [InlineData("LABELS", 1000, "0.00")] // another charge period
    [InlineData("BOOKS", 1, "0.00")] // an extra is no base
    public void Opt_outs_never_take_off_more_than_the_base_of_their_charge_period(string service, decimal quantity, string @base)
    {
        var refusal = Menu.Refusals(Version, new(service, quantity), new("NO-REPORT", 1)).ShouldHaveSingleItem();

        (refusal.Code, refusal.Path).ShouldBe(("opt-out-exceeds-base", "/lines"));
        refusal.Message.ShouldBe($"The opt-outs take 4.00 EUR perMonth off {@base}: that is all that the base and what they require come to.");
    }

    [Fact]
    public void An_opt_out_may_be_taken_off_what_it_requires()
    {
        var version = Menu.Version(Menu.Service("HANDLING", new Flat(10)), Menu.PerUnit("OTHER", 100), Menu.Service("NO-CHECK", new PerUnit(4, 1), kind: ServiceKind.OptOut, requires: ["HANDLING"]));

        Menu.Quote(version, new("HANDLING", 1), new("NO-CHECK", 2.5m)).Totals[0].Net.ShouldBe(Menu.Eur(0));
        Found(version, new("HANDLING", 1), new("OTHER", 1), new("NO-CHECK", 3)).ShouldBe([("opt-out-exceeds-base", "/lines")]);
    }

    [Fact]
    public void An_amount_beyond_what_money_can_hold_is_refused_on_its_line()
    {
        var version = Menu.Version(Menu.PerUnit("A", 1), Menu.PerUnit("B", Dear), Menu.Service("FUEL", Menu.PercentageOf(10, "B")));

        Found(version, new("A", 1), new("B", 1_000_000), new("FUEL", 1)).ShouldBe([("amount-out-of-range", "/lines/1/quantity")]);
    }

    [Fact]
    public void A_quote_beyond_what_money_can_hold_is_refused() =>
        Found(Menu.Version(Menu.PerUnit("A", Dear), Menu.PerUnit("B", Dear)), new("A", 600), new("B", 600)).ShouldBe([("amount-out-of-range", "/lines")]);

    [Fact]
    public void Charges_and_reductions_beyond_what_money_can_hold_do_not_cancel_out() =>
        Found(Menu.Version(Menu.PerUnit("A", Dear), Menu.Service("B", new PerUnit(Dear, 1), kind: ServiceKind.OptOut)), new("A", 600), new("B", 600)).ShouldBe([("amount-out-of-range", "/lines")]);

    [Fact]
    public void An_excluded_percentage_beyond_what_money_can_hold_is_refused()
    {
        var refusal = Menu.Refusals(Menu.Version(Menu.PerUnit("A", Dear), Menu.Service("FUEL", Menu.PercentageOf(1000, "A"))), new Selection("A", 500)).ShouldHaveSingleItem();

        (refusal.Code, refusal.Path).ShouldBe(("amount-out-of-range", "/lines"));
        refusal.Message.ShouldBe("'FUEL' would cost 1,000,000,000,000,000 or more on this quote.");
    }

    [Fact]
    public void A_percentage_is_taken_after_line_discounts()
    {
        var version = Menu.Version(Menu.PerUnit("TRIP", 100), Menu.Service("FUEL", Menu.PercentageOf(10, "TRIP")));

        var quote = Menu.Quote(version, new("FUEL", 1), new("TRIP", 1) { Discounts = [Menu.PerCent(25)] });

        quote.Lines[0].NetAmount.ShouldBe(Menu.Eur(7.50m));
    }

    private static List<(string Code, string? Path)> Found(PriceBookVersion version, params Selection[] lines) =>
        [.. Menu.Refusals(version, lines).Select(refusal => (refusal.Code, refusal.Path))];
}
