using PricingApi.Domain.Catalogue;
using PricingApi.Domain.Charging;
using PricingApi.Domain.Quotes;

namespace PricingApi.Domain.Tests.Quotes;

public class ConfigurationTests
{
    private static readonly PriceBookVersion Version = Menu.Version(
        Menu.Service("BASE", new Flat(100), kind: ServiceKind.Base),
        Menu.Service("PICK", new PerUnit(2, 1), ChargePeriod.PerOccurrence, requires: ["BASE"]) with { Quantity = new(10, null, null) },
        Menu.Service("PACK", new PerUnit(1, 1), ChargePeriod.PerOccurrence, requires: ["PICK"]),
        Menu.Service("OTHER", new Flat(50), excludes: ["BASE"]),
        Menu.Service("FUEL", Menu.PercentageOf(10, "BASE", "OTHER")),
        Menu.Service("LESS", new Flat(500), kind: ServiceKind.OptOut));

    [Fact]
    public void Each_service_tells_what_it_would_change()
    {
        var configuration = Of(new("BASE", 1), new("FUEL", 1));

        configuration.Totals.ShouldHaveSingleItem().Gross.ShouldBe(Menu.Eur(133.10m));
        Option(configuration, "BASE").ShouldBe("remove: PerMonth -110.00 -23.10 -133.10"); // the percentage is of nothing then
        Option(configuration, "FUEL").ShouldBe("remove: PerMonth -10.00 -2.10 -12.10");
        Option(configuration, "PICK").ShouldBe("add: PerOccurrence 20.00 4.20 24.20");
        Option(configuration, "PACK").ShouldBe("add with PICK: PerOccurrence 21.00 4.41 25.41");
        Option(configuration, "OTHER").ShouldBe("add, not with BASE");
        Option(configuration, "LESS").ShouldBe("add, cannot be quoted");
    }

    [Fact]
    public void What_cannot_do_without_a_service_goes_with_it() =>
        Option(Of(new("BASE", 1), new("PICK", 30), new("PACK", 5)), "PICK").ShouldBe("remove with PACK: PerOccurrence -65.00 -13.65 -78.65");

    [Fact]
    public void A_form_may_begin_empty()
    {
        var configuration = Of();

        configuration.Totals.ShouldBeEmpty();
        Option(configuration, "PACK").ShouldBe("add with PICK BASE: PerOccurrence 21.00 4.41 25.41; PerMonth 100.00 21.00 121.00");
    }

    [Fact]
    public void The_last_service_may_be_removed() => Option(Of(new Selection("BASE", 1)), "BASE").ShouldBe("remove: PerMonth -100.00 -21.00 -121.00");

    [Fact]
    public void A_selection_that_cannot_be_quoted_is_refused() =>
        Configuration.Of(Version, Menu.Inputs(Version, new Selection("PICK", 10))).Refusals.ShouldHaveSingleItem().Code.ShouldBe("requirement-missing");

    /// <summary>Whatever is taken: an option says exactly what pricing the other selection says.</summary>
    [Fact]
    public void Every_change_is_what_pricing_with_it_comes_to()
    {
        Selection[] lines = [new("BASE", 1), new("PICK", 12.5m), new("FUEL", 1)];
        var before = Menu.Quote(Version, lines).Totals;

        foreach (var option in Of(lines).Options.Where(option => option.Changes is not null))
        {
            Selection[] then = option.IsSelected
                ? [.. lines.Where(line => line.Service != option.Service.Code && !option.With.Contains(line.Service))]
                : [.. lines, .. option.With.Append(option.Service.Code).Select(code => new Selection(code, Quantities.Least(Version.Get(code))))];
            var after = Menu.Quote(Version, then).Totals;

            foreach (var period in Enum.GetValues<ChargePeriod>())
            {
                (option.Changes!.SingleOrDefault(change => change.ChargePeriod == period)?.Gross.Amount ?? 0).ShouldBe(Gross(after, period) - Gross(before, period), option.Service.Code);
            }
        }

        static decimal Gross(IReadOnlyList<PeriodTotal> totals, ChargePeriod period) => totals.SingleOrDefault(total => total.ChargePeriod == period)?.Gross.Amount ?? 0;
    }

    private static string Option(Configuration configuration, string code)
    {
        var option = configuration.Options.Single(option => option.Service.Code == code);
        var what = (option.IsSelected ? "remove" : "add") + (option.With is [] ? "" : $" with {string.Join(' ', option.With)}");

        return option switch
        {
            { Conflicts: not [] } => $"{what}, not with {string.Join(' ', option.Conflicts)}",
            { Changes: null } => $"{what}, cannot be quoted",
            { Changes: var changes } => $"{what}: {string.Join("; ", changes.Select(change => $"{change.ChargePeriod} {change.Net} {change.Vat} {change.Gross}"))}",
        };
    }

    private static Configuration Of(params Selection[] lines) => Configuration.Of(Version, Menu.Inputs(Version, lines)).Value.ShouldNotBeNull();
}
