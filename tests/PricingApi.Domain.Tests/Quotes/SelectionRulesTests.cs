using PricingApi.Domain.Catalogue;
using PricingApi.Domain.Quotes;

namespace PricingApi.Domain.Tests.Quotes;

public class SelectionRulesTests
{
    private static readonly PriceBookVersion Version = Menu.Version(
        Menu.PerUnit("BASE", 10),
        Menu.PerUnit("RENT", 5) with { Requires = ["BASE"] },
        Menu.PerUnit("NIGHT", 3) with { Requires = ["BASE", "RENT"], Excludes = ["DAY"] },
        Menu.PerUnit("DAY", 2),
        Menu.Service("BOX", new Domain.Charging.PerUnit(1, 1), unit: "XBX"));

    [Fact]
    public void A_quote_has_a_line() => Found().ShouldBe([("requirement-missing", "/lines")]);

    [Fact]
    public void A_service_is_one_of_the_price_book() => Found(new("BASE", 1), new("base", 1)).ShouldBe([("unknown-service", "/lines/1/service")]);

    [Fact]
    public void A_service_appears_once()
    {
        var refusal = Menu.Refusals(Version, new("DAY", 1), new("BASE", 1), new("DAY", 2)).ShouldHaveSingleItem();

        (refusal.Code, refusal.Path).ShouldBe(("duplicate-line", "/lines/2/service"));
        refusal.Message.ShouldBe("'DAY' is on line 1 already; a service appears once in a quote, save as an alternative at another quantity.");
    }

    [Fact]
    public void A_quantity_is_one_that_the_service_can_be_asked_in() =>
        Found(new("BASE", 0), new("BOX", 1.5m)).ShouldBe([("quantity-out-of-range", "/lines/0/quantity"), ("quantity-out-of-range", "/lines/1/quantity")]);

    [Fact]
    public void What_a_service_requires_is_on_the_quote()
    {
        Found(new("RENT", 1), new("BASE", 1)).ShouldBeEmpty(); // in any order
        Menu.Refusals(Version, new("BASE", 1), new("NIGHT", 1)).ShouldHaveSingleItem().Message.ShouldBe("'NIGHT' requires 'RENT', which is not on the quote.");
    }

    [Fact]
    public void What_a_service_excludes_is_not_on_the_quote()
    {
        var refusal = Menu.Refusals(Version, new("DAY", 1), new("BASE", 1), new("RENT", 1), new("NIGHT", 1)).ShouldHaveSingleItem();

        (refusal.Code, refusal.Path).ShouldBe(("exclusive-services", "/lines/3/service"));
        refusal.Message.ShouldBe("'NIGHT' cannot be combined with 'DAY' on line 1.");
    }

    [Fact]
    public void Every_fault_is_told_at_once() =>
        Found(new("X", 1), new("NIGHT", -1), new("DAY", 1), new("DAY", 1)).ShouldBe(
        [
            ("unknown-service", "/lines/0/service"),
            ("quantity-out-of-range", "/lines/1/quantity"),
            ("duplicate-line", "/lines/3/service"),
            ("requirement-missing", "/lines/1/service"),
            ("requirement-missing", "/lines/1/service"),
            ("exclusive-services", "/lines/1/service"),
        ]);

    [Theory]
    [InlineData(10_000, 0)]
    [InlineData(10_001, 1)]
    public void There_is_a_most_to_the_number_of_lines(int lines, int faults)
    {
        var version = Menu.Version([.. Enumerable.Range(0, lines).Select(number => Menu.PerUnit($"S{number}", 1))]);

        var found = Menu.Refusals(version, [.. version.Services.Select(service => new Selection(service.Code, 1))]);

        found.Count.ShouldBe(faults);
        found.ShouldAllBe(fault => fault.Code == "too-many-lines" && fault.Path == "/lines");
    }

    private static List<(string Code, string? Path)> Found(params Selection[] lines) =>
        [.. Menu.Refusals(Version, lines).Select(refusal => (refusal.Code, refusal.Path))];
}
