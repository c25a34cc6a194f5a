using PricingApi.Domain.Catalogue;
using PricingApi.Domain.Charging;
using PricingApi.Domain.Quotes;

namespace PricingApi.Domain.Tests.Quotes;

/// <summary>Which rules were looked at for a line, which lost, and why.</summary>
public class ConsideredTests
{
    [Fact]
    public void The_tiers_that_a_quantity_does_not_reach_lose()
    {
        var version = Menu.Version(
            Menu.Service("G", new Graduated([new(100, 1.50m, 0), new(500, 1.20m, 0), new(null, 0.95m, 0)]), minimum: 25),
            Menu.Service("V", new Volume([new(100, 1.50m, 0), new(null, 1.20m, 0)]), maximum: 10));

        Told(version, "G", new("G", 150), new("V", 101)).ShouldBe(
        [
            "tier + tier 1 at 1.50: the quantity falls in it", "tier + tier 2 at 1.20: the quantity falls in it", "tier - tier 3 at 0.95: starts above 500 charged units",
            "minimum - the amount comes to not less than 25.00", "vatRegime + a domestic customer",
        ]);
        Told(version, "V", new("G", 150), new("V", 101)).ShouldBe(
        [
            "tier - tier 1 at 1.50: the quantity lies above it, and all of it costs the price of the tier that is reached", "tier + tier 2 at 1.20: the quantity falls in it",
            "maximum + the amount comes to more than 10.00", "vatRegime + a domestic customer",
        ]);
    }

    [Fact]
    public void A_discount_of_another_period_loses()
    {
        var version = Menu.Version(Menu.PerUnit("A", 1m), Menu.PerUnit("B", 1m), Menu.Service("ONCE", new Flat(5), ChargePeriod.OneOff));
        var inputs = Menu.Inputs(version, new("A", 1), new("B", 1) { Disposition = Disposition.Optional }, new("ONCE", 1)) with { Discounts = [new(Menu.PerCent(10), ChargePeriod.PerMonth)] };
        var document = QuoteDocument.Compute(version, inputs).Value.ShouldNotBeNull();

        document.Numbers.Lines.Select(line => Considered.Of(line, document, version)[0]).Select(rule => $"{rule.Applied} {rule.Text.Nl}").ShouldBe(
            ["True 'agreed' geldt voor deze regel", "False 'agreed' geldt pas als de regel wordt gekozen", "False 'agreed' geldt voor een andere periode"]);
    }

    [Fact]
    public void An_index_that_an_introductory_price_does_not_follow_loses()
    {
        var service = Menu.Service("A", new Flat(100));
        var version = Menu.Version(service with { Tariff = service.Tariff with { Index = new("CPI", 120, 100), Introductory = new(new(2026, 4, 30), new Flat(40), null, null) } });
        var document = QuoteDocument.Compute(version, Menu.Inputs(version, new Selection("A", 1)) with { Indexes = [new("CPI", new(2026, 1, 1), 126, "CBS")] }).Value.ShouldNotBeNull();

        Considered.Of(document.Numbers.Lines[0], document, version).Select(rule => $"{rule.Rule} {rule.Applied}").ShouldBe(["introductory True", "index False", "vatRegime True"]);
    }

    private static IEnumerable<string> Told(PriceBookVersion version, string service, params Selection[] lines)
    {
        var document = QuoteDocument.Compute(version, Menu.Inputs(version, lines)).Value.ShouldNotBeNull();

        return Considered.Of(document.Numbers.Lines.Single(line => line.Service == service), document, version).Select(rule => $"{rule.Rule} {(rule.Applied ? '+' : '-')} {rule.Text.En}");
    }
}
