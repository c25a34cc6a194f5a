using PricingApi.Domain.Catalogue;
using PricingApi.Domain.Charging;

namespace PricingApi.Domain.Tests.Catalogue;

public class PercentageRulesTests
{
    private const string Named = "/services/0/tariff/charge/of/services/0";

    [Fact]
    public void A_percentage_names_services_of_the_price_book() =>
        Found(Of("FUEL", "TRIP", "X"), Menu.PerUnit("TRIP", 1)).ShouldBe([("unknown-service", "/services/0/tariff/charge/of/services/1")]);

    [Fact]
    public void A_percentage_names_categories_of_the_price_book() =>
        Found(Menu.Service("FUEL", new Percentage(1, new([], ["extras", "transport"], []), 0))).ShouldBe([("unknown-category", "/services/0/tariff/charge/of/categories/1")]);

    [Fact]
    public void A_percentage_names_services_of_its_own_charge_period() =>
        Found(Of("FUEL", "TRIP"), Menu.Service("TRIP", new Flat(1), ChargePeriod.PerOccurrence)).ShouldBe([("percentage-period", Named)]);

    [Fact]
    public void A_percentage_is_not_taken_of_another() =>
        Found(Of("FUEL", "TOLL"), Of("TOLL", "TRIP"), Menu.PerUnit("TRIP", 1)).ShouldBe([("percentage-of-percentage", Named)]);

    [Fact]
    public void A_percentage_is_not_taken_of_itself() => Found(Of("FUEL", "FUEL")).ShouldBe([("percentage-cycle", Named)]);

    [Fact]
    public void Percentages_do_not_go_round_in_a_circle() =>
        Found(Of("A", "B"), Of("B", "C"), Of("C", "A", "D"), Of("D", "E"), Menu.PerUnit("E", 1)).ShouldBe(
        [
            ("percentage-cycle", Named),
            ("percentage-cycle", "/services/1/tariff/charge/of/services/0"),
            ("percentage-cycle", "/services/2/tariff/charge/of/services/0"),
            ("percentage-of-percentage", "/services/2/tariff/charge/of/services/1"),
        ]);

    [Fact(Timeout = 20_000)]
    public async Task A_chain_of_ten_thousand_percentages_is_refused_in_linear_time()
    {
        Service[] chain = [.. Enumerable.Range(0, 10_000).Select(number => Of($"P{number}", $"P{number + 1}")), Menu.PerUnit("P10000", 1)];

        var found = await Task.Run(() => Found(chain), TestContext.Current.CancellationToken);

        found.Count.ShouldBe(9_999);
        found.ShouldAllBe(fault => fault.Code == "percentage-of-percentage");
    }

    [Fact(Timeout = 20_000)]
    public async Task Ten_thousand_percentages_of_a_thousand_categories_are_looked_at_in_linear_time()
    {
        var categories = Enumerable.Range(0, 1_000).Select(number => $"category-{number}").ToArray();
        Service[] services = [.. Enumerable.Range(0, 10_000).Select(number => Menu.Service($"P{number}", new Percentage(1, new([], categories, []), 0), category: categories[number % 1_000]))];

        (await Task.Run(() => Found(services), TestContext.Current.CancellationToken)).ShouldBeEmpty();
    }

    private static Service Of(string code, params string[] services) => Menu.Service(code, Menu.PercentageOf(8.5m, services));

    private static List<(string Code, string? Path)> Found(params Service[] services) =>
        [.. PriceBookRules.Check(services, Currency.Euro).Select(refusal => (refusal.Code, refusal.Path))];
}
