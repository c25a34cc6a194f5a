using PricingApi.Domain.Catalogue;
using PricingApi.Domain.Charging;
using PricingApi.Domain.Quotes;

namespace PricingApi.Domain.Tests.Charging;

public class NamedLinesTests
{
    private static readonly Percentage Fuel = new(100, new(["TRIP", "TRIP"], ["transport", "transport"], [ServiceKind.Base, ServiceKind.Base]), 0);

    private static readonly string[] Filling = ["TRIP", "OTHER"];

    [Theory]
    [InlineData("TRIP", "handling", ServiceKind.AddOn, 10)] // by code
    [InlineData("TOLL", "transport", ServiceKind.AddOn, 10)] // by category
    [InlineData("RENT", "storage", ServiceKind.Base, 10)] // by kind
    [InlineData("TRIP", "transport", ServiceKind.Base, 10)] // by all three, counted once
    [InlineData("TRIP", "transport", ServiceKind.AddOn, 10)] // by two
    [InlineData("TRIP", "handling", ServiceKind.Base, 10)]
    [InlineData("TOLL", "handling", ServiceKind.AddOn, 0)] // by none
    public void A_line_counts_once_by_its_code_category_or_kind(string code, string category, ServiceKind kind, decimal counted) =>
        Base(Fuel, Menu.Service(code, new Flat(10), category: category, kind: kind)).ShouldBe(counted);

    [Fact]
    public void A_reduction_that_is_named_counts_against_the_rest() =>
        Base(Fuel, Menu.Service("A", new Flat(10), category: "transport", kind: ServiceKind.Base), Menu.Service("B", new Flat(4), category: "transport", kind: ServiceKind.OptOut)).ShouldBe(6);

    [Fact]
    public void A_line_of_another_charge_period_does_not_count() =>
        Base(Fuel, Menu.Service("A", new Flat(10), ChargePeriod.PerYear, category: "transport"), Menu.Service("B", new Flat(4), category: "transport")).ShouldBe(4);

    [Fact]
    public void Another_percentage_does_not_count() =>
        Base(Fuel, Menu.Service("A", new Percentage(50, new(["TRIP"], [], []), 7), category: "transport", kind: ServiceKind.Base)).ShouldBe(0);

    [Fact]
    public void What_a_service_would_cost_is_taken_of_the_lines_on_the_quote()
    {
        var version = Menu.Version(Menu.PerUnit("TRIP", 12.50m), Menu.PerUnit("TOLL", 3), Menu.Service("FUEL", Menu.PercentageOf(10, "TRIP", "TOLL")));

        Menu.Quote(version, new Selection("TRIP", 4)).Excluded.Select(excluded => (excluded.Service.Code, excluded.ListAmount.Amount)).ShouldBe([("TOLL", 3m), ("FUEL", 5m)]);
    }

    [Fact(Timeout = 20_000)]
    public async Task Thousands_of_percentages_of_thousands_of_lines_are_priced_in_linear_time()
    {
        var lines = Enumerable.Range(0, 5_000).Select(number => Menu.Service($"L{number}", new Flat(1), category: $"category-{number}"));
        var percentages = Enumerable.Range(0, 5_000).Select(number => Menu.Service($"P{number}", new Percentage(1, new([], [], [ServiceKind.AddOn]), 0), kind: ServiceKind.Base));
        var version = Menu.Version([.. lines, .. percentages]);

        var quote = await Task.Run(() => Menu.Quote(version, [.. version.Services.Select(service => new Selection(service.Code, 1))]), TestContext.Current.CancellationToken);

        quote.Totals.ShouldHaveSingleItem().Net.ShouldBe(Menu.Eur(5_000 + (5_000 * 50)));
    }

    /// <summary>What the percentage is taken of when these services and it are on a quote.</summary>
    private static decimal Base(Percentage percentage, params Service[] services)
    {
        Service[] all = [.. services, Menu.Service("FUEL", percentage), .. Others(services)];

        return Menu.Quote(Menu.Version(all), [.. services.Append(all[services.Length]).Select(service => new Selection(service.Code, 1))]).Lines[^1].Steps[0].Base.ShouldNotBeNull();
    }

    /// <summary>What must be in the price book to be named, and is not on the quote.</summary>
    private static IEnumerable<Service> Others(Service[] services) =>
        Filling.Where(code => services.All(service => service.Code != code)).Select(code => Menu.Service(code, new Flat(1000), category: "transport"));
}
