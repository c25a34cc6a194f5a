using PricingApi.Domain.Catalogue;
using PricingApi.Domain.Charging;

namespace PricingApi.Domain.Tests.Catalogue;

public class DependenciesTests
{
    [Fact]
    public void What_is_required_or_excluded_is_in_the_price_book() =>
        Found(Service("A", ["B", "X"], ["Y"]), Service("B")).ShouldBe([("unknown-service", "/services/0/requires/1"), ("unknown-service", "/services/0/excludes/0")]);

    [Fact]
    public void Nothing_requires_itself() => Found(Service("A", ["A"])).ShouldBe([("requires-cycle", "/services/0/requires")]);

    [Fact]
    public void Requirements_do_not_go_round_in_a_circle() =>
        Found(Service("A", ["B"]), Service("B", ["C"]), Service("C", ["A"]), Service("D", ["A"]))
            .ShouldBe([("requires-cycle", "/services/0/requires"), ("requires-cycle", "/services/1/requires"), ("requires-cycle", "/services/2/requires")]);

    [Fact]
    public void Two_ways_to_the_same_requirement_are_no_circle() =>
        Found(Service("A", ["B", "C"]), Service("B", ["D"]), Service("C", ["D"]), Service("D")).ShouldBeEmpty();

    [Fact]
    public void What_a_service_requires_it_does_not_exclude() =>
        Found(Service("A", ["B"], ["B"]), Service("B")).ShouldBe([("contradiction", "/services/0/excludes")]);

    [Fact]
    public void What_a_service_requires_does_not_exclude_it() =>
        Found(Service("A", ["B"]), Service("B", [], ["A"])).ShouldBe([("contradiction", "/services/0/requires")]);

    [Fact]
    public void A_service_does_not_exclude_itself() => Found(Service("A", [], ["A"])).ShouldBe([("contradiction", "/services/0/excludes")]);

    [Fact]
    public void Requirements_through_a_chain_do_not_exclude_each_other() =>
        Found(Service("A", ["B"]), Service("B", ["C", "D"]), Service("C"), Service("D", [], ["C"]))
            .ShouldBe([("contradiction", "/services/0/requires"), ("contradiction", "/services/1/requires")]);

    [Fact]
    public void Exclusions_of_what_is_not_required_are_fine() => Found(Service("A", ["B"], ["C"]), Service("B"), Service("C", [], ["A"])).ShouldBeEmpty();

    [Theory]
    [InlineData(33, 0)] // the first requires the 32 others
    [InlineData(34, 1)]
    public void A_chain_of_requirements_is_not_too_long(int services, int refused)
    {
        var found = Found(Chain(services));

        found.Count(fault => fault.Code == "requires-depth").ShouldBe(refused);
        found.Count.ShouldBe(refused);
    }

    [Fact(Timeout = 20_000)]
    public async Task A_chain_of_ten_thousand_is_refused_in_linear_time() =>
        (await Task.Run(() => Found(Chain(10_000)), TestContext.Current.CancellationToken)).Count(fault => fault.Code == "requires-depth").ShouldBe(10_000 - 33);

    [Fact(Timeout = 20_000)]
    public async Task A_circle_of_ten_thousand_is_refused_in_linear_time()
    {
        var circle = Chain(10_000);
        circle[^1] = Service("S9999", ["S0"]);

        (await Task.Run(() => Found(circle), TestContext.Current.CancellationToken)).Count.ShouldBe(10_000);
    }

    [Fact(Timeout = 20_000)]
    public async Task A_service_that_requires_and_excludes_all_is_looked_at_once()
    {
        var all = Enumerable.Range(0, 10_000).Select(number => $"S{number}").ToArray();
        Service[] services = [Service("HUB", all, all), .. all.Select(code => Service(code, ["HUB"]))];

        (await Task.Run(() => Found(services), TestContext.Current.CancellationToken)).Count(fault => fault.Code == "contradiction").ShouldBe(10_001);
    }

    private static Service[] Chain(int services) =>
        [.. Enumerable.Range(0, services).Select(number => Service($"S{number}", number < services - 1 ? [$"S{number + 1}"] : []))];

    private static Service Service(string code, string[]? requires = null, string[]? excludes = null) =>
        Menu.Service(code, new Flat(1), requires: requires, excludes: excludes);

    private static List<(string Code, string? Path)> Found(params Service[] services) =>
        [.. PriceBookRules.Check(services, Currency.Euro).Select(refusal => (refusal.Code, refusal.Path))];
}
